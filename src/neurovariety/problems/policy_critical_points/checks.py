"""Critical policies: by the policy gradient theorem, and against policies at random."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from flint import arb, arb_mat
from sympy import QQ

from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import ball, working
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.policy_critical_points.problem import PolicyCriticalPoints
from neurovariety.problems.policy_critical_points.result import (
    CriticalPolicy,
    PolicyCriticalPointsResult,
    Stratum,
)
from neurovariety.problems.policy_critical_points.rewards import reward

_BITS, _TRIES = 256, 50


def checks(result: PolicyCriticalPointsResult, context: Context) -> Iterator[Check]:
    """Gradients by values of states; gradients by polynomials; other policies."""
    problem, strata = result.problem, result.value.strata

    def gradients() -> Outcome:
        pairs = [(s, p) for s in strata for p in s.policies]
        with working(_BITS):
            right = all(_is_critical(problem, s, p) for s, p in pairs)
        return (
            right,
            f"{counted(len(pairs), 'policy', 'policies')}, by the values of states and actions",
        )

    def equations() -> Outcome:
        larger = [s for s in strata if max(map(len, s.actions)) > 1]
        return all(_holds(problem, s) for s in larger), counted(len(larger), "face")

    yield here("the reward and its gradient", gradients)
    yield here("the gradient is in the ideal", equations)
    yield here("no policy at random is better", lambda: _tried(problem, result))
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(
            lambda other: (other.value == result.value, f"degree {other.value.degree}")
        )


def invariant_part(result: PolicyCriticalPointsResult) -> Hashable:
    """All."""
    return result.value


def _is_critical(problem: PolicyCriticalPoints, stratum: Stratum, found: CriticalPolicy) -> bool:
    """Whether all actions that are taken are equally good, by the policy gradient theorem.

    The derivative by the probability of an action at an observation is the sum, over its states, of
    how often they occur times the value of the action there (Sutton and others).
    """
    process = problem.process
    n, g = len(process.start), ball(process.discount)
    policy = [[ball(v) for v in found.policy[o]] for o in problem.seen]
    moves = [[[ball(v) for v in row] for row in actions] for actions in process.transitions]
    M = arb_mat(n, n)
    worth = arb_mat(n, 1)
    for s in range(n):
        for p, row, r in zip(policy[s], moves[s], process.rewards[s], strict=True):
            worth[s, 0] += p * ball(r)
            for t in range(n):
                M[s, t] -= g * p * row[t]
        M[s, s] += 1
    values = M.solve(worth)
    start = arb_mat(n, 1, [ball((1 - process.discount) * v) for v in process.start])
    often = M.transpose().solve(start)

    def worth_of(s: int, a: int) -> Any:
        later = sum((v * values[t, 0] for t, v in enumerate(moves[s][a])), arb(0))
        return ball(process.rewards[s][a]) + g * later

    total = sum((start[s, 0] * values[s, 0] for s in range(n)), arb(0))
    right = bool((total - ball(found.reward)).contains(0))
    for states, taken, box in zip(process.classes, stratum.actions, found.policy, strict=True):
        gains = [sum((often[s, 0] * worth_of(s, a) for s in states), arb(0)) for a in taken]
        right &= all((gain - gains[0]).contains(0) for gain in gains)
        right &= all((low > 0) == (a in taken) for a, (low, _) in enumerate(box))
    return right


def _holds(problem: PolicyCriticalPoints, stratum: Stratum) -> bool:
    """Whether the derivatives of the reward, without denominators, have the remainder zero."""
    N, D, _ = reward(problem.process, stratum.actions)
    ring = D.ring.clone(order="grevlex", domain=QQ)
    basis = [ring.from_dict(dict(f.terms())) for f in stratum.equations]
    slopes = (N.diff(x) * D - N * D.diff(x) for x in D.ring.gens)
    return not any(ring.from_dict(dict(f.terms())).rem(basis) for f in slopes)


def _tried(problem: PolicyCriticalPoints, result: PolicyCriticalPointsResult) -> Outcome:
    """Exactly, and that the best are marked."""
    process, found = problem.process, result.value
    most = max(p.reward[1] for p in found.policies)
    draw = Random(1)
    for _ in range(_TRIES):
        rows = [_at_random(draw, process.actions[states[0]]) for states in process.classes]
        often = process.frequencies([rows[o] for o in problem.seen])
        value = sum((v * c for v, c in zip(often, process.polytope.c, strict=True)), Fraction(0))
        if found.complete and value > most:
            return False, f"a policy has the reward {value}"
    marked = {p.is_best for p in found.policies if p.reward[1] == most} == {True}
    others = all(p.reward[1] >= max(q.reward[0] for q in found.policies) for p in found.best)
    return marked and others, counted(_TRIES, "policy", "policies")


def _at_random(draw: Random, k: int) -> Sequence[Any]:
    weights = [draw.choice((0, 0, 1, 2, 5)) for _ in range(k)]
    if not any(weights):
        weights[draw.randrange(k)] = 1
    return [Fraction(w, sum(weights)) for w in weights]
