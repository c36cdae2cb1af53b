"""Critical covariances one by one: gradient, loss and Hessian in balls, without closed forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, product
from typing import Any

import flint
import numpy as np
from sympy import Poly, Symbol

from neurovariety.algebra.linear import characteristic_polynomial
from neurovariety.certify.balls import Interval, ball, working
from neurovariety.certify.enclosures import inertia
from neurovariety.errors import TooLarge
from neurovariety.problems.base.checks import Check, Outcome, here
from neurovariety.problems.pure_spurious.function_checks import has_inertia
from neurovariety.problems.pure_spurious.result import CriticalCovariance, PureSpuriousResult
from neurovariety.problems.pure_spurious.weights import projection

_T = Symbol("t")

_PRECISION, _SMALL, _ROOM = 256, Fraction(1, 2**24), Fraction(1, 2**30)
"""Bits of balls; the square of the least eigenvalue times a tau near 0; and room for what
intervals of 64 bits leave open."""

_MOST_ENTRIES = 40
"""Of U, for whose Hessian there is time."""


def covariance_checks(result: PureSpuriousResult) -> Iterator[Check]:
    """What holds of all together, and of each at one U."""
    yield here("the spectrum", lambda: spectrum(result))
    yield here("the choices of directions", lambda: choices(result))
    yield here("the smallest loss", lambda: smallest(result))
    for k, f in enumerate(result.value.functions, start=1):
        yield here(
            f"covariance {k}: gradient and Hessian",
            lambda f=f: at_factor(result, f),  # type: ignore[misc]
        )


def spectrum(result: PureSpuriousResult) -> Outcome:
    """Sturm's count of the roots in each interval, for the polynomial that FLINT finds."""
    problem, claimed = result.problem, result.value.eigenvalues
    f = Poly(characteristic_polynomial(problem.covariance), _T, domain="QQ")
    parts = f.sqf_list()[1]
    good = 0
    for (low, high), multiplicity in claimed:
        inside = [(f.count_roots(low, high), m) for f, m in parts]
        right = low <= high and (low > 0 or problem.of_forms)
        good += right and [m for n, m in inside for _ in range(n)] == [multiplicity]
    total = sum(multiplicity for _, multiplicity in claimed)
    return good == len(claimed) and total == f.degree(), f"{good} of {len(claimed)} intervals"


def choices(result: PureSpuriousResult) -> Outcome:
    """All choices of at most k directions with ``l^2 > tau``, each once; of k ones if tau is 0."""
    (k, tau), value = (min(result.problem.network.widths), result.problem.loss.tau), result.value
    can = [range(m + 1) if low**2 > tau else range(1) for (low, _), m in value.eigenvalues]
    expected = {kept for kept in product(*can) if (sum(kept) <= k if tau else sum(kept) == k)}
    return each_once(result, expected)


def each_once(result: PureSpuriousResult, expected: set[tuple[int, ...]]) -> Outcome:
    """Whether these choices are there, each once, with their ranks and families."""
    value, good = result.value, 0
    for f in value.functions:
        moved = [(a, m - a) for a, (_, m) in zip(f.kept, value.eigenvalues, strict=True)]
        good += f.rank == sum(f.kept) and f.family == sum(a * b for a, b in moved)
    chosen = [f.kept for f in value.functions]
    whole = set(chosen) == expected and len(chosen) == len(expected)
    return whole and good == len(chosen), f"{len(chosen)} of {len(expected)} choices"


def smallest(result: PureSpuriousResult) -> Outcome:
    """By loss; the first alone is the global minimum, without a negative direction."""
    functions = result.value.functions
    ordered = all(f.loss <= g.loss for f, g in pairwise(functions))
    right = [f.is_global for f in functions] == [True] + [False] * (len(functions) - 1)
    kinds = all(isinstance(f, CriticalCovariance) for f in functions)
    return ordered and right and kinds and not functions[0].index, f"{len(functions)} by loss"


