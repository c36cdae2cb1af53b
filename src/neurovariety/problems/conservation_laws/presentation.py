"""Conservation laws as a human would write them: recognised, products of others, or as they are.

Nothing here is taken for a law: a known form replaces a law that was found only if it lies in the
space of those, and its derivatives are checked as all are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise

from neurovariety.algebra.derivations import is_law
from neurovariety.algebra.linear import echelon, independent, matrix
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.spaces import coefficients
from neurovariety.networks.base import Network
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.flows.gradient import GradientFlow
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork
from neurovariety.networks.relu import ReLUNetwork
from neurovariety.networks.sparse import SparseNetwork

CHECK_PRIME = 2_147_483_629


@dataclass(frozen=True)
class Presented(Shown):
    """A law with its name, if it has one, and whether it is a product of laws of lower degree."""

    polynomial: Polynomial
    name: str = ""
    latex: str = ""
    is_product: bool = False


def present(
    flow: GradientFlow, found: Sequence[Sequence[Polynomial]]
) -> tuple[tuple[Presented, ...], ...]:
    """Another basis of the same laws, by degree: known forms first, then products, then the rest.

    Parameters
    ----------
    flow : GradientFlow
        The laws are those of its fields.
    found : sequence of sequences of polynomials
        A basis by degree, from one on.

    Examples
    --------
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> from neurovariety.problems.conservation_laws.kernel import polynomial_laws
    >>> flow = GradientFlow(LinearNetwork(1, 1, 1))
    >>> present(flow, polynomial_laws(flow.fields, flow.ring, 2, 32003))[1][0].name
    '(W2^T W2 - W1 W1^T)[1,1]'
    """
    named = isinstance(flow, GradientFlow) and flow.ring == flow.parameters
    known = list(known_forms(flow)) if named else []
    generators: list[tuple[int, Presented]] = []
    result: list[tuple[Presented, ...]] = []
    below: list[Polynomial] = []
    for degree, laws in enumerate(found, start=1):
        if not laws:
            result.append(())
            continue
        candidates = [
            *(k for k in known if _degree(k.polynomial) == degree),
            *_products(generators, degree),
            *map(Presented, laws),
        ]
        inside = _in_span(candidates, [*below, *laws])
        chosen = _independent([*below, *(c.polynomial for c in inside)])
        kept = [inside[k - len(below)] for k in chosen if k >= len(below)]
        kept = [c for c in kept if not c.name or is_law(flow.fields, c.polynomial)]
        if len(kept) != len(laws):  # an accident of the check's prime
            kept = list(map(Presented, laws))
        result.append(tuple(kept))
        below += [c.polynomial for c in kept]
        for c in kept:
            if not c.is_product:
                label = f"h{len(generators) + 1}"
                generators.append((degree, Presented(c.polynomial, label, _subscript(label))))
    return tuple(result)


def known_forms(flow: GradientFlow) -> Iterator[Presented]:
    """The forms that laws of such networks have in the literature, whether they are laws or not."""
    model = flow.model
    if isinstance(model, ReLUNetwork) and isinstance(model.widths, Network):
        model = model.widths
    if isinstance(model, LinearNetwork | SparseNetwork):
        for i, (W, V) in enumerate(pairwise(model.layers), start=1):
            yield from _balancedness(i, W, V)
    elif isinstance(model, MonomialNetwork):
        r = model.exponent
        for i, (W, V) in enumerate(pairwise(model.layers), start=1):
            yield from _norms(i, W, V, r)
    elif isinstance(model, ReLUNetwork):
        for i, (W, V) in enumerate(pairwise(model.layers), start=1):
            yield from _norms(i, W, tuple(row[: len(W)] for row in V), 1, model.bias)
    elif isinstance(model, ConvolutionalNetwork):
        for i, (w, v) in enumerate(pairwise(model.layers), start=1):
            f = _squares(w) - _squares(v)
            yield Presented(
                f, f"|w{i}|^2 - |w{i + 1}|^2", rf"\lVert w_{i}\rVert^2-\lVert w_{i + 1}\rVert^2"
            )


def _balancedness(i: int, W: PolynomialMatrix, V: PolynomialMatrix) -> Iterator[Presented]:
    """The entries of ``V^T V - W W^T`` on and above the diagonal."""
    name = f"(W{i + 1}^T W{i + 1} - W{i} W{i}^T)"
    latex = rf"\left(W_{i + 1}^\top W_{i + 1}-W_{i}W_{i}^\top\right)"
    columns = list(zip(*V, strict=True))
    for j in range(len(W)):
        for k in range(j, len(W)):
            f = _dot(columns[j], columns[k]) - _dot(W[j], W[k])
            if f:
                yield Presented(f, f"{name}[{j + 1},{k + 1}]", f"{latex}_{{{j + 1}{k + 1}}}")


def _norms(
    i: int, W: PolynomialMatrix, V: PolynomialMatrix, r: int, bias: bool = False
) -> Iterator[Presented]:
    """``|w_in|^2 - r |w_out|^2`` for each hidden neuron, its bias among the incoming weights."""
    for j, (row, column) in enumerate(zip(W, zip(*V, strict=True), strict=True), start=1):
        f = _squares(row) - r * _squares(column)
        times = "" if r == 1 else f"{r} "
        b, b_latex = (f" + b{i}_{j}^2", f"+b_{{{i},{j}}}^2") if bias else ("", "")
        yield Presented(
            f,
            f"|W{i}[{j},:]|^2{b} - {times}|W{i + 1}[:,{j}]|^2",
            rf"\lVert W_{i}[{j},:]\rVert^2{b_latex}-{times}\lVert W_{i + 1}[:,{j}]\rVert^2",
        )


def _products(generators: Sequence[tuple[int, Presented]], degree: int) -> Iterator[Presented]:
    """All products of at least two laws of lower degree that have the given degree."""
    for many in range(2, degree + 1):
        for factors in combinations_with_replacement(generators, many):
            if sum(d for d, _ in factors) == degree:
                f = factors[0][1].polynomial
                for _, g in factors[1:]:
                    f = f * g.polynomial
                name = " ".join(g.name for _, g in factors)
                latex = "".join(g.latex for _, g in factors)
                yield Presented(f, name, latex, is_product=True)


def _in_span(candidates: Sequence[Presented], space: Sequence[Polynomial]) -> list[Presented]:
    """Those that are combinations of linearly independent polynomials, modulo a prime."""
    _, rows = coefficients([*space, *(c.polynomial for c in candidates)])
    columns, pivots = echelon(matrix(rows, CHECK_PRIME).transpose())
    rank = sum(j < len(space) for j in pivots)
    outside = {j for i in range(rank, len(pivots)) for j in range(columns.ncols()) if columns[i, j]}
    return [c for j, c in enumerate(candidates, len(space)) if j not in outside]


def _independent(polynomials: Sequence[Polynomial]) -> list[int]:
    """The numbers of those that are independent of the ones before them, modulo a prime."""
    return independent(coefficients(polynomials)[1], CHECK_PRIME)


def _degree(f: Polynomial) -> int:
    return max(map(sum, f.itermonoms()), default=0)


def _dot(a: Iterable[Polynomial], b: Iterable[Polynomial]) -> Polynomial:
    products = [x * y for x, y in zip(a, b, strict=True)]
    return sum(products[1:], products[0])


def _squares(a: Sequence[Polynomial]) -> Polynomial:
    return _dot(a, a)


def _subscript(label: str) -> str:
    return f"h_{{{label[1:]}}}"
