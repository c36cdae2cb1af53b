"""Self-attention without the softmax: lightning attention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import comb
from typing import TYPE_CHECKING, Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.matrices import (
    constant_matrix,
    entry_names,
    in_more_variables,
    matrix_product,
)
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network, Symmetries
from neurovariety.networks.common import check_size, coefficients, flat, integers, listed
from neurovariety.networks.gauges import Gauge, base_changes
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.matrices import check_length
from neurovariety.varieties.variety import Parametric

if TYPE_CHECKING:
    from neurovariety.networks.evaluation import Residues


@dataclass(frozen=True)
class LightningAttention(Network):
    """The network of layers ``X -> V X X^t A X`` on matrices X with a token in each column.

    Here ``A = K^t Q``, with K and Q of size ``a x d``. Permuting the tokens permutes the outputs,
    so those of the first token say all. An input is the tokens of X, one below the other.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``, the sizes of a token.
    ranks : sequence of int
        ``a_1, ..., a_h``: the rows of K and Q in each layer.
    tokens : int
        The number of tokens.

    Raises
    ------
    SpecificationError
        If something is not a positive integer, or there is not a rank for each layer.

    References
    ----------
    N. W. Henry, G. L. Marchetti, K. Kohn: Geometry of lightning self-attention: identifiability
    and dimension, ICLR 2025.

    Examples
    --------
    >>> net = LightningAttention(widths=(2, 1), ranks=(2,), tokens=2)
    >>> net.parameter_count, net.expected_dimension, net.ambient_dimension
    (10, 5, 6)
    >>> print(net.symmetries)
    C* x GL_2
    """

    widths: tuple[int, ...]
    ranks: tuple[int, ...]
    tokens: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "widths", LinearNetwork(*integers("widths", self.widths)).widths)
        ranks = integers("ranks", self.ranks)
        if len(ranks) != len(self.widths) - 1:
            raise SpecificationError(
                f"expected a rank for each of {counted(len(self.widths) - 1, 'layer')}, "
                f"got {len(ranks)}"
            )
        checked = (check_length(f"rank a_{i}", a) for i, a in enumerate(ranks, start=1))
        object.__setattr__(self, "ranks", tuple(checked))
        object.__setattr__(self, "tokens", check_length("tokens", self.tokens))

    def __str__(self) -> str:
        return (
            f"lightning attention with widths {listed(self.widths)}, ranks {listed(self.ranks)} "
            f"and {self.tokens} token{'s' if self.tokens > 1 else ''}"
        )

    @property
    def input_count(self) -> int:
        """The number of entries of X."""
        return self.widths[0] * self.tokens

    @property
    def output_count(self) -> int:
        """The number of entries of the last matrix."""
        return self.widths[-1] * self.tokens

    @property
    def _sizes(self) -> Iterator[tuple[str, int, int]]:
        for i, ((d, e), a) in enumerate(zip(pairwise(self.widths), self.ranks, strict=True), 1):
            yield from ((f"v{i}_", e, d), (f"k{i}_", a, d), (f"q{i}_", a, d))

    @property
    def parameter_count(self) -> int:
        """The number of entries of all V, K and Q."""
        return sum(rows * cols for _, rows, cols in self._sizes)

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the entries ``v1_11, ..., k1_11, ..., q1_11, ..., v2_11, ...``."""
        return polynomial_ring([name for size in self._sizes for name in entry_names(*size)])

    @cached_property
    def layers(self) -> tuple[tuple[PolynomialMatrix, PolynomialMatrix, PolynomialMatrix], ...]:
        """The matrices V, K and Q of each layer."""
        x = iter(self.ring.gens)
        found = [
            tuple(tuple(next(x) for _ in range(cols)) for _ in range(rows))
            for _, rows, cols in self._sizes
        ]
        return tuple(zip(found[::3], found[1::3], found[2::3], strict=True))

    @property
    def symmetries(self) -> Symmetries:
        """V and A are scaled, K and Q change the base, and so do tokens between layers."""
        return Symmetries(len(self.ranks), base_changes=(*self.ranks, *self.widths[1:-1]))

    @property
    def expected_dimension(self) -> int:
        """What the symmetries leave: of A the matrices of its rank, of one token symmetric ones."""
        sizes = zip(pairwise(self.widths), self.ranks, strict=True)
        weights = sum(self._forms(d, a) + d * e - 1 for (d, e), a in sizes)
        return min(self.ambient_dimension, weights - sum(d * d for d in self.widths[1:-1]))

    def _forms(self, d: int, a: int) -> int:
        """The dimension of the forms ``(x, y) -> x^t A y``, or ``x^t A x``."""
        a, k = min(a, d), min(2 * a, d)
        every = a * (2 * d - a)
        return min(every, k * d - comb(k, 2)) if self.tokens == 1 else every

    @property
    def ambient_dimension(self) -> int:
        """Of one layer, the span of its functions; of several, all forms of their degree."""
        d, e = self.widths[0], self.widths[-1]
        if len(self.ranks) > 1:
            degree = 3 ** len(self.ranks)
            return e * comb(self.input_count - 1 + degree, degree)
        return e * (comb(d + 2, 3) if self.tokens == 1 else comb(d + 1, 2) * d)

    @cached_property
    def map(self) -> Parametric:
        """The coefficients of the first token's outputs as polynomials in the inputs.

        Of one layer and several tokens x, y, ... those of ``V y y^t A x``, for the coefficients of
        ``V x x^t A x`` are combinations of them.
        """
        if len(self.ranks) > 1:
            return Parametric(tuple(c for f in self.expanded for c in f.values()))
        (layer,), tokens = self._with_inputs(1)
        found = _attend(layer, tokens[-1], tokens[0])
        polynomials = (c for (f,) in found for c in coefficients(f, self.ring).values())
        return Parametric(tuple(polynomials))

    @cached_property
    def variety(self) -> Parametric:
        """The closure of the image of ``map``, in a chart modulo base changes.

        General K are ``L (1 | F)``, and so are tokens between layers; others make up for L.
        """
        blocks = [B for B in self.gauge.blocks if len(B) > 1]
        rows = [(i, row[: len(B)]) for B in blocks for i, row in enumerate(B)]
        fixed = [(w, int(i == j)) for i, row in rows for j, w in enumerate(row)]
        if not fixed:
            return self.map
        return Parametric(tuple(f.evaluate(fixed) for f in self.map.polynomials))

    @cached_property
    def expanded(self) -> tuple[dict[tuple[int, ...], Polynomial], ...]:
        """The coefficients of the first token's outputs by the exponents of the inputs."""
        layers, tokens = self._with_inputs(self.tokens)
        X = tuple(tuple(x for (x,) in row) for row in zip(*tokens, strict=True))
        for layer in layers:
            X = _attend(layer, X, X)
        return tuple(coefficients(first, self.ring) for first, *_ in X)

    @property
    def gauge(self) -> Gauge:
        """K, tokens between layers, and Q as a row, which V makes up for."""
        blocks: list[PolynomialMatrix] = []
        for V, K, Q in self.layers:
            between = () if V is self.layers[-1][0] else (V,)
            blocks += [*base_changes(*between, K), (flat(Q),)]
        return Gauge(tuple(blocks), scale=flat(self.layers[-1][0]))

    def _with_inputs(
        self, summed: int
    ) -> tuple[list[list[PolynomialMatrix]], list[PolynomialMatrix]]:
        """The layers and the tokens over one ring, of weights and inputs.

        An entry is a sum over tokens, as many as are said, over their entries and over ranks, of
        products of three entries and three weights.
        """
        names = [str(s) for s in self.ring.symbols]
        inputs = [f"x{k + 1}" for k in range(self.input_count)]
        whole, terms = polynomial_ring([*names, *inputs]), 1
        for (d, e), a in zip(pairwise(self.widths), self.ranks, strict=True):
            terms = summed * d**3 * a * terms**3
            check_size(e * terms, whole.ngens)
        gens, d = whole.gens[len(names) :], self.widths[0]
        tokens = [tuple((x,) for x in gens[d * k : d * (k + 1)]) for k in range(self.tokens)]
        return [[in_more_variables(W, whole) for W in layer] for layer in self.layers], tokens

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X, each the tokens of one sample."""
        self._check_rows(len(X))
        d, columns = self.widths[0], []
        for sample in zip(*constant_matrix(X, self.ring), strict=True):
            tokens = [sample[i : i + d] for i in range(0, len(sample), d)]
            Y: PolynomialMatrix = tuple(zip(*tokens, strict=True))
            for layer in self.layers:
                Y = _attend(layer, Y, Y)
            columns.append(flat(tuple(zip(*Y, strict=True))))
        return tuple(zip(*columns, strict=True))

    def evaluate(self, weights: Any, inputs: Any, p: int) -> Residues:
        """The outputs modulo p on the columns of a matrix of integers, a row for each output.

        Examples
        --------
        >>> LightningAttention((1, 1), (1,), 2).evaluate([1, 1, 1], [[1], [2]], 101)
        array([[ 5],
               [10]])
        """
        return self._run(weights, inputs, p)[0]

    def jacobian(self, weights: Any, inputs: Any, p: int) -> Residues:
        """The derivatives of `evaluate`, forward: by output, input, weight."""
        return self._run(weights, inputs, p)[1]

    def generic_rank(self, p: int, seed: int = 1) -> int:
        """Of the derivative by the weights at random ones modulo p: a lower bound of the dimension.

        Examples
        --------
        >>> LightningAttention((2, 3, 2), (2, 2), 2).generic_rank(32003)
        10
        """
        from neurovariety.networks.evaluation import generic_rank

        return generic_rank(self, p, seed)

    def _run(self, weights: Any, inputs: Any, p: int) -> tuple[Residues, Residues]:
        from numpy import asarray

        from neurovariety.networks.evaluation import Dual

        w, x = asarray(weights) % p, asarray(inputs) % p
        self._check_rows(len(x))
        tokens = x.T.reshape(-1, self.tokens, self.widths[0])
        X = Dual.constant(tokens.transpose(0, 2, 1), len(w), p)
        start = 0
        for sizes in zip(*[iter(self._sizes)] * 3, strict=True):
            factors = []
            for _, rows, cols in sizes:
                factors.append(Dual.variables(w, start, rows, cols, p))
                start += rows * cols
            V, K, Q = factors
            X = V * X * (X.transpose() * (K.transpose() * (Q * X)))
        value = X.value.transpose(2, 1, 0).reshape(self.output_count, -1)
        slope = X.slope.transpose(3, 2, 1, 0).reshape(self.output_count, x.shape[1], -1)
        return value, slope

    def _check_rows(self, found: int) -> None:
        if found != self.input_count:
            raise SpecificationError(
                f"expected columns with {counted(self.input_count, 'entry', 'entries')}, "
                f"the {self.tokens} tokens of "
                f"size {self.widths[0]} one below the other, got {found}"
            )


def _attend(
    layer: Sequence[PolynomialMatrix], X: PolynomialMatrix, x: PolynomialMatrix
) -> PolynomialMatrix:
    """``V X X^t K^t Q x``."""
    V, K, Q = layer
    keys = matrix_product(K, X)
    scores = matrix_product(tuple(zip(*keys, strict=True)), matrix_product(Q, x))
    return matrix_product(matrix_product(V, X), scores)
