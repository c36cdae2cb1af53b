"""The polynomials of a degree that are constant along vector fields: a kernel modulo primes.

The equations are the coefficients of the derivatives, so nothing in them is random. They fall apart
along every grading of the polynomials for which all fields are homogeneous; the gradings are found
from the fields' exponents. The kernel is lifted to the rational numbers and then checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement
from math import isqrt

import numpy as np
from sympy import prevprime
from sympy.polys.rings import PolyRing

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.derivations import is_law
from neurovariety.algebra.exact import quotient, reduces_to
from neurovariety.algebra.linear import PRIME
from neurovariety.algebra.linear import kernel as null_space
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.errors import NeuroVarietyError
from neurovariety.problems.conservation_laws.terms import Matrix

VectorFields = Sequence[Sequence[Polynomial]]

Row = dict[tuple[int, ...], int]
"""A polynomial modulo a prime by its exponents."""

MOST_PRIMES = 12


class NotLifted(NeuroVarietyError):
    """No rational coefficients fit the kernel modulo several primes."""


def polynomial_laws(
    fields: VectorFields, ring: PolyRing, degree: int, prime: int
) -> tuple[tuple[Polynomial, ...], ...]:
    """A basis of the laws without constant term, by degree from one on.

    Each has derivative zero along each field, checked over the rational numbers. The kernel modulo
    a prime cannot be smaller than over the rational numbers, so they are all there are.

    Raises
    ------
    NotLifted
        If the kernel has rational coefficients of hundreds of digits.

    Examples
    --------
    >>> from neurovariety.networks.flows.gradient import GradientFlow
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> flow = GradientFlow(LinearNetwork(1, 1, 1))
    >>> polynomial_laws(flow.fields, flow.ring, 2, 32003)
    ((), (w1_11**2 - w2_11**2,))
    """
    known: list[Row] | None = None
    modulus, p = 1, prime
    for _ in range(MOST_PRIMES):
        check_time()
        found = [row for block in kernel(fields, degree, p) for row in block]
        if known is not None and [list(row) for row in known] == [list(row) for row in found]:
            known, modulus = _combined(known, modulus, found, p), modulus * p
        elif known is None or len(found) <= len(known):  # the earlier prime was a bad one
            known, modulus = found, p
        laws = [lifted(row, modulus, ring) for row in known]
        whole = [g for g in laws if g is not None]
        if len(whole) == len(laws) and all(is_law(fields, g) for g in whole):
            return _by_degree(whole, degree)
        p = int(prevprime(p))
    raise NotLifted(
        f"expected laws with coefficients below 2^{modulus.bit_length() // 2}, found none that fit "
        f"modulo {MOST_PRIMES} primes; ask for a smaller degree"
    )


def kernel(fields: VectorFields, degree: int, prime: int) -> Iterator[list[Row]]:
    """For each piece of the grading a reduced basis of the laws modulo a prime.

    The leading monomials, of the highest degree, come first in each row.
    """
    n = len(fields[0])
    weights, parities = gradings(fields)
    if _is_homogeneous(fields):
        for d in range(1, degree + 1):
            yield from _kernel_of(fields, exponents(n, d), weights, parities, prime)
    else:
        every = np.concatenate([exponents(n, d) for d in range(degree, 0, -1)])
        yield from _kernel_of(fields, every, weights, parities, prime)


def exponents(n: int, degree: int) -> Matrix:
    """The exponents of all monomials of a degree."""
    chosen = np.array(list(combinations_with_replacement(range(n), degree)), np.int64)
    rows = np.zeros((len(chosen), n), np.int64)
    for column in chosen.T:
        rows[np.arange(len(chosen)), column] += 1
    return rows


def gradings(fields: VectorFields) -> tuple[Matrix, Matrix]:
    """Columns of weights, modulo a large prime and modulo two, that make all fields homogeneous.

    A field is homogeneous if all its terms ``x^a d/dx_i`` have the same weight ``w(a) - w_i``.
    """
    n = len(fields[0])
    rows: set[tuple[int, ...]] = set()
    for field in fields:
        degrees = [
            (*m[:i], m[i] - 1, *m[i + 1 :]) for i, f in enumerate(field) for m in f.itermonoms()
        ]
        rows |= {tuple(a - b for a, b in zip(d, degrees[0], strict=True)) for d in degrees[1:]}
    differences = np.array(sorted(rows), np.int64).reshape(-1, n)
    parity = np.unique(differences % 2, axis=0)
    return _null_space(differences, PRIME).T, _null_space(parity, 2).T


def _is_homogeneous(fields: VectorFields) -> bool:
    """Whether each field has terms of one degree only, so that laws have homogeneous parts."""
    return all(len({sum(m) for f in field for m in f.itermonoms()}) <= 1 for field in fields)


def _kernel_of(
    fields: VectorFields, monomials: Matrix, weights: Matrix, parities: Matrix, prime: int
) -> Iterator[list[Row]]:
    classes = np.concatenate([monomials @ weights % PRIME, monomials @ parities % 2], axis=1)
    _, piece = np.unique(classes, axis=0, return_inverse=True)
    order = np.argsort(piece, kind="stable")
    equation, column, value = _equations(fields, monomials, prime)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    column = place[column]
    by_column = np.argsort(column, kind="stable")
    equation, column, value = equation[by_column], column[by_column], value[by_column]
    ends = np.flatnonzero(np.diff(piece[order], append=-1)) + 1
    start = 0
    for end in ends:
        first, last = np.searchsorted(column, np.array([start, end]))
        entries = slice(first, last)
        _, rows = np.unique(equation[entries], return_inverse=True)
        matrix = np.zeros((rows.max(initial=-1) + 1, end - start), np.int64)
        np.add.at(matrix, (rows, column[entries] - start), value[entries])
        # a free column is the last of its vector: backwards the basis is reduced
        basis = _null_space(matrix[:, ::-1], prime)[::-1, ::-1]
        if len(basis):
            chosen = monomials[order[start:end]]
            yield [
                {tuple(map(int, chosen[j])): int(row[j]) for j in np.flatnonzero(row)}
                for row in basis
            ]
        start = int(end)


def _null_space(matrix: Matrix, prime: int) -> Matrix:
    basis = np.array(null_space(matrix, prime), np.int64)
    return basis.reshape(-1, matrix.shape[1])


def _equations(
    fields: VectorFields, monomials: Matrix, prime: int
) -> tuple[Matrix, Matrix, Matrix]:
    """Entries (equation, monomial, value): the coefficients of the monomials' derivatives.

    An equation belongs to a field and a monomial, which has a random linear number: two with the
    same number would make the kernel larger, and its rows fail their check.
    """
    n = len(fields[0])
    letters = np.random.default_rng(n).integers(0, 2**63, n, dtype=np.uint64)
    field_letters = np.random.default_rng(n + 1).integers(0, 2**63, len(fields), dtype=np.uint64)
    numbers = monomials.astype(np.uint64) @ letters
    equation, column, value = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)], []
    value.append(np.zeros(0, np.int64))
    for i in range(n):
        having = np.flatnonzero(monomials[:, i])
        terms = [
            (f, m, reduces_to(c, prime))
            for f, field in enumerate(fields)
            for m, c in field[i].iterterms()
        ]
        if not len(having) or not terms:
            continue
        shift = np.array([m for _, m, _ in terms], np.uint64) @ letters - letters[i : i + 1]
        shift += field_letters[[f for f, _, _ in terms]]
        coefficient = np.array([c for _, _, c in terms], np.int64)
        equation.append((numbers[having][:, None] + shift).ravel())
        column.append(np.repeat(having, len(terms)))
        value.append((monomials[having, i][:, None] * coefficient % prime).ravel())
    return np.concatenate(equation), np.concatenate(column), np.concatenate(value)


def lifted(row: Row, modulus: int, ring: PolyRing) -> Polynomial | None:
    """The polynomial with coprime integer coefficients whose multiple modulo the prime is the row.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> lifted({(1, 0): 1, (0, 1): 16002}, 32003, polynomial_ring(["x", "y"]))
    2*x + y
    """
    values = {m: rational(v, modulus) for m, v in row.items()}
    found = {m: quotient(v) for m, v in values.items() if v is not None}
    if len(found) < len(values):
        return None
    primitive: Polynomial = ring.from_dict(found).clear_denoms()[1].primitive()[1]
    return -primitive if primitive.LC < 0 else primitive


def rational(value: int, modulus: int) -> Fraction | None:
    """The fraction of small numerator and denominator with that residue, if there is one.

    Examples
    --------
    >>> rational(16003, 32003)
    Fraction(3, 2)
    """
    bound = isqrt(modulus // 2)
    (a, s), (b, t) = (modulus, 0), (value % modulus, 1)
    while b > bound:
        q = a // b
        (a, s), (b, t) = (b, t), (a - q * b, s - q * t)
    return Fraction(b, t) if t and abs(t) <= bound else None


def _combined(first: list[Row], modulus: int, second: list[Row], prime: int) -> list[Row]:
    """Rows modulo the product, by the Chinese remainder theorem."""
    inverse = pow(modulus, -1, prime)
    return [
        {m: v + modulus * ((other[m] - v) * inverse % prime) for m, v in row.items()}
        for row, other in zip(first, second, strict=True)
    ]


def _by_degree(laws: list[Polynomial], degree: int) -> tuple[tuple[Polynomial, ...], ...]:
    pieces: list[list[Polynomial]] = [[] for _ in range(degree)]
    for g in laws:
        pieces[max(map(sum, g.itermonoms())) - 1].append(g)
    return tuple(tuple(piece) for piece in pieces)
