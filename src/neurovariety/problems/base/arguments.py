"""Checks of what problems are given: varieties, metrics, methods and points."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, TypeAlias

from neurovariety.algebra.exact import items_of, to_rational
from neurovariety.algebra.names import is_name
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network, variety_of
from neurovariety.varieties.forms import check_space
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.metrics import BombieriWeyl, DataMetric, Frobenius, Metric
from neurovariety.varieties.variety import Implicit, Parametric, Variety

Given: TypeAlias = Any
"""What stands for a variety: itself, equations, or a network; `take_variety` makes it a Variety."""

LARGEST_SEED = 2**31 - 1


def variety_symbols(variety: Variety, method: str) -> tuple[str, ...]:
    """The names that stand in a script: of equations or parameters."""
    if isinstance(variety, Parametric):
        return variety.parameters
    if isinstance(variety, Implicit | Hankel) or method == "slices":
        return variety.coordinates
    return ()  # varieties of matrices are made by their own functions


def data_names(variety: Variety) -> tuple[str, ...]:
    """Names of a datum's coordinates: ``u11, ...`` for matrices, ``u_x`` for a coordinate x.

    Examples
    --------
    >>> data_names(Implicit("x^2 + u_x = 1"))
    ('uu_u_x', 'uu_x')
    """
    if not isinstance(variety, Implicit):
        return tuple(f"u{name[1:]}" for name in variety.coordinates)
    prefix, taken = "u_", set(variety.coordinates)
    while any(f"{prefix}{name}" in taken for name in taken):
        prefix = f"u{prefix}"
    return tuple(f"{prefix}{name}" for name in variety.coordinates)


def point_rows(given: Any) -> list[list[Any]]:
    """The rows of a point that is given as a matrix, a sequence of numbers, or text of either.

    Examples
    --------
    >>> point_rows("1, 2; 0, 1"), point_rows([1, 2])
    ([['1', ' 2'], [' 0', ' 1']], [[1, 2]])
    """
    if isinstance(given, str):
        return [line.split(",") for line in given.split(";")]
    table = given.tolist() if hasattr(given, "tolist") else given
    items = items_of("coordinates of a point", table)
    nested = items and isinstance(items[0], list | tuple)
    if nested and not all(isinstance(row, list | tuple) for row in items):
        raise SpecificationError(f"expected rows of numbers alone, got {short(given)}")
    return items if nested else [items]


def read_numbers(name: str, given: Any) -> tuple[Fraction, ...]:
    """Exact numbers in a sequence, or between commas.

    Examples
    --------
    >>> read_numbers("y", "1, -1/2")
    (Fraction(1, 1), Fraction(-1, 2))
    """
    items = given.split(",") if isinstance(given, str) else items_of(name, given)
    return tuple(to_rational(v) for v in items)


def eckart_young_applies(variety: Variety, metric: Metric) -> bool:
    """Whether the critical points keep some of the singular values, or eigenvalues, of the datum.

    With data X it is so since ``|M X|^2 = |M S|^2`` with S S^t = X X^t invertible, and M -> M S
    keeps the rank.
    """
    if isinstance(variety, Determinantal):
        return isinstance(metric, Frobenius | DataMetric)
    return isinstance(variety, SymmetricDeterminantal) and isinstance(metric, BombieriWeyl)


def check_variety(value: Any) -> Variety:
    """Return a variety, which equations may stand for, or that of a network.

    Examples
    --------
    >>> check_variety("x^2 + y^2 = 1") == Implicit("x^2 + y^2 = 1")
    True
    >>> check_variety("circle")
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected a variety or its equations, got 'circle'; ...
    """
    if isinstance(value, Variety):
        return value
    if isinstance(value, Network):
        return variety_of(value)
    if isinstance(value, str) and is_name(value.strip()):
        raise SpecificationError(
            f"expected a variety or its equations, got {short(value)}; in Python a variety has no "
            "name, and an equation is written as x = 0"
        )
    try:
        return Implicit(value)
    except SpecificationError as cause:
        raise SpecificationError(f"expected a variety or its equations: {cause}") from None


def take_variety(problem: Any) -> Variety:
    """Keep the variety of a problem that is being made, as `check_variety` returns it."""
    variety = check_variety(problem.variety)
    object.__setattr__(problem, "variety", variety)
    return variety


def check_metric(value: Any, variety: Variety) -> Metric:
    """Return one of the classes of `neurovariety.varieties.metrics`, definite on the variety."""
    if isinstance(value, Metric):
        if not isinstance(value, Frobenius):  # its matrix may be too large, and not be needed
            check_space(variety)
            value.form(variety)  # raises unless it fits and is positive definite
        return value
    raise SpecificationError(
        f"expected a metric such as Frobenius() or Weighted([1, 2]), got {short(value)}"
    )


def check_method(method: str, applicable: Iterable[str], subject: Any) -> None:
    """Refuse a method that does not apply, naming those that do."""
    names = ("auto", *applicable)
    if not isinstance(method, str) or method not in names:
        raise SpecificationError(
            f"method {short(method)} does not apply to {subject}: expected one of "
            f"{', '.join(names)}"
        )
