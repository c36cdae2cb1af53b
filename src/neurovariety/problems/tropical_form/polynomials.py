"""Tropical polynomials in integers: maxima of affine functions, without those never the largest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import product
from typing import TypeAlias

from neurovariety.certify.feasibility import FEW, decide
from neurovariety.errors import TooLarge
from neurovariety.networks.piecewise.function import Integers, PiecewiseLinear
from neurovariety.problems.linear_regions.cells import as_matrix, minus
from neurovariety.problems.tropical_form.pruning import Tropical, pruned

Pair: TypeAlias = tuple[Tropical, Tropical]
"""Polynomials whose difference is meant."""
MOST_MONOMIALS = 20_000
"""Before those are left out that are never the largest."""


def of_network(function: PiecewiseLinear) -> Pair:
    """Polynomials g and h whose difference is a positive multiple of the output, ``scale`` times.

    Notes
    -----
    A unit ``max_i (g_i - h_i)`` is ``max_i (g_i + sum_(j != i) h_j) - sum_j h_j``, and positive
    coefficients keep g and h apart.

    Examples
    --------
    >>> from neurovariety.networks.relu import ReLUNetwork
    >>> of_network(ReLUNetwork(weights="1; -1 | 1, -1").function)
    (((0, 0), (0, 1)), ((0, -1), (0, 0)))
    """
    *_, (g, h) = of_units(function)
    return pruned(g), pruned(h)


def of_units(function: PiecewiseLinear, known: Sequence[Pair] = ()) -> Iterator[Pair]:
    """The same for one unit after another, the output the last.

    Parameters
    ----------
    known : sequence of pairs
        Those of the first units, which are taken as they are.
    """
    n = function.inputs + 1
    zero: Tropical = ((0,) * n,)
    values: list[Pair] = [((tuple(int(i == j) for j in range(n)),), zero) for i in range(1, n)]
    given = iter(known)
    for layer in function.integral:
        below, values = values, []
        for unit in layer:
            pair = next(given, None)
            if pair is None:
                pair = _unit(unit, below, n)
                yield pair
            values.append(pair)


def _unit(unit: Sequence[Integers], values: Sequence[Pair], n: int) -> Pair:
    parts = [_combined(f, values, n) for f in dict.fromkeys(unit)]
    lower = [h for _, h in parts]
    tops = []
    for i, (g, _) in enumerate(parts):
        others = lower[:i] + lower[i + 1 :]
        tops.append(reduce(lambda p, q: pruned(plus(p, q)), others, g))
    top = pruned([m for p in tops for m in p])
    return top, reduce(lambda p, q: pruned(plus(p, q)), lower)


def _combined(f: Integers, values: Sequence[Pair], n: int) -> Pair:
    g: Tropical = ((f[0], *(0,) * (n - 1)),)
    h: Tropical = ((0,) * n,)
    for w, (p, q) in zip(f[1:], values, strict=True):
        if len(p) == len(q) == 1:  # affine: it need not be divided among the two
            g = plus(g, (tuple(w * v for v in minus(p[0], q[0])),))
        elif w:
            up, down = (p, q) if w > 0 else (q, p)
            g = pruned(plus(g, scaled(abs(w), up)))
            h = pruned(plus(h, scaled(abs(w), down)))
    return g, h


def scaled(w: int, p: Tropical) -> Tropical:
    """A positive multiple: a tropical power."""
    return tuple(tuple(w * v for v in m) for m in p)


def check_number(monomials: int, said: str = "at least {} monomials") -> None:
    """Refuse more than are multiplied.

    Raises
    ------
    TooLarge
        If there are.
    """
    if monomials > MOST_MONOMIALS:
        raise TooLarge(
            f"{said.format(monomials)}, more than {MOST_MONOMIALS}; TropicalForm(net).neurons(), "
            "at the shell --each FILE, gives those of the first neurons"
        )


def plus(p: Tropical, q: Tropical) -> Tropical:
    """The sum of two maxima: the tropical product."""
    check_number(len(p) * len(q), f"{len(p)} x {len(q)} monomials in a product")
    return tuple(tuple(a + b for a, b in zip(m, n, strict=True)) for m, n in product(p, q))


def newton_polytope(p: Sequence[Sequence[int]]) -> list[int]:
    """Which monomials have exponents that are vertices of the convex hull of all."""
    found = []
    for i, m in enumerate(p):
        rows = [minus(tuple(m[1:]), tuple(o[1:])) for j, o in enumerate(p) if i != j]
        if not rows or decide(as_matrix(rows), FEW // 4).solution is not None:
            found.append(i)
    return found
