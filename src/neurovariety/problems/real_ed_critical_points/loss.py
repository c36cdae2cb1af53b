"""The quadratic loss of a network as a distance to its functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import independent, least_squares, product, rank
from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network, NetworkImage
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import rational
from neurovariety.problems.base.arguments import check_variety
from neurovariety.varieties.matrices import Determinantal
from neurovariety.varieties.metrics import DataMetric, Frobenius, Metric, SymmetricForm
from neurovariety.varieties.variety import Parametric, Variety

Distance: TypeAlias = tuple[Variety, Metric, RationalMatrix]
"""A variety, a metric, and the datum from which the distance is, as a matrix."""


def distance_of_loss(model: Any, X: Any, Y: Any) -> Distance:
    """``|outputs(X) - Y|^2`` as a squared distance, up to a constant.

    Raises
    ------
    SpecificationError
        If the model is no network and no variety of matrices, or the data do not fit.

    Notes
    -----
    The loss is a definite form of the outputs on X alone. Data that do not determine a function of
    the network thus give a distance to its functions on the data: in as many coordinates as there
    are independent outputs, which are the first of them.

    Matrices of rank at most r restricted to a space of dimension s, ``M U`` for a basis U, are all
    of rank at most min(r, s), a closed set: with one more column M can be anything outside.
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
    if isinstance(model, Network):
        return _of_functions(model, inputs, outputs)
    variety = check_variety(model)
    if not isinstance(variety, Determinantal):
        raise SpecificationError(f"expected a network or network.variety for a loss, got {variety}")
    return _of_matrices(variety, inputs, outputs)


def _of_matrices(variety: Determinantal, X: RationalMatrix, Y: RationalMatrix) -> Distance:
    if len(X) != variety.cols:
        raise SpecificationError(
            f"expected data X with one row for each input of {variety}, got {len(X)} rows"
        )
    _check_size(Y, variety.rows, len(X[0]))
    samples = tuple(zip(*X, strict=True))
    basis = tuple(samples[k] for k in independent(samples))
    _check_any(basis)
    if len(basis) < len(X):
        X = tuple(zip(*least_squares(basis, samples), strict=True))
        low = min(variety.rank, len(basis))
        variety = Determinantal(variety.rows, len(basis), low)
    return variety, DataMetric(X), least_squares(X, Y)


def _of_functions(network: Network, X: RationalMatrix, Y: RationalMatrix) -> Distance:
    """In the components of the network's map, if these and the outputs determine each other."""
    found, below = network.quotients(X)
    _check_size(Y, len(found), len(found[0]))
    values = tuple(f for row in found for f in row)
    wanted = (tuple(y for row in Y for y in row),)
    if below != 1:  # the loss is no quadratic form on coefficients of quotients
        return Parametric(values, None, below), Frobenius(), wanted
    variety: Parametric = NetworkImage(network, in_chart=False)
    monomials = sorted({m for f in (*variety.polynomials, *values) for m in f.itermonoms()})
    components, combined = (
        tuple(tuple(fraction(f.coeff(f.ring({m: 1}))) for m in monomials) for f in several)
        for several in (variety.polynomials, values)
    )
    seen = independent(combined)
    _check_any(seen)
    if not len(components) == rank(components) == len(seen) == rank((*components, *combined)):
        components = tuple(combined[k] for k in seen)
        variety = Parametric(tuple(values[k] for k in seen))
    design = least_squares(components, combined)
    columns = tuple(zip(*design, strict=True))
    return variety, SymmetricForm(product(columns, design)), least_squares(columns, wanted)


def _check_any(independent_outputs: Sequence[Any]) -> None:
    if not independent_outputs:
        raise SpecificationError("expected data X on which some outputs are not zero for ever")


def _check_size(Y: RationalMatrix, rows: int, columns: int) -> None:
    if (len(Y), len(Y[0])) != (rows, columns):
        raise SpecificationError(
            f"expected Y of size {rows} x {columns}, an output for each sample in X, got "
            f"{len(Y)} x {len(Y[0])}"
        )