@dataclass(frozen=True)
class Factor:
    """U with given columns, and the loss there.

    With the k x k matrix ``R = (U^t S_0 U + tau)^(1/2)`` the loss is ``|U|^2 + tr S_0 - 2 tr R -
    2 (n - k) tau^(1/2)`` and its gradient ``2 (U - S_0 U R^-1)``; R' in a direction V solves
    ``R' R + R R' = V^t S_0 U + U^t S_0 V``.
    """

    S0: Any
    U: Any
    R: Any
    root: Any

    @property
    def is_root(self) -> bool:
        """Whether R can be that root: it is symmetric with positive balls on its diagonal."""
        square = self.U.transpose() * self.S0 * self.U + _scalar(self.R.nrows(), self.root**2)
        return _vanishes(self.R * self.R - square)

    @property
    def gradient(self) -> Any:
        """Half of it."""
        return self.U - self.S0 * self.U * self.R.inv()

    @property
    def loss(self) -> Any:
        """Its value."""
        n, k = self.U.nrows(), self.U.ncols()
        squares = sum((v * v for v in self.U.entries()), flint.arb(0))
        return squares + _trace(self.S0) - 2 * _trace(self.R) - 2 * (n - k) * self.root

    @property
    def hessian(self) -> Any:
        """By Lyapunov's equation for each direction, solved as a linear system."""
        n, k = self.U.nrows(), self.U.ncols()
        inverse, R = self.R.inv(), self.R.table()
        system = flint.arb_mat(k * k, k * k)
        for i, j, m in product(range(k), repeat=3):
            system[k * i + j, k * i + m] += R[m][j]
            system[k * i + j, k * m + j] += R[i][m]
        columns = []
        for a, b in product(range(n), range(k)):
            V = flint.arb_mat(n, k)
            V[a, b] = 1
            half = V.transpose() * self.S0 * self.U
            right = half + half.transpose()
            slope = flint.arb_mat(k, k, system.solve(_column(right)).entries())
            moved = self.S0 * (V - self.U * inverse * slope) * inverse
            columns.append((2 * (V - moved)).entries())
        return flint.arb_mat(columns)


def at_factor(result: PureSpuriousResult, f: CriticalCovariance) -> Outcome:
    """All that is said of a covariance, at U with turned columns; what tau does, at a small one."""
    loss, widths = result.problem.loss, result.problem.network.widths
    n, k = widths[-1], min(widths)
    if n * k > _MOST_ENTRIES:
        raise TooLarge(f"{n * k} entries of U, not at most {_MOST_ENTRIES}")
    least = min(low for (low, _), _ in result.value.eigenvalues)
    largest = max(high for (_, high), _ in result.value.eigenvalues)
    near = min(loss.tau or least**2, least**2) * _SMALL
    with working(_PRECISION):
        here_, there = (_factor(result, f, tau) for tau in (loss.tau, near))
        claimed = _factor(result, f, loss.tau, f.values)
        H, root = here_.hessian, there.root
        room = ball(3 * (n + largest / least)) * root
        said = {
            "eigenvalues": claimed.is_root
            and _vanishes(claimed.gradient)
            and all(low <= high for low, high in f.values),
            "loss": _meets(here_.loss, f.loss),
            "signature": has_inertia(H, f.inertia),
            "lowest": _starts(H, f.lowest, ball(_ROOM)),
            "limit": _meets(there.loss + room * flint.arb(0, 1), f.limit),
            "rate": _starts(there.hessian * root, f.rate, room),
        }
        S = claimed.U * claimed.U.transpose()
        said["matrix"] = _is_matrix(S, f)
        reached = _vanishes(here_.S0 * here_.U - here_.U * here_.R)
    stationary = all(
        pair[0] ** 2 <= loss.tau <= pair[1] ** 2
        for a, (pair, m) in zip(f.kept, result.value.eigenvalues, strict=True)
        if a < m
    )
    said["purity"] = reached and f.is_pure == (f.rank == k or (k == n and stationary))
    said["weights"] = f.components is None and f.path_components is None
    wrong = ", ".join(name for name, holds in said.items() if not holds)
    return not wrong, f"wrong: {wrong}" if wrong else "as they are said"


