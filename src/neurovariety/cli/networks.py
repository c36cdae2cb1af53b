"""What the command line's words mean: networks."""

from __future__ import annotations

import re
from typing import Any

from neurovariety.errors import SpecificationError, short

NETWORK_FORMS = (
    "linear:2,3,2  sparse:2,2,1:1,1;0,1/1,1  monomial:2,3,1:2  polynomial:2,3,1:z^2+z  "
    "polynomial:2,3,2,1:2,3  polynomial-bias:2,3,1:z^3  convolutional:3,2  convolutional:3,2/2,1  "
    "convolutional:2,2/1,1/2  attention:3,1/2/2  equivariant:3,3:(1,2,3)/2  "
    "relu:2,3,1  relu:2,3,1:110;011  relu-bias:2,3,1"
)
WORDS = tuple(form.partition(":")[0] for form in NETWORK_FORMS.split())
"""With which a network begins."""

_INTEGERS = re.compile(r"-?\d{1,6}(,-?\d{1,6})*\Z")
_RANKS_AND_TOKENS = re.compile(r"(\d{1,6}(?:,\d{1,6})*):(\d{1,6})\Z")
_PATTERN = re.compile(r"[01]+(;[01]+)*\Z")


def network(spec: str) -> Any:
    """The network that a word such as ``monomial:2,3,1:2`` names."""
    from neurovariety.networks.attention import LightningAttention
    from neurovariety.networks.convolutional import ConvolutionalNetwork
    from neurovariety.networks.equivariant.network import EquivariantNetwork
    from neurovariety.networks.linear import LinearNetwork
    from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
    from neurovariety.networks.relu import ReLUNetwork
    from neurovariety.networks.sparse import SparseNetwork

    word, _, rest = spec.partition(":")
    if word in ("convolution", "convolutional", "attention"):
        rest = rest.replace("/", ":")
    first, colon, second = rest.partition(":")
    if not _INTEGERS.match(first):
        raise _unknown(spec)
    sizes = tuple(map(int, first.split(",")))
    if word == "linear" and not colon:
        return LinearNetwork(*sizes)
    if word == "sparse" and colon:
        return SparseNetwork(sizes, second.split("/"))
    if word == "monomial" and second.isdecimal() and len(second) < 7:
        return MonomialNetwork(sizes, int(second))
    if word in ("polynomial", "polynomial-bias") and colon:
        return PolynomialNetwork(sizes, _activations(second), bias=word == "polynomial-bias")
    if word in ("convolution", "convolutional"):
        strides, _, activation = second.partition(":")
        if not colon or _INTEGERS.match(strides):
            given = tuple(map(int, strides.split(","))) if colon else None
            return ConvolutionalNetwork(sizes, given, _activations(activation))
    if word == "attention" and (match := _RANKS_AND_TOKENS.match(second)):
        return LightningAttention(sizes, tuple(map(int, match[1].split(","))), int(match[2]))
    if word == "equivariant" and colon:
        group, slash, more = second.partition("/")
        if len(sizes) > 2 or not slash:
            return EquivariantNetwork(group, sizes, activation=_activations(more))
        if more.isdecimal() and len(more) < 7:
            return EquivariantNetwork(group, sizes, int(more))
    if word in ("relu", "relu-bias") and (not colon or _PATTERN.match(second)):
        pattern = [list(map(int, row)) for row in second.split(";")] if colon else None
        return ReLUNetwork(sizes, pattern, bias=word == "relu-bias")
    raise _unknown(spec)


def _activations(text: str) -> Any:
    """Exponents or polynomials between commas; None for nothing."""
    parts = [int(s) if s.isdecimal() and len(s) < 7 else s for s in text.split(",")]
    return parts if len(parts) > 1 else parts[0] or None


def _unknown(spec: str) -> SpecificationError:
    return SpecificationError(f"expected a network, one of\n  {NETWORK_FORMS}\ngot {short(spec)}")
