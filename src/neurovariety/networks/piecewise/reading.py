"""Weights and biases, read exactly: a float is the dyadic number that it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isfinite
from typing import Any

from neurovariety.algebra.exact import is_float, items_of, to_rational
from neurovariety.algebra.polynomials import RationalMatrix, matrix_rows
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.piecewise.function import Form


def read_layers(weights: Any, biases: Any) -> tuple[tuple[RationalMatrix, ...], tuple[Form, ...]]:
    """The matrices of all layers, and their biases, by default zero.

    Layers in text are separated by bars.

    Examples
    --------
    >>> read_layers("1, 2; 3, 4 | 1, 1", "0, 1/2 | 1")[1]
    ((Fraction(0, 1), Fraction(1, 2)), (Fraction(1, 1),))
    """
    matrices = tuple(map(read_exact_matrix, _parts("weights", weights)))
    if len(matrices) < 2:
        raise SpecificationError("expected weights of two layers or more, got fewer")
    given = [[0] * len(W) for W in matrices] if biases is None else _parts("biases", biases)
    vectors = tuple(_vector(b) for b in given)
    if [len(b) for b in vectors] != [len(W) for W in matrices]:
        raise SpecificationError(
            f"expected biases of lengths {[len(W) for W in matrices]}, one for each row of the "
            f"weights, got {[len(b) for b in vectors]}"
        )
    return matrices, vectors


def check_widths(matrices: tuple[RationalMatrix, ...], units: Sequence[int]) -> None:
    """Refuse a layer that does not have as many columns as the one before has units."""
    for i, (n, W) in enumerate(zip(units, matrices[1:], strict=False), start=2):
        if len(W[0]) != n:
            raise SpecificationError(
                f"expected {counted(n, 'column')} in the weights of layer {i}, one for "
                "each unit of the layer "
                f"before, got {len(W[0])}"
            )


def read_exact_matrix(given: Any) -> RationalMatrix:
    """A matrix in which floats stand for what they are, exactly.

    Examples
    --------
    >>> read_exact_matrix([[0.5, "1/3"]])
    ((Fraction(1, 2), Fraction(1, 3)),)
    """
    return tuple(tuple(map(exact, row)) for row in matrix_rows(given))


def exact(value: Any) -> Fraction:
    """A number; a float, exactly."""
    if not is_float(value):
        return to_rational(value)
    number = float(value)
    if not isfinite(number):
        raise SpecificationError(f"expected a finite number, got {number}")
    return Fraction(number)


def has_floats(*given: Any) -> bool:
    """Whether there is a float somewhere in the lists, tuples or arrays that have been read."""
    tables = (v.tolist() if hasattr(v, "tolist") else v for v in given)
    return any(is_float(v) or (isinstance(v, list | tuple) and has_floats(*v)) for v in tables)


def _parts(name: str, given: Any) -> list[Any]:
    return list(given.split("|")) if isinstance(given, str) else items_of(name, given)


def _vector(given: Any) -> Form:
    if isinstance(given, str):
        given = given.split(",")
    table = given.tolist() if hasattr(given, "tolist") else given
    items = items_of("biases", table)
    if any(hasattr(v, "__len__") and not isinstance(v, str) for v in items):
        raise SpecificationError(f"expected a list of biases for each layer, got {short(given)}")
    return tuple(map(exact, items))
