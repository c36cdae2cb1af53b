"""All products of tropical polynomials written out; only the end is reduced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain, product

from neurovariety.algebra.deadline import check_time
from neurovariety.engines.base import Limits
from neurovariety.errors import TooLarge
from neurovariety.networks.piecewise.function import Integers
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.tropical_form.decode import fields
from neurovariety.problems.tropical_form.problem import TropicalForm
from neurovariety.problems.tropical_form.pruning import pruned

MOST_MONOMIALS = 20_000
"""That are written out."""
Monomials = frozenset[Integers]
"""Of a tropical polynomial, which is the largest of them: the constant, then the slopes."""


def compute(problem: TropicalForm, limits: Limits) -> Computed:
    """As functions g and h are the same, so their reduced forms are.

    Each unit is ``g - h``. A maximum of differences is
    ``max_i (g_i + sum_(j != i) h_j) - sum_j h_j``.
    """
    n = problem.function.inputs + 1
    one: Monomials = frozenset({(0,) * n})
    below = [(frozenset({tuple(int(i == j) for j in range(n))}), one) for i in range(1, n)]
    for layer in problem.function.integral:
        here = []
        for unit in layer:
            parts = [_combination(f, below, one) for f in dict.fromkeys(unit)]
            lower = [h for _, h in parts]
            tops = (
                reduce(_times, [*lower[:i], *lower[i + 1 :]], g) for i, (g, _) in enumerate(parts)
            )
            here.append((_largest(chain(*tops)), reduce(_times, lower)))
        below = here
    ((g, h),) = below
    return Computed(fields(problem, pruned(sorted(g)), pruned(sorted(h))))


def _combination(
    f: Integers, values: Sequence[tuple[Monomials, Monomials]], one: Monomials
) -> tuple[Monomials, Monomials]:
    """Positive multiples of g belong to g, of h to h; those by negative numbers change places.

    What is affine belongs to g alone.
    """
    (zero,) = one
    up, down = frozenset({(f[0], *zero[1:])}), one
    for w, (g, h) in zip(f[1:], values, strict=True):
        if len(g) == len(h) == 1:
            up = _times(up, _times(_multiple(g, w), _multiple(h, -w)))
        elif w:
            more, less = (g, h) if w > 0 else (h, g)
            up, down = _times(up, _multiple(more, abs(w))), _times(down, _multiple(less, abs(w)))
    return up, down


def _multiple(p: Monomials, w: int) -> Monomials:
    return frozenset(tuple(w * v for v in m) for m in p)


def _times(p: Monomials, q: Monomials) -> Monomials:
    """The tropical product is the sum."""
    check_time()
    if len(p) * len(q) > MOST_MONOMIALS:
        raise TooLarge(f"{len(p)} x {len(q)} monomials in a product, more than {MOST_MONOMIALS}")
    pairs = product(p, q)
    return _largest(tuple(a + b for a, b in zip(m, n, strict=True)) for m, n in pairs)


def _largest(monomials: Iterable[Integers]) -> Monomials:
    """Of monomials with the same slopes the one with the largest constant."""
    best: dict[Integers, int] = {}
    for c, *slopes in monomials:
        key = tuple(slopes)
        best[key] = max(c, best.get(key, c))
    return frozenset((c, *key) for key, c in best.items())
