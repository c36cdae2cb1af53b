"""Real points: bounds, parity, Morse's relation, nearest points, cells, reach."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.asking import Ask, Undecided, expect
from tests.differential.generate.metrics import general_data, metrics
from tests.differential.generate.posed import Posed, posed
from tests.differential.generate.problems import PROBLEMS, rational_points
from tests.differential.generate.varieties import SMOOTH, curves, factors
from tests.differential.relations.base import Relation
from tests.differential.relations.intervals import Intervals


def complete(ask: Ask, problem: Any) -> Any:
    """The real critical points, if they are all."""
    value = ask(problem).value
    if not value.complete:
        raise Undecided("not complete")
    return value


def _bounds(ask: Ask, posed: Posed, _: Any) -> None:
    """Complex points that are not real come in pairs."""
    value = ask(posed.problem).value
    degree = ask(nv.EDDegree(posed.problem.variety, posed.problem.metric, "critical"))
    real = len(value.points)
    expect(value.found <= value.expected, f"{value.found} of {value.expected} points")
    expect(real <= value.found or value.found == 0, f"{real} real points of {value.found}")
    if degree.value is not None or degree.dimension < 0:
        found = degree.value or 0
        expect(value.expected == found, f"{value.expected} expected, ED degree {found}")
    if value.complete and value.found == value.expected:
        expect((real - value.expected) % 2 == 0, f"{real} real of {value.expected} points")


def _another_datum(problem: Any) -> st.SearchStrategy[Any]:
    return general_data(problem.variety.ambient_dimension)


@st.composite
def _smooth(draw: st.DrawFn) -> Posed:
    found = draw(factors(tuple(SMOOTH)))
    metric, u = draw(metrics(2)), draw(general_data(2))
    return posed(found.tags, lambda: nv.RealEDCriticalPoints(found.variety, metric, u), True)


def _morse(ask: Ask, posed: Posed, datum: Any) -> None:
    """The sum of (-1)^index is the Euler characteristic of a smooth closed curve."""
    sums = []
    for problem in (posed.problem, replace(posed.problem, datum=datum)):
        indices = [p.index for p in complete(ask, problem).points]
        if None in indices:
            raise Undecided("an index is not known")
        sums.append(sum((-1) ** i for i in indices))
    expect(sums[0] == sums[1], f"sums of (-1)^index {sums}")


def squared_distance(problem: Any, x: Any) -> Fraction:
    """Of a point to the datum."""
    d = [a - b for a, b in zip(x, problem.datum, strict=True)]
    return sum(
        (
            v * a * b
            for row, a in zip(problem.form, d, strict=True)
            for v, b in zip(row, d, strict=True)
        ),
        Fraction(0),
    )


def _nearest(ask: Ask, posed: Posed, _: Any) -> None:
    """No point of the variety is nearer than what is called the nearest one."""
    problem = posed.problem
    value = ask(problem).value
    best = [p for p in value.points if p.is_global]
    if not best:
        raise Undecided("no point is called the nearest")
    for x in rational_points(problem.variety):
        found = squared_distance(problem, x)
        expect(
            best[0].squared_distance[0] <= found,
            f"({', '.join(map(str, x))}) is nearer, at {float(found) ** 0.5:.6g}",
        )


@st.composite
def _unions(draw: st.DrawFn) -> Posed:
    first, second = draw(factors()), draw(factors(("line", "circle", "parabola"), plain=True))
    f, g = first.equations[0], second.equations[0]
    if not first.variety.polynomials[0].gcd(second.variety.polynomials[0]).is_ground:
        g = f"{g} + 1001"
    metric, u = draw(metrics(2)), draw(general_data(2))

    def problems() -> Any:
        whole, *parts = (
            nv.RealEDCriticalPoints(nv.Implicit(text, "x, y"), metric, u)
            for text in (f"({f})*({g})", f, g)
        )
        return whole, tuple(parts)

    return posed((*first.tags, *second.tags, "union"), problems)


def _union(ask: Ask, posed: Posed, _: Any) -> None:
    """The critical points on a union are those on its parts, off their intersection."""
    whole, parts = posed.problem
    squares = [p.squared_distance for p in complete(ask, whole).points]
    apart = [p.squared_distance for part in parts for p in complete(ask, part).points]
    found, wanted = Intervals.of(squares), Intervals.of(apart)
    expect(found.meet(wanted), f"squared distances {found}; of the parts {wanted}")


def _walk(ask: Ask, posed: Posed, where: tuple[int, int]) -> None:
    """Along the normal a point stays the nearest until the cell's boundary or a focus."""
    problem = posed.problem
    value = ask(problem).value
    roots = sorted({Fraction(0), *_real_roots([*(value.boundary or ()), *(value.focal or ())])})
    roots = [roots[0] - 3, *roots, roots[-1] + 3]
    beside = [(a, b) for a, b in pairwise(roots) if 0 in (a, b)]
    low, high = beside[where[0] % len(beside)]
    a = low + (high - low) * Fraction(where[1], 9)
    u = _walked(problem, a)
    asked = nv.RealEDCriticalPoints(problem.variety, problem.metric, u)
    best = [p for p in ask(asked).value.points if p.is_global]
    if not best:
        raise Undecided("no point is called the nearest")
    here = squared_distance(asked, problem.point)
    low, high = best[0].squared_distance
    expect(low <= here, f"the nearest point at {float(low):.9g}, this one at {float(here):.9g}")
    expect(
        here <= high,
        f"at a = {a} within the cell a point is nearer: {float(high):.9g} and {float(here):.9g}",
    )


