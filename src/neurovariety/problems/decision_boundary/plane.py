"""Boundaries in the plane: lines are clipped by regions, pieces are glued and cut at crossings.

Everything is rational. A line ``c + a x + b y = 0`` has the points ``p(s)`` at distance s, in
lengths of its normal, from the foot of the origin; an interval of s has None for infinity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from math import gcd
from typing import Any

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.shown import Shown, counted, listed
from neurovariety.networks.piecewise.function import Integers

Point = tuple[Fraction, Fraction]
Interval = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class PlaneBoundary(Shown):
    """A graph in the plane with straight edges, some of which end at infinity.

    Parameters
    ----------
    vertices : tuple of (Fraction, Fraction)
        Where edges end, turn or meet; and isolated points.
    edges : tuple of (int, int)
        Their ends, by the numbers of the vertices.
    rays : tuple of (int, (int, int))
        The vertex and the direction.
    lines : tuple of (int, int, int)
        Whole lines ``c + a x + b y = 0`` without vertices, as (c, a, b).
    flat : int
        Activation regions on which the output is zero: they lie on neither side, and are no part
        of the boundary but for their own.
    """

    vertices: tuple[Point, ...]
    edges: tuple[tuple[int, int], ...]
    rays: tuple[tuple[int, tuple[int, int]], ...]
    lines: tuple[Integers, ...]
    flat: int = 0

    @property
    def components(self) -> int:
        """The number of connected components."""
        of = list(range(len(self.vertices)))
        for i, j in self.edges:
            of = [of[i] if c == of[j] else c for c in of]
        return len(set(of)) + len(self.lines)

    @property
    def bounded_cells(self) -> int:
        """The bounded components of the complement: independent cycles of the graph."""
        return len(self.edges) - len(self.vertices) + self.components - len(self.lines)

    def fields(self) -> dict[str, Any]:
        """As in an engine's answer: vertices as numerators and denominators."""
        return {
            "vertices": tuple(v for p in self.vertices for x in p for v in x.as_integer_ratio()),
            "edges": tuple(v for e in self.edges for v in e),
            "rays": tuple(v for i, direction in self.rays for v in (i, *direction)),
            "lines": tuple(v for line in self.lines for v in line),
            "flat": self.flat,
        }

    def summary(self) -> list[tuple[str, str]]:
        names = ("vertex", "vertices"), ("edge", "edges"), ("ray", "rays"), ("line", "lines")
        sizes = [counted(n, *name) for name in names if (n := len(getattr(self, name[1])))]
        return [
            ("boundary", ", ".join(sizes) or "empty"),
            ("components", f"{self.components}"),
            ("bounded cells", f"{self.bounded_cells}"),
            *listed("vertices", self.vertices),
            *zero_on(self.flat),
        ]


def zero_on(flat: int) -> list[tuple[str, str]]:
    """A row, if there are activation regions on which the output is zero."""
    return [("zero", f"on {counted(flat, 'activation region')}")] if flat else []


def boundary(regions: Iterable[tuple[Sequence[Integers], Integers]]) -> PlaneBoundary:
    """The points where a continuous function is zero, but not near them.

    Parameters
    ----------
    regions : iterable
        Inequalities of each region, and the function there.

    Examples
    --------
    >>> right, left = ([(0, 1, 0)], (-1, 1, 0)), ([(0, -1, 0)], (-1, -1, 0))
    >>> boundary([right, left])  # abs(x) - 1
    PlaneBoundary(vertices=(), edges=(), rays=(), lines=((-1, 1, 0), (1, 1, 0)), flat=0)
    """
    flat = 0
    pieces: defaultdict[Integers, list[Interval]] = defaultdict(list)
    touched: set[Point] = set()
    for rows, f in regions:
        check_time()
        if not any(f):
            flat += 1
        elif any(f[1:]):
            line = _normalized(f)
            low, high = _clipped(line, rows)
            if low is None or high is None or low < high:
                pieces[line].append((low, high))
            elif low == high:
                touched.add(_at(line, low))
    whole = [(line, i) for line, found in sorted(pieces.items()) for i in _union(found)]
    return _graph(whole, touched, flat)


