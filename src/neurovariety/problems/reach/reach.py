"""The reach of plane curves, by bottlenecks and curvature, of ellipsoids and of cones."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from sympy.polys.rings import PolyElement

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.balls import Interval
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.certify.polynomials import certify_zero
from neurovariety.engines.base import Limits
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import check_equations
from neurovariety.problems.bottlenecks.isolation import WIDTH, isolated_bottlenecks
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.reach.cones import is_bent
from neurovariety.problems.reach.ellipsoids import extreme_squared_axes
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit, Variety

_SCALE = 2**60


@dataclass(frozen=True)
class Reach:
    """The reach of a variety.

    Parameters
    ----------
    interval : (Fraction, Fraction) or None
        It contains the reach; None if the reach is infinite, that of a linear space.
    half_bottleneck : (Fraction, Fraction) or None
        Half of the smallest distance of a bottleneck; None if there are none.
    radius_of_curvature : (Fraction, Fraction) or None
        The smallest one; None if there is none, for a linear space and for a cone, whose radii
        come near to zero at the vertex.
    certainty : Certainty
        CERTIFIED: all points are enclosed; that none is missing rests on msolve. EXACT: by a
        theorem.
    why : str
        What it rests on.
    """

    interval: Interval | None
    half_bottleneck: Interval | None
    radius_of_curvature: Interval | None
    certainty: Certainty = Certainty.CERTIFIED
    why: str = "from bottlenecks and curvature; that no point is missing rests on msolve"

    def __str__(self) -> str:
        """A line for each number: what the shell prints."""
        lines = []
        for name, side in self.sides.items():
            shown = "infinite" if name == "reach" else "none"
            if side is not None:
                shown = f"[{float(side[0]):.12f}, {float(side[1]):.12f}]"
            lines.append(f"{name:>34}  {shown}")
        return "\n".join([*lines, f"{'certainty':>34}  {self.certainty.value}: {self.why}"])

    @property
    def sides(self) -> dict[str, Interval | None]:
        """The numbers by their names."""
        return {
            "reach": self.interval,
            "half of the narrowest bottleneck": self.half_bottleneck,
            "smallest radius of curvature": self.radius_of_curvature,
        }

    @property
    def is_attained_by_a_bottleneck(self) -> bool | None:
        """Whether a bottleneck is the reason, not the curvature; None if the intervals meet."""
        if self.half_bottleneck is None or self.radius_of_curvature is None:
            return False
        if self.radius_of_curvature[1] < self.half_bottleneck[0]:
            return False
        return True if self.half_bottleneck[1] < self.radius_of_curvature[0] else None


def reach(variety: Variety, limits: Limits | None = None) -> Reach:
    """How far from a variety each point has only one nearest point of it.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel or Implicit
        Matrices, homogeneous or linear equations; an ellipsoid in any number of variables; or one
        equation in two variables, whose real zeros are a compact curve without singular points.
    limits : Limits, optional
        What msolve may use for each of its systems; by default 600 seconds.

    Returns
    -------
    Reach
        Of a curve the smaller one of half of the narrowest bottleneck and the smallest radius of
        curvature, for an ellipsoid in closed form. Of a cone zero, unless its real points are a
        linear space: then it is infinite.

    Raises
    ------
    SpecificationError
        For other varieties; for a curve that is not compact, is empty or has real singular points;
        and if its bottlenecks or points of critical curvature are not finitely many, or one of
        them is not certified; for a cone of which two real points were not found.
    EngineError
        If msolve is missing or does not finish.

    References
    ----------
    Aamari, Kim, Chazal, Michel, Rinaldo, Wasserman: Estimating the reach of a manifold, Electronic
    Journal of Statistics 13, 2019, theorem 3.4. Federer: Curvature measures, Transactions of the
    American Mathematical Society 93, 1959, theorem 4.8: where the reach is positive, tangent cones
    are convex. That of a cone at its vertex is the cone itself; with x it contains -x, so if it is
    convex it is a linear space.

    Examples
    --------
    >>> found = reach(Implicit("x^2 + 4*y^2 = 4"))
    >>> float(found.interval[0]), float(found.interval[1]), found.is_attained_by_a_bottleneck
    (0.5, 0.5, False)
    >>> reach(Determinantal(3, 3, rank=1)).interval
    (Fraction(0, 1), Fraction(0, 1))
    """
    limits = limits or Limits()
    check_equations(variety, "the reach")
    if _is_linear(variety):
        return Reach(None, None, None, Certainty.EXACT, "a linear space is convex")
    if variety.is_cone:
        return _reach_of_cone(variety, limits)
    if (axes := extreme_squared_axes(variety)) is not None:
        return _reach_of_ellipsoid(*axes)
    return reach_of_curve(variety, limits)


def reach_of_curve(variety: Variety, limits: Limits) -> Reach:
    """The same of a compact plane curve without real singular points."""
    f = _checked_curve(variety, limits)
    assert isinstance(variety, Implicit)
    pairs, _ = isolated_bottlenecks(Bottlenecks(variety), limits)
    if pairs.degree is None:
        raise SpecificationError(f"the bottlenecks of {variety} are not finitely many")
    if pairs.uncertified:
        raise SpecificationError(
            f"a bottleneck of {variety} is degenerate: none is certified there"
        )
    radius = _root(_smallest_squared_radius(f, variety, limits))
    if pairs.narrowest is None:
        return Reach(radius, None, radius)
    low, high = _root(pairs.narrowest.squared_distance)
    # the pairs are in the order of their lower ends; another's upper end may be smaller
    high = min(high, *(_root(p.squared_distance)[1] for p in pairs.pairs or ()))
    half = low / 2, high / 2
    return Reach((min(half[0], radius[0]), min(half[1], radius[1])), half, radius)


def _is_linear(variety: Variety) -> bool:
    """Whether a variety is a linear space by its definition."""
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        return variety.dimension == variety.ambient_dimension
    if not isinstance(variety, Implicit):
        return False
    if any(sum(m) > 1 for f in variety.polynomials for m in f.monoms()):
        return False
    ring = variety.polynomials[0].ring
    rows = [[fraction(f.coeff(x)) for x in (*ring.gens, 1)] for f in variety.polynomials]
    if rank([row[:-1] for row in rows]) < rank(rows):
        raise SpecificationError(f"expected a variety with points, got {variety}, with none")
    return True


def _reach_of_ellipsoid(short: Interval, long: Interval) -> Reach:
    """c^2 / a for the shortest half axis c and the longest a.

    On x^t A x = 1 the curvature in a unit direction v is v^t A v / |A x|. The largest eigenvalue
    1/c^2 bounds v^t A v, and |A x|^2 = x^t A^2 x is at least the smallest one, 1/a^2; both are
    attained at an end of the longest axis. No bottleneck is narrower than 2c.
    """
    radius = _root((short[0] ** 2 / long[1], short[1] ** 2 / long[0]))
    why = "c^2/a for the half axes c and a, the shortest and the longest"
    return Reach(radius, _root(short), radius, Certainty.EXACT, why)


def _reach_of_cone(variety: Variety, limits: Limits) -> Reach:
    """Zero: the real matrices of bounded rank span their space and do not fill it."""
    if isinstance(variety, Implicit) and not is_bent(variety, limits):
        raise SpecificationError(
            f"expected a cone of which two real points are found whose midpoint is not on it, got "
            f"{variety}: its real points may be a linear space"
        )
    return Reach(
        (Fraction(0), Fraction(0)),
        None,
        None,
        Certainty.EXACT,
        "a cone that is no linear space is not convex at its vertex (Federer 1959, theorem 4.8)",
    )


def _checked_curve(variety: Variety, limits: Limits) -> PolyElement:
    """The equation of a compact curve without real singular points."""
    if not isinstance(variety, Implicit) or (
        len(variety.polynomials),
        variety.ambient_dimension,
    ) != (
        1,
        2,
    ):
        raise SpecificationError(
            "expected a plane curve, Implicit(...) with one equation in two variables, an "
            f"ellipsoid or a cone for the reach, got {variety}"
        )
    (f,) = variety.polynomials
    x, y = f.ring.gens
    d = max(sum(m) for m in f.monoms())
    top = f.ring.from_dict({m: c for m, c in f.terms() if sum(m) == d})
    if not top.coeff(x**d) or top.evaluate(y, 1).as_expr().as_poly(domain="QQ").count_roots():
        raise SpecificationError(
            f"expected a compact curve, got {variety}: its form of degree {d} has a real zero, so "
            "it may go to infinity, where the reach need not be attained"
        )
    singular = real_solutions((f, f.diff(x), f.diff(y)), limits=limits)
    if not singular.is_finite or singular.boxes:
        raise SpecificationError(f"expected a curve without real singular points, got {variety}")
    return f


def _smallest_squared_radius(f: PolyElement, variety: Variety, limits: Limits) -> Interval:
    """From the points of critical curvature h / g^(3/2), where 2 g h' = 3 h g' along the curve."""
    ring = polynomial_ring(["z0", "z1", "z2"])
    f = ring.from_dict({(*m, 0): c for m, c in f.terms()})
    x, y, s = ring.gens
    fx, fy = f.diff(x), f.diff(y)
    g = fx**2 + fy**2
    h = f.diff(y).diff(y) * fx**2 - 2 * f.diff(x).diff(y) * fx * fy + f.diff(x).diff(x) * fy**2

    def along(p: Polynomial) -> Polynomial:
        return p.diff(x) * fy - p.diff(y) * fx

    system = (f, 2 * g * along(h) - 3 * h * along(g), s * g - 1)
    found = real_solutions(system, limits=limits)
    if not found.is_finite:
        raise SpecificationError(f"the curvature of {variety} is constant on a component")
    if not found.boxes:
        raise SpecificationError(f"expected a curve with real points, got {variety}, with none")
    curvatures = []
    for box in found.boxes:
        certified = certify_zero(system, box, WIDTH)
        if certified is None:
            raise SpecificationError(f"a point of critical curvature of {variety} is degenerate")
        curvatures.append(ranges(h**2 * s**3, certified))
    low, high = max(c[0] for c in curvatures), max(c[1] for c in curvatures)
    return 1 / high, 1 / low


def _root(side: Interval) -> Interval:
    """An enclosure of square roots, of positive numbers."""
    low = Fraction(isqrt(int(side[0] * _SCALE**2)), _SCALE)
    high = Fraction(isqrt(int(side[1] * _SCALE**2) + 1) + 1, _SCALE)
    return low, high
