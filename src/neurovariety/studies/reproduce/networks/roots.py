"""ED degrees of polynomials with multiple roots: one for each way in which roots coincide."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb, prod

from sympy import Poly, Symbol, symbols

from neurovariety.networks.common import listed
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree
from neurovariety.studies.reproduce.rows import PublishedNumber
from neurovariety.varieties.metrics import Weighted
from neurovariety.varieties.variety import Parametric

MULTIPLE_ROOTS = {
    (2,): (4, 2),
    (3,): (7, 3),
    (2, 1): (7, 3),
    (3, 1): (12, 4),
    (2, 2): (13, 7),
    (2, 1, 1): (10, 4),
    (4, 1): (17, 5),
    (3, 1, 1): (17, 5),
    (3, 2): (45, 21),
    (2, 2, 1): (34, 16),
    (3, 3): (39, 19),
    (2, 2, 2): (40, 20),
    (3, 2, 1): (116, 44),
    (2, 2, 1, 1): (64, 28),
    (3, 2, 2): (206,),
    (5, 2): (83,),
}
"""By the multiplicities of the roots: in a generic metric, and in Bombieri's.

The generic ED degree of P^1 x P^2, embedded by forms of degrees 3 and 2, is 289 = 206 + 83, as the
critical pairs (f, q) of f^3 q^2 with q prime to f, and with q a multiple of f, suggest: no proof.
"""


def bombieri(degree: int) -> Weighted:
    """The metric on polynomials in one variable that rotations of the line keep."""
    return Weighted([Fraction(1, comb(degree, i)) for i in range(degree + 1)])


def multiple_roots() -> Iterator[PublishedNumber]:
    """The rows."""
    for pattern, (generic, *invariant) in MULTIPLE_ROOTS.items():
        variety = Parametric(_coefficients(pattern))
        name = f"degree of polynomials with roots of multiplicities {listed(pattern)}"
        problem = GenericEDDegree(variety, "critical")
        yield PublishedNumber(f"generic ED {name}", str(generic), problem, _value)
        for known in invariant:
            nearest = EDDegree(variety, bombieri(sum(pattern)))
            yield PublishedNumber(f"ED {name}, Bombieri", str(known), nearest, _value)


def _coefficients(pattern: tuple[int, ...]) -> list[object]:
    """Those of a product of powers: roots of one multiplicity are the zeros of a polynomial."""
    t = Symbol("t")
    factors = [Poly(Symbol("s"), t)]
    for m in sorted(set(pattern), reverse=True):
        k = pattern.count(m)
        lower = symbols(f"a{m}_:{k}")
        factors.append(Poly([1, *lower], t) ** m)
    return list(prod(factors[1:], start=factors[0]).all_coeffs())


def _value(result: DegreeResult) -> str:
    return str(result.value)
