"""The quadratic loss of a network as a distance to its functions."""

from __future__ import annotations

from typing import Any, TypeAlias

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import least_squares, product, rank
from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import rational
from neurovariety.networks.sparse import SparseNetwork
from neurovariety.problems.base.arguments import check_variety
from neurovariety.varieties.matrices import Determinantal
from neurovariety.varieties.metrics import DataMetric, Metric, SymmetricForm
from neurovariety.varieties.variety import Parametric, Variety

Distance: TypeAlias = tuple[Variety, Metric, RationalMatrix]
"""A variety, a metric, and the datum from which the distance is, as a matrix."""


def distance_of_loss(model: Any, X: Any, Y: Any) -> Distance:
    """``|outputs(X) - Y|^2`` as a squared distance, up to a constant.

    Raises
    ------
    SpecificationError
        If the model is no network and no variety of matrices, or the data do not fit or do not
        determine its functions.
    """
    inputs = read_rational_matrix(rational(X))
    outputs = read_rational_matrix(rational(Y))
    if isinstance(model, Parametric):
        raise SpecificationError(
            f"expected a network or network.variety for a loss, got {model}: a parametrisation "
            "does not say what is done to inputs; pass the network itself"
        )
    if isinstance(model, LinearNetwork):
        return _of_matrices(model.variety, inputs, outputs)
    if isinstance(model, SparseNetwork):
        return _of_matrices(model.map, inputs, outputs)
    if isinstance(model, Network):
        return _of_functions(model, inputs, outputs)
    return _of_matrices(check_variety(model), inputs, outputs)


def _of_matrices(variety: Variety, X: RationalMatrix, Y: RationalMatrix) -> Distance:
    if not isinstance(variety, Determinantal | Parametric):
        raise SpecificationError(f"expected a network or network.variety for a loss, got {variety}")
    metric = DataMetric(X)
    metric.form(variety)  # raises if X X^t is singular
    _check_size(Y, variety.ambient_dimension // len(X), len(X[0]))
    return variety, metric, least_squares(X, Y)


def _of_functions(network: Network, X: RationalMatrix, Y: RationalMatrix) -> Distance:
    """With outputs that are linear in the components of the network's map."""
    found, variety = network.outputs(X), network.map
    _check_size(Y, len(found), len(found[0]))
    values = tuple(f for row in found for f in row)
    monomials = sorted({m for f in (*variety.polynomials, *values) for m in f.itermonoms()})
    components, combined = (
        tuple(tuple(fraction(f.coeff(f.ring({m: 1}))) for m in monomials) for f in several)
        for several in (variety.polynomials, values)
    )
    if rank(components) < len(components):
        raise SpecificationError(
            f"expected a network whose map has independent components, got the {network}"
        )
    design = least_squares(components, combined)
    if product(design, components) != combined:
        raise SpecificationError(
            f"expected outputs that are linear in the map's components, got those of the {network}"
        )
    columns = tuple(zip(*design, strict=True))
    if rank(columns) < len(columns):
        raise SpecificationError(
            f"expected data X that determine a function of the {network}, got {rank(columns)} "
            f"independent outputs for {len(columns)} components; take more samples"
        )
    wanted = (tuple(y for row in Y for y in row),)
    return variety, SymmetricForm(product(columns, design)), least_squares(columns, wanted)


def _check_size(Y: RationalMatrix, rows: int, columns: int) -> None:
    if (len(Y), len(Y[0])) != (rows, columns):
        raise SpecificationError(
            f"expected Y of size {rows} x {columns}, an output for each sample in X, got "
            f"{len(Y)} x {len(Y[0])}"
        )
