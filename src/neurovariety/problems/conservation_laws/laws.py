"""Conservation laws computed in this process, as the fields of a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.engines.frame import Polynomials
from neurovariety.networks.flows.gradient import GradientFlow
from neurovariety.problems.conservation_laws.kernel import polynomial_laws
from neurovariety.problems.conservation_laws.lie import Word, lie_trace
from neurovariety.problems.conservation_laws.terms import field_terms


def laws(flow: GradientFlow, degree: int, prime: int, seed: int) -> dict[str, Any]:
    """Laws up to a degree, how many are independent, and the Lie algebra's trace.

    Examples
    --------
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> found = laws(GradientFlow(LinearNetwork(2, 1, 2)), 2, 32003, 1)
    >>> found["dimensions"], found["independent"], len(found["words"]) // 2
    ((0, 1), 1, 3)
    """
    by_degree = polynomial_laws(flow.fields, flow.ring, degree, prime)
    laws = [g for piece in by_degree for g in piece]
    n = flow.ring.ngens
    trace = lie_trace(flow.fields, prime, seed)
    return {
        "laws": Polynomials(n, tuple(_dictionary(g) for g in laws)),
        "dimensions": tuple(map(len, by_degree)),
        "independent": independent_laws(laws, prime, trace.point),
        "prime": prime,
        "point": trace.point,
        "words": joined(trace.words),
        "levels": trace.levels,
        "ended": trace.ended,
    }


def independent_laws(laws: Sequence[Polynomial], prime: int, point: Iterable[int]) -> int:
    """The rank of the laws' differentials at a point modulo a prime: a lower bound."""
    if not laws:
        return 0
    gradients = [[g.diff(i) for i in range(g.ring.ngens)] for g in laws]
    x = np.array(list(point), np.int64)[:, None] % prime
    return rank(field_terms(gradients, prime).values(x, prime)[..., 0], prime)


def joined(words: Iterable[Word]) -> tuple[int, ...]:
    """Words in one line, a zero after each.

    Examples
    --------
    >>> joined([(1,), (2, 1)])
    (1, 0, 2, 1, 0)
    """
    return tuple(i for word in words for i in (*word, 0))


def _dictionary(g: Polynomial) -> dict[tuple[int, ...], tuple[int, int]]:
    return {m: (int(c.numerator), int(c.denominator)) for m, c in g.terms()}
