"""The real critical points of a regularised loss, each with a proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, MODULO_A_PRIME, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.critical_points.countlaw import critical_count_law
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.problems.real_critical_points.convex import convexity_fails
from neurovariety.problems.real_critical_points.result import RealCriticalPointsResult


@dataclass(frozen=True)
class RealCriticalPoints(Problem[RealCriticalPointsResult]):
    """All real critical points for the data of a problem about complex ones.

    Parameters
    ----------
    complex : CriticalPoints
        The loss, with its data given or drawn from its seed.
    method : {"auto", "convexity", "isolation", "tracking", "definition"}
        ``convexity`` for one hidden layer, one sample and positive regularization, where a convex
        function decides; ``isolation`` by the rational boxes of msolve; ``tracking`` by
        the engine's approximations of all complex points, Macaulay2's by homotopy continuation,
        Sage's by lifting from a prime, complete when as many different ones are certified as were
        counted modulo two primes, for regularization without zeros; ``definition``: the real roots
        of an eliminant over the rationals, for few weights; ``auto``: the first that applies.

    Raises
    ------
    SpecificationError
        If the method does not apply.

    Notes
    -----
    Each point is certified by Krawczyk's operator in interval arithmetic, which needs the extra
    ``real``; by ``definition`` it is exact, a polynomial in a real root. Completeness is a theorem
    for ``convexity`` and ``definition``; for ``isolation`` it rests on msolve, which is
    probabilistic, and for ``tracking`` on a count modulo two primes. If the complex critical points
    are not finitely many, no point is given, and the result says so.

    References
    ----------
    Krawczyk: Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken, Computing 4,
    1969; Berthomieu, Eder, Safey El Din: msolve, ISSAC 2021; Duff et al.: Solving polynomial
    systems via homotopy continuation and monodromy, IMA J. Numer. Anal. 39, 2019; Giusti, Lecerf,
    Salvy: A Groebner free alternative for polynomial system solving, J. Complexity 17, 2001.

    Examples
    --------
    >>> from neurovariety import LinearNetwork
    >>> RealCriticalPoints(CriticalPoints(LinearNetwork(2, 2, 2), samples=1)).chosen_method
    'convexity'
    """

    complex: CriticalPoints
    method: str = "auto"
    kind: ClassVar[str] = "real-critical-points"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("convexity", Certainty.CERTIFIED, Place.PROCESS),
        Method("isolation", Certainty.CERTIFIED, Place.MSOLVE),
        Method("tracking", Certainty.CERTIFIED, assumes=MODULO_A_PRIME),
        Method(DEFINITION, Certainty.CERTIFIED, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "T. Duff, C. Hill, A. Jensen, K. Lee, A. Leykin, J. Sommars: Solving polynomial systems\n"
        "via homotopy continuation and monodromy, IMA J. Numer. Anal. 39 (2019) 1421-1446",
        *CriticalPoints.references,
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        if not isinstance(self.complex, CriticalPoints):
            raise SpecificationError(
                f"expected a CriticalPoints problem with the loss, got {short(self.complex)}"
            )
        check_method(self.method, self.methods, self.complex.network)

    def __str__(self) -> str:
        return f"real {self.complex}"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply, the fastest first."""
        convex = () if convexity_fails(self.complex.system) else ("convexity",)
        # the monodromy moves Lambda along a graph over the weights: none may be missing
        tracked = ("tracking",) if all(self.complex.system.penalties) else ()
        return (*convex, "isolation", *tracked, DEFINITION)

    @property
    def too_large(self) -> str:
        """As for the complex points."""
        return self.complex.too_large

    @property
    def at_most(self) -> int | None:
        """The true maximum of the number of points over all data, where a theorem has it."""
        if convexity_fails(self.complex.system):
            return None
        return critical_count_law(self.complex.network).real_maximum

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of the weights."""
        return self.complex.symbols

    @property
    def grounds(self) -> Grounds:
        """Enclosures over the rational data; the seed is that of the data."""
        seed = self.complex.seed if self.complex.has_random_data else None
        return Grounds("RR", seed, Certainty.CERTIFIED)
