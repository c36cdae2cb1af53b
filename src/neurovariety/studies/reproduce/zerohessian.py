"""How much of the balancedness matrices the zero-Hessian critical points of a network reach.

The map delta sends W to all W_(i+1)^t W_(i+1) - W_i W_i^t, which are constant along the gradient
flow of every loss. If the zero-Hessian critical points have an image of smaller dimension than all
points, then almost no trajectory converges to them. They are a finite union of irreducible orbits
(see `quiver` beside this file). The dimension of an orbit is exact; the dimension of its image
under delta is the rank of the differential on the tangent space, here at a random point modulo a
prime: never more than the truth, and less with a probability close to zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.linear import PRIME, kernel, matrix, rank
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork
from neurovariety.studies.reproduce.quiver import Strings, orbit_dimension, strings_of_zero_hessians

Matrix = npt.NDArray[np.int64]

ARCHITECTURES: tuple[tuple[int, ...], ...] = (
    *((d,) * (h + 1) for d in (1, 2) for h in range(2, 9)),
    *((3,) * (h + 1) for h in range(2, 8)),
    *((3, *(2,) * h) for h in range(2, 9)),
    *((*(2,) * h, 3) for h in range(2, 9)),
    *((2, *(3,) * (h - 1), 2) for h in range(2, 8)),
    *((1, *(2,) * (h - 1), 1) for h in range(2, 9)),
    *((1, 1, *(2,) * (h - 1)) for h in range(2, 9)),
    (1, 1, 2, 2, 1, 2),
)
"""The rows of ``neurovariety reproduce zero-hessian``."""

REFERENCES = (
    "K. Kohn: The geometry of neural networks (with M. Trager and J. Bruna), talk, 2020",
    "Y. Chitour, Z. Liao, R. Couillet: A geometric approach of gradient descent algorithms in\n"
    "linear neural networks, arXiv:1811.03568",
)


@dataclass(frozen=True)
class ZeroHessians(Shown):
    """What is known of one architecture, for generic data.

    Parameters
    ----------
    widths : tuple of int
        The architecture.
    weights : int
        The number of parameters.
    image : int
        The rank of the differential of delta at a random point: dim im(delta).
    orbits : int
        How many orbits the zero-Hessian critical points consist of; 0 if there are none.
    dimension : int
        Their largest dimension, -1 if there are none.
    restricted : int
        The largest rank on the tangent space of an orbit: the dimension of the image of delta
        restricted to them, -1 if there are none.
    prime : int
        The characteristic of the ranks.
    """

    widths: tuple[int, ...]
    weights: int
    image: int
    orbits: int
    dimension: int
    restricted: int
    prime: int

    @property
    def smaller(self) -> bool:
        """Whether dim im(delta restricted to them) < dim im(delta)."""
        return self.restricted < self.image

    @property
    def grounds(self) -> str:
        """What the comparison rests on.

        A rank modulo a prime at one point is a lower bound. So ``dimension < image`` is a proof of
        the inequality, and ``restricted`` equal to the number of entries of the balancedness
        matrices is a proof of equality. All else is probabilistic.
        """
        inner = self.widths[1:-1]
        if self.dimension < self.image or self.restricted == sum(d * (d + 1) // 2 for d in inner):
            return "proof"
        return "modular"


@checked
def zero_hessians(network: LinearNetwork, prime: int = PRIME, seed: int = 1) -> ZeroHessians:
    """Compare the image of delta with that of the zero-Hessian critical points.

    Parameters
    ----------
    network : LinearNetwork
        With at least two layers.
    prime : int
        The characteristic.
    seed : int
        Where the random points come from.

    Examples
    --------
    >>> found = zero_hessians(LinearNetwork(2, 2, 2, 2, 2))
    >>> found.image, found.dimension, found.smaller, found.grounds
    (9, 5, True, 'proof')
    """
    if not isinstance(network, LinearNetwork):
        raise SpecificationError(f"expected a LinearNetwork, got {short(network)}")
    widths = network.widths
    random = np.random.default_rng(seed)
    point = [random.integers(0, prime, (b, a)) for a, b in pairwise(widths)]
    image = rank(_differential(point, _all_directions(point), prime), prime)
    orbits = [(orbit_dimension(widths, s), s) for s in strings_of_zero_hessians(widths)]
    orbits.sort(reverse=True)
    best = -1
    for dimension, strings in orbits:
        if dimension <= best or best == image:
            break
        there, tangent, _ = tangent_space(widths, strings, random, prime)
        best = max(best, rank(_differential(there, tangent, prime), prime))
    largest = orbits[0][0] if orbits else -1
    return ZeroHessians(widths, network.parameter_count, image, len(orbits), largest, best, prime)


def tangent_space(
    widths: Sequence[int], strings: Strings, random: np.random.Generator, prime: int
) -> tuple[list[Matrix], list[Matrix], Matrix]:
    """A random point of an orbit, what spans its tangent space, and its random matrix C.

    The tangent space is an array of directions for each layer.
    """
    h = len(widths) - 1
    arrows = [np.zeros((widths[k], widths[k - 1]), np.int64) for k in range(h + 1)]
    used = [0] * (h + 1)
    for start, length in strings:
        place = used[start]
        used[start] += 1
        for k in range(start + 1, start + length + 1):
            following = used[k % (h + 1)]
            used[k % (h + 1)] += 1
            arrows[k % (h + 1)][following, place] = 1
            place = following
    bases = [_invertible(random, d, prime) for d in widths]
    there = [bases[k][0] @ arrows[k] % prime @ bases[k - 1][1] % prime for k in range(h + 1)]
    # infinitesimal changes of bases (x_0, ..., x_h) act by x_k W_k - W_k x_(k-1); those with
    # x_0 C^t = C^t x_h keep C
    total = sum(d * d for d in widths)
    spans = [np.zeros((total, *W.shape), np.int64) for W in there]
    offset = 0
    for k, d in enumerate(widths):
        units = np.eye(d * d, dtype=np.int64).reshape(d * d, d, d)
        rows = slice(offset, offset + len(units))
        spans[k][rows] += units @ there[k] % prime
        following = (k + 1) % (h + 1)
        spans[following][rows] -= there[following] @ units % prime
        offset += len(units)
    fixing = kernel(spans[0].reshape(total, -1).T % prime, prime)
    keeping = np.array(fixing, np.int64).reshape(-1, total)
    tangent = [
        (keeping @ (S.reshape(total, -1) % prime) % prime).reshape(-1, *S.shape[1:])
        for S in spans[1:]
    ]
    return there[1:], tangent, np.ascontiguousarray(there[0].T)


def _invertible(random: np.random.Generator, d: int, prime: int) -> tuple[Matrix, Matrix]:
    """A random invertible matrix and its inverse."""
    while True:
        g = random.integers(0, prime, (d, d))
        M = matrix(g, prime)
        if M.det():
            return g, np.array(M.inv().table(), np.int64)


def _all_directions(point: Sequence[Matrix]) -> list[Matrix]:
    total = sum(W.size for W in point)
    found, offset = [], 0
    for W in point:
        span = np.zeros((total, W.size), np.int64)
        span[offset : offset + W.size] = np.eye(W.size, dtype=np.int64)
        found.append(span.reshape(total, *W.shape))
        offset += W.size
    return found


def _differential(point: Sequence[Matrix], directions: Sequence[Matrix], prime: int) -> Matrix:
    """The derivatives of the entries of W_(i+1)^t W_(i+1) - W_i W_i^t along each direction."""
    columns = []
    for i in range(len(point) - 1):
        inner = np.swapaxes(directions[i + 1], 1, 2) @ point[i + 1] % prime
        outer = directions[i] @ point[i].T % prime
        change = inner + np.swapaxes(inner, 1, 2) - outer - np.swapaxes(outer, 1, 2)
        upper = np.triu_indices(change.shape[1])
        columns.append(change[:, upper[0], upper[1]])
    return np.concatenate(columns, axis=1) % prime if columns else np.zeros((1, 0), np.int64)
