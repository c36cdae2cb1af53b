"""The zeros of the gradient over QQ: one eliminant and its primes, in this process."""

from __future__ import annotations

from collections import Counter
from itertools import product

from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.algebra.textbook.points import finite_points
from neurovariety.engines.base import Limits
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.critical_points.problem import CriticalPoints

Support = tuple[int, ...]


def compute(problem: CriticalPoints, limits: Limits) -> Computed:
    """Each point counted once, with the weights that are zero there."""
    loss = problem.system.polynomial
    ring = loss.ring
    gradient = [loss.diff(w) for w in ring.gens]
    basis = buchberger(gradient, ring)
    dimension, degree = dimension_and_degree_of(basis, ring)
    numbers = {"dimension": dimension, "degree": degree}
    if dimension:
        return Computed(numbers)
    points = finite_points(basis, ring)
    counts: Counter[Support] = Counter()
    for prime in points.primes:
        zeros = [points.vanishes(x, prime) for x in points.coordinates]
        counts[tuple(int(not zero) for zero in zeros)] += prime.degree()
    network = problem.network
    supports = sorted(counts)
    return Computed(
        {
            **numbers,
            "points": points.number,
            "orbits": sum(counts[s] // orbit_size(network, s) for s in supports),
            "reduced": points.number == degree,
            "patternCounts": tuple(counts[s] for s in supports),
            "patternSupports": tuple(v for s in supports for v in s),
        }
    )


def orbit_size(network: LinearNetwork, support: Support) -> int:
    """How many different points the sign changes of hidden neurons make of one.

    Examples
    --------
    >>> orbit_size(LinearNetwork(1, 2, 1), (1, 0, 1, 0))
    2
    """
    d = network.widths
    weights = [
        (layer, i, j)
        for layer in range(1, len(d))
        for i in range(d[layer])
        for j in range(d[layer - 1])
    ]
    hidden = [(layer, i) for layer in range(1, len(d) - 1) for i in range(d[layer])]
    images = set()
    for chosen in product((1, -1), repeat=len(hidden)):
        sign = dict(zip(hidden, chosen, strict=True))
        images.add(
            tuple(
                sign.get((layer, i), 1) * sign.get((layer - 1, j), 1) * v
                for (layer, i, j), v in zip(weights, support, strict=True)
            )
        )
    return len(images)
