"""Plain data of JSON as frozen values: checked, and never evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import EnumType
from fractions import Fraction
from inspect import isabstract
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from sympy import QQ, ZZ, isprime
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.documents.writer import FLOATS, fields_of, needed_of
from neurovariety.algebra.exact import parse_integer, quotient
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.primes import prime_field
from neurovariety.errors import SpecificationError, short

_DEEPEST = 100
_LARGEST = 2**31 - 1
_INTEGER = re.compile(r"-?[0-9]{1,1000000}\Z")
_FRACTION = re.compile(r"(-?[0-9]{1,1000000})(?:/([0-9]{1,1000000}))?\Z")
_FIELD = re.compile(r"GF\(([0-9]{1,18})\)\Z")


class Reader:
    """Reads what `Writer` wrote.

    Parameters
    ----------
    rings : list
        Those of the writer.
    class_of : callable
        The class that a name stands for, a frozen dataclass or an enumeration; None for others.

    Raises
    ------
    SpecificationError
        If something else is found, a part is not what its class says of it, or the class refuses
        it.

    Examples
    --------
    >>> Reader([], lambda name: None)([1, {"fraction": "1/2"}])
    (1, Fraction(1, 2))
    """

    def __init__(self, rings: Any, class_of: Callable[[str], type | None]) -> None:
        self._class_of = class_of
        self._rings = [self._ring(each) for each in _list(rings)]

    def __call__(self, node: Any, depth: int = 0) -> Any:
        """The value."""
        if depth > _DEEPEST:
            raise SpecificationError(f"expected values in at most {_DEEPEST} others, found more")
        match node:
            case None | bool() | int() | float() | str():
                return node
            case list():
                return tuple([self(part, depth + 1) for part in node])
            case {"type": str(name), "member": str(member), **rest} if not rest:
                return self._member(name, member)
            case {"type": _}:
                return self.made(node, depth + 1)
            case {"integer": str(text), **rest} if not rest and _INTEGER.match(text):
                return parse_integer(text)
            case {"fraction": str(text), **rest} if not rest:
                return _fraction(text)
            case {"field": str(text), **rest} if not rest:
                return _read_field(text)
            case {"mapping": list(pairs), **rest} if not rest:
                return self._mapping(pairs, depth + 1)
            case {"ring": int(k), **rest} if not rest:
                return self._numbered(k)
            case {"ring": int(k), "terms": list(terms), **rest} if not rest:
                return _polynomial(self._numbered(k), terms)
        raise SpecificationError(f"expected a saved value, found {short(node)}")

    def made(self, node: Any, depth: int = 0, **known: Any) -> Any:
        """A dataclass from its fields, each what is said of it; some may be known already."""
        name = node.get("type") if isinstance(node, dict) else None
        owner = self._class_of(name) if isinstance(name, str) else None
        if owner is None or not is_dataclass(owner) or isabstract(owner):
            raise SpecificationError(f"expected the name of a class, found {short(name)}")
        parts = {key: self(part, depth) for key, part in node.items() if key != "type"} | known
        floats = parts.pop(FLOATS, False) is True
        wanted = fields_of(owner)
        if not needed_of(owner) <= parts.keys() <= wanted.keys():
            raise SpecificationError(
                f"expected the fields {', '.join(wanted)} of {name}, found {short(list(parts))}"
            )
        for key, part in parts.items():
            if not fits(part, wanted[key]):
                raise SpecificationError(
                    f"expected {name}.{key} to be {wanted[key]}, found {short(part)}"
                )
        value = owner(**parts)
        if floats:
            object.__setattr__(value, FLOATS, True)
        return value

    def _mapping(self, pairs: list[Any], depth: int) -> dict[Any, Any]:
        try:
            return dict(self(_list(pair, 2), depth) for pair in pairs)
        except TypeError:  # a mapping is no key
            raise SpecificationError(f"expected pairs, found {short(pairs)}") from None

    def _member(self, name: str, member: str) -> Any:
        owner = self._class_of(name)
        known: dict[Any, Any] = {}
        if isinstance(owner, EnumType):
            known = {each.value: each for each in owner}  # type: ignore[var-annotated]
        if member not in known:
            raise SpecificationError(f"expected one of {name}, found {short(member)}")
        return known[member]

    def _numbered(self, k: int) -> PolyRing:
        if not 0 <= k < len(self._rings):
            raise SpecificationError(f"expected one of {len(self._rings)} rings, found {short(k)}")
        return self._rings[k]

    def _ring(self, node: Any) -> PolyRing:
        match node:
            case {"variables": list(names), "field": str(field), "order": str(order), **rest} if (
                not rest and all(isinstance(name, str) for name in names)
            ):
                return polynomial_ring(names, _read_field(field), order)
        raise SpecificationError(f"expected a ring, found {short(node)}")


def fits(value: Any, hint: Any) -> bool:
    """Whether a value is what an annotation says; a flag is no number.

    Examples
    --------
    >>> fits((1, 2), tuple[int, ...]), fits((1, "a"), tuple[int, ...]), fits(True, int | None)
    (True, False, False)
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:
        return True
    if origin in (Union, UnionType):
        return any(fits(value, each) for each in arguments)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        if arguments[1:] == (...,):
            return all(fits(part, arguments[0]) for part in value)
        return len(value) == len(arguments) and all(map(fits, value, arguments))
    if origin is not None and issubclass(origin, Mapping):
        key, part = arguments
        return isinstance(value, Mapping) and all(
            fits(k, key) and fits(v, part) for k, v in value.items()
        )
    if hint is float:
        return type(value) in (float, int)
    if hint in (None, NoneType):
        return value is None
    wanted = origin or hint
    return isinstance(value, wanted) and (type(value) is not bool or wanted is bool)


def _list(node: Any, length: int | None = None) -> list[Any]:
    if not isinstance(node, list) or length not in (None, len(node)):
        raise SpecificationError(f"expected a list, found {short(node)}")
    return node


def _fraction(text: str) -> Fraction:
    found = _FRACTION.match(text)
    if found is None or (below := parse_integer(found[2] or "1")) == 0:
        raise SpecificationError(f"expected a fraction such as '1/2', found {short(text)}")
    return Fraction(parse_integer(found[1]), below)


def _polynomial(ring: PolyRing, terms: list[Any]) -> PolyElement:
    found = {}
    for term in terms:
        c, exponents = _list(term, 2)
        powers = _list(exponents, ring.ngens)
        if not isinstance(c, str) or not all(type(e) is int and 0 <= e <= _LARGEST for e in powers):
            raise SpecificationError(f"expected a term of a polynomial, found {short(term)}")
        number = _fraction(c)
        if ring.domain != QQ and number.denominator != 1:
            raise SpecificationError(f"expected a coefficient in {ring.domain}, found {short(c)}")
        exact = quotient(number) if ring.domain == QQ else ring.domain(number.numerator)
        found[tuple(powers)] = exact
    return ring.from_dict(found)


def _read_field(text: str) -> Any:
    if text in ("QQ", "ZZ"):
        return QQ if text == "QQ" else ZZ
    found = _FIELD.match(text)
    if found is None or not isprime(int(found[1])):
        raise SpecificationError(f"expected QQ, ZZ or GF(p) with a prime p, found {short(text)}")
    return prime_field(int(found[1]))
