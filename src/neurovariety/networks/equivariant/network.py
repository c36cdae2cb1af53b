"""Networks whose layers commute with permutations of their neurons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise, product
from math import comb
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.algebra.shown import counted
from neurovariety.algebra.spaces import exponents
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.activations import IDENTITY, Activation, in_words, read_activations
from neurovariety.networks.base import Symmetries
from neurovariety.networks.common import integers, listed
from neurovariety.networks.equivariant.blocks import Block, complex_blocks, real_blocks
from neurovariety.networks.equivariant.components import Component, components
from neurovariety.networks.equivariant.equations import equations
from neurovariety.networks.equivariant.groups import (
    centralizer_order,
    moved_exponents,
    moved_pair,
    orbits,
    read_group,
)
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.metrics import Weighted
from neurovariety.varieties.variety import Implicit, Parametric, Variety

MOST_TERMS = 1_000_000
"""Of the functions whose orbits are counted."""


@dataclass(frozen=True)
class EquivariantNetwork(LayeredNetwork):
    """A network whose layers commute with a group of permutations, or all such maps of some rank.

    Weights are shared by the orbits of pairs of neurons. If the group moves the neurons of a layer
    without fixing any, as it moves itself, this is a convolution over the group. Functions are
    given by one coefficient of each orbit.

    Parameters
    ----------
    group : sequence of generators, str or SymPy's PermutationGroup
        Each generator is one permutation, which acts on all layers with as many neurons and
        trivially on single neurons, or one for each layer; see
        `neurovariety.networks.equivariant.groups.read_group`.
    widths : sequence of int
        ``d_0, ..., d_h``. If outputs are not moved, the network is invariant.
    rank : int, optional
        Without hidden layers: the matrices that commute with the group and have at most this rank,
        a variety with several components that no weights parametrise.
    activation : int, polynomial, or a sequence of such, optional
        As of `PolynomialNetwork`; without it the network is linear.

    Raises
    ------
    SpecificationError
        If the group does not act, or a rank is out of range or given with hidden layers.

    References
    ----------
    K. Kohn, A.-L. Sattelberger, V. Shahverdi: Geometry of linear neural networks: equivariance and
    invariance under permutation groups, SIAM J. Matrix Anal. Appl. 46 (2025).

    Examples
    --------
    >>> EquivariantNetwork("(1 2 3)", widths=(3, 3)).map.polynomials
    (w1_1, w1_2, w1_3)
    >>> net = EquivariantNetwork("(1 2 3)(4 5 6)", widths=(6, 6), rank=3)
    >>> [(c.dimension, c.ed_degree) for c in net.components("RR")]
    [(9, 4), (4, 1)]
    >>> len(net.components("CC")), sum(c.generic_ed_degree for c in net.components("CC"))
    (7, 252)
    """

    group: Any  # a tuple of Generator once read
    widths: tuple[int, ...]
    rank: int | None = None
    activation: Any = None  # a tuple of Activation, one for each hidden layer, once read

    def __post_init__(self) -> None:
        plain_integers(self)
        widths = LinearNetwork(*integers("widths", self.widths)).widths
        object.__setattr__(self, "widths", widths)
        if max(a * b for a, b in pairwise(widths)) > MOST_TERMS:
            raise SpecificationError(f"expected smaller widths, got {listed(widths)}")
        object.__setattr__(self, "group", read_group(self.group, widths))
        if self.activation is not None:
            activations = read_activations(self.activation, len(widths) - 2)
            linear = all(s == IDENTITY for s in activations)
            object.__setattr__(self, "activation", None if linear else activations)
        if self.rank is None:
            return
        check_integer("rank", self.rank, 1, min(widths))
        if len(widths) > 2:
            raise SpecificationError(
                f"expected a rank of the whole matrix, with widths ({widths[0]}, {widths[-1]}), or "
                "hidden layers without a rank, got both"
            )

    def __str__(self) -> str:
        several = f"by {len(self.group)} generators" if len(self.group) > 1 else "cyclic"
        bound = "" if self.rank is None else f", rank at most {self.rank}"
        active = "" if self.activation is None else f", activated by {in_words(self.activation)}"
        group = f"commuting with a group of permutations ({several})"
        return f"network with widths {listed(self.widths)} {group}{bound}{active}"

    @property
    def activations(self) -> tuple[Activation, ...]:
        """The activation of each hidden layer."""
        return self.activation or (IDENTITY,) * (len(self.widths) - 2)

    @cached_property
    def _shared(self) -> tuple[dict[tuple[int, int], int], ...]:
        """For each layer the weight of each pair of an output and an input."""
        return tuple(
            orbits(
                product(range(rows), range(cols)),
                [partial(moved_pair, g[k + 1], g[k]) for g in self.group],
            )
            for k, (cols, rows) in enumerate(pairwise(self.widths))
        )

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights ``w1_1, w1_2, ...``: layer, orbit of pairs of neurons."""
        return polynomial_ring(
            f"w{k}_{i}"
            for k, orbit in enumerate(self._shared, 1)
            for i in range(1, max(orbit.values()) + 2)
        )

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h``."""
        weights, found = self.ring.gens, []
        for orbit, (cols, rows) in zip(self._shared, pairwise(self.widths), strict=True):
            found.append(
                tuple(tuple(weights[orbit[i, j]] for j in range(cols)) for i in range(rows))
            )
            weights = weights[max(orbit.values()) + 1 :]
        return tuple(found)

    @cached_property
    def _functions(self) -> dict[tuple[int, tuple[int, ...]], int]:
        """The orbits of pairs of an output and the exponents of a monomial in the inputs."""
        d, e = self.widths[0], self.widths[-1]
        count = e * sum(comb(d - 1 + r, r) for r in self.degrees)
        if count * d > MOST_TERMS:
            raise SpecificationError(
                f"expected smaller widths: functions with {count} coefficients in {d} inputs, of "
                f"which at most {MOST_TERMS // d} are compared"
            )
        return orbits(
            ((i, m) for i in range(e) for r in self.degrees for m in exponents(d, r)),
            [partial(moved_exponents, g[-1], g[0]) for g in self.group],
        )

    @cached_property
    def ambient_dimension(self) -> int:
        """The number of coefficients of functions that commute with the group."""
        return max(self._functions.values()) + 1

    @cached_property
    def map(self) -> Parametric:
        """One coefficient of each orbit."""
        self._check_parametrised()
        first: dict[int, Polynomial] = {}
        for (i, m), k in self._functions.items():
            if k not in first and m in self.expanded[i]:
                first[k] = self.expanded[i][m]
        return Parametric(tuple(first[k] for k in sorted(first)))

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X."""
        self._check_parametrised()
        return super().outputs(X)

    def _check_parametrised(self) -> None:
        if not self.is_bounded:
            return
        found = self.components()
        why = "which weights give these is not known"
        if len(found) > 1:
            why = f"the image of weights has one component, and these matrices have {len(found)}"
        elif self._with_fixed_neurons.expected_dimension == found[0].dimension:
            unmoved = counted(self.rank, "neuron that is", "neurons that are")
            why = f"a hidden layer of {unmoved} not moved gives all of these"
        raise SpecificationError(
            f"expected a network with weights, got matrices of rank at most {self.rank}: {why}; "
            "take network.variety, or a hidden layer"
        )

    @property
    def _with_fixed_neurons(self) -> EquivariantNetwork:
        """Its functions are a closed and irreducible set of those of bounded rank."""
        (first, last), r = self.widths, self.rank or 0
        moved = tuple((g[0], tuple(range(r)), g[1]) for g in self.group)
        return EquivariantNetwork(moved, (first, r, last))

    @property
    def is_bounded(self) -> bool:
        """Whether not all matrices that commute with the group have so small a rank."""
        if self.rank is None or self.rank == min(self.widths):
            return False
        return self.rank < sum(b.degree * min(b.multiplicities) for b in self.blocks())

    @property
    def variety(self) -> Variety:
        """The neurovariety; of bounded rank the zeros of minors, in one entry of each orbit."""
        if self.rank is None or not self.is_bounded:
            return self.map
        return Implicit(equations(self.layers[0], self.rank, self.group), self.ring.symbols)

    @property
    def frobenius(self) -> Weighted:
        """The sum of the squares of all entries of a linear network's matrix."""
        return Weighted(tuple(Counter(self._functions.values()).values()))

    def blocks(self, field: str = "CC") -> tuple[Block, ...]:
        """The irreducible representations in the layers, over ``CC`` or ``RR``.

        Examples
        --------
        >>> net = EquivariantNetwork("(1 2 3)", (3, 3))
        >>> [(b.degree, b.kind) for b in net.blocks("RR")]
        [(2, 'C'), (1, 'R')]
        """
        if field not in ("CC", "RR"):
            raise SpecificationError(f"expected the field CC or RR, got {short(field)}")
        return self._blocks if field == "CC" else real_blocks(self._blocks)

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return complex_blocks(self.group)

    def components(self, field: str = "CC") -> tuple[Component, ...]:
        """The components of the functions of a linear network, the largest first.

        Those over the real numbers are the closures of the real points: they need not be the real
        parts of components over the complex numbers, nor have matrices of the full rank.

        Examples
        --------
        >>> square = EquivariantNetwork("(1 2 3 4); (2 4)", (4, 4), rank=3)
        >>> [c.dimension for c in square.components()]
        [2, 2, 2]
        """
        if self.activation is not None:
            raise SpecificationError("expected a linear network for components, got an activation")
        return components(self.blocks(field), self.rank or min(self.widths))

    @cached_property
    def expected_dimension(self) -> int:
        """The dimension of a linear network; else what the scalings leave."""
        if self.activation is None:
            return self.components()[0].dimension
        return super().expected_dimension

    def generic_rank(self, p: int, seed: int = 1) -> int:
        """Of the derivative by the weights at random ones modulo p; of bounded rank the dimension.

        Examples
        --------
        >>> EquivariantNetwork("(1 2 3)", (3, 3, 3, 3), activation=2).generic_rank(32003)
        7
        """
        return self.expected_dimension if self.is_bounded else super().generic_rank(p, seed)

    @property
    def symmetries(self) -> Symmetries:
        """Of a linear network base changes; else neurons are moved and scaled with their orbits."""
        hidden = range(1, len(self.widths) - 1)
        if self.activation is None:
            bases = (b.multiplicities[k] for k in hidden for b in self.blocks())
            return Symmetries(base_changes=tuple(m for m in bases if m))
        moves = [[g[k] for g in self.group] for k in hidden]
        scaled = [
            max(orbits(range(len(s[0])), [g.__getitem__ for g in s]).values()) + 1 for s in moves
        ]
        pairs = zip(scaled, self.activations, strict=True)
        return Symmetries(
            sum(n for n, s in pairs if s.is_monomial), orders=tuple(map(centralizer_order, moves))
        )
