"""ED discriminants by another prime, another method, the dual variety, and the definition."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any

from neurovariety.algebra.evaluation import total_degree, value_at
from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.ed_degree.checks import dual
from neurovariety.problems.ed_discriminant.decode import normals_of_hyperplanes
from neurovariety.problems.ed_discriminant.meeting import (
    is_quick,
    line_problem,
    meeting,
    on_line,
    random_line,
)
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.problems.ed_discriminant.result import Discriminant, EDDiscriminantResult
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.metrics import SymmetricForm

_SMALL_SPACE, _LOW_DEGREE, _DEFINED = 9, 24, 12
_DATA = 500


def checks(result: EDDiscriminantResult, context: Context) -> Iterator[Check]:
    """The discriminant of the problem."""
    return discriminant_checks(result.problem, result.value, context)


def discriminant_checks(
    problem: EDDiscriminant, value: Discriminant, context: Context
) -> Iterator[Check]:
    """Degrees on another line, also for the dual variety, which has the same discriminant.

    On one more line the whole discriminant, by its definition.
    """
    if value.factors is not None:
        degrees = [total_degree([f]) for f in value.factors]
        yield here(
            "degrees of the factors", lambda: (sum(degrees) == value.degree, f"{sum(degrees)}")
        )
    if value.real_codimension is not None:
        yield here("real codimension", lambda: _real_codimension(problem, value))
    prime, seed = problem.another_prime, problem.seed + 1
    line = replace(problem, method="pencil", prime=prime, seed=seed)

    def same_degrees(answer: EDDiscriminantResult) -> tuple[bool, str]:
        found = answer.value
        said = f"{found.fold_degree} and {found.infinity_degree} at infinity"
        return _degrees(found) == _degrees(value), said

    if value.degree <= _LOW_DEGREE and is_quick(problem, seed):
        yield _by_definition(line, value, context)
    if problem.variety.ambient_dimension > _SMALL_SPACE:
        return
    yield context.by_solving(f"on a line mod {prime}", line, same_degrees)
    other = dual(problem.variety)
    if other is not None and problem.eckart_young_applies:
        same = replace(line, variety=other, metric=SymmetricForm(problem.form))
        yield context.by_solving("the dual variety has the same", same, same_degrees)


def factor_set(factors: Sequence[Polynomial] | None) -> Hashable:
    """Irreducible factors up to constants, in any order; None if they were not computed."""
    return None if factors is None else frozenset(f.monic() for f in factors)


def degrees_and_factors(value: Discriminant) -> Hashable:
    return _degrees(value), factor_set(value.folds), factor_set(value.infinity)


def _degrees(value: Discriminant) -> tuple[int, int, int]:
    return value.fold_degree, value.infinity_degree, value.common_degree


def invariant_part(result: EDDiscriminantResult) -> Hashable:
    """The degrees of both parts, and their factors where they are known."""
    return degrees_and_factors(result.value)


def too_large(result: Any) -> str:
    """The elimination over QQ takes seconds up to here; also of a signature discriminant."""
    degree = getattr(result.value, "discriminant", result.value).degree
    return f"degree {degree}, not at most {_DEFINED}" if degree > _DEFINED else ""


def like_the_definition(result: Any, found: EDDiscriminantResult) -> Outcome:
    """The degrees, and the factors if they are known; also of a signature discriminant."""
    value = getattr(result.value, "discriminant", result.value)
    there = found.value
    same = _degrees(there) == _degrees(value) and (
        value.folds is None or degrees_and_factors(value) == degrees_and_factors(there)
    )
    return same, f"{there.fold_degree} and {there.infinity_degree} at infinity"


def _by_definition(problem: EDDiscriminant, value: Discriminant, context: Context) -> Check:
    """The data on a line over which points meet, and the factors on the same line."""
    p, seed, n = problem.used_prime, problem.seed, len(problem.form)
    line, draw = random_line(n, p, seed), random.Random(seed)
    forms = [[draw.randrange(1, p) for _ in range(n)] for _ in range(2)]

    def compare(answers: Sequence[GroebnerBasisResult]) -> Outcome:
        found = meeting([answer.value.groebner_basis or () for answer in answers])
        folds, infinity = (
            part.degree() == degree and (factors is None or part == on_line(factors, line, p))
            for part, degree, factors in (
                (found.folds, value.fold_degree, value.folds),
                (found.infinity, value.infinity_degree, value.infinity),
            )
        )
        shown = f"{found.folds.degree()} and {found.infinity.degree()} at infinity"
        if infinity and not found.is_clear:
            return None, f"{shown}; whether the covering folds is not clear where points meet"
        return folds and infinity, shown

    def value_of(form: Sequence[int], x: Sequence[Polynomial], *_: Any) -> Polynomial:
        return sum((a * f for a, f in zip(form, x, strict=True)), x[0].ring.zero)

    problems = [line_problem(problem, p, seed, line, partial(value_of, form)) for form in forms]
    name = f"by definition on a line mod {p}"
    return context.by_solving_all(name, problems, compare, context.elsewhere)


def _real_codimension(problem: EDDiscriminant, value: Discriminant) -> Outcome:
    """Of two equal eigenvalues by a tangent space, of an empty discriminant by minors of normals.

    Else it is 1 exactly if a factor takes both signs.
    """
    if problem.eckart_young_applies:
        assert isinstance(problem.variety, Determinantal | SymmetricDeterminantal)
        matrix = problem.variety.matrix
        found = _of_equal_eigenvalues(min(len(matrix), len(matrix[0])))
        return found == value.real_codimension, f"{found}"
    if value.degree == 0:
        planes = normals_of_hyperplanes(problem.variety)
        pairs = ((a, b, i) for a, b in combinations(planes, 2) for i in range(1, len(a)))
        meet = any(a[i] * b[j] != a[j] * b[i] for a, b, i in pairs for j in range(i))
        return meet and value.real_codimension == 2, "2" if meet else "no two hyperplanes meet"
    draw, n = random.Random(problem.seed), problem.variety.ambient_dimension
    data = [tuple(Fraction(draw.gauss(0, 1)) for _ in range(n)) for _ in range(_DATA)]
    for f in (*(value.folds or ()), *(value.infinity or ())):
        signs = {value_at(f, u) > 0 for u in data}
        if len(signs) == 2:
            return value.real_codimension == 1, "1, a factor takes both signs at points"
    return None, f"no factor takes both signs at {_DATA} points"


def _of_equal_eigenvalues(m: int) -> int:
    """The codimension of the symmetric matrices of size m with two equal eigenvalues.

    At ``S = diag(1, 1, 2, 3, ...)`` the tangent vectors are ``A S - S A`` with A skew, and the
    diagonal matrices whose first two entries are equal.
    """
    S = [1, 1, *range(2, m)]
    places = [(i, j) for i in range(m) for j in range(i, m)]
    turned = [(i, j) for i, j in places if i < j]
    rows = [[(S[j] - S[i]) * (place == (i, j)) for place in places] for i, j in turned]
    rows += [[int(place == (0, 0) or place == (1, 1)) for place in places]]
    rows += [[int(place == (k, k)) for place in places] for k in range(2, m)]
    return len(places) - rank(rows)
