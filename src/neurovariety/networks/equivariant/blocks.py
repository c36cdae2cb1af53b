"""How permutation representations decompose: irreducible parts, multiplicities, real types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import isqrt
from typing import Any

from neurovariety.algebra.linear import matrix, rank
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError
from neurovariety.networks.equivariant.groups import Generator, orbits

PRIME = 2**31 - 1
"""It divides no order of a group of permutations of fewer neurons."""

MOST_ORBITS = 512
"""Of pairs of neurons: the dimension of all maps that commute with the group."""


@dataclass(frozen=True)
class Block(Shown):
    """An irreducible representation in the layers of a network.

    Parameters
    ----------
    multiplicities : tuple of int
        How often each layer has it.
    degree : int
        The dimension over the field.
    kind : str
        Its endomorphisms over the real numbers: R, C or H.
    over : int
        The dimension over the field of its endomorphisms: 1 over the complex numbers.
    """

    multiplicities: tuple[int, ...]
    degree: int
    kind: str
    over: int = 1


def complex_blocks(generators: Sequence[Generator], seed: int = 1) -> tuple[Block, ...]:
    """The irreducible representations over the complex numbers in all layers together.

    Notes
    -----
    Let V be the sum of the layers, A the algebra of maps V -> V that commute with the group, with
    the basis A_1, ..., A_N of sums over the orbits O_k of pairs. On the part of a representation
    with multiplicity m and degree d, A is the algebra of m x m matrices, each entry times the
    identity of size d, so for x in A the map sum_k A_k x A_k^t / |O_k| is tr(x)/d times the
    identity there: central, and for generic x with different values on different parts. Its
    minimal polynomial gives the central idempotents e. With x = 1 the value is m/d, so
    tr(e C) = m^2; the transposition of A has the trace tr(e D) = m, 0 or -m for the types R, C and
    H (Frobenius, Schur). All of this holds modulo a prime that does not divide the order of the
    group; where a factor of the minimal polynomial has degree f, it stands for f representations
    that only a larger field tells apart, with the same numbers.

    That these are all central idempotents is proved by as many independent central elements: those
    that commute with two random elements of A are no more.

    Examples
    --------
    >>> quarter_turn = ((1, 2, 3, 0),)
    >>> [(b.multiplicities, b.degree, b.kind) for b in complex_blocks([quarter_turn])]
    [((1,), 1, 'C'), ((1,), 1, 'C'), ((1,), 1, 'R'), ((1,), 1, 'R')]
    """
    import numpy as np

    p, widths = PRIME, [len(s) for s in generators[0]]
    starts = [0, *accumulate(widths)]
    n = starts[-1]
    whole = [
        [v + start for s, start in zip(g, starts, strict=False) for v in s] for g in generators
    ]
    pairs = ((i, j) for i in range(n) for j in range(n))
    moves = [lambda pair, s=s: (s[pair[0]], s[pair[1]]) for s in whole]
    label = np.zeros((n, n), dtype=np.int64)
    for pair, k in orbits(pairs, moves).items():
        label[pair] = k
    sizes = np.bincount(label.ravel())
    if len(sizes) > MOST_ORBITS:
        raise SpecificationError(
            f"expected a larger group or smaller widths: {len(sizes)} matrices commute with the "
            f"group, and at most {MOST_ORBITS} are decomposed"
        )
    draw = np.random.default_rng(seed)
    x, y = (draw.integers(0, p, len(sizes))[label] for _ in range(2))
    z, C, D = (np.zeros((n, n), dtype=np.int64) for _ in range(3))
    seen, corners = [], np.unique(label.ravel(), return_index=True)[1]
    for k, size in enumerate(sizes.tolist()):
        A, share = (label == k).astype(np.int64), pow(size, -1, p)
        for total, second in ((z, A @ x % p @ A.T), (C, A @ A.T), (D, A.T @ A.T)):
            total += second % p * share % p
        seen.append(np.hstack([(A @ w - w @ A).ravel()[corners] % p for w in (x, y)]))
    central = len(sizes) - rank(np.array(seen), p)
    found = _read(matrix(z % p, p), matrix(C % p, p), matrix(D % p, p), starts)
    if len(found) != central:  # two values of a random element are the same
        return complex_blocks(generators, seed + 1)
    return tuple(sorted(found, key=lambda b: (b.kind, b.degree, b.multiplicities)))


def _read(z: Any, C: Any, D: Any, starts: Sequence[int]) -> list[Block]:
    minimal, found = z.minpoly(), []
    for factor, _ in minimal.factor()[1]:
        others = minimal // factor
        bezout = others.xgcd(factor)
        e = _at(others * bezout[1] * pow(int(bezout[0][0]), -1, PRIME) % minimal, z)
        f = factor.degree()
        m = isqrt(_trace(e * C) // f)
        diagonal = [int(e[i, i]) for i in range(e.nrows())]
        shares = [sum(diagonal[a:b]) % PRIME for a, b in pairwise(starts)]
        degree = sum(shares) // (f * m)
        kind = {f * m: "R", 0: "C"}.get(_trace(e * D), "H")
        multiplicities = tuple(share // (f * degree) for share in shares)
        found += [Block(multiplicities, degree, kind)] * f
    return found


def _at(h: Any, z: Any) -> Any:
    n = z.nrows()
    one = matrix([[int(i == j) for j in range(n)] for i in range(n)], PRIME)
    total = one * 0
    for c in reversed(h.coeffs()):
        total = total * z + one * int(c)
    return total


def _trace(M: Any) -> int:
    return sum(int(M[i, i]) for i in range(M.nrows())) % PRIME


def real_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Those over the real numbers: pairs of conjugates of type C, and of H with half as many.

    Examples
    --------
    >>> quarter_turn = ((1, 2, 3, 0),)
    >>> [(b.degree, b.kind) for b in real_blocks(complex_blocks([quarter_turn]))]
    [(2, 'C'), (1, 'R'), (1, 'R')]
    """
    found = [b for b in blocks if b.kind == "R"]
    pairs = [b for b in blocks if b.kind == "C"][::2]
    pairs = [Block(b.multiplicities, 2 * b.degree, "C", 2) for b in pairs]
    halves = [
        Block(tuple(m // 2 for m in b.multiplicities), 2 * b.degree, "H", 4)
        for b in blocks
        if b.kind == "H"
    ]
    return (*pairs, *halves, *found)
