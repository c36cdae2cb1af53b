"""The Voronoi cell of a point on a variety: its boundary in the normal space."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sympy import QQ

from neurovariety.certainty import Certainty
from neurovariety.errors import SpecificationError
from neurovariety.exact import DEFAULT_PRIME, format_rational, to_rational
from neurovariety.metrics import Frobenius, Metric
from neurovariety.polynomials import RationalMatrix
from neurovariety.problems.bottlenecks import check_equations, degree_of_equation
from neurovariety.problems.common import Grounds, check_form, check_metric, check_random
from neurovariety.varieties import Implicit

GENERIC = "generic"


@dataclass(frozen=True)
class VoronoiCell:
    """The algebraic boundary of the points that are nearest to one point of a variety.

    Parameters
    ----------
    variety : Implicit
        Irreducible, for the degree at a general point.
    point : sequence of exact numbers, text such as "6/5, 4/5", or "generic"
        A regular point of the variety, or a general one, for the degree alone.
    metric : Metric
        Positive definite; the default is the unit metric.
    prime : int
        The characteristic for a general point, from 101 to 32749.
    seed : int
        Where random data come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the point is not on the variety or singular, or the metric does not fit.

    Notes
    -----
    The cell lies in the normal space at the point y: u with W(u - y) = a_1 grad f_1 + ..., in the
    coordinates a. Its boundary consists of points with another nearest point, or of focal points.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, Journal of Symbolic
    Computation 109, 2022.

    Examples
    --------
    >>> VoronoiCell(Implicit("x^2 + 4*y^2 = 4"), "6/5, 4/5").general_degree
    2
    """

    variety: Implicit
    point: Any = GENERIC  # a tuple of Fraction, or "generic", once read
    metric: Metric = field(default_factory=Frobenius)
    prime: int = DEFAULT_PRIME
    seed: int = 1
    kind: ClassVar[str] = "voronoi-cell"
    references: ClassVar[tuple[str, ...]] = (
        "D. Cifuentes, K. Ranestad, B. Sturmfels, M. Weinstein: Voronoi cells of varieties,\n"
        "J. Symbolic Comput. 109 (2022) 351-366",
    )

    def __post_init__(self) -> None:
        check_equations(self.variety, "a Voronoi cell")
        check_metric(self.metric)
        check_random(self.prime, self.seed, self.variety)
        check_form(self.form, self.prime)
        if self.point != GENERIC:
            object.__setattr__(self, "point", _read_point(self.point, self.variety))

    def __str__(self) -> str:
        where = "a general point"
        if self.point != GENERIC:
            where = f"({', '.join(map(format_rational, self.point))})"
        return f"Voronoi cell at {where} of {self.variety} in the {self.metric.name} metric"

    @property
    def form(self) -> RationalMatrix:
        """The symmetric matrix of the metric."""
        return self.metric.form(self.variety)

    @property
    def is_generic(self) -> bool:
        """Whether the point is a general one."""
        return bool(self.point == GENERIC)

    @property
    def chosen_method(self) -> str:
        """A random point modulo the prime, or elimination at a rational one."""
        return "pencil" if self.is_generic else "elimination"

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        return self.variety.coordinates

    @property
    def grounds(self) -> Grounds:
        """What keeps other points away from the given one is random in elimination, too."""
        field = f"GF({self.prime})" if self.is_generic else "QQ"
        return Grounds(field, self.seed, Certainty.MODULAR)

    @property
    def general_degree(self) -> int | None:
        """The degree at a general point of a general plane curve or surface of this degree."""
        d, n = degree_of_equation(self.variety), self.variety.ambient_dimension
        if d is None or d < 2 or n not in (2, 3):
            return None
        return d**2 + d - 4 if n == 2 else d**3 + d - 7


def _read_point(point: Any, variety: Implicit) -> tuple[Any, ...]:
    values = point.split(",") if isinstance(point, str) else point
    if not isinstance(values, Iterable):
        raise SpecificationError(f"expected a point as a sequence of numbers, got {point!r}")
    read = tuple(map(to_rational, values))
    if len(read) != variety.ambient_dimension:
        raise SpecificationError(
            f"expected a point with {variety.ambient_dimension} coordinates, got {len(read)}"
        )
    gens = variety.polynomials[0].ring.gens
    at = [(x, QQ(v.numerator, v.denominator)) for x, v in zip(gens, read, strict=True)]
    shown = f"({', '.join(map(format_rational, read))})"
    if any(f.evaluate(at) for f in variety.polynomials):
        raise SpecificationError(f"expected a point on {variety}, got {shown}, which is not on it")
    if not any(f.diff(x).evaluate(at) for f in variety.polynomials for x in gens):
        raise SpecificationError(f"expected a regular point of {variety}, got the singular {shown}")
    return read
