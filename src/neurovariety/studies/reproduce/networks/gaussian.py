"""Sums of squares on Gaussian inputs: critical functions in closed form, with their indices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations

from neurovariety.networks.common import listed
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.pure_spurious.gaussian import GaussianTeacher
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.problems.pure_spurious.result import CriticalForm, PureSpuriousResult
from neurovariety.studies.reproduce.rows import PublishedNumber

TEACHER = (5, 3, 1, -3)
RANK = 2


def gaussian_squares() -> Iterator[PublishedNumber]:
    """A row for each choice of as many eigenvalues ``u_i`` of the teacher as there are neurons.

    They are moved by the same number c, and the others are lost. The index counts the pairs of one
    that is kept and one that is not, in whose plane a turn makes the loss smaller.
    """
    n = len(TEACHER)
    U = [[TEACHER[i] if i == j else 0 for j in range(n)] for i in range(n)]
    problem = PureSpurious(PolynomialNetwork((n, RANK, 1), 2), GaussianTeacher(U))
    for J in combinations(range(n), RANK):
        lost = [u for i, u in enumerate(TEACHER) if i not in J]
        c = Fraction(sum(lost), RANK + 2)
        kept = [TEACHER[i] + c for i in J]
        loss = 2 * (RANK * c**2 + sum(u**2 for u in lost)) + (RANK * c - sum(lost)) ** 2
        turns = sum(s * (s - c - u) < 0 for s in kept for u in lost)
        name = f"squares of widths {n}, {RANK}, 1 near {listed(TEACHER)}, Gaussian data, kept "
        yield PublishedNumber(
            name + listed(TEACHER[i] for i in J), _written(kept, loss, turns), problem, _read(J)
        )


def _read(J: tuple[int, ...]) -> Callable[[PureSpuriousResult], str]:
    def read(result: PureSpuriousResult) -> str:
        kept = tuple(int(i in J) for i in range(len(TEACHER)))
        forms = (f for f in result.value.functions if isinstance(f, CriticalForm))
        return "; ".join(
            _written([low for low, _ in f.values], f.loss[0], f.inertia[1])
            for f in forms
            if f.kept == kept
        )

    return read


def _written(eigenvalues: list[Fraction], loss: Fraction | int, index: int) -> str:
    return f"eigenvalues {listed(eigenvalues)}, loss {loss}, index {index}"