def _walked(problem: Any, a: Fraction) -> tuple[Fraction, ...]:
    """The datum u with W(u - y) = a n."""
    from neurovariety.algebra.linear import inverse

    (n,) = problem.normals
    back = inverse(problem.form)
    steps = [sum((v * m for v, m in zip(row, n, strict=True)), Fraction(0)) for row in back]
    return tuple(Fraction(y) + a * s for y, s in zip(problem.point, steps, strict=True))


def _real_roots(factors: Any) -> list[Fraction]:
    """Rational numbers near the real roots, on the side of zero."""
    found = []
    for f in factors:
        for (low, high), _ in f.as_expr().as_poly(domain="QQ").intervals(eps=Fraction(1, 10**40)):
            ends = [Fraction(int(v.p), int(v.q)) for v in (low, high)]
            found.append(min(ends, key=abs))
    return [v for v in found if v]


def _places(problem: Any) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, 1), st.integers(2, 7))


def _below_the_bottlenecks(ask: Ask, posed: Posed, _: Any) -> None:
    """The reach is at most half of the narrowest bottleneck."""
    value = ask(posed.problem).value
    pairs = ask(nv.Bottlenecks(posed.problem.variety)).value.pairs
    if value.interval is None or not pairs:
        raise Undecided("no bottlenecks are known")
    low, square = value.interval[0], pairs[0].squared_distance[1]
    expect(4 * low**2 <= square, f"reach {float(low):.9g}, bottleneck {float(square) ** 0.5:.9g}")


@st.composite
def _with_points(draw: st.DrawFn) -> Posed:
    plain = factors(plain=True)
    found = draw(st.one_of(plain, plain, factors(), curves()))
    metric, u = draw(metrics(2)), draw(general_data(2))
    return posed(found.tags, lambda: nv.RealEDCriticalPoints(found.variety, metric, u))


BOUNDS = Relation("bounds and parity", _bounds)
MORSE = Relation("Morse's relation", _morse, _another_datum, _smooth())
NEAREST = Relation("no point is nearer", _nearest, posed=_with_points())
UNION = Relation("points of a union", _union, posed=_unions())
WALK = Relation(
    "a walk in the cell",
    _walk,
    _places,
    PROBLEMS["voronoi-cell"].filter(lambda found: not found.problem.is_generic),
)
REACH = Relation("at most half a bottleneck", _below_the_bottlenecks)
