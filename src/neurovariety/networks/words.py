"""Networks as words: of each kind its class, what follows its name, and an example of each form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from neurovariety.errors import SpecificationError, short

_ONE = r"\d{1,6}"
_SOME = rf"{_ONE}(?:,{_ONE})*"
_WIDTHS = r"(-?\d{1,6}(?:,-?\d{1,6})*)"
_SIZES = rf"{_ONE}(?:x{_ONE}){{0,9}}(?:,{_ONE}(?:x{_ONE}){{0,9}})*"
_REGIONS = rf"{_WIDTHS}(?::([01]+(?:;[01]+)*))?"
_FILTERS = rf"({_SIZES})(?:@{_WIDTHS})?(?:[:/]({_SIZES})?)?"


@dataclass(frozen=True)
class Kind:
    """What a word stands for.

    Parameters
    ----------
    path : str
        The module and the name of the class, which is not imported before it is needed.
    pattern : str
        What follows the word and a colon.
    build : callable
        The network from the class and the groups of the pattern.
    forms : mapping of str to str
        Examples of what follows, and what the parts are called.
    """

    path: str
    pattern: str
    build: Callable[..., Any]
    forms: Mapping[str, str]

    def read(self, rest: str) -> Any:
        """The network; None if the pattern is another."""
        if not (match := re.fullmatch(self.pattern, rest, re.DOTALL)):
            return None
        module, _, name = self.path.rpartition(".")
        kind = getattr(import_module(f"neurovariety.networks.{module}"), name)
        return self.build(kind, *match.groups())


def _integers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def _sizes(text: str) -> tuple[Any, ...]:
    """Integers, or several along axes."""
    found = [_integers(size.replace("x", ",")) for size in text.split(",")]
    return tuple(size if len(size) > 1 else size[0] for size in found)


def _activations(text: str | None) -> Any:
    """Exponents or polynomials between commas; None for nothing."""
    parts = [int(s) if s.isdecimal() and len(s) < 7 else s for s in (text or "").split(",")]
    return parts if len(parts) > 1 else parts[0] or None


def _convolution(
    cls: Any, filters: str, channels: Any, strides: Any, activation: Any = None
) -> Any:
    return cls(
        _sizes(filters),
        strides and _sizes(strides),
        _activations(activation),
        channels and _integers(channels),
    )


def _over_a_group(cls: Any, widths: str, group: str, last: str | None) -> Any:
    sizes = _integers(widths)
    if last is None or len(sizes) > 2:
        return cls(group, sizes, activation=_activations(last))
    return cls(group, sizes, int(last)) if re.fullmatch(_ONE, last) else None


def _activated(cls: Any, widths: str, activations: str, **bias: bool) -> Any:
    return cls(_integers(widths), _activations(activations), **bias)


def _quotients(cls: Any, widths: str, activations: str, **bias: bool) -> Any:
    return cls(_integers(widths), activations.split(","), **bias)


def _piecewise(cls: Any, widths: str, pattern: str | None, **bias: bool) -> Any:
    rows = pattern and [list(map(int, row)) for row in pattern.split(";")]
    return cls(_integers(widths), rows, **bias)


KINDS = {
    "linear": Kind(
        "linear.LinearNetwork", _WIDTHS, lambda cls, d: cls(*_integers(d)), {"2,3,2": ""}
    ),
    "sparse": Kind(
        "sparse.SparseNetwork",
        rf"{_WIDTHS}:(.*)",
        lambda cls, d, masks: cls(_integers(d), masks.split("/")),
        {"2,2,1:1,1;0,1/1,1": "masks"},
    ),
    "monomial": Kind(
        "polynomial.MonomialNetwork",
        rf"{_WIDTHS}:({_ONE})",
        lambda cls, d, r: cls(_integers(d), int(r)),
        {"2,3,1:2": "exponent"},
    ),
    "polynomial": Kind(
        "polynomial.PolynomialNetwork",
        rf"{_WIDTHS}:(.*)",
        _activated,
        {"2,3,1:z^2+z": "activation", "2,3,2,1:2,3": "exponents"},
    ),
    "polynomial-bias": Kind(
        "polynomial.PolynomialNetwork",
        rf"{_WIDTHS}:(.*)",
        partial(_activated, bias=True),
        {"2,3,1:z^3": ""},
    ),
    "convolutional": Kind(
        "convolutions.network.ConvolutionalNetwork",
        rf"{_FILTERS}(?:[:/](.*))?",
        _convolution,
        {
            "3,2": "filters",
            "3,2/2,1": "strides",
            "2,2/1,1/2": "activation",
            "2x2,2x2@3,2,1": "channels",
        },
    ),
    "attention": Kind(
        "attention.lightning.LightningAttention",
        rf"{_WIDTHS}[:/]({_SOME})[:/]({_ONE})",
        lambda cls, d, ranks, t: cls(_integers(d), _integers(ranks), int(t)),
        {"3,1/2/2": "widths, ranks, tokens"},
    ),
    "equivariant": Kind(
        "equivariant.network.EquivariantNetwork",
        rf"{_WIDTHS}:([^/]*)(?:/(.*))?",
        _over_a_group,
        {"3,3:(1,2,3)/2": "widths, group, rank or activation"},
    ),
    "relu": Kind(
        "relu.ReLUNetwork",
        _REGIONS,
        _piecewise,
        {"2,3,1": "", "2,3,1:110;011": "activation patterns"},
    ),
    "relu-bias": Kind("relu.ReLUNetwork", _REGIONS, partial(_piecewise, bias=True), {"2,3,1": ""}),
    "rational": Kind(
        "rational.RationalNetwork",
        rf"{_WIDTHS}:(.*)",
        _quotients,
        {"2,2,1:z/(1+z^2)": "activation"},
    ),
    "rational-bias": Kind(
        "rational.RationalNetwork",
        rf"{_WIDTHS}:(.*)",
        partial(_quotients, bias=True),
        {"2,2,1:1/z": ""},
    ),
    "relu-convolutional": Kind(
        "relu.ReLUNetwork",
        "(.*)",
        lambda cls, of: cls(network(f"convolutional:{of}")),
        {"3,2,2": ""},
    ),
    "softmax-attention": Kind(
        "attention.softmax.SoftmaxAttention",
        rf"({_ONE},{_ONE})/({_ONE})(?:/({_ONE})(?:/({_ONE}))?)?",
        lambda cls, d, *sizes: cls(_integers(d), *(int(n) for n in sizes if n)),
        {"2,2/2": "widths, rank", "3,2/2/1/2": "and heads, rank of values"},
    ),
}
"""By the word with which a network begins."""

_GLOSSES = {f"{w}:{form}": what for w, kind in KINDS.items() for form, what in kind.forms.items()}

NETWORK_FORMS = "  ".join(_GLOSSES)
"""Networks as words, for messages."""

EXPLAINED = ", ".join(f"{form} ({gloss})" if gloss else form for form, gloss in _GLOSSES.items())
"""The same with what the parts are called, for the options' help."""


def network(spec: str) -> Any:
    """The network that a word such as ``monomial:2,3,1:2`` names.

    Examples
    --------
    >>> print(network("convolutional:3,2/2,1"))
    convolutional network with filters 3, 2 and strides 2, 1
    """
    word, _, rest = spec.partition(":")
    kind = KINDS.get({"convolution": "convolutional"}.get(word, word))
    if kind is None or (found := kind.read(rest)) is None:
        raise SpecificationError(
            f"expected a network, one of\n  {NETWORK_FORMS}\ngot {short(spec)}"
        )
    return found
