"""Critical functions one by one: the spectrum, the choices, and what holds at enclosed weights."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from typing import Any

from sympy import Poly, Symbol

from neurovariety.algebra.linear import (
    characteristic_polynomial,
    matrix,
    rank,
    rational_matrix,
)
from neurovariety.certify.balls import interval, working
from neurovariety.certify.derivatives import Derivatives, derivatives
from neurovariety.certify.enclosures import PRECISION, inertia
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.base.checks import Outcome
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.pure_spurious.result import CriticalFunction, PureSpuriousResult
from neurovariety.problems.pure_spurious.weights import tight_weights

_T = Symbol("t")


def spectrum(result: PureSpuriousResult) -> Outcome:
    """``(X X^t)^-1 X Y^t Y X^t`` has the same eigenvalues but zero: one root in each interval."""
    X, Y = matrix(result.problem.loss.X), matrix(result.problem.loss.Y)
    cross = X * Y.transpose()
    other = rational_matrix((X * X.transpose()).inv() * cross * cross.transpose())
    parts = Poly(characteristic_polynomial(other), _T, domain="QQ").sqf_list()[1]
    claimed = result.value.eigenvalues
    good = 0
    for (low, high), multiplicity in claimed:
        inside = [(f.count_roots(low, high), m) for f, m in parts]
        good += 0 < low <= high and [m for n, m in inside for _ in range(n)] == [multiplicity]
    total = sum(multiplicity for _, multiplicity in claimed)
    return good == len(claimed) and total == rank(other), f"{good} of {len(claimed)} intervals"


def choices(result: PureSpuriousResult) -> Outcome:
    """All choices of at most r directions, each once; for a single layer that of all of them.

    A choice of a of m equal directions is a subspace: the skew matrices that move it are those
    that join a kept and a dropped direction.
    """
    widths, functions = result.problem.network.widths, result.value.functions
    multiplicities = [m for _, m in result.value.eigenvalues]
    possible = product(*(range(m + 1) for m in multiplicities))
    expected = {kept for kept in possible if sum(kept) <= min(widths)}
    if len(widths) == 2:
        expected = {tuple(multiplicities)}
    good = 0
    for f in functions:
        subspaces = [[i < a for i in range(m)] for a, m in zip(f.kept, multiplicities, strict=True)]
        moved = sum(i != j for P in subspaces for i, j in combinations(P, 2))
        good += f.rank == sum(f.kept) and f.family == moved
    chosen = [f.kept for f in functions]
    whole = set(chosen) == expected and len(chosen) == len(expected)
    return whole and good == len(functions), f"{len(functions)} of {len(expected)} choices"


def smallest(result: PureSpuriousResult) -> Outcome:
    """By loss; those with the smallest are the global minima, without a negative direction."""
    functions = result.value.functions
    least = min(f.loss for f in functions)
    right = all(
        f.is_global == (f.loss == least) and not (f.is_global and f.index) for f in functions
    )
    ordered = all(f.loss <= g.loss for f, g in pairwise(functions))
    intervals = all(len(f.loss) == 2 and f.loss[0] <= f.loss[1] for f in functions)
    return right and ordered and intervals, f"{sum(f.is_global for f in functions)} global"


def at_weights(result: PureSpuriousResult, f: CriticalFunction) -> Outcome:
    """Interval arithmetic at weights over the function: all that is said of it there."""
    problem, eigenvalues = result.problem, result.value.eigenvalues
    with working(PRECISION):
        weights = tight_weights(
            problem.network.widths,
            problem.target,
            problem.covariance,
            [interval for interval, _ in eigenvalues],
            [bool(a) for a in f.kept],
        )
        maps = derivatives(GradientSystem(problem.network, problem.loss))
        gradient = all(v.contains(0) for v in maps.gradient(weights).entries())
        signature = has_inertia(maps.hessian(weights), f.inertia)
        layers = maps.layers(weights)
        M = _product(layers)
        e, side = f.rank, min(M.nrows(), M.ncols())
        right_rank = has_inertia(M * M.transpose(), (e, 0, M.nrows() - e)) and e <= side
        loss = _loss_meets(maps, M, f)
        G = (M * maps.X - maps.Y) * maps.X.transpose()
        reached = all(v.contains(0) for v in G.entries())
        pure = reached if problem.network.is_filling else e == min(problem.network.widths)
        pieces = _pieces(layers, e, min(problem.network.widths), reached)
    said = {
        "gradient": gradient,
        "signature": signature,
        "rank": right_rank,
        "loss": loss,
        "purity": pure == f.is_pure,
        "pieces": problem.chosen_method == DEFINITION or pieces == f.path_components,
    }
    wrong = ", ".join(name for name, holds in said.items() if not holds)
    return not wrong, f"wrong: {wrong}" if wrong else f"{', '.join(said)} as they are said"


def has_inertia(H: Any, claimed: tuple[int, int, int]) -> bool:
    """So many signs are certain, and one more is not: a zero eigenvalue has none."""
    positive, negative, zero = claimed
    size, n = positive + negative, H.nrows()
    if min(claimed) < 0 or size + zero != n:
        return False
    certain = size == 0 or inertia(H, size) == (positive, negative)
    undecided = size == n or inertia(H, size + 1) is None
    return certain and undecided


def _loss_meets(maps: Derivatives, M: Any, f: CriticalFunction) -> bool:
    low, high = interval(sum(v * v for v in (M * maps.X - maps.Y).entries()) / 2)
    return f.loss[0] <= high and low <= f.loss[1]


def _pieces(layers: list[Any], e: int, r: int, reached: bool) -> int | None:
    """Pieces of the fibre: all of it is critical over a smooth point, or where l is smallest.

    At a hidden layer with as many neurons as M has rank, the columns of the first layers' product
    that are independent in M have a determinant that never vanishes on the fibre. A neuron's
    change of sign changes it, so it doubles the number of pieces. Trager, Kohn, Bruna, theorem 5.
    """
    if e < r:
        return 1 if reached else None
    count = 1
    for k in range(1, len(layers)):
        first = _product(layers[:k])
        if first.nrows() == e and has_inertia(first * first.transpose(), (e, 0, 0)):
            count *= 2
    return count


def _product(layers: list[Any]) -> Any:
    M = layers[0]
    for W in layers[1:]:
        M = W * M
    return M
