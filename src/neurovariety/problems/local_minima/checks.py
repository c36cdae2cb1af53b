"""Local minima: the number of regions, losses by Gram's determinants, samples in another order."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from flint import fmpq, fmpq_mat

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.classification_fan.arrangement import MOST_VECTORS, regions
from neurovariety.problems.local_minima.problem import LocalMinima
from neurovariety.problems.local_minima.regions import jacobian
from neurovariety.problems.local_minima.result import LocalMinimaResult


def checks(result: LocalMinimaResult, context: Context) -> Iterator[Check]:
    """What is known of all regions, of each with minima, and the same from the other end."""
    problem, value = result.problem, result.value

    def number() -> Outcome:
        found = regions(problem.fan.homogeneous) ** len(problem.v)
        return found == value.all_regions, f"{counted(found, 'region')} of an arrangement"

    def distances() -> Outcome:
        found = [_distance(problem, r.active) for r in value.regions]
        known = [(r.loss, r.rank, r.dimension) for r in value.regions]
        return found == known, f"{len(known)} squared distances of y from images of Jacobians"

    def turned(found: LocalMinimaResult) -> Outcome:
        other = sorted(
            replace(r, active=tuple(a[::-1] for a in r.active)) for r in found.value.regions
        )
        same = tuple(other) == value.regions and found.value.full_rank == value.full_rank
        return same, f"{counted(len(other), 'region')} with local minima"

    if len(problem.x) <= MOST_VECTORS:
        yield here("the number of all regions, by deletion and restriction", number)
    yield here("losses by Gram's determinants", distances)
    other = replace(problem, x=problem.x[::-1], y=problem.y[::-1], method="auto")
    yield context.by_solving("the samples in the other order", other, turned)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(lambda found: (found.value == value, "by regions"))


def invariant_part(result: LocalMinimaResult) -> Hashable:
    """All."""
    return result.value


def _distance(problem: LocalMinima, active: Any) -> tuple[Fraction, int, int]:
    """The loss as a quotient of determinants of scalar products, the rank, and the dimension."""
    rows = [*zip(*jacobian(problem.samples, problem.v, active), strict=True)]
    basis: list[Any] = []
    for row in rows:
        if _gram([*basis, row]) != 0:
            basis.append(row)
    loss = _gram([*basis, problem.y]) / _gram(basis)
    return Fraction(int(loss.p), int(loss.q)), len(basis), len(rows) - len(basis)


def _gram(vectors: list[Any]) -> fmpq:
    """The determinant of the scalar products: zero if the vectors are dependent."""
    if not vectors:
        return fmpq(1)
    k = len(vectors)
    A = fmpq_mat(
        k,
        len(vectors[0]),
        [fmpq(int(v.numerator), int(v.denominator)) for row in vectors for v in row],
    )
    return (A * A.transpose()).det()
