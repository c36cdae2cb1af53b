"""Teacher discriminants: as ED discriminants, and the degree in the metric on another line."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.problems.base.checks import Check, Context, Outcome
from neurovariety.problems.ed_discriminant.checks import degrees_and_factors, discriminant_checks
from neurovariety.problems.ed_discriminant.checks import like_the_definition as like_the_definition
from neurovariety.problems.ed_discriminant.checks import too_large as too_large
from neurovariety.problems.teacher_discriminant.result import TeacherDiscriminantResult


def checks(result: TeacherDiscriminantResult, context: Context) -> Iterator[Check]:
    """Those of the ED discriminant; other generic forms on another line."""
    problem, value = result.problem, result.value
    yield from discriminant_checks(problem.discriminant, value.discriminant, context)

    def same(found: TeacherDiscriminantResult) -> Outcome:
        degrees = found.value.degree, found.value.metric_degree
        return degrees == (value.degree, value.metric_degree), f"{degrees[0]} and {degrees[1]}"

    if problem.second is not None:
        other = replace(problem, prime=problem.another_prime, seed=problem.seed + 1)
        yield context.by_solving("other teachers and metrics", other, same)


def invariant_part(result: TeacherDiscriminantResult) -> Hashable:
    """The degrees, and the factors where they are known."""
    return degrees_and_factors(result.value.discriminant), result.value.metric_degree
