"""The reach of compact plane curves: narrow bottlenecks and large curvature."""

from __future__ import annotations

from fractions import Fraction

from sympy import QQ
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.balls import Box, Interval, square_root
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.certify.polynomials import certify_zero
from neurovariety.engines.base import Limits
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.bottlenecks.isolation import WIDTH, isolated_bottlenecks
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.bottlenecks.result import BottleneckSet
from neurovariety.problems.reach.bounded import compactness
from neurovariety.problems.reach.result import ReachBounds
from neurovariety.problems.reach.values import real_values
from neurovariety.varieties.assumptions import Assumption, Standing
from neurovariety.varieties.variety import Implicit

_WHY_VALUES = "from critical values of bottlenecks and curvature, eliminated by msolve"
_CENTRE = QQ(37, 100), QQ(-71, 100)
_WHY = "from bottlenecks and curvature; that no point is missing rests on msolve"


def reach_of_curve(variety: Implicit, limits: Limits) -> tuple[ReachBounds, Assumption]:
    """That of a compact plane curve without real singular points, and how far it is compact.

    Examples
    --------
    >>> found, _ = reach_of_curve(Implicit("x^2 + 4*y^2 = 4"), Limits())
    >>> float(found.interval[0]), found.bottlenecks, found.critical_curvatures
    (0.5, 4, 4)
    """
    (f,) = variety.polynomials
    f = f.clear_denoms()[1].primitive()[1]
    compact = compactness(variety)
    if compact.standing is Standing.FAILS:
        raise SpecificationError(
            f"expected a compact curve, got {variety}: it goes to infinity, where the reach need "
            "not be attained"
        )
    isolated = isolated_bottlenecks(Bottlenecks(variety), limits)
    pairs = isolated.value
    squared, count = _smallest_squared_radius(f, variety, limits)
    if pairs.pairs is None or count is None:
        return _from_values(f, pairs, squared, count, limits), compact
    radius, half = square_root(squared), None
    degenerate = [square_root(side) for side in isolated.degenerate]
    sides = [*(square_root(pair.squared_distance) for pair in pairs.pairs), *degenerate]
    if sides:
        half = min(low for low, _ in sides) / 2, min(high for _, high in sides) / 2
    interval = radius if half is None else (min(half[0], radius[0]), min(half[1], radius[1]))
    if any(low / 2 <= interval[1] for low, _ in degenerate):
        raise SpecificationError(
            f"a bottleneck of {variety} is degenerate: none is certified there"
        )
    why = f"{_WHY}, as does a degenerate bottleneck" if degenerate else _WHY
    found = ReachBounds(interval, half, radius, Certainty.CERTIFIED, why, pairs.degree, count)
    return found, compact


def _from_values(
    f: PolyElement, pairs: BottleneckSet, squared: Interval, count: int | None, limits: Limits
) -> ReachBounds:
    """Where bottlenecks or points of critical curvature are infinitely many, by critical values.

    Along a connected curve with one such bottleneck at each point of an arc there is one at each
    point, as the end is an analytic function of the other end; and the curvature is constant along
    it if it is so along an arc. On it there is a point that is nearest to u.
    """
    problem = Bottlenecks(Implicit((f,)))
    system = problem.system
    ring, n = system[0].ring, 2
    d = [ring.gens[k] - ring.gens[n + k] for k in range(n)]
    widths = real_values(system, d[0] ** 2 + d[1] ** 2, _cut(f, ring), limits)
    half = None
    if widths:
        low, high = square_root(widths[0])
        half = low / 2, high / 2
    radius = square_root(squared)
    interval = radius if half is None else (min(half[0], radius[0]), min(half[1], radius[1]))
    return ReachBounds(interval, half, radius, Certainty.MODULAR, _WHY_VALUES, pairs.degree, count)


def _cut(f: PolyElement, ring: PolyRing) -> Polynomial:
    """Zero where the normal of the curve in the first two variables goes through a fixed point."""
    x, y = f.ring.gens
    across = (x - _CENTRE[0]) * f.diff(y) - (y - _CENTRE[1]) * f.diff(x)
    return embedded(across, ring)


def _smallest_squared_radius(
    f: PolyElement, variety: Implicit, limits: Limits
) -> tuple[Interval, int | None]:
    """From the points of critical curvature h / g^(3/2), where 2 g h' = 3 h g' along the curve.

    And the number of complex ones, None if they are infinitely many. A degenerate one, as where the
    curvature is zero, is enclosed by msolve alone; that is enough where a certified one has a
    larger curvature.
    """
    ring, given = polynomial_ring(["z0", "z1", "z2"]), f
    f = embedded(f, ring)
    x, y, s = ring.gens
    fx, fy = f.diff(x), f.diff(y)
    g = fx**2 + fy**2
    h = f.diff(y).diff(y) * fx**2 - 2 * f.diff(x).diff(y) * fx * fy + f.diff(x).diff(x) * fy**2

    def along(p: Polynomial) -> Polynomial:
        return p.diff(x) * fy - p.diff(y) * fx

    system = (f, 2 * g * along(h) - 3 * h * along(g), s * g - 1)
    found = real_solutions(system, limits=limits)
    if not found.is_finite:
        curvatures = real_values(system, h**2 * s**3, _cut(given, ring), limits)
        if not curvatures:
            raise SpecificationError(f"expected a curve with real points, got {variety}, with none")
        low, high = curvatures[-1]
        return (1 / high, 1 / low), None
    if not found.boxes:
        raise SpecificationError(f"expected a curve with real points, got {variety}, with none")
    proved: list[Interval] = []
    degenerate: list[Interval] = []
    for box in found.boxes:
        enclosed = _enclosed(h**2 * s**3, system, box)
        if enclosed is None:
            degenerate.append(ranges(h**2 * s**3, box))
        else:
            proved.append(enclosed)
    low = max((c[0] for c in proved), default=Fraction(0))
    if any(c[1] >= low for c in degenerate):
        raise SpecificationError(f"a point of critical curvature of {variety} is degenerate")
    return (1 / max(c[1] for c in proved), 1 / low), found.points or 0


def _enclosed(value: Polynomial, system: tuple[Polynomial, ...], box: Box) -> Interval | None:
    """The values of a polynomial at a zero in a box, as closely as its own size asks for."""
    side = None
    for width in (WIDTH, WIDTH**2, WIDTH**4):
        zero = certify_zero(system, box, width)
        if zero is None:
            break
        side = ranges(value, zero)
        if side[1] - side[0] <= WIDTH * abs(side[0]):
            break
    return side
