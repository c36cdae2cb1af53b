"""Each pattern of signs, decided by linear programmes over the rationals in the weights."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import kernel, rank
from neurovariety.certify.feasibility import by_simplex
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.local_minima.problem import LocalMinima


def compute(problem: LocalMinima, limits: Limits) -> Computed:
    """Weights t, w with t > 0, the signs, and where the gradient at w / t is zero."""
    n, d = len(problem.x), len(problem.v)
    neurons = [signs for signs in product((0, 1), repeat=n) if _weights(problem, (signs,), [])]
    full, active, ranks, losses = 0, [], [], []
    for chosen in product(neurons, repeat=d):
        check_time()
        outputs = [
            [v * a[i] * c for v, a in zip(problem.v, chosen, strict=True) for c in x]
            for i, x in enumerate(problem.samples)
        ]
        r = rank(outputs)
        full += r == n
        columns = [*zip(*outputs, strict=True)]
        # the derivatives by each weight, t times: of the outputs, and of what is wanted
        gradient = [[*(_dot(c, e) for e in columns), -_dot(c, problem.y)] for c in columns]
        w = _weights(problem, chosen, gradient)
        if w:
            errors = [_dot(row, w) - y for row, y in zip(outputs, problem.y, strict=True)]
            loss = _dot(errors, errors)
            active += [a for signs in chosen for a in signs]
            ranks.append(r)
            losses += [loss.numerator, loss.denominator]
    return Computed(
        {
            "regions": (len(neurons) ** d, full),
            "active": tuple(active),
            "ranks": tuple(ranks),
            "losses": tuple(losses),
        }
    )


def _weights(problem: LocalMinima, chosen: Any, zero: Any) -> list[Fraction]:
    """With these signs, where equations hold, if there are any."""
    D = len(problem.samples[0])
    rows = [[Fraction(0)] * (D * len(chosen)) + [Fraction(1)]]
    for j, signs in enumerate(chosen):
        for x, a in zip(problem.samples, signs, strict=True):
            row = [Fraction(0)] * (D * len(chosen) + 1)
            row[j * D : (j + 1) * D] = [v if a else -v for v in x]
            rows.append(row)
    basis = kernel(zero) if zero else np.eye(len(rows[0]), dtype=int).tolist()
    basis = [[Fraction(int(v.numerator), int(v.denominator)) for v in b] for b in basis]
    values = [[_dot(row, b) for b in basis] for row in rows]
    solution = by_simplex(_integers(values)).solution if basis else None
    if solution is None:
        return []
    *w, t = (_dot(column, solution) for column in zip(*basis, strict=True))
    return [v / t for v in w]


def _integers(rows: list[list[Fraction]]) -> Any:
    """Each row times a positive number."""
    found = []
    for row in rows:
        scale = int(np.lcm.reduce([v.denominator for v in row], dtype=object))
        found.append([int(v * scale) for v in row])
    return np.array(found, object)


def _dot(a: Any, b: Any) -> Fraction:
    return sum((u * v for u, v in zip(a, b, strict=True)), Fraction(0))
