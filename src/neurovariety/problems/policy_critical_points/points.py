"""The real critical policies of each face, exactly, and which have the largest reward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple

from flint import fmpq_poly

from neurovariety.algebra.exact import to_flint
from neurovariety.algebra.textbook.points import FinitePoints, finite_points
from neurovariety.algebra.textbook.roots import RealRoot, inertia, ranks, solved
from neurovariety.certify.balls import Box, Interval
from neurovariety.errors import ProtocolError, TooLarge
from neurovariety.problems.policy_critical_points.problem import PolicyCriticalPoints
from neurovariety.problems.policy_critical_points.result import (
    CriticalPolicies,
    CriticalPolicy,
    PolicyCriticalPointsResult,
    Stratum,
)
from neurovariety.problems.policy_critical_points.rewards import Face, Reward, chances, reward

_WIDTH = Fraction(1, 2**64)
_CERTAIN, _NEVER = (Fraction(1),) * 2, (Fraction(0),) * 2


class _Found(NamedTuple):
    """A policy, and its reward as a polynomial in a root."""

    policy: CriticalPolicy
    root: RealRoot
    exact: fmpq_poly


def with_points(result: PolicyCriticalPointsResult) -> PolicyCriticalPointsResult:
    """The result with the real points of the strata, the best marked."""
    problem = result.problem
    assert isinstance(problem, PolicyCriticalPoints)
    strata, found = [], []
    for stratum in result.value.strata:
        known, here = _stratum(problem, stratum)
        strata.append(known)
        found.append(here)
    best = _best([p for here in found for p in here])
    strata = [
        replace(s, policies=tuple(replace(p.policy, is_best=p in best) for p in here))
        for s, here in zip(strata, found, strict=True)
    ]
    complete = all(_no_best_is_missing(problem, s) for s in strata)
    return replace(result, value=CriticalPolicies(tuple(strata), complete))


def _no_best_is_missing(problem: PolicyCriticalPoints, stratum: Stratum) -> bool:
    """All its points are known, or the reward is constant, or better policies are elsewhere."""
    sizes = [
        len(taken) <= len(states)
        for taken, states in zip(stratum.actions, problem.process.classes, strict=True)
    ]
    free = sum(len(taken) - 1 for taken in stratum.actions)
    return stratum.points is not None or stratum.dimension == free or not all(sizes)


def _best(found: list[_Found]) -> list[_Found]:
    """Those with the largest reward: intervals decide, and where they meet exact numbers."""
    least = max(p.policy.reward[0] for p in found)
    high = [p for p in found if p.policy.reward[1] >= least]
    if len(high) == 1:
        return high
    places = ranks([(p.root, p.exact) for p in high])
    return [p for p, place in zip(high, places, strict=True) if place == max(places)]


def _stratum(problem: PolicyCriticalPoints, stratum: Stratum) -> tuple[Stratum, list[_Found]]:
    face = stratum.actions
    if all(len(taken) == 1 for taken in face):
        return replace(stratum, points=1, real_points=1), [_vertex(problem, face)]
    if stratum.dimension > 0:
        return stratum, []
    if stratum.dimension < 0:
        return replace(stratum, points=0, real_points=0), []
    try:
        known = finite_points(stratum.equations, chances(face))
        roots = list(known.real_roots())
    except TooLarge:
        return stratum, []
    except ValueError:
        raise ProtocolError(
            "expected equations with finitely many zeros, as the answer's dimension says, got "
            f"others for the actions {face}"
        ) from None
    found = list(_inside(known, roots, reward(problem.process, face), problem, face))
    return replace(stratum, points=known.number, real_points=len(roots)), found


def _vertex(problem: PolicyCriticalPoints, face: Face) -> _Found:
    """A deterministic policy."""
    process = problem.process
    rows = [
        [Fraction(int(a == taken)) for a in range(process.actions[states[0]])]
        for (taken,), states in zip(face, process.classes, strict=True)
    ]
    often = process.frequencies([rows[o] for o in problem.seen])
    value = sum((v * c for v, c in zip(often, process.polytope.c, strict=True)), Fraction(0))
    policy = tuple(tuple((v, v) for v in row) for row in rows)
    root = RealRoot(fmpq_poly([-to_flint(value), 1]), (value, value))
    return _Found(CriticalPolicy(policy, (value, value), (0, 0)), root, fmpq_poly([0, 1]))


def _inside(
    known: FinitePoints,
    roots: list[RealRoot],
    given: Reward,
    problem: PolicyCriticalPoints,
    face: Face,
) -> Iterator[_Found]:
    """The real points with positive probabilities."""
    N, D, chosen = given
    gens = D.ring.gens
    values = [[known.value(p) for p in row] for row in chosen]
    over, under = known.value(N), known.value(D)

    def second(x: Any, y: Any) -> fmpq_poly:
        """Where the gradient of N/D is zero, this divided by D^2 is its second derivative."""
        return known.value(N.diff(x).diff(y)) * under - known.value(D.diff(x).diff(y)) * over

    hessian = [[second(x, y) for y in gens] for x in gens]
    for root in roots:
        if any(root.sign(p) <= 0 for row in values for p in row):
            continue
        (exact,) = solved([[under]], [over], root.prime)
        policy = tuple(
            _row(row, taken, root, problem.process.actions[states[0]])
            for row, taken, states in zip(values, face, problem.process.classes, strict=True)
        )
        signs = inertia([[v % root.prime for v in row] for row in hessian], root)
        yield _Found(CriticalPolicy(policy, root.value(exact, _WIDTH), signs), root, exact)


def _row(row: list[fmpq_poly], taken: tuple[int, ...], root: RealRoot, actions: int) -> Box:
    """The probabilities of all actions."""
    if len(taken) == 1:
        return tuple(_CERTAIN if a in taken else _NEVER for a in range(actions))
    known: dict[int, Interval] = {a: root.value(p, _WIDTH) for a, p in zip(taken, row, strict=True)}
    return tuple(known.get(a, _NEVER) for a in range(actions))
