# needs: nothing
# finite: the algebra of finitely many solutions, by matrices of multiplication.
#
# The standard monomials are a basis. A monomial in commuting matrices is one of a degree less times
# a matrix, so all of one degree with the same first variable need one product of large matrices.
# These are matrices of PARI, whose products and ranks modulo a prime are fast in every Sage.

from collections import namedtuple
from itertools import groupby

from sage.libs.pari import pari
from sage.libs.singular.function_factory import ff


class FiniteAlgebra(namedtuple("FiniteAlgebra", "standard times")):
    """The exponents of the standard monomials, by degrees, and the matrices of multiplication by
    the variables; None for the first variable where no standard monomial has it."""

    @property
    def one(self):
        return pari.matid(len(self.standard)).vecextract([1])


def first_variable(e):
    return next(i for i, power in enumerate(e) if power)


def lowered(e):
    """The exponents of a monomial divided by its first variable."""
    i = first_variable(e)
    return e[:i] + (e[i] - 1,) + e[i + 1:]


def by_degrees(exponents):
    """Sorted by degrees, and in a degree by the first variables."""
    return sorted(exponents, key=lambda e: (-sum(e), e), reverse=True)


def finite_algebra(I):
    """From the Groebner basis of an ideal of dimension zero in a graded order."""
    S, is_standard = I.ring(), {I: {"isSB": 1}}
    basis = ff.kbase(I, attributes=is_standard)
    exponents = {tuple(b.exponents()[0]): b for b in basis}
    standard, n = by_degrees(exponents), len(basis)
    place = {exponents[e]: i for i, e in enumerate(standard)}
    variables = list(enumerate(S.gens()))
    if not any(e[0] for e in standard):
        variables = variables[1:]
    products = {i: [x * exponents[e] for e in standard] for i, x in variables}
    border = list({m: None for row in products.values() for m in row if m not in place})
    forms = ff.reduce(S.ideal(border), I, attributes=is_standard)
    entries = {(place[b], c): a for c, f in enumerate(forms, n)
               for a, b in zip(f.coefficients(), f.monomials())}
    entries.update(((i, i), 1) for i in range(n))
    N = pari(matrix(S.base_ring(), n, n + len(border), entries, sparse=False))
    place.update((m, c) for c, m in enumerate(border, n))
    times = [N.vecextract([place[m] + 1 for m in products[i]]) if i in products else None
             for i in range(S.ngens())]
    return FiniteAlgebra(standard, times)


def powers_by_degrees(x, exponents, V):
    """For each degree the exponents e, and the columns of x^e V for all of them, for matrices x
    that commute; also for the monomials on the way to them."""
    needed = set(exponents)
    for k in range(max(map(sum, needed)), 0, -1):
        needed |= {lowered(e) for e in needed if sum(e) == k}
    width, level, powers = len(V), [], V
    for _, group in groupby(by_degrees(needed), sum):
        first = {e: width * i + 1 for i, e in enumerate(level)}
        level = list(group)
        if first:
            parts = [(x[i], [first[lowered(e)] + j for e in part for j in range(width)])
                     for i, part in groupby(level, first_variable)]
            powers = pari.matconcat([x_i * powers.vecextract(columns) for x_i, columns in parts])
        yield level, powers


def combined_powers(x, V, terms):
    """The sum of x^e V terms[e] over exponents e, for matrices x that commute."""
    zero = 0 * next(iter(terms.values()))
    return sum(powers * pari(matrix([row for e in level for row in terms.get(e, zero).rows()]))
               for level, powers in powers_by_degrees(x, terms, V))


def evaluated_on(A, f):
    """The coordinates of a polynomial in all variables but the first."""
    kk = f.base_ring()
    terms = {tuple(e): matrix(kk, 1, 1, [c]) for e, c in f.dict().items()}
    return combined_powers(A.times[1:], A.one, terms)


def multiplication(A, v):
    """The matrix of multiplication by an element with given coordinates."""
    return pari.matconcat([powers for _, powers in powers_by_degrees(A.times, A.standard, v)])


def count_nonzero(A, v):
    """How many solutions, each as often as it counts, are left without the zeros of an element:
    multiplication by it is nilpotent at its zeros."""
    M = multiplication(A, v)
    before, now = len(A.standard), M.matrank()
    while now < before:
        M = M * M
        before, now = now, M.matrank()
    return int(now)
