"""Critical covariances of the Bures-Wasserstein loss: losses and indices, with and without tau."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.networks.linear import LinearNetwork
from neurovariety.present.plot.perturbation import perturbation
from neurovariety.problems.pure_spurious.bures import BuresWasserstein
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.problems.pure_spurious.result import CriticalCovariance, PureSpuriousResult
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)

EIGENVALUES = (3, 2, 1)
NETWORK = LinearNetwork(2, 3)
PERTURBED = {
    (1, 1, 0): ("-5/24", 0, 1, 0),
    (1, 0, 1): ("2/3", 1, 2, 0),
    (0, 1, 1): ("13/8", 2, 3, 0),
    (1, 0, 0): ("11/12", 2, 3, -4),
    (0, 1, 0): ("15/8", 3, 4, -6),
    (0, 0, 1): ("11/4", 4, 5, -6),
    (0, 0, 0): ("3", 6, 6, -6),
}
"""Losses and indices for tau = 1/4, by the kept eigenvalues; then, for tau -> 0, the loss and c.

The least eigenvalue of the Hessian grows as ``c tau^(-1/2)``, and stays bounded where c is 0.
"""


def critical_covariances(settings: Settings) -> Reproduction:
    """Bures-Wasserstein losses: what Brechet and others prove, and what a perturbation adds."""
    rows = (*_unperturbed(), *_perturbed(), *_numbers())
    return Reproduction(NUMBER_COLUMNS, rows, draw=_draw)


def _loss(tau: str) -> BuresWasserstein:
    n = len(EIGENVALUES)
    Sigma = [[EIGENVALUES[i] if i == j else 0 for j in range(n)] for i in range(n)]
    return BuresWasserstein(Sigma, tau)


def _unperturbed() -> Iterator[PublishedNumber]:
    """At rank k: the projections to k eigenvectors, with the sum of the others as loss."""
    problem = PureSpurious(NETWORK, _loss("0"))
    for J in combinations(range(3), 2):
        kept = tuple(int(i in J) for i in range(3))
        larger = sum(i < j for j in J for i in range(3) if i not in J)
        published = f"loss {sum(EIGENVALUES) - sum(EIGENVALUES[i] for i in J)}, index {larger}"
        yield PublishedNumber(f"tau = 0, kept {kept}", published, problem, _read(kept))


def _perturbed() -> Iterator[PublishedNumber]:
    problem = PureSpurious(NETWORK, _loss("1/4"))
    for kept, (loss, index, limit, rate) in PERTURBED.items():
        published = f"loss {loss}, index {index}"
        yield PublishedNumber(f"tau = 1/4, kept {kept}", published, problem, _read(kept))
        name, growth = f"tau -> 0, kept {kept}", _growth(limit, rate)
        yield PublishedNumber(name, growth, problem, _limit(kept))


def _numbers() -> Iterator[PublishedNumber]:
    """``C(n, k)`` without a perturbation; all smaller ranks, too, with a small one."""
    for n, k in ((4, 1), (4, 2), (5, 3)):
        Sigma = [[i + 1 if i == j else 0 for j in range(n)] for i in range(n)]
        for tau, number in (("0", comb(n, k)), ("1/2", sum(comb(n, e) for e in range(k + 1)))):
            problem = PureSpurious(LinearNetwork(k, n), BuresWasserstein(Sigma, tau))
            name = f"covariances of rank at most {k} in {n} x {n}, tau = {tau}"
            yield PublishedNumber(name, str(number), problem, _count)


def _count(result: PureSpuriousResult) -> str:
    return str(len(result.value.functions))


def _read(kept: tuple[int, ...]) -> Callable[[PureSpuriousResult], str]:
    def read(result: PureSpuriousResult) -> str:
        found = [f for f in result.value.functions if f.kept == kept]
        return "; ".join(f"loss {format_rational(f.loss[0])}, index {f.index}" for f in found)

    return read


def _limit(kept: tuple[int, ...]) -> Callable[[PureSpuriousResult], str]:
    def read(result: PureSpuriousResult) -> str:
        found = [f for f in result.value.functions if isinstance(f, CriticalCovariance)]
        return "; ".join(_growth(f.limit[0], f.rate[0]) for f in found if f.kept == kept)

    return read


def _growth(loss: Fraction | int, rate: Fraction | int) -> str:
    least = f"{rate} tau^(-1/2)" if rate else "bounded"
    return f"loss {loss}, least eigenvalue {least}"


def _draw() -> Any:
    return perturbation(NETWORK, _loss("1/4"))
