"""What is known of the functions that real weights give."""

from __future__ import annotations

from typing import Any

from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.equivariant.network import EquivariantNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal


def fills_over_reals(model: Any, is_filling: bool) -> bool | None:
    """Whether real weights give all real functions, up to closure; None if no theorem says it.

    Notes
    -----
    A product of filters of stride 1 has a real root for each filter with an even number of
    weights; polynomials without real roots are no such products if there are two of them (Kohn,
    Merkh, Montufar, Trager). A binary form of degree r is a sum of r powers with real coefficients,
    and if it has r different real roots of no fewer (Causa, Re; Comon, Ottaviani). A real quadratic
    form is a sum of as many squares, with signs, as there are variables.

    Examples
    --------
    >>> fills_over_reals(ConvolutionalNetwork((2, 2)), True)
    False
    >>> fills_over_reals(MonomialNetwork((2, 2, 1), 3), True)
    False
    """
    if not is_filling:
        return False
    if isinstance(model, LinearNetwork | Determinantal | SymmetricDeterminantal | Hankel):
        return True
    if isinstance(model, EquivariantNetwork):
        return True if model.activation is None else None
    if isinstance(model, ConvolutionalNetwork):
        if model.channels or model.activation or set(model.strides or ()) != {1}:
            return None
        if isinstance(model.filters[0], tuple):
            return None
        return [k % 2 for k in model.filters].count(0) < 2
    if not isinstance(model, MonomialNetwork | PolynomialNetwork) or model.has_bias:
        return None
    if len(model.widths) == 2:
        return True
    if len(model.widths) > 3 or model.widths[-1] > 1 or not model.activations[0].is_monomial:
        return None
    n, k, r = *model.widths[:2], model.activations[0].degree
    if n == 2 and r > 1:
        return k >= r
    return True if r <= 2 or n == 1 else None