def _is_matrix(S: Any, f: CriticalCovariance) -> bool:
    """Whether the entries are in the intervals; of a family none are given."""
    if f.matrix is None or f.family:
        return f.matrix is None and bool(f.family)
    table = S.table()
    return [len(row) for row in f.matrix] == [len(table)] * len(table) and all(
        _meets(v, side)
        for row, sides in zip(table, f.matrix, strict=True)
        for v, side in zip(row, sides, strict=True)
    )


def _factor(
    result: PureSpuriousResult,
    f: CriticalCovariance,
    tau: Fraction,
    values: Sequence[Interval] | None = None,
) -> Factor:
    """U for the kept directions, its columns turned by a rational rotation."""
    loss, k = result.problem.loss, min(result.problem.network.widths)
    S0 = flint.arb_mat([[ball(v) for v in row] for row in loss.Sigma])
    pairs = [pair for pair, _ in result.value.eigenvalues]
    root = ball(tau).sqrt()
    chosen = [(j, a) for j, a in enumerate(f.kept) if a]
    squares = [ball(pairs[j]) - ball(tau) / ball(pairs[j]) for j, _ in chosen]
    if values is not None:
        squares = [ball(v) for v in values]
    columns, diagonal = list[list[Any]](), list[Any]()
    for (j, a), square in zip(chosen, squares, strict=True):
        for p in orthonormal(projection(S0, pairs, [i == j for i in range(len(pairs))]), a):
            columns.append([v * square.sqrt() for v in p])
            diagonal.append(ball(pairs[j]))
    if len(columns) > k:
        raise ValueError("more directions than the rank allows")
    idle = k - len(columns)
    U = flint.arb_mat(columns + [[0] * len(S0.table())] * idle).transpose()
    D = _diagonal([*diagonal, *[root] * idle])
    turn = _rotation(k)
    return Factor(S0, U * turn, turn.transpose() * D * turn, root)


def orthonormal(P: Any, count: int) -> Iterator[list[Any]]:
    """Vectors in the image of a projection, by Gram and Schmidt from its longest columns."""
    n = P.nrows()
    for _ in range(count):
        j = max(range(n), key=lambda i: float(P[i, i].mid()))
        length = P[j, j].sqrt()
        p = [P[i, j] / length for i in range(n)]
        yield p
        P = P - flint.arb_mat([[a * b for b in p] for a in p])


def _rotation(k: int) -> Any:
    """Cayley's ``(1 - A) (1 + A)^-1`` for a skew matrix A: no column stays where it was."""
    A = flint.fmpq_mat(k, k)
    for i, j in combinations(range(k), 2):
        A[i, j], A[j, i] = flint.fmpq(1, 2 + i + j), flint.fmpq(-1, 2 + i + j)
    one = flint.fmpq_mat(k, k, [int(i == j) for i in range(k) for j in range(k)])
    return flint.arb_mat((one - A) * (one + A).inv())


def _starts(H: Any, claimed: Interval, room: Any) -> bool:
    """Whether the smallest eigenvalue lies in an interval, with some room on both sides."""
    n = H.nrows()
    floats = np.array([float(v.mid()) for v in H.entries()]).reshape(n, n)
    v = flint.arb_mat(n, 1, [float(x) for x in np.linalg.eigh(floats)[1][:, 0]])
    low, high = (ball(end) for end in claimed)
    above = (v.transpose() * (H - _scalar(n, high + room)) * v)[0, 0] < 0
    return bool(above and inertia(H - _scalar(n, low - room)) == (n, 0))


def _meets(value: Any, claimed: Interval) -> bool:
    return claimed[0] <= claimed[1] and bool(value.overlaps(ball(claimed)))


def _vanishes(M: Any) -> bool:
    return all(v.contains(0) for v in M.entries())


def _trace(M: Any) -> Any:
    return sum((M[i, i] for i in range(M.nrows())), flint.arb(0))


def _scalar(n: int, value: Any) -> Any:
    return _diagonal([value] * n)


def _diagonal(values: Sequence[Any]) -> Any:
    n = len(values)
    return flint.arb_mat(n, n, [v if i == j else 0 for i, v in enumerate(values) for j in range(n)])


def _column(M: Any) -> Any:
    return flint.arb_mat(M.nrows() * M.ncols(), 1, M.entries())
