"""The Euclidean distance discriminant: the data over which critical points meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import (
    Given,
    check_method,
    check_metric,
    data_names,
    eckart_young_applies,
    take_variety,
)
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import degree_of_equation, too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import (
    AT_RANDOM,
    COUNTED,
    DEFINITION,
    MODULO_A_PRIME,
    Method,
)
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.ed_discriminant.result import EDDiscriminantResult
from neurovariety.varieties.forms import diagonal
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.metrics import DataMetric, Frobenius, Metric
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit


@dataclass(frozen=True)
class EDDiscriminant(OfDistance[EDDiscriminantResult]):
    """The hypersurface of data over which two critical points of the distance meet.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit or Parametric
        Where the critical points lie; the parameters are eliminated first.
    metric : Metric
        Positive definite; the default is the unit metric.
    method : str
        ``closed-form`` (Eckart and Young: the discriminant of a characteristic polynomial),
        ``elimination`` over the rationals, ``lifting`` (elimination modulo primes, lifted),
        ``pencil`` (the degree alone, on a random line of data modulo the prime), ``definition``
        (over each component of the largest dimension, from the equations of the correspondence and
        of its projective closure), or ``auto``: the closed form, elimination for a quadric in at
        most three variables, else the pencil.
    prime : int, optional
        The characteristic of ``pencil``, from 101 to 32749.
    seed : int
        Where random lines and scalings come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the metric does not fit, the variety has no bound on its rank, or the method does not
        apply.

    Notes
    -----
    Points may meet at a point of the variety, where the covering of the data folds, or at infinity;
    the result tells the two parts apart. Data with a critical point at a singular point of the
    variety belong to neither, unless two points meet there. Points of different components do not:
    a reducible variety has the discriminants of its components.

    References
    ----------
    Draisma et al., as in `EDDegree`, section 7; Trifogli: Focal loci of algebraic hypersurfaces: a
    general theory, Geometriae Dedicata 70, 1998.

    Examples
    --------
    >>> EDDiscriminant(Implicit("x^2 + 4*y^2 = 4")).general_degree
    6
    """

    variety: Given
    metric: Metric = Frobenius()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "ed-discriminant"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT),
        Method("elimination", Certainty.MODULAR, assumes=AT_RANDOM),
        Method("lifting", Certainty.MODULAR, like="elimination", assumes=MODULO_A_PRIME),
        Method("pencil", Certainty.MODULAR, like="elimination", assumes=COUNTED),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance\n"
        "degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, section 7",
        "C. Trifogli: Focal loci of algebraic hypersurfaces: a general theory, Geom. Dedicata 70\n"
        "(1998) 1-26",
    )

    def __post_init__(self) -> None:
        take_variety(self)
        check_metric(self.metric, self.variety)
        form, V = self.form, self.variety
        if not isinstance(V, Implicit | Hankel) and V.dimension == len(form):
            raise SpecificationError(
                f"expected a variety smaller than its space, got {V}: the one critical point is "
                "the datum itself"
            )
        check_method(self.method, self.methods, f"{V} in the {self.metric.name} metric")
        self.check_random()

    def __str__(self) -> str:
        return f"ED discriminant of {self.variety} in the {self.metric.name} metric"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        V = self.variety
        closed = ("closed-form",) if self.eckart_young_applies else ()
        # the equations of symmetric matrices are more than the unknowns
        small = not isinstance(V, SymmetricDeterminantal) or V.rank == 1
        return (*closed, *(("elimination", "lifting") if small else ()), "pencil", DEFINITION)

    @property
    def too_large(self) -> str:
        """The elimination over QQ takes seconds for plane curves, and for quadrics in space."""
        plane = self.variety.ambient_dimension < 3
        return too_large(self.variety, coordinates=3, degree=4 if plane else 2)

    @property
    def chosen_method(self) -> str:
        """The method that is used: the given one, or the first that applies and is quick."""
        if self.method != "auto":
            return self.method
        if self.eckart_young_applies:
            return "closed-form"
        V = without_multiple_factors(self.variety)
        quadric = isinstance(V, Implicit) and degree_of_equation(V) == 2
        quadric = quadric and V.ambient_dimension <= 3
        return "elimination" if quadric else "pencil"

    @property
    def data_names(self) -> tuple[str, ...]:
        """The names of the datum's coordinates."""
        return data_names(self.variety)

    @property
    def grounds(self) -> Grounds:
        """What the result rests on; scalings of points at infinity are random in elimination."""
        if self.chosen_method in ("closed-form", DEFINITION):
            return Grounds("QQ", None, Certainty.EXACT)
        field = f"GF({self.used_prime})" if self.chosen_method == "pencil" else "QQ"
        return Grounds(field, self.seed, Certainty.MODULAR)

    @property
    def eckart_young_applies(self) -> bool:
        """Whether the critical points keep some of the singular values, or eigenvalues."""
        return eckart_young_applies(self.variety, self.metric)

    @property
    def closed_form_degree(self) -> int:
        """The degree of the discriminant of a characteristic polynomial in the matrix."""
        V = self.variety
        if isinstance(V, Determinantal):
            m = min(V.rows, V.cols)
            return 2 * m * (m - 1)
        assert isinstance(V, SymmetricDeterminantal)
        return V.size * (V.size - 1)

    @property
    def has_small_polynomial(self) -> bool:
        """Whether the closed form is short enough to be expanded."""
        V = self.variety
        if isinstance(V, Determinantal):
            return min(V.rows, V.cols) == 2
        return isinstance(V, SymmetricDeterminantal) and V.size <= 3

    @property
    def gram(self) -> RationalMatrix:
        """The matrix G of ``U G U^t``, whose eigenvalues coincide."""
        assert isinstance(self.variety, Determinantal)
        if isinstance(self.metric, DataMetric):
            return self.metric.gram
        return diagonal([self.form[0][0]] * self.variety.cols)

    @property
    def general_degree(self) -> int | None:
        """The degree for a general hypersurface of the same degree (Trifogli); None for others."""
        V, n = without_multiple_factors(self.variety), self.variety.ambient_dimension
        d = degree_of_equation(V) if isinstance(V, Implicit) else None
        if d is None:
            return None
        geometric = sum((d - 1) ** i for i in range(n - 1))
        return int(d * (n - 1) * (d - 1) ** (n - 1) + 2 * d * (d - 1) * geometric)
