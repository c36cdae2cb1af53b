"""Pure and spurious critical points: the ideal decomposed, and enclosed weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.problems.critical_points.result import CriticalPointsResult
from neurovariety.problems.pure_spurious.covariance_checks import covariance_checks
from neurovariety.problems.pure_spurious.form_checks import form_checks
from neurovariety.problems.pure_spurious.function_checks import (
    at_weights,
    choices,
    smallest,
    spectrum,
)
from neurovariety.problems.pure_spurious.result import PureSpuriousResult

LARGEST_DECOMPOSITION = 6
"""Weights up to which the ideal of critical points is decomposed."""


def checks(result: PureSpuriousResult, context: Context) -> Iterator[Check]:
    """Another method for what each theorem gave: the components, the functions, the Hessians."""
    problem, functions = result.problem, result.value.functions
    if problem.of_covariances:
        yield from covariance_checks(result)
        return
    if problem.of_forms:
        yield from form_checks(result)
        return
    knows_weights = problem.chosen_method != DEFINITION
    if knows_weights and problem.network.parameter_count <= LARGEST_DECOMPOSITION:
        loss = problem.loss
        ideal = CriticalPoints(
            problem.network, X=loss.X, Y=loss.Y, regularization=None, method="components"
        )
        yield context.by_solving(
            "components over QQ", ideal, lambda answer: _same_components(answer, result)
        )
    yield here("the spectrum, in the other order", lambda: spectrum(result))
    yield here("the choices of directions", lambda: choices(result))
    yield here("the smallest loss", lambda: smallest(result))
    for k, f in enumerate(functions, start=1):
        if not f.family:
            yield here(
                f"function {k}: weights, gradient and Hessian",
                lambda f=f: at_weights(result, f),  # type: ignore[misc]
            )


def invariant_part(result: PureSpuriousResult) -> Hashable:
    """All: it is determined by the spectrum."""
    return result.value


def like_the_definition(result: PureSpuriousResult, found: PureSpuriousResult) -> Outcome:
    """The functions and what is said of each, but for the weights over it."""
    ours, theirs = result.value.functions, found.value.functions
    same = len(ours) == len(theirs) and all(
        replace(f, loss=g.loss, components=g.components, path_components=g.path_components) == g
        and f.loss[0] <= g.loss[1]
        and g.loss[0] <= f.loss[1]
        for f, g in zip(ours, theirs, strict=True)
    )
    return same, f"{counted(len(theirs), 'function')}, {len(found.value.pure)} pure"


def _same_components(answer: CriticalPointsResult, result: PureSpuriousResult) -> Outcome:
    """A component over QQ has conjugate functions, as many as the degree of its image says.

    The ideal has all complex points. If singular values are equal, also two that vanish, there can
    be functions among them that are not real; else Eckart and Young leave none.
    """
    found: Counter[tuple[int | None, ...]] = Counter()
    for c in answer.value.components:
        dimensions = c.ideal.dimension, c.image.dimension
        found[c.rank, *dimensions] += 1 if c.image.dimension else c.image.degree or 1
    ours: Counter[tuple[int | None, ...]] = Counter(
        (f.rank, d, f.family) for f in result.value.functions for d in f.components or ()
    )
    eigenvalues, widths = result.value.eigenvalues, result.problem.network.widths
    missing = min(widths[0], widths[-1]) - sum(m for _, m in eigenvalues)
    distinct = missing <= 1 and all(m == 1 for _, m in eigenvalues)
    shown = f"{sum(found.values())} and {counted(sum(ours.values()), 'component')} by dimension"
    return (found == ours if distinct else not ours - found), shown
