"""Values of polynomials at points, in whatever arithmetic the points are given; larger rings.

Three other ways to evaluate are other algorithms and stand where they are used: at thousands of
points at once in NumPy's floats (`certify.homotopy.monomials`,
`present.plot.laws`), at jets modulo a prime
(`problems.conservation_laws.terms`), and the range over a box with exact ends, for which an even
power is more than a product (`certify.isolation.ranges`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import comb
from typing import Any

from flint import fmpq, nmod

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction, reduces_to, to_flint
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.errors import TooLarge

_LARGEST_COMPOSED = 1000
_MOST_COMPOSED = 1_000_000


def embedded(f: Polynomial, ring: Any, before: int = 0) -> Polynomial:
    """In a ring with more variables, so many of them before its own and the others behind.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> embedded(polynomial_ring(["x"]).gens[0] ** 2, polynomial_ring(["s", "x", "t"]), 1)
    x**2
    """
    after = ring.ngens - before - f.ring.ngens
    found: Polynomial = ring.from_dict(
        {(*(0,) * before, *m, *(0,) * after): c for m, c in f.iterterms()}
    )
    return found


def total_degree(polynomials: Iterable[Polynomial]) -> int:
    """The largest degree of a term, 0 if there is none.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> total_degree(read_polynomials("x^2 + y; x*y^2"))
    3
    """
    return max((sum(m) for f in polynomials for m in f.itermonoms()), default=0)


def top_form(f: Polynomial) -> Polynomial:
    """The terms of the largest degree.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> top_form(*read_polynomials("x^2 + x*y - y"))
    x**2 + x*y
    """
    d = total_degree([f])
    found: Polynomial = f.ring.from_dict({m: c for m, c in f.iterterms() if sum(m) == d})
    return found


def symmetric_matrix(f: Polynomial) -> list[list[Any]]:
    """The matrix of a polynomial of degree two, made homogeneous by a last variable.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> symmetric_matrix(*read_polynomials("x^2 + 2*x*y + 4*y - 3"))
    [[1, 1, 0], [1, 0, 2], [0, 2, -3]]
    """
    n = f.ring.ngens
    M = [[f.ring.domain.zero] * (n + 1) for _ in range(n + 1)]
    for monomial, c in f.iterterms():
        i, j = ([k for k, e in enumerate(monomial) for _ in range(e)] + [n, n])[:2]
        M[i][j] = M[j][i] = c if i == j else c / 2
    return M


def check_degree(f: Polynomial, variables: int = 1) -> None:
    """Refuse what is too large to have its variables replaced by linear forms in so many.

    Raises
    ------
    TooLarge
        If the degree is in the thousands, or a million terms may come out: powers of sums have
        as many, and as long ones.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> check_degree(*read_polynomials("x^1000 - y"))
    """
    if (degree := total_degree([f])) > _LARGEST_COMPOSED:
        raise TooLarge(f"a polynomial of degree {degree}, more than {_LARGEST_COMPOSED}")
    if (terms := comb(degree + variables, variables)) > _MOST_COMPOSED:
        raise TooLarge(f"a polynomial of degree {degree}, of which {terms} terms may come")


def evaluation(point: Sequence[Any], number: Callable[[Any], Any]) -> Callable[[Polynomial], Any]:
    """What gives the values of polynomials at a point, with the powers of its coordinates kept.

    Parameters
    ----------
    point : sequence
        Of numbers, balls or residues: all that can be added and multiplied. Powers are products,
        for a ball around zero has no others.
    number : callable
        From a coefficient to a number of that kind.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> at = evaluation([3.0, 0.5], float)
    >>> [at(f) for f in read_polynomials("x^2 - y/4; x*y^2")]
    [8.875, 0.75]
    """
    powers = [{1: x} for x in point]

    def power(k: int, e: int) -> Any:
        known = powers[k]
        if e not in known:
            check_time()
            known[e] = power(k, e // 2) * power(k, e - e // 2)
        return known[e]

    def value(f: Polynomial) -> Any:
        total = number(f.ring.domain.zero)
        for monomial, c in f.iterterms():
            term = number(c)
            for k, e in enumerate(monomial):
                if e:
                    term = term * power(k, e)
            total = total + term
        return total

    return value


def rationally(point: Sequence[Any]) -> Callable[[Polynomial], fmpq]:
    """What gives the values of polynomials over QQ at a rational point, as FLINT's numbers."""
    return evaluation([to_flint(x) for x in point], to_flint)


def modularly(point: Sequence[Any], p: int) -> Callable[[Polynomial], nmod]:
    """What gives their residues modulo a prime that divides no denominator.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> modularly([3, 0], 7)(read_polynomials("x/2 + y")[0])
    5
    """

    def number(c: Any) -> nmod:
        return nmod(reduces_to(c, p), p)

    return evaluation([number(x) for x in point], number)


def value_at(f: Polynomial, point: Sequence[Any]) -> Fraction:
    """The value of a polynomial over QQ at a rational point.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> value_at(read_polynomials("x^2 - y/3")[0], (Fraction(1, 2), Fraction(1)))
    Fraction(-1, 12)
    """
    return fraction(rationally(point)(f))
