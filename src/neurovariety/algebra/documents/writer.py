"""Frozen values as plain data for JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from math import isfinite
from typing import Any, get_type_hints

from sympy import QQ, ZZ
from sympy.polys.domains.domain import Domain
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety._version import __version__
from neurovariety.algebra.exact import format_integer, format_rational
from neurovariety.algebra.orders import blocks_of, write_order
from neurovariety.errors import SpecificationError, short

FORMAT = 1
"""Of saved files; what a later version writes otherwise has another number."""

FLOATS = "_floats"
"""That a value was made from floats, which some networks know beside their fields."""

_SAFE = 53  # bits of an integer that every reader of JSON takes exactly


def saved(shown: Mapping[str, Any], write: Writer, **parts: Any) -> dict[str, Any]:
    """What a file holds for the reader, beside what it shows to people.

    It has the digest of what is shown, so that a file in which only that was changed is noticed.
    """
    about = {"format": FORMAT, "version": __version__, "shown": digest(shown)}
    return {**about, "rings": write.rings, **parts}


def digest(shown: Mapping[str, Any]) -> str:
    """The SHA-256 of plain data, in hexadecimal.

    Examples
    --------
    >>> digest({"a": 1, "b": [2]}) == digest({"b": (2,), "a": 1})
    True
    """
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


class Writer:
    """Writes values; the rings of their polynomials are in `rings`.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> write = Writer()
    >>> write((1, Fraction(1, 2), 2**64))
    [1, {'fraction': '1/2'}, {'integer': '18446744073709551616'}]
    >>> R = polynomial_ring(["x", "y"])
    >>> write(R.gens[0] ** 2 - R.one / 3), write.rings
    ({'ring': 0, 'terms': [['1', [2, 0]], ['-1/3', [0, 0]]]},
     [{'variables': ['x', 'y'], 'field': 'QQ', 'order': 'grevlex'}])
    """

    def __init__(self) -> None:
        self.rings: list[dict[str, Any]] = []
        self._numbers: dict[PolyRing, int] = {}

    def __call__(self, value: Any) -> Any:
        """The value as plain data.

        Raises
        ------
        SpecificationError
            If it is nothing that can be read again, such as an object of the user's own class.
        """
        match value:
            case Enum():
                return {"type": type(value).__name__, "member": value.value}
            case None | bool() | str():
                return value
            case int():
                small = value.bit_length() <= _SAFE
                return value if small else {"integer": format_integer(value)}
            case float() if isfinite(value):
                return value
            case Fraction():
                return {"fraction": format_rational(value)}
            case tuple():
                return [self(part) for part in value]
            case Mapping() if not isinstance(value, PolyElement):
                return {"mapping": [[self(key), self(part)] for key, part in value.items()]}
            case PolyRing():
                return {"ring": self._number(value)}
            case PolyElement():
                terms = [[_coefficient(c), list(m)] for m, c in value.terms()]
                return {"ring": self._number(value.ring), "terms": terms}
            case Domain():
                return {"field": _write_field(value)}
        if is_dataclass(value) and not isinstance(value, type):
            return self.fields(value)
        raise SpecificationError(f"expected a value that can be saved, got {short(value)}")

    def fields(self, value: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
        """A dataclass as its name and its fields."""
        owner = type(value)
        if owner.__module__.partition(".")[0] != __name__.partition(".")[0]:
            raise SpecificationError(
                f"expected a value of this package, which alone can be read again, got {owner}"
            )
        names = [name for name in fields_of(owner) if name not in without]
        found = {name: self(getattr(value, name)) for name in names}
        floats = {FLOATS: True} if vars(value).get(FLOATS) else {}
        return {"type": owner.__name__, **found, **floats}

    def _number(self, ring: PolyRing) -> int:
        if ring not in self._numbers:
            self._numbers[ring] = len(self.rings)
            self.rings.append(
                {
                    "variables": [str(x) for x in ring.symbols],
                    "field": _write_field(ring.domain),
                    "order": write_order(blocks_of(ring)),
                }
            )
        return self._numbers[ring]


def _fields_of(owner: Any) -> dict[str, Any]:
    hints = get_type_hints(owner)
    return {f.name: hints[f.name] for f in fields(owner) if f.init}


fields_of: Callable[[Any], dict[str, Any]] = cache(_fields_of)
"""The fields from which a dataclass is made, with their annotations."""


def needed_of(owner: Any) -> set[str]:
    """Those without a default: the others may be younger than a file."""
    return {f.name for f in fields(owner) if f.init and f.default is f.default_factory is MISSING}


def _coefficient(c: Any) -> str:
    return format_rational(c) if hasattr(c, "numerator") else format_integer(int(c))


def _write_field(domain: Any) -> str:
    if domain in (QQ, ZZ):
        return str(domain)
    if domain.is_FiniteField:
        return f"GF({int(domain.mod)})"
    raise SpecificationError(f"expected coefficients in QQ, ZZ or GF(p), got {domain}")
