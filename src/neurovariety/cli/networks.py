"""What the command line's words mean: networks."""

from __future__ import annotations

import re
from typing import Any

from neurovariety.errors import SpecificationError, short

_GLOSSES = {
    "linear:2,3,2": "",
    "sparse:2,2,1:1,1;0,1/1,1": "masks",
    "monomial:2,3,1:2": "exponent",
    "polynomial:2,3,1:z^2+z": "activation",
    "polynomial:2,3,2,1:2,3": "exponents",
    "polynomial-bias:2,3,1:z^3": "",
    "convolutional:3,2": "filters",
    "convolutional:3,2/2,1": "strides",
    "convolutional:2,2/1,1/2": "activation",
    "convolutional:2x2,2x2@3,2,1": "channels",
    "attention:3,1/2/2": "widths, ranks, tokens",
    "equivariant:3,3:(1,2,3)/2": "widths, group, rank or activation",
    "relu:2,3,1": "",
    "relu:2,3,1:110;011": "activation patterns",
    "relu-bias:2,3,1": "",
    "rational:2,2,1:z/(1+z^2)": "activation",
    "rational-bias:2,2,1:1/z": "",
    "relu-convolutional:3,2,2": "",
    "softmax-attention:2,2/2": "widths, rank",
    "softmax-attention:3,2/2/1/2": "and heads, rank of values",
}
NETWORK_FORMS = "  ".join(_GLOSSES)
"""Networks as words, for messages."""

EXPLAINED = ", ".join(f"{form} ({gloss})" if gloss else form for form, gloss in _GLOSSES.items())
"""The same with what follows a word, for the options' help."""

WORDS = tuple(form.partition(":")[0] for form in NETWORK_FORMS.split())
"""With which a network begins."""

_INTEGERS = re.compile(r"-?\d{1,6}(,-?\d{1,6})*\Z")
_SIZES = re.compile(r"\d{1,6}(x\d{1,6}){0,9}(,\d{1,6}(x\d{1,6}){0,9})*\Z")
_RANKS_AND_TOKENS = re.compile(r"(\d{1,6}(?:,\d{1,6})*):(\d{1,6})\Z")
_HEADS = re.compile(r"(\d{1,6},\d{1,6})/(\d{1,6})(?:/(\d{1,6})(?:/(\d{1,6}))?)?\Z")
_PATTERN = re.compile(r"[01]+(;[01]+)*\Z")


def network(spec: str) -> Any:
    """The network that a word such as ``monomial:2,3,1:2`` names."""
    from neurovariety.networks.attention.lightning import LightningAttention
    from neurovariety.networks.attention.softmax import SoftmaxAttention
    from neurovariety.networks.equivariant.network import EquivariantNetwork
    from neurovariety.networks.linear import LinearNetwork
    from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork
    from neurovariety.networks.rational import RationalNetwork
    from neurovariety.networks.relu import ReLUNetwork
    from neurovariety.networks.sparse import SparseNetwork

    word, _, rest = spec.partition(":")
    if word in ("convolution", "convolutional"):
        return _convolution(spec, *re.split("[:/]", rest, maxsplit=2))
    if word == "relu-convolutional":
        return ReLUNetwork(_convolution(spec, *rest.split("/", 1)))
    if word == "softmax-attention" and (match := _HEADS.match(rest)):
        given = [int(v) for v in match.groups()[1:] if v]
        return SoftmaxAttention(_sizes(match[1]), *given)
    if word == "attention":
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
    if word == "attention" and (match := _RANKS_AND_TOKENS.match(second)):
        return LightningAttention(sizes, tuple(map(int, match[1].split(","))), int(match[2]))
    if word in ("rational", "rational-bias") and colon:
        return RationalNetwork(sizes, second.split(","), bias=word == "rational-bias")
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


def _convolution(spec: str, first: str, strides: str = "", activation: str = "") -> Any:
    from neurovariety.networks.convolutions.network import ConvolutionalNetwork

    filters, at, channels = first.partition("@")
    known = [_SIZES.match(filters), not strides or _SIZES.match(strides)]
    if not all(known) or (at and not _INTEGERS.match(channels)):
        raise _unknown(spec)
    return ConvolutionalNetwork(
        _sizes(filters),
        _sizes(strides) if strides else None,
        _activations(activation),
        tuple(map(int, channels.split(","))) if at else None,
    )


def _sizes(text: str) -> tuple[Any, ...]:
    """Integers, or several along axes."""
    found = [tuple(map(int, size.split("x"))) for size in text.split(",")]
    return tuple(size if len(size) > 1 else size[0] for size in found)


def _activations(text: str) -> Any:
    """Exponents or polynomials between commas; None for nothing."""
    parts = [int(s) if s.isdecimal() and len(s) < 7 else s for s in text.split(",")]
    return parts if len(parts) > 1 else parts[0] or None


def _unknown(spec: str) -> SpecificationError:
    return SpecificationError(f"expected a network, one of\n  {NETWORK_FORMS}\ngot {short(spec)}")
