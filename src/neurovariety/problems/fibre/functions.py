"""Functions as a user gives them, and the equations of the weights that have one."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import chain
from typing import Any

from sympy.polys.rings import PolyElement

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import format_rational, to_rational
from neurovariety.algebra.polynomials import (
    Polynomial,
    matrix_rows,
    polynomial_ring,
    read_polynomials,
)
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.varieties.variety import Parametric

INVERSE = "inverse"
"""Of the denominator that the coordinates of a rational network have."""

Function = tuple[Any, ...]
"""Coordinates, or a polynomial in the inputs for each output."""


def read_function(given: Any, network: Network) -> Function:
    """Numbers are the coordinates of the network's map, by rows; else polynomials in x1, x2, ...

    Raises
    ------
    SpecificationError
        If there are not as many as coordinates or outputs, or they have other variables.
    """
    n = network.map.ambient_dimension
    if (expanded := _expanded(network)) is None:
        if _has_names(given):
            raise SpecificationError(
                f"expected the {n} coordinates of its map for {network}, whose functions are no "
                "polynomials in the inputs, got polynomials"
            )
        return _coordinates(_numbers(given), n)
    used = [m for output in expanded for m in output]
    names = [f"x{k + 1}" for k in range(len(used[0]))]
    if _has_names(given):
        found = read_polynomials(given, names)
        if len(found) != len(expanded):
            raise SpecificationError(
                f"expected a polynomial for each of {len(expanded)} outputs, got {len(found)}"
            )
        return found
    numbers = _numbers(given)
    if len(numbers) == len(expanded) != n:  # constants are polynomials, too
        return read_polynomials([format_rational(v) for v in numbers], names)
    return _coordinates(numbers, n)


def _expanded(network: Network) -> Any:
    """The polynomials in the inputs; None if the functions are none."""
    try:
        return network.expanded
    except SpecificationError:
        return None


def _numbers(given: Any) -> tuple[Fraction, ...]:
    rows = matrix_rows(given if isinstance(given, str) or _is_nested(given) else [given])
    return tuple(to_rational(v) for row in rows for v in row)


def _coordinates(numbers: tuple[Fraction, ...], n: int) -> tuple[Fraction, ...]:
    if len(numbers) != n:
        raise SpecificationError(
            f"expected {counted(n, 'number')}, the coordinates of a function, or "
            "polynomials in x1, x2, ..., "
            f"got {len(numbers)} numbers"
        )
    return numbers


def _has_names(given: Any) -> bool:
    return any(map(_is_function, given if isinstance(given, list | tuple) else [given]))


def _is_function(given: Any) -> bool:
    if isinstance(given, str):
        return bool(re.search("[a-zA-Z]", given))
    return isinstance(given, PolyElement) or bool(getattr(given, "free_symbols", ()))


def _is_nested(given: Any) -> bool:
    rows = given.tolist() if hasattr(given, "tolist") else given
    items = rows if isinstance(rows, list | tuple) else ()
    return bool(items) and all(isinstance(row, list | tuple) for row in items)


def equations(function: Function, network: Network) -> tuple[Polynomial, ...]:
    """Of the weights, a constant where a function has a term that the network's have not."""
    ring, image = network.ring, network.map
    if not image.is_polynomial:
        return _of_quotients(function, image)
    if isinstance(function[0], Fraction):
        pairs = list(zip(network.map.polynomials, function, strict=True))
    else:
        pairs = []
        for terms, f in zip(network.expanded, function, strict=True):
            wanted = dict(f.iterterms())
            monomials = chain(terms, (m for m in wanted if m not in terms))
            pairs += [(terms.get(m, ring.zero), wanted.get(m, 0)) for m in monomials]
    found = (f - ring.domain(c.numerator, c.denominator) if c else f for f, c in pairs)
    return tuple(f for f in found if f)


def _of_quotients(function: Function, image: Parametric) -> tuple[Polynomial, ...]:
    """With the inverse of the denominator as the last variable."""
    ring = polynomial_ring([*image.parameters, INVERSE])
    q = embedded(image.denominator, ring)
    pairs = zip(image.polynomials, function, strict=True)
    found = [embedded(f, ring) - q * ring.domain(c.numerator, c.denominator) for f, c in pairs]
    return (*(f for f in found if f), q * ring.gens[-1] - 1)
