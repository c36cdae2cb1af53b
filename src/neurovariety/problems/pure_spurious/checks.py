"""Pure and spurious critical points: the ideal decomposed, and enclosed weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from neurovariety.certify.balls import working
from neurovariety.certify.derivatives import derivatives
from neurovariety.certify.enclosures import PRECISION, inertia
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.problems.critical_points.result import CriticalPointsResult
from neurovariety.problems.pure_spurious.result import CriticalFunction, PureSpuriousResult
from neurovariety.problems.pure_spurious.weights import tight_weights

LARGEST_DECOMPOSITION = 6
"""Weights up to which the ideal of critical points is decomposed."""


def checks(result: PureSpuriousResult, context: Context) -> Iterator[Check]:
    """Another road for what each theorem gave: the components, the functions, the Hessians."""
    problem, functions = result.problem, result.value.functions
    if problem.network.parameter_count <= LARGEST_DECOMPOSITION:
        loss = problem.loss
        ideal = CriticalPoints(
            problem.network, X=loss.X, Y=loss.Y, regularization=None, method="components"
        )
        yield context.by_solving(
            "components over QQ", ideal, lambda answer: _same_components(answer, result)
        )
    for k, f in enumerate(functions, start=1):
        if not f.family:
            yield here(
                f"function {k}: weights, gradient and Hessian",
                lambda f=f: _at_weights(result, f),  # type: ignore[misc]
            )


def invariant_part(result: PureSpuriousResult) -> Hashable:
    """All: it is determined by the spectrum."""
    return result.value


def _same_components(answer: CriticalPointsResult, result: PureSpuriousResult) -> tuple[bool, str]:
    """A component over QQ has conjugate functions, as many as the degree of its image says.

    The ideal has all complex points. If singular values are equal, also two that vanish, there can
    be functions among them that are not real; else Eckart and Young leave none.
    """
    found: Counter[tuple[int, int | None]] = Counter()
    for c in answer.value.components:
        dimension = c.ideal.dimension
        found[c.rank, dimension] += 1 if c.image.dimension else c.image.degree or 1
    ours: Counter[tuple[int, int | None]] = Counter(
        (f.rank, d) for f in result.value.functions for d in f.components or ()
    )
    eigenvalues, widths = result.value.eigenvalues, result.problem.network.widths
    missing = min(widths[0], widths[-1]) - sum(m for _, m in eigenvalues)
    distinct = missing <= 1 and all(m == 1 for _, m in eigenvalues)
    shown = f"{sum(found.values())} and {sum(ours.values())} components by dimension"
    return (found == ours if distinct else not ours - found), shown


def _at_weights(result: PureSpuriousResult, f: CriticalFunction) -> tuple[bool, str]:
    """Interval arithmetic: the gradient may vanish, and there are as many signs as were said."""
    problem, spectrum = result.problem, result.value.eigenvalues
    with working(PRECISION):
        weights = tight_weights(
            problem.network.widths,
            problem.target,
            problem.covariance,
            [interval for interval, _ in spectrum],
            [bool(a) for a in f.kept],
        )
        maps = derivatives(GradientSystem(problem.network, problem.loss))
        critical = all(v.contains(0) for v in maps.gradient(weights).entries())
        positive, negative, _ = f.inertia
        signs = inertia(maps.hessian(weights), positive + negative)
    shown = "signs undecided" if signs is None else "signature +{} -{}".format(*signs)
    zero = "may vanish" if critical else "DOES NOT VANISH"
    return critical and signs == (positive, negative), f"gradient {zero}, {shown}"
