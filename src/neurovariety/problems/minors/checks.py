"""Ideals of minors: expanded in SymPy, their Groebner bases, and other characteristics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from math import comb
from typing import Any

from sympy import GF

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, modulo
from neurovariety.algebra.primes import in_polynomials, prime_beside
from neurovariety.algebra.textbook.operations import are_zeros_of
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.ideal_equality.bases import (
    basis_checks,
    groebner_checks,
    staircase_check,
)
from neurovariety.problems.minors.problem import MinorsIdeal
from neurovariety.problems.minors.result import MinorsResult
from neurovariety.varieties.assumptions import fails

_FEW_MINORS = 2000


def checks(result: MinorsResult, context: Context) -> Iterator[Check]:
    """The minors once more, both Groebner bases, and the same modulo another prime."""
    ideal, singular, problem = result.value, result.singular_locus, result.problem
    assert problem.size is not None
    expanded = minors_of(_matrix(problem, ideal.ring), problem.size)
    if expanded is not None:
        expected = Counter(map(_up_to_sign, filter(None, expanded)))
        found = Counter(map(_up_to_sign, ideal.generators))
        yield here(
            "the generators are the minors", lambda: (found == expected, f"{found.total()} minors")
        )
    basis = ideal.groebner_basis or ()
    yield from groebner_checks(context, ideal.generators, basis, ideal.ring)
    yield staircase_check(basis, ideal.ring, ideal.dimension, ideal.degree)
    where = "singular locus: "
    if expanded is not None and (equations := _singular(result, expanded)) is not None:
        locus = singular.groebner_basis or ()
        yield here(
            f"{where}the generators are the basis",
            lambda: (singular.generators == locus, f"{len(locus)} elements"),
        )
        if problem.chosen_method == DEFINITION:  # other equations, of the same points
            yield here(f"{where}the same points", lambda: _same_zeros(equations, singular))
            yield from basis_checks(context, locus, ideal.ring, where)
        else:
            yield from groebner_checks(context, equations, locus, ideal.ring, where)
        yield staircase_check(locus, ideal.ring, singular.dimension, singular.degree, where)
    p = prime_beside(problem.field, in_polynomials(f for row in problem.matrix for f in row))

    def alike(answer: MinorsResult) -> tuple[bool, str]:
        # the definition's equations of the singular points have another degree
        count = 3 if problem.chosen_method == DEFINITION else 4
        numbers, expected = _numbers(answer)[:count], _numbers(result)[:count]
        detail = f"dimensions and degrees {numbers} and {expected}"
        return numbers == expected and _shape(answer) == _shape(result), detail

    yield context.by_solving(f"modulo {p}", replace(problem, field=GF(p), method="auto"), alike)


def invariant_part(result: MinorsResult) -> Hashable:
    """What every engine must find: both reduced Groebner bases and their numbers."""
    bases = (result.value.groebner_basis, result.singular_locus.groebner_basis)
    return *bases, _numbers(result)


def like_the_definition(result: MinorsResult, found: MinorsResult) -> tuple[bool, str]:
    """The same ideal, and the same singular points: equations of these may differ."""
    first, second = result.value, found.value
    numbers = [(J.groebner_basis, J.dimension, J.degree) for J in (first, second)]
    points = _same_zeros(result.singular_locus.generators, found.singular_locus)[0]
    dimensions = result.singular_locus.dimension, found.singular_locus.dimension
    good = numbers[0] == numbers[1] and points and dimensions[0] == dimensions[1]
    return good, "the same ideal, the same singular points" if good else "another answer"


def _same_zeros(equations: Sequence[Polynomial], locus: Ideal) -> tuple[bool, str]:
    ring, given = locus.ring, [f.set_ring(locus.ring) for f in equations]
    generators = locus.generators
    same = are_zeros_of(given, generators, ring) and are_zeros_of(generators, given, ring)
    return same, "both vanish on the zeros of the other" if same else "other points"


def minors_of(matrix: PolynomialMatrix, size: int) -> list[Polynomial] | None:
    """The minors of a size; None if they are too many."""
    few = comb(len(matrix), size) * comb(len(matrix[0]), size) <= _FEW_MINORS
    return minors(matrix, size) if few else None


def _singular(result: MinorsResult, expanded: Sequence[Polynomial]) -> Sequence[Polynomial] | None:
    """What defines the singular locus; None if it is too large, or that of several dimensions."""
    problem, ideal = result.problem, result.value
    if fails(result.assumptions, "equidimensional"):
        return None  # the definition decomposes it, too
    basis = ideal.groebner_basis
    if not basis or ideal.dimension == -1:
        return [ideal.ring.one]
    assert problem.size is not None
    assert ideal.dimension is not None
    matrix = _matrix(problem, ideal.ring)
    if _is_generic(matrix):
        return minors_of(matrix, problem.size - 1)
    jacobian = tuple(tuple(g.diff(x) for x in ideal.ring.gens) for g in basis)
    codimension = ideal.ring.ngens - ideal.dimension
    if not 0 <= codimension <= len(basis):
        return None
    further = minors_of(jacobian, codimension)
    return None if further is None else [*expanded, *(f for f in further if f)]


def _is_generic(matrix: PolynomialMatrix) -> bool:
    """Distinct variables, or a symmetric matrix with distinct ones on and above the diagonal."""
    variables = set(matrix[0][0].ring.gens)
    entries = [f for row in matrix for f in row]
    if set(entries) <= variables and len(set(entries)) == len(entries):
        return True
    n = len(matrix)
    upper = [matrix[i][j] for i in range(n) for j in range(i, len(matrix[0]))]
    symmetric = matrix == tuple(zip(*matrix, strict=True))
    return symmetric and set(upper) <= variables and len(set(upper)) == len(upper)


def _matrix(problem: MinorsIdeal, ring: Any) -> PolynomialMatrix:
    return tuple(
        tuple(modulo(f, problem.field).set_ring(ring) for f in row) for row in problem.matrix
    )


def _up_to_sign(f: Polynomial) -> frozenset[Polynomial]:
    return frozenset((f, -f))


def _numbers(result: MinorsResult) -> tuple[int | None, ...]:
    ideal, singular = result.value, result.singular_locus
    return ideal.dimension, ideal.degree, singular.dimension, singular.degree


def _shape(result: MinorsResult) -> tuple[Any, Any]:
    """What almost all characteristics share: the generators' monomials, the leading ones."""
    ideal = result.value
    supports = sorted(sorted(g.monoms()) for g in ideal.generators)
    return supports, sorted(g.LM for g in ideal.groebner_basis or ())
