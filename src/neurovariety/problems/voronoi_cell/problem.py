"""The Voronoi cell of a point on a variety: its boundary in the normal space."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from sympy import Poly

from neurovariety.algebra.evaluation import value_at
from neurovariety.algebra.exact import format_rational, to_rational
from neurovariety.algebra.linear import inverse, kernel, product, rank
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import (
    Given,
    check_method,
    check_metric,
    eckart_young_applies,
    point_rows,
)
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import (
    degree_of_equation,
    too_large,
)
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import AT_RANDOM, COUNTED, DEFINITION, Method
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.image_ideal.closure import take_closure
from neurovariety.problems.voronoi_cell.result import VoronoiCellResult
from neurovariety.varieties.forms import diagonal
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.metrics import DataMetric, Frobenius, Metric
from neurovariety.varieties.normals import (
    factor_with_smallest_root,
    matrix_at,
    nonzero_spectrum,
    normal_space,
)
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit, Parametric, Variety

GENERIC = "generic"


@dataclass(frozen=True)
class VoronoiCell(OfDistance[VoronoiCellResult]):
    """The algebraic boundary of the points that are nearest to one point of a variety.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit, Parametric or network
        Irreducible, for the degree at a general point; of an image the equations are found
        first.
    point : sequence of exact numbers, matrix, text or "generic"
        A regular point of the variety, such as "6/5, 4/5" or "1, 0; 0, 0", or a general one, for
        the degree alone.
    metric : Metric
        Positive definite; the default is the unit metric.
    method : {"auto", "closed-form", "elimination", "pencil", "definition"}
        At a point ``closed-form`` (Eckart and Young, for singular values or eigenvalues) or
        ``elimination`` over the rationals; ``pencil`` for the degree at a general point, modulo
        the prime; ``definition`` at a point: over each component, its singular points, theirs and
        so on, by decomposition, saturation and elimination; ``auto``: the first that applies.
    prime : int, optional
        The characteristic for a general point, from 101 to 32749.
    seed : int
        Where random data come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If an image fills its space or its equations are not found, the point is not on the variety
        or singular, or the metric does not fit; and at a
        general point if one equation has a factor whose gradients are isotropic.

    Notes
    -----
    The cell lies in the normal space at the point y: u with W(u - y) = a_1 n_1 + ..., in the
    coordinates a with respect to the basis `normals`. Its boundary consists of points with another
    nearest point, or of focal points. A nearest point may be a singular one: so another critical
    point counts on each stratum, that is on the components, on those of the singular locus of each,
    and so on. The degree at a general point has all of these, too.

    By the theorem of Eckart and Young a matrix y of rank r is nearest to u among those of rank at
    most r if and only if the singular values of u - y in the normal space are at most the smallest
    positive one of y: the cell is a ball of the spectral norm. Over the rationals its boundary
    comes with its conjugates, the other singular values of y.

    A component of ED degree zero, such as a pair of isotropic lines, has no real regular points. So
    no general point is taken there.

    References
    ----------
    Cifuentes, Ranestad, Sturmfels, Weinstein: Voronoi cells of varieties, Journal of Symbolic
    Computation 109, 2022.

    Examples
    --------
    >>> VoronoiCell(Implicit("x^2 + 4*y^2 = 4"), "6/5, 4/5").general_degree
    2
    >>> VoronoiCell(Determinantal(2, 2, 1), "1, 2; 2, 4").chosen_method
    'closed-form'
    """

    variety: Given
    point: Any = GENERIC  # a tuple of Fraction, or "generic", once read
    metric: Metric = Frobenius()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "voronoi-cell"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT),
        Method("elimination", Certainty.MODULAR, assumes=AT_RANDOM),
        Method("pencil", Certainty.MODULAR, like="elimination", assumes=COUNTED),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "D. Cifuentes, K. Ranestad, B. Sturmfels, M. Weinstein: Voronoi cells of varieties,\n"
        "J. Symbolic Comput. 109 (2022) 351-366",
    )

    def __post_init__(self) -> None:
        V = take_closure(self, "a Voronoi cell")
        full = isinstance(V, Determinantal | SymmetricDeterminantal)
        if full and V.dimension == V.ambient_dimension:  # type: ignore[union-attr]
            raise SpecificationError(
                f"expected a variety smaller than its space, got {V}: the cell of each point is "
                "the point itself"
            )
        check_metric(self.metric, self.variety)
        self.check_random()
        if not isinstance(self.point, str) or self.point != GENERIC:
            object.__setattr__(self, "point", _read_point(self.point, V))
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        where = "a general point"
        if not self.is_generic:
            where = f"({', '.join(map(format_rational, self.point))})"
        return f"Voronoi cell at {where} of {self.variety} in the {self.metric.name} metric"

    @property
    def is_generic(self) -> bool:
        """Whether the point is a general one."""
        return isinstance(self.point, str)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        if self.is_generic:
            return ("pencil",)
        return (
            *(("closed-form",) if eckart_young_applies(self.variety, self.metric) else ()),
            "elimination",
            DEFINITION,
        )

    @property
    def too_large(self) -> str:
        """Each stratum is eliminated over QQ."""
        plane = self.variety.ambient_dimension < 3
        return too_large(self.variety, coordinates=3, degree=4 if plane else 2)

    @property
    def grounds(self) -> Grounds:
        """What keeps other points away from the given one is random in elimination, too."""
        if self.chosen_method in ("closed-form", DEFINITION):
            return Grounds("QQ", None, Certainty.EXACT)
        field = f"GF({self.used_prime})" if self.is_generic else "QQ"
        return Grounds(field, self.seed, Certainty.MODULAR)

    @property
    def general_degree(self) -> int | None:
        """The degree at a general point of a general plane curve or surface of this degree."""
        V = without_multiple_factors(self.variety)
        d, n = degree_of_equation(V), V.ambient_dimension
        if d is None or d < 2 or n not in (2, 3):
            return None
        return d**2 + d - 4 if n == 2 else d**3 + d - 7

    @property
    def normals(self) -> RationalMatrix:
        """The basis of the conormal space to which the coordinates a belong."""
        variety = without_multiple_factors(self.variety)
        assert not isinstance(variety, Parametric)
        return normal_space(variety, self.point)

    @property
    def grams(self) -> tuple[RationalMatrix, RationalMatrix]:
        """P and Q such that u - y has the singular values of A P A^t Q, with a matrix A of the
        coordinates a; for symmetric matrices it has the eigenvalues of A P.
        """
        right, left = kernel(self.matrix), kernel(_transpose(self.matrix))
        P = product(right, inverse(self.gram), _transpose(right))
        return P, product(left, _transpose(left))

    @property
    def spectrum(self) -> Poly:
        """The polynomial whose roots are the squares of the singular values of the point."""
        return nonzero_spectrum(product(self.matrix, self.gram, _transpose(self.matrix)))

    @property
    def smallest(self) -> Poly:
        """Its irreducible factor with the smallest root."""
        return factor_with_smallest_root(self.spectrum)

    @property
    def eigenvalues(self) -> Poly:
        """The polynomial whose roots are the eigenvalues of a symmetric matrix but zero."""
        return nonzero_spectrum(self.matrix)

    @property
    def matrix(self) -> RationalMatrix:
        """The point as a matrix."""
        assert not isinstance(self.variety, Implicit | Parametric)
        return matrix_at(self.variety, self.point)

    @property
    def gram(self) -> RationalMatrix:
        """The matrix G of y G y^t, whose eigenvalues are the squares of the singular values."""
        if isinstance(self.metric, DataMetric):
            return self.metric.gram
        return diagonal([Fraction(1)] * len(self.matrix[0]))


def _read_point(given: Any, variety: Variety) -> tuple[Any, ...]:
    """A regular point; of symmetric and Hankel matrices the coordinates, or the matrix itself."""
    read = tuple(to_rational(v) for row in point_rows(given) for v in row)
    if not isinstance(variety, Implicit):
        read = _coordinates(read, variety)
    if len(read) != variety.ambient_dimension:
        raise SpecificationError(
            f"expected a point with {counted(variety.ambient_dimension, 'coordinate')}, "
            f"got {len(read)}"
        )
    _check_regular(read, without_multiple_factors(variety))
    return read


def _coordinates(entries: tuple[Any, ...], variety: Any) -> tuple[Any, ...]:
    """Those of a matrix given by all its entries."""
    places = [x for row in variety.matrix for x in row]
    if len(entries) != len(places):
        return entries
    value = dict(zip(reversed(places), reversed(entries), strict=True))
    if any(value[x] != v for x, v in zip(places, entries, strict=True)):
        raise SpecificationError(f"expected one of the {variety}, got a matrix of another form")
    return tuple(value[x] for x in places[0].ring.gens)


def _check_regular(point: tuple[Any, ...], variety: Any) -> None:
    shown = f"({', '.join(map(format_rational, point))})"
    if not isinstance(variety, Implicit):
        found = rank(matrix_at(variety, point))
        if found > variety.rank:
            raise SpecificationError(
                f"expected a point on {variety}, got {shown}, which is not on it: its rank is "
                f"{found}"
            )
        if found < variety.rank:
            raise SpecificationError(
                f"expected a regular point of {variety}, one of rank {variety.rank}, got the "
                f"singular {shown} of rank {found}"
            )
        return
    gens = variety.polynomials[0].ring.gens
    if any(value_at(f, point) for f in variety.polynomials):
        raise SpecificationError(f"expected a point on {variety}, got {shown}, which is not on it")
    if not any(value_at(f.diff(x), point) for f in variety.polynomials for x in gens):
        raise SpecificationError(f"expected a regular point of {variety}, got the singular {shown}")


def _transpose(M: RationalMatrix) -> RationalMatrix:
    return tuple(zip(*M, strict=True))
