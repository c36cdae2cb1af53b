"""Groebner bases by Buchberger's algorithm in this process, and what they say of an ideal.

Slow, and with no other tool than the textbook's: what engines find is held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

from flint import Ordering, fmpz_mpoly_ctx, fmpz_mpoly_vec
from sympy import QQ
from sympy.polys.rings import PolyRing

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.evaluation import total_degree
from neurovariety.algebra.ideals import reduced_basis
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.textbook.watched import groebner
from neurovariety.errors import TooLarge

_LIMITS = (150, 1500, 20000)
"""Elements of a basis, terms of a polynomial, bits of a coefficient."""

_LARGEST_DEGREE = 500
"""Of what is given; one division of more has very many steps, and FLINT looks at no limit then."""

_MOST_MONOMIALS = 500_000

_ORDERS = {"grevlex": Ordering.degrevlex, "lex": Ordering.lex, "grlex": Ordering.deglex}

Monomial = tuple[int, ...]


def buchberger(polynomials: Iterable[Polynomial], ring: PolyRing) -> tuple[Polynomial, ...]:
    """The reduced Groebner basis in the order of a ring over QQ or GF(p); empty for no ideal.

    Raises
    ------
    TooLarge
        If it grows past bounds that keep this short.

    References
    ----------
    B. Buchberger: Ein Algorithmus zum Auffinden der Basiselemente des Restklassenringes nach einem
    nulldimensionalen Polynomideal, dissertation, Innsbruck, 1965.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> given = read_polynomials("x^2 + y^2 = 1; x*y = 1/4")
    >>> buchberger(given, given[0].ring)
    (y**3 + 1/4*x - y, x**2 + y**2 - 1, x*y - 1/4)
    """
    check_time()
    given = [f.set_ring(ring) for f in polynomials if f]
    if not given:
        return ()
    if ring.domain != QQ or str(ring.order) not in _ORDERS:
        return reduced_basis(groebner(given, ring))
    if (degree := total_degree(given)) > _LARGEST_DEGREE:
        raise TooLarge(
            f"Buchberger's algorithm takes polynomials of degree at most {_LARGEST_DEGREE}, not "
            f"{degree}"
        )
    names = [f"x{k}" for k in range(ring.ngens)]
    context = fmpz_mpoly_ctx.get(names, _ORDERS[str(ring.order)])
    integral = (f.clear_denoms()[1] for f in given)
    terms = [{m: int(c) for m, c in f.iterterms()} for f in integral]
    start: Any = fmpz_mpoly_vec([context.from_dict(f) for f in terms], context)
    found, finished = start.buchberger_naive(limits=_LIMITS)
    if not finished:
        raise TooLarge(
            "Buchberger's algorithm was stopped at {} elements, {} terms or coefficients of {} "
            "bits".format(*_LIMITS)
        )
    return reduced_basis(
        ring.from_dict({tuple(map(int, m)): QQ(int(c)) for m, c in g.to_dict().items()})
        for g in found.autoreduction(groebner=True)
    )


def s_polynomials(basis: Sequence[Polynomial]) -> Iterator[Polynomial]:
    """Those of all pairs: they reduce to zero by a Groebner basis, and by no other."""
    for f, g in combinations(basis, 2):
        common = tuple(map(max, f.LM, g.LM))
        yield _times(f.monic(), common, f.LM) - _times(g.monic(), common, g.LM)


def _times(f: Polynomial, common: Monomial, leading: Monomial) -> Polynomial:
    return f.mul_monom(tuple(a - b for a, b in zip(common, leading, strict=True)))


def eliminated(
    polynomials: Iterable[Polynomial], ring: PolyRing, count: int
) -> tuple[Polynomial, ...]:
    """Generators of the intersection with the ring without the first variables: a basis in lex.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> given = read_polynomials("x - t; y - t^2", "t, x, y")
    >>> eliminated(given, given[0].ring, 1)
    (x**2 - y,)
    """
    basis = buchberger(polynomials, ring.clone(order="lex"))
    return tuple(g.set_ring(ring) for g in basis if not any(any(m[:count]) for m in g.itermonoms()))


def dimension_and_degree_of(polynomials: Iterable[Polynomial], ring: PolyRing) -> tuple[int, int]:
    """The dimension of the zeros of an ideal and the degree of their closure; (-1, 0) for none.

    The dimension is the size of the largest set of variables of which no leading monomial is
    composed. The number of standard monomials up to degree s is a polynomial in s from the degree
    of the leading monomials' least common multiple on; its highest difference is the degree.

    References
    ----------
    D. Cox, J. Little, D. O'Shea: Ideals, Varieties, and Algorithms, 4th edition, 2015, chapter 9.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> given = read_polynomials("x*z - y^2; x*w - y*z; y*w - z^2")
    >>> dimension_and_degree_of(given, given[0].ring)
    (2, 3)
    """
    basis = buchberger(polynomials, ring.clone(order="grevlex"))
    return standard_dimension_and_degree([g.LM for g in basis], ring.ngens)


def standard_dimension_and_degree(leading: Sequence[Monomial], n: int) -> tuple[int, int]:
    """The same from the leading monomials in a graded order."""
    if any(not any(m) for m in leading):
        return -1, 0
    supports = [{i for i, e in enumerate(m) if e} for m in leading]
    d = max(
        size
        for size in range(n + 1)
        for chosen in combinations(range(n), size)
        if not any(s <= set(chosen) for s in supports)
    )
    start = sum(map(max, zip(*leading, strict=True))) if leading else 0
    sizes = [0] * (start + d + 1)
    for m in standard_monomials(leading, n, start + d):
        sizes[sum(m)] += 1
    counts = [sum(sizes[: s + 1]) for s in range(start, start + d + 1)]
    while len(counts) > 1:
        counts = [b - a for a, b in pairwise(counts)]
    return d, counts[0]


def standard_monomials(leading: Sequence[Monomial], n: int, degree: int) -> list[Monomial]:
    """The monomials up to a degree that no leading monomial divides.

    Raises
    ------
    TooLarge
        If they are very many.

    Examples
    --------
    >>> standard_monomials([(2, 0), (1, 1)], 2, 2)
    [(0, 0), (0, 1), (0, 2), (1, 0)]
    """
    found: list[Monomial] = []

    def extend(start: Monomial, left: int, alive: Sequence[Monomial]) -> None:
        k = len(start)
        if any(not any(m[k:]) for m in alive):
            return
        if k == n:
            if len(found) == _MOST_MONOMIALS:
                raise TooLarge(f"more than {_MOST_MONOMIALS} monomials")
            found.append(start)
            return
        for e in range(left + 1):
            extend((*start, e), left - e, [m for m in alive if m[k] <= e])

    extend((), degree, list(leading))
    return found
