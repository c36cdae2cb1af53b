"""The generic Euclidean distance degree: after almost every linear change of coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial
from typing import ClassVar

from neurovariety.algebra.evaluation import total_degree
from neurovariety.algebra.exact import plain_integers
from neurovariety.problems.base.arguments import Given, check_method, take_variety
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds, degree_grounds
from neurovariety.problems.base.methods import (
    AT_RANDOM,
    COUNTED,
    DEFINITION,
    MODULO_A_PRIME,
    Method,
    Place,
)
from neurovariety.problems.base.problem import OnVariety
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit, Parametric, Variety


@dataclass(frozen=True)
class GenericEDDegree(OnVariety[DegreeResult]):
    """The ED degree of a variety in a generic metric; for cones, the sum of the polar degrees.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit or Parametric
        What the critical points lie on.
    method : str
        ``localization`` (exact; determinantal and symmetric determinantal; needs no engine),
        ``closed-form`` (the formula for rank one), ``critical`` (a random metric and datum modulo
        the prime), ``conormal`` (the multidegree of the conormal ideal; cones), ``slices``
        (hypersurfaces that are cones), ``saturation`` (the definition by minors, for equations;
        slow), ``definition`` (the same over the rationals, for each component of the largest
        dimension that decomposition finds, at two random data that must agree), or ``auto``: the
        first that applies.
    prime : int, optional
        The characteristic of the modular methods, from 101 to 32749.
    seed : int
        Where random metrics, data and slices come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the method does not apply to the variety.

    Notes
    -----
    ``conormal`` and ``slices`` are for cones alone: they count on the projective closure, and
    where that is tangent to the hyperplane at infinity the numbers differ (a parabola has
    generic ED degree 3 and polar degrees 2, 2).

    References
    ----------
    Draisma et al., as in `EDDegree`, section 5; Ottaviani, Spaenlehauer, Sturmfels: Exact
    solutions in structured low-rank approximation, SIAM J. Matrix Anal. Appl. 35, 2014.

    Examples
    --------
    >>> problem = GenericEDDegree(Determinantal(3, 3, rank=1))
    >>> problem.chosen_method, problem.methods[1]
    ('localization', 'closed-form')
    """

    variety: Given
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "generic-ed-degree"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("localization", Certainty.EXACT, Place.EITHER),
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("critical", Certainty.MODULAR, assumes=COUNTED),
        Method("conormal", Certainty.MODULAR, assumes=("cone", *MODULO_A_PRIME)),
        Method("slices", Certainty.MODULAR, assumes=("cone", *COUNTED)),
        Method("saturation", Certainty.MODULAR, assumes=COUNTED),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance\n"
        "degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, section 5",
        "G. Ottaviani, P.-J. Spaenlehauer, B. Sturmfels: Exact solutions in structured low-rank\n"
        "approximation, SIAM J. Matrix Anal. Appl. 35 (2014) 1521-1542",
        "M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points, arXiv:1910.01671",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        take_variety(self)
        check_method(self.method, self.methods, self.variety)
        self.check_random()

    def __str__(self) -> str:
        return f"generic ED degree of {self.variety}"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply, the fastest first."""
        V = self.variety
        if isinstance(V, Determinantal):
            closed = ("closed-form",) if V.rank == 1 else ()
            sliced = ("slices",) if V.rank == V.rows - 1 == V.cols - 1 else ()
            return ("localization", *closed, "conormal", "critical", *sliced, DEFINITION)
        if isinstance(V, SymmetricDeterminantal):
            sliced = ("slices",) if V.rank == V.size - 1 else ()
            return ("localization", "conormal", "critical", *sliced, DEFINITION)
        if isinstance(V, Parametric):
            return ("critical", DEFINITION)
        cone = ("conormal",) if V.is_cone else ()
        sliced = ("slices",) if V.is_cone and _is_hypersurface(V) else ()
        return ("critical", *cone, *sliced, "saturation", DEFINITION)

    @property
    def too_large(self) -> str:
        """Decomposition and saturation over QQ take seconds up to here."""
        return too_large(self.variety, coordinates=4, degree=4)

    @property
    def grounds(self) -> Grounds:
        """What the result rests on."""
        return degree_grounds(self.chosen_method, self.used_prime, self.seed)


def rank_one_formula(m: int, n: int) -> int:
    """The generic ED degree of the m x n matrices of rank one, a Segre variety.

    The formula that is printed for M_1 in Kohn's talk speaks of (m+1) x (n+1) matrices; here m
    and n are the sizes. It is sum_i (-1)^i (2^(d+1-i) - 1) deg c_i with d = m + n - 2.

    Examples
    --------
    >>> rank_one_formula(3, 3), rank_one_formula(4, 4)
    (39, 284)
    """
    a, b = m - 1, n - 1
    total = Fraction(0)
    for s in range(a + b + 1):
        chern = sum(
            Fraction(comb(a + 1, i) * comb(b + 1, s - i), factorial(a - i) * factorial(b - s + i))
            for i in range(max(0, s - b), min(a, s) + 1)
        )
        total += (-1) ** s * (2 ** (a + b + 1 - s) - 1) * factorial(a + b - s) * chern
    return int(total)


def _is_hypersurface(V: Variety) -> bool:
    if isinstance(V, Hankel):
        return V.rank == V.size - 1
    return isinstance(V, Implicit) and len(V.polynomials) == 1 and total_degree(V.polynomials) > 1
