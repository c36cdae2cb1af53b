"""Critical forms one by one: the loss from moments, its gradient and Hessian in balls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import prod
from typing import Any

import flint

from neurovariety.certify.balls import ball, working
from neurovariety.errors import TooLarge
from neurovariety.problems.base.checks import Check, Outcome, here
from neurovariety.problems.pure_spurious.covariance_checks import each_once, orthonormal, spectrum
from neurovariety.problems.pure_spurious.function_checks import has_inertia
from neurovariety.problems.pure_spurious.result import CriticalForm, PureSpuriousResult
from neurovariety.problems.pure_spurious.weights import projection

_PRECISION, _MOST_WEIGHTS = 256, 24


def form_checks(result: PureSpuriousResult) -> Iterator[Check]:
    """What holds of all together, and of each at its weights."""
    yield here("the spectrum", lambda: spectrum(result))
    yield here("the choices of directions", lambda: choices(result))
    yield here("the smallest loss", lambda: smallest(result))
    for number, f in enumerate(result.value.functions, start=1):
        yield here(
            f"form {number}: weights, gradient and Hessian",
            lambda f=f: at_weights(result, f),  # type: ignore[misc]
        )


def choices(result: PureSpuriousResult) -> Outcome:
    """All choices of at most r directions; those are left out whose eigenvalue would be zero."""
    problem, value = result.problem, result.value
    r = min(problem.network.widths[:2])
    expected = set()
    for kept in product(*(range(m + 1) for _, m in value.eigenvalues)):
        left = [m - a for a, (_, m) in zip(kept, value.eigenvalues, strict=True)]
        ends = []
        for side in (0, 1):
            terms = (d * pair[side] for d, (pair, _) in zip(left, value.eigenvalues, strict=True))
            ends.append(sum(terms, Fraction(0)) / (sum(kept) + 2))
        vanish = any(
            a and low + ends[0] <= 0 <= high + ends[1]
            for a, ((low, high), _) in zip(kept, value.eigenvalues, strict=True)
        )
        if sum(kept) <= r and not vanish:
            expected.add(kept)
    return each_once(result, expected)


def smallest(result: PureSpuriousResult) -> Outcome:
    """By loss; the first and those that are as small are global minima, and local ones."""
    functions = result.value.functions
    ordered = all(f.loss <= g.loss for f, g in pairwise(functions))
    least = functions[0].loss
    right = all(f.is_global == (f.loss[0] <= least[1]) for f in functions)
    local = all(isinstance(f, CriticalForm) and (f.is_local or not f.is_global) for f in functions)
    return ordered and right and local, f"{sum(f.is_global for f in functions)} global"


@dataclass(frozen=True)
class Loss:
    """The mean of ``(x^t A x)^2`` for ``A = S - U``, from the moments ``E x_a x_b x_c x_d``."""

    U: Any

    @property
    def moments(self) -> list[list[int]]:
        """By pairs of indices: ``E x_i^k = (k - 1)!!`` for even k, and 0 for odd ones."""
        n = self.U.nrows()
        pairs = list(product(range(n), repeat=2))
        return [[_moment((*first, *second), n) for second in pairs] for first in pairs]

    def at(self, neurons: Sequence[tuple[Any, Sequence[Any]]]) -> tuple[Any, list[Any], Any, Any]:
        """The loss, its derivatives by all weights, the second ones, and S, by the chain rule."""
        n, k = self.U.nrows(), len(neurons)
        pairs = list(product(range(n), repeat=2))
        M = flint.arb_mat(self.moments)
        S = flint.arb_mat(n, n)
        for v, w in neurons:
            S += flint.arb_mat([[v * a * b for b in w] for a in w])
        A = flint.arb_mat(n * n, 1, (S - self.U).entries())
        J = flint.arb_mat(n * n, k * (n + 1))
        for row, (a, b) in enumerate(pairs):
            for m, (v, w) in enumerate(neurons):
                J[row, m * (n + 1)] = w[a] * w[b]
                J[row, m * (n + 1) + 1 + a] += v * w[b]
                J[row, m * (n + 1) + 1 + b] += v * w[a]
        slope = M * A * 2
        H = J.transpose() * M * J * 2
        for row, (a, b) in enumerate(pairs):
            g = slope[row, 0]
            for m, (v, w) in enumerate(neurons):
                at = m * (n + 1)
                for i, j, value in ((0, a, w[b]), (0, b, w[a])):
                    H[at + i, at + 1 + j] += g * value
                    H[at + 1 + j, at + i] += g * value
                H[at + 1 + a, at + 1 + b] += g * v
                H[at + 1 + b, at + 1 + a] += g * v
        gradient = (J.transpose() * slope).entries()
        return (A.transpose() * M * A)[0, 0], gradient, H, S


def _moment(indices: Sequence[int], n: int) -> int:
    counts = [indices.count(i) for i in range(n)]
    return prod({0: 1, 2: 1, 4: 3}.get(c, 0) for c in counts)


def at_weights(result: PureSpuriousResult, f: CriticalForm) -> Outcome:
    """Interval arithmetic at weights with a neuron for each kept direction."""
    problem, pairs = result.problem, [pair for pair, _ in result.value.eigenvalues]
    n, k = problem.network.widths[:2]
    if k * (n + 1) > _MOST_WEIGHTS:
        raise TooLarge(f"{k * (n + 1)} weights, not at most {_MOST_WEIGHTS}")
    with working(_PRECISION):
        U = flint.arb_mat([[ball(v) for v in row] for row in problem.loss.U])
        neurons: list[tuple[Any, list[Any]]] = []
        chosen = [(j, a) for j, a in enumerate(f.kept) if a]
        for (j, a), side in zip(chosen, f.values, strict=True):
            for p in orthonormal(projection(U, pairs, [i == j for i in range(len(pairs))]), a):
                neurons.append((ball(side), p))
        neurons += [(flint.arb(0), [flint.arb(0)] * n)] * (k - len(neurons))
        loss, gradient, H, S = Loss(U).at(neurons)
        shift = U - S
        trace = sum((shift[i, i] for i in range(n)), flint.arb(0)) / 2
        G = (S - U) - flint.arb_mat(n, n, [trace * (i == j) for i in range(n) for j in range(n)])
        stationary = all(v.contains(0) for v in G.entries())
        said = {
            "eigenvalues": all(low <= high for low, high in f.values),
            "gradient": all(v.contains(0) for v in gradient),
            "loss": f.loss[0] <= f.loss[1] and bool(loss.overlaps(ball(f.loss))),
            "shift": f.shift[0] <= f.shift[1] and bool(trace.overlaps(ball(f.shift))),
            "signature": has_inertia(H, f.inertia),
            "purity": f.is_pure == (f.rank == min(n, k) or (k >= n and stationary)),
            "minimum": f.is_local == (stationary or (f.rank == min(n, k) and not f.index)),
            "weights": f.components is None and f.path_components is None,
        }
    wrong = ", ".join(name for name, holds in said.items() if not holds)
    return not wrong, f"wrong: {wrong}" if wrong else "as they are said"
