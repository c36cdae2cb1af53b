"""The components of the zeros of equations, and what holds of the equations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import Given, check_metric, take_variety
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.decomposition.result import DecompositionResult
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.variety import Implicit


@dataclass(frozen=True)
class Decomposition(OfDistance[DecompositionResult]):
    """The irreducible components over the rationals of the zeros of equations.

    The ``assumptions`` of the result are all that other methods presuppose of equations, decided
    exactly: reduced, equidimensional, complete intersection, cone, irreducible, smooth, smooth at
    infinity, transversal.

    Parameters
    ----------
    variety : Implicit
        Equations.
    metric : Frobenius, Weighted, SymmetricForm or another
        Its isotropic quadric at infinity is what a variety may be transversal to; the default is
        the unit metric.

    Raises
    ------
    SpecificationError
        If the variety is not given by equations, or the metric does not fit.

    References
    ----------
    Gianni, Trager, Zacharias: Groebner bases and primary decomposition of polynomial ideals,
    Journal of Symbolic Computation 6, 1988.

    Examples
    --------
    >>> print(Decomposition(Implicit("x*z; y*z")))
    components of the zero set of x*z, y*z
    """

    variety: Given
    metric: Metric = Frobenius()
    kind: ClassVar[str] = "decomposition"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method(
            DEFINITION,
            Certainty.EXACT,
            assumes=("cone", "irreducible", "smooth", "smooth at infinity", "transversal"),
        ),
    )
    references: ClassVar[tuple[str, ...]] = (
        "P. Gianni, B. Trager, G. Zacharias: Groebner bases and primary decomposition of\n"
        "polynomial ideals, J. Symbolic Comput. 6 (1988) 149-167",
    )

    def __post_init__(self) -> None:
        take_variety(self)
        if not isinstance(self.variety, Implicit):
            raise SpecificationError(
                f"expected equations, got {self.variety}, which a theorem says to be irreducible"
            )
        check_metric(self.metric, self.variety)

    def __str__(self) -> str:
        return f"components of {self.variety}"

    @property
    def grounds(self) -> Grounds:
        """Over the rationals."""
        return Grounds("QQ", None, Certainty.EXACT)