def _normalized(f: Integers) -> Integers:
    """Without a common factor, the first slope that is not zero positive."""
    scale = gcd(*f) if next(v for v in f[1:] if v) > 0 else -gcd(*f)
    return tuple(v // scale for v in f)


def _at(line: Integers, s: Fraction) -> Point:
    c, a, b = line
    n = a * a + b * b
    return Fraction(-c * a, n) - b * s, Fraction(-c * b, n) + a * s


def _place(line: Integers, p: Point) -> Fraction:
    _, a, b = line
    return (a * p[1] - b * p[0]) / (a * a + b * b)


def _clipped(line: Integers, rows: Iterable[Integers]) -> Interval:
    """What lies in the closed region; an empty interval (1, 0) if nothing does."""
    c, a, b = line
    low: Fraction | None = None
    high: Fraction | None = None
    for t, u, v in rows:
        constant = t * (a * a + b * b) - c * (a * u + b * v)
        slope = (a * v - b * u) * (a * a + b * b)
        if not slope:
            if constant < 0:
                return Fraction(1), Fraction(0)
            continue
        s = Fraction(-constant, slope)
        if slope > 0:
            low = s if low is None else max(low, s)
        else:
            high = s if high is None else min(high, s)
    return low, high


def _union(intervals: Sequence[Interval]) -> list[Interval]:
    """The components of a union of closed intervals."""
    found: list[Interval] = []
    for low, high in sorted(intervals, key=lambda i: (i[0] is not None, i[0] or Fraction(0))):
        if found and _reaches(found[-1][1], low):
            last = found[-1][1]
            longest = None if last is None or high is None else max(last, high)
            found[-1] = found[-1][0], longest
        else:
            found.append((low, high))
    return found


def _reaches(high: Fraction | None, low: Fraction | None) -> bool:
    return high is None or low is None or low <= high


def _inside(interval: Interval, s: Fraction) -> bool:
    low, high = interval
    return (low is None or low <= s) and (high is None or s <= high)


def _graph(whole: list[tuple[Integers, Interval]], touched: set[Point], flat: int) -> PlaneBoundary:
    cuts: list[set[Fraction]] = [{s for s in i if s is not None} for _, i in whole]
    for (i, (f, one)), (j, (g, two)) in combinations(enumerate(whole), 2):
        p = _crossing(f, g)
        if p is not None and _inside(one, _place(f, p)) and _inside(two, _place(g, p)):
            cuts[i].add(_place(f, p))
            cuts[j].add(_place(g, p))
    on = {p for p in touched if not any(_contains(f, i, p) for f, i in whole)}
    points = on | {_at(f, s) for (f, _), at in zip(whole, cuts, strict=True) for s in at}
    vertices = tuple(sorted(points))
    number = {p: i for i, p in enumerate(vertices)}
    edges, rays, lines = [], [], []
    for (f, (low, high)), at in zip(whole, cuts, strict=True):
        ends = [number[_at(f, s)] for s in sorted(at)]
        edges += [(min(e), max(e)) for e in pairwise(ends)]
        d = gcd(f[1], f[2])
        direction = (-f[2] // d, f[1] // d)
        if not ends:
            lines.append(f)
            continue
        if low is None:
            rays.append((ends[0], (-direction[0], -direction[1])))
        if high is None:
            rays.append((ends[-1], direction))
    return PlaneBoundary(vertices, tuple(sorted(edges)), tuple(sorted(rays)), tuple(lines), flat)


def _contains(line: Integers, interval: Interval, p: Point) -> bool:
    on = line[0] + line[1] * p[0] + line[2] * p[1] == 0
    return on and _inside(interval, _place(line, p))


def _crossing(f: Integers, g: Integers) -> Point | None:
    d = f[1] * g[2] - f[2] * g[1]
    if not d:
        return None
    return Fraction(f[2] * g[0] - f[0] * g[2], d), Fraction(f[0] * g[1] - f[1] * g[0], d)
