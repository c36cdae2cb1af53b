"""Polynomials along a trajectory: power series, linear algebra, the ideal that proves them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.evaluation import rationally
from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.spaces import all_zero, monomials_up_to, reduced_echelon, span_dimension
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.ideal_equality.bases import ideal_checks
from neurovariety.problems.invariant_ideal.checks import into
from neurovariety.problems.trajectory_ideal.powerseries import PRIME, along_trajectory
from neurovariety.problems.trajectory_ideal.result import TrajectoryResult


def checks(result: TrajectoryResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    order = 2 * value.derivatives

    def vanish() -> tuple[bool, str]:
        field, start = problem.flow.fields[0], problem.start
        series = along_trajectory(value.polynomials, field, start, order)
        bad = sum(map(any, series))
        return bad == 0, f"{len(series) - bad} of {len(series)}, {order} terms modulo a prime"

    yield here("they vanish on the power series of the trajectory", vanish)
    monomials = monomials_up_to(problem.flow.ring, problem.degree)
    if monomials is not None:
        yield here("there are no others", lambda: _all_vanishing(result, monomials, order))
    closure = value.closure
    if closure is None or closure.groebner_basis is None:
        return
    basis = closure.groebner_basis
    yield from ideal_checks(closure, context, "the closure: ")
    yield here(
        "the closure contains them",
        lambda: all_zero(closure.reduce(into(closure, P)) for P in value.polynomials),
    )
    yield here(
        "the closure is invariant",
        lambda: all_zero(
            closure.reduce(derivative([into(closure, f) for f in row], g))
            for row in problem.flow.fields
            for g in basis
        ),
    )
    yield here(
        "the closure vanishes at the start",
        lambda: all_zero(map(rationally(problem.start), basis)),
    )


def invariant_part(result: TrajectoryResult) -> tuple[Hashable, ...] | None:
    """The space of the polynomials, and the ideal that proves them; None without the ideal."""
    value = result.value
    if value.closure is None:
        return None
    space = frozenset(reduced_echelon(value.polynomials))
    return space, value.derivatives, value.closure.groebner_basis


def like_the_definition(result: TrajectoryResult, found: TrajectoryResult) -> tuple[bool, str]:
    """The same space and ideal; how many derivatives were taken is a method's own."""
    first, second = invariant_part(result), invariant_part(found)
    if first is None or second is None:
        return False, "one of them is not proved"
    same = (first[0], first[2]) == (second[0], second[2])
    return same, "the same space and closure" if same else "another answer"


def _all_vanishing(
    result: TrajectoryResult, monomials: Sequence[Polynomial], order: int
) -> tuple[bool, str]:
    """The polynomials up to the degree that vanish on so many terms of the power series."""
    problem, value = result.problem, result.value
    terms = max(order, len(monomials) + 2)
    series = along_trajectory(monomials, problem.flow.fields[0], problem.start, terms)
    nullity, at_first = (
        len(series) - rank([row[:count] for row in series], PRIME)
        for count in (terms, value.derivatives)
    )
    independent, found = span_dimension(value.polynomials), len(value.polynomials)
    return nullity == at_first == independent == found, f"{nullity} and {found}"
