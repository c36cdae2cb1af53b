"""The weights of a network that have one function."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import factorial, prod
from typing import Any, ClassVar

from sympy.polys.rings import PolyElement

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import fraction, plain_integers
from neurovariety.algebra.linear import matrix
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.algebra.writing import show_polynomial
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network, Symmetries
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import AT_RANDOM, DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.fibre.functions import INVERSE, equations, read_function
from neurovariety.problems.fibre.result import FibreResult
from neurovariety.problems.identifiability.chart import with_scalings


@dataclass(frozen=True)
class Fibre(Problem[FibreResult]):
    """The weights of a network that have one function.

    Parameters
    ----------
    network : network
        Functions that are no polynomials in the inputs are given by coordinates: of a rational
        network the coefficients of the quotient, of a ReLU network on an activation pattern its
        affine maps, of attention with the softmax its products of matrices.
    function : matrix, numbers, or polynomials in x1, x2, ...
        The coordinates of the network's map by rows, such as the matrix of a linear network or the
        filter of a convolutional one; or a polynomial for each output.
    method : str
        ``closed-form`` (linear networks), ``cells`` (the solutions over the rationals where the
        symmetries have brought the weights to echelon forms, with the real ones by traces),
        ``definition`` (the components of all weights, and a random chart, over the rationals;
        slow), or ``auto``: the first that applies.
    seed : int
        Where the random chart comes from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the function does not fit the network.

    Notes
    -----
    A base change of a layer, or a scaling of a neuron, brings its weights to one reduced echelon
    form, so the cells of all echelon forms have each orbit once, and nothing is random. On an
    algebra of finite dimension the form ``(a, b) -> trace(a b)`` has as rank the number of complex
    points, and as signature that of real ones (Hermite). Neurons that do the same can share their
    outgoing weights in infinitely many ways; so where there are finitely many weights,
    permutations move all of them.

    References
    ----------
    M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points: a Geometric Study of Linear
    Networks, ICLR 2020. P. Pedersen, M.-F. Roy, A. Szpirglas: Counting real zeros in the
    multivariate case, Computational Algebraic Geometry, 1993, 203-224.

    Examples
    --------
    >>> from neurovariety import solve
    >>> cubic = solve(Fibre(PolynomialNetwork((2, 2, 1), 3), "x1^3 - x1*x2^2")).value
    >>> cubic.is_empty, cubic.points, cubic.real_points  # three real roots: no sum of real cubes
    (False, 1, 0)
    """

    network: Network
    function: Any  # a tuple of Fraction, or of Polynomial, once read
    method: str = "auto"
    seed: int = 1
    kind: ClassVar[str] = "fibre"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("cells", Certainty.EXACT),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = (
        "M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points: a Geometric Study of\n"
        "Linear Networks, ICLR 2020",
        "P. Pedersen, M.-F. Roy, A. Szpirglas: Counting real zeros in the multivariate case,\n"
        "Computational Algebraic Geometry, 1993, 203-224",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        if not isinstance(self.network, Network):
            raise SpecificationError(f"expected a network, got {short(self.network)}")
        object.__setattr__(self, "function", read_function(self.function, self.network))
        check_method(self.method, self.methods, self.network)
        self.check_random()

    def __str__(self) -> str:
        shown = ", ".join(
            show_polynomial(f) if isinstance(f, PolyElement) else str(f) for f in self.function
        )
        return f"weights of the {self.network} with the function {short(shown)}"

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply; no chart meets each orbit of roots of unity once."""
        fast = "closed-form" if self.is_linear else "cells"
        return (fast,) if self.turned else (fast, DEFINITION)

    @cached_property
    def equations(self) -> tuple[Polynomial, ...]:
        """What vanishes at the weights."""
        return equations(self.function, self.plain)

    @property
    def plain(self) -> Network:
        """The network, with powers for activations where biases make up for the difference."""
        return with_scalings(self.network)

    @cached_property
    def matrix(self) -> RationalMatrix:
        """That of a linear network."""
        cells = self.function
        if isinstance(cells[0], PolyElement):
            cells = [f.coeff(x) for f in cells for x in f.ring.gens]
        values, cols = [fraction(c) for c in cells], self.network.widths[0]  # type: ignore[attr-defined]
        return tuple(tuple(values[i : i + cols]) for i in range(0, len(values), cols))

    @property
    def blocks(self) -> tuple[PolynomialMatrix, ...]:
        """What a base change on the left brings to an echelon form."""
        found = self.plain.gauge.blocks
        if self.plain.map.is_polynomial:
            return found
        ring = polynomial_ring(self.symbols)
        return tuple(tuple(tuple(embedded(w, ring) for w in row) for row in B) for B in found)

    @property
    def symmetries(self) -> Symmetries:
        """Those modulo which points are counted."""
        known, fixed = self.plain.symmetries, self.blocks
        bases = tuple(len(B) for B in fixed if len(B) > 1)
        finite = isinstance(self.plain, PolynomialNetwork | MonomialNetwork) and not bases
        return Symmetries(
            len(fixed) - len(bases),
            permutations=known.permutations if finite else (),
            base_changes=bases,
            orders=known.orders if finite else (),
        )

    @property
    def is_linear(self) -> bool:
        """Whether this is a linear network, of which a theorem knows all fibres."""
        return isinstance(self.network, LinearNetwork)

    @property
    def permutations(self) -> int:
        """How many there are."""
        return prod(map(factorial, self.symmetries.permutations))

    @property
    def is_transitive(self) -> bool:
        """Whether the orbits of a linear network's base changes have one dimension."""
        if not isinstance(self.network, LinearNetwork):
            return True
        d, rank = self.network.widths, int(matrix(self.matrix).rank())
        return rank == min(d) == max(d[1:-1], default=rank)

    @property
    def turned(self) -> tuple[tuple[int, tuple[Polynomial, ...]], ...]:
        """The weights of each neuron that roots of unity turn, and how many of these there are."""
        net = self.plain
        if not isinstance(net, PolynomialNetwork):
            return ()
        pairs = zip(net.layers, net.activations, strict=False)
        orders = ((s.roots_of_unity(net.bias) if s.degree > 1 else 1, W) for W, s in pairs)
        return tuple((n, row) for n, W in orders for row in W if n > 1)

    @property
    def beforehand(self) -> Dimension:
        """The dimension of the functions."""
        return Dimension(self.network)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of the weights, and of the inverse of a denominator."""
        if self.chosen_method == "closed-form":
            return ()
        names = tuple(map(str, self.plain.ring.symbols))
        return names if self.plain.map.is_polynomial else (*names, INVERSE)

    @property
    def too_large(self) -> str:
        """Decomposition over QQ takes seconds up to here."""
        return too_much(self.equations, variables=6, degree=4, terms=30)

    @property
    def grounds(self) -> Grounds:
        """The rationals; nothing is random, but the definition's chart."""
        if self.chosen_method == DEFINITION:
            return Grounds("QQ", self.seed, Certainty.MODULAR)
        return Grounds("QQ", None, Certainty.EXACT)

    @property
    def numbers(self) -> Iterator[Any]:
        """None: no prime is used."""
        yield from ()
