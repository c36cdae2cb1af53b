"""Signature discriminants: the whole discriminant, and both sides of each component once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from sympy.polys.rings import PolyElement

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.pencils import restrict
from neurovariety.problems.ed_discriminant.checks import degrees_and_factors, discriminant_checks
from neurovariety.problems.ed_discriminant.checks import like_the_definition as like_the_definition
from neurovariety.problems.ed_discriminant.checks import too_large as too_large
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.problems.signature_discriminant.problem import SignatureDiscriminant
from neurovariety.problems.signature_discriminant.result import (
    SignatureComponent,
    SignatureDiscriminantResult,
)


def invariant_part(result: SignatureDiscriminantResult) -> Hashable:
    """The candidates; that indices change over them is proved by no engine."""
    return degrees_and_factors(result.value.discriminant)


def checks(result: SignatureDiscriminantResult, context: Context) -> Iterator[Check]:
    """The whole discriminant; each component alone separates two data, with other indices."""
    value, problem = result.value, result.problem
    whole, components = value.discriminant, value.components or ()
    changing = []
    if value.components is not None:
        factors = [component.factor for component in components]
        yield here(
            "the candidates are the folds",
            lambda: (factors == list(whole.folds or ()), f"{len(factors)} candidates"),
        )
    for k, component in enumerate(components, start=1):
        if component.indices is None and component.data is None:
            continue
        of = f"component {k}: "
        apart = here(f"{of}alone between the data", partial(_alone, component, whole.factors or ()))
        yield apart
        changing += [(of, component)] if apart.holds else []
    yield from discriminant_checks(problem.discriminant, whole, context)
    for of, component in changing:
        yield _both_sides(problem, component, context, of)


def _alone(component: SignatureComponent, factors: Sequence[PolyElement]) -> Outcome:
    """On the segment between the data it has one simple zero, the other factors none."""
    if component.data is None or component.indices is None:
        return False, "indices or data are missing"
    first, second = component.data
    line = first, tuple(b - a for a, b in zip(first, second, strict=True))
    zeros = [restrict(f, line).count_roots(0, 1) for f in factors]
    expected = [int(f == component.factor) for f in factors]
    mine = restrict(component.factor, line)
    simple = mine.gcd(mine.diff()).count_roots(0, 1) == 0 and mine(0) * mine(1) < 0
    return zeros == expected and simple, f"{sum(zeros)} zeros between the data"


def _both_sides(
    problem: SignatureDiscriminant, component: SignatureComponent, context: Context, of: str
) -> Check:
    """The indices of all real critical points over both data, by homotopy."""
    assert component.data is not None

    def differ(answers: Sequence[RealEDCriticalPointsResult]) -> Outcome:
        if not all(answer.value.is_settled for answer in answers):
            return None, "not all points are certified"
        fewer, more = (
            Counter(p.index for p in answer.value.points if p.index is not None)
            for answer in answers
        )
        k, j = sorted((more - fewer).elements())
        holds = not fewer - more and (k, k + 1) == (k, j) == component.indices
        return holds, f"{fewer.total()} and {counted(more.total(), 'point')}"

    def over(datum: tuple[Fraction, ...]) -> RealEDCriticalPoints:
        p = problem.another_prime
        return RealEDCriticalPoints(
            problem.variety, problem.metric, datum, "homotopy", p, problem.seed + 1
        )

    problems = [over(datum) for datum in component.data]
    return context.by_solving_all(f"{of}indices over both data", problems, differ)
