"""The Euclidean distance degree of a variety in a given metric."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import (
    Given,
    check_method,
    check_metric,
    eckart_young_applies,
    take_variety,
)
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds, degree_grounds
from neurovariety.problems.base.methods import AT_RANDOM, COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.variety import Implicit


@dataclass(frozen=True)
class EDDegree(OfDistance[DegreeResult]):
    """How many complex critical points the distance to a generic point has on a variety.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit or Parametric
        Equations stand for an `Implicit`. Critical points on a parametrised variety are points of
        the image, not parameters.
    metric : Frobenius, Weighted, SymmetricForm, BombieriWeyl or DataMetric
        Positive definite; the default is the unit metric.
    method : str
        ``closed-form`` (Eckart and Young; the Frobenius norm or data of full rank on matrices of
        bounded rank, the Bombieri-Weyl metric on symmetric ones), ``critical`` (the critical
        ideal over a random datum modulo the prime), ``critical-exact`` (the same over the
        rationals), ``saturation`` (the definition by minors, for equations; slow),
        ``definition`` (the same over the rationals, for each component of the largest dimension
        that decomposition finds, at two random data that must agree), or ``auto``: the first of
        these that applies.
    prime : int, optional
        The characteristic of ``critical`` and ``saturation``, from 101 to 32749.
    seed : int
        Where the random datum comes from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the metric does not fit the variety, or the method does not apply.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Foundations of Computational Mathematics 16, 2016.

    Examples
    --------
    >>> EDDegree(Determinantal(4, 5, rank=2)).closed_form
    6
    """

    variety: Given
    metric: Metric = Frobenius()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "ed-degree"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("critical", Certainty.MODULAR, assumes=COUNTED),
        Method("critical-exact", Certainty.MODULAR, like="critical", assumes=AT_RANDOM),
        Method("saturation", Certainty.MODULAR, assumes=COUNTED),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance\n"
        "degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149",
        "C. Eckart, G. Young: The approximation of one matrix by another of lower rank,\n"
        "Psychometrika 1 (1936) 211-218",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        take_variety(self)
        check_metric(self.metric, self.variety)
        check_method(self.method, self.methods, f"{self.variety} in the {self.metric.name} metric")
        self.check_random()

    def __str__(self) -> str:
        return f"ED degree of {self.variety} in the {self.metric.name} metric"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply, the fastest first."""
        closed = ("closed-form",) if eckart_young_applies(self.variety, self.metric) else ()
        by_definition = ("saturation",) if isinstance(self.variety, Implicit) else ()
        return (*closed, "critical", "critical-exact", *by_definition, DEFINITION)

    @property
    def too_large(self) -> str:
        """Decomposition and saturation over QQ take seconds up to here."""
        return too_large(self.variety, coordinates=4, degree=4)

    @property
    def grounds(self) -> Grounds:
        """What the result rests on."""
        return degree_grounds(self.chosen_method, self.used_prime, self.seed)

    @property
    def closed_form(self) -> int:
        """The binomial of Eckart and Young: choose which singular values are kept."""
        V = self.variety
        if not eckart_young_applies(self.variety, self.metric):
            raise SpecificationError(f"no closed form is known for the {self}")
        if isinstance(V, Determinantal):
            return comb(min(V.rows, V.cols), V.rank)
        assert isinstance(V, SymmetricDeterminantal)
        return comb(V.size, V.rank)
