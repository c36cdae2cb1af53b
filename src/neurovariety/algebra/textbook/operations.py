"""Radical membership, quotients and saturation by Groebner bases with one variable more.

D. Cox, J. Little, D. O'Shea: Ideals, Varieties, and Algorithms, 4th edition, 2015, chapter 4.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix
from neurovariety.algebra.textbook.buchberger import (
    buchberger,
    dimension_and_degree_of,
    eliminated,
)
from neurovariety.algebra.textbook.watched import remainder

Generators = tuple[Polynomial, ...]


def are_zeros_of(
    polynomials: Iterable[Polynomial], others: Sequence[Polynomial], ring: PolyRing
) -> bool:
    """Whether the polynomials vanish at all zeros of the others: Rabinowitsch's trick.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f, g = read_polynomials("x; x^3")
    >>> are_zeros_of([f], [g], f.ring)
    True
    """
    larger = _with_one_more(ring)
    t, system = larger.gens[0], [embedded(g, larger, 1) for g in others]
    return all(
        buchberger([*system, 1 - t * embedded(f, larger, 1)], larger) == (larger.one,)
        for f in polynomials
        if f
    )


def saturated(ideal: Sequence[Polynomial], f: Polynomial, ring: PolyRing) -> Generators:
    """What remains of an ideal where a polynomial does not vanish: ``I : f^infinity``.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f, g, x = read_polynomials("x^2*y; x*y^2; x")
    >>> saturated([f, g], x, f.ring)
    (y,)
    """
    larger = _with_one_more(ring)
    t, system = larger.gens[0], [embedded(g, larger, 1) for g in ideal]
    found = eliminated([*system, 1 - t * embedded(f, larger, 1)], larger, 1)
    return buchberger((_lowered(g, ring) for g in found), ring)


def quotient(ideal: Sequence[Polynomial], f: Polynomial, ring: PolyRing) -> Generators:
    """``I : f``, the intersection of I with the multiples of f, divided by f."""
    larger = _with_one_more(ring)
    t, one = larger.gens[0], larger.one
    system = [t * embedded(g, larger, 1) for g in ideal]
    found = eliminated([*system, (one - t) * embedded(f, larger, 1)], larger, 1)
    return buchberger((_lowered(g, ring).exquo(f) for g in found), ring)


def intersection(ideals: Sequence[Sequence[Polynomial]], ring: PolyRing) -> Generators:
    """The polynomials that are in all of some ideals."""
    common = buchberger(ideals[0], ring)
    larger = _with_one_more(ring)
    t, one = larger.gens[0], larger.one
    for other in ideals[1:]:
        system = [t * embedded(g, larger, 1) for g in common]
        system += [(one - t) * embedded(g, larger, 1) for g in other]
        found = eliminated(system, larger, 1)
        common = buchberger((_lowered(g, ring) for g in found), ring)
    return common


def parts_by_dimension(ideal: Sequence[Polynomial], ring: PolyRing) -> Iterator[Generators]:
    """Ideals of the components of each dimension together, the largest first.

    With c polynomials J of I that have codimension c themselves, ``J : (J : I)`` are the
    components of the largest dimension, for J has no others.

    References
    ----------
    D. Eisenbud, C. Huneke, W. Vasconcelos: Direct methods for primary decomposition, Invent. Math.
    110, 1992.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f, g = read_polynomials("x*z; y*z")
    >>> list(parts_by_dimension([f, g], f.ring))
    [(z,), (x, y)]
    """
    left = buchberger(ideal, ring)
    while left != (ring.one,):
        if not left:
            yield ()
            return
        codimension = ring.ngens - dimension_and_degree_of(left, ring)[0]
        if codimension == len(left):
            yield left
            return
        J = _complete_intersection(left, codimension, ring)
        residual = intersection([quotient(J, f, ring) for f in left], ring)
        top = intersection([quotient(J, f, ring) for f in residual], ring)
        yield top
        rest = [saturated(left, f, ring) for f in top if not _lies_in(f, left)]
        left = intersection(rest, ring) if rest else (ring.one,)


def determinant(matrix: PolynomialMatrix) -> Polynomial:
    """The sum over all permutations: Leibniz' formula.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_matrix
    >>> determinant(read_matrix("a, b; c, d"))
    -b*c + a*d
    """
    ring = matrix[0][0].ring
    total = ring.zero
    for columns in permutations(range(len(matrix))):
        swaps = sum(a > b for i, a in enumerate(columns) for b in columns[i:])
        product = ring.ground_new((-1) ** swaps)
        for row, j in zip(matrix, columns, strict=True):
            product *= row[j]
        total += product
    return total


def minors_of_size(matrix: PolynomialMatrix, size: int) -> list[Polynomial]:
    """All minors, rows before columns."""
    return [
        determinant(tuple(tuple(matrix[i][j] for j in columns) for i in rows))
        for rows in combinations(range(len(matrix)), size)
        for columns in combinations(range(len(matrix[0])), size)
    ]


def _complete_intersection(
    generators: Sequence[Polynomial], count: int, ring: PolyRing
) -> Generators:
    numbers = random.Random(1)
    while True:
        found = tuple(
            sum((numbers.randint(-9, 9) * g for g in generators), ring.zero) for _ in range(count)
        )
        if dimension_and_degree_of(found, ring)[0] == ring.ngens - count:
            return found


def _lies_in(f: Polynomial, basis: Generators) -> bool:
    return not remainder(f, basis)


def _with_one_more(ring: PolyRing) -> Any:
    names = [f"x{k}" for k in range(ring.ngens + 1)]
    return PolyRing(names, ring.domain, "grevlex")


def _lowered(f: Polynomial, ring: PolyRing) -> Polynomial:
    return ring.from_dict({m[1:]: c for m, c in f.iterterms()})
