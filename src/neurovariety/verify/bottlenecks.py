"""Bottlenecks and Voronoi cells by another prime, and by exact points."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.isolate import ranges
from neurovariety.results import BottlenecksResult, VoronoiCellResult
from neurovariety.verify.checks import Check, Context, another_prime, here
from neurovariety.verify.discriminants import factors_essence


def bottlenecks_checks(result: BottlenecksResult, context: Context) -> Iterator[Check]:
    """The number modulo another prime; parity; the equations on the certified boxes."""
    problem, value = result.problem, result.value
    other = replace(
        problem, method="modular", prime=another_prime(problem.prime), seed=problem.seed + 1
    )
    yield context.by_solving(
        f"modular mod {other.prime}",
        other,
        lambda found: (found.value.degree == value.degree, f"{found.value.degree}"),
    )
    if value.degree is not None:
        degree = value.degree
        yield here("ordered pairs come in twos", lambda: (degree % 2 == 0, str(degree)))
    if value.pairs:
        yield here("the points are on the variety", lambda: _on_variety(result))


def bottlenecks_essence(result: BottlenecksResult) -> Hashable:
    """The number of complex pairs; None for real ones, which no engine looks for."""
    value = result.value
    return None if value.pairs is not None else (value.dimension, value.degree)


def _on_variety(result: BottlenecksResult) -> tuple[bool, str]:
    boxes = [box for pair in result.value.pairs or () for box in (pair.first, pair.second)]
    values = [ranges(f, box) for f in result.problem.variety.polynomials for box in boxes]
    bad = sum(low > 0 or high < 0 for low, high in values)
    return bad == 0, f"zero is in the range on {len(values) - bad} of {len(values)} boxes"


def voronoi_cell_checks(result: VoronoiCellResult, context: Context) -> Iterator[Check]:
    """The degree with other random data, and at a general point as an upper bound."""
    problem, value = result.problem, result.value
    other = replace(problem, prime=another_prime(problem.prime), seed=problem.seed + 1)
    yield context.by_solving(
        "other random data",
        other,
        lambda found: (found.value == value, f"degree {found.value.degree}"),
    )
    if not problem.is_generic:
        general = replace(other, point="generic")
        yield context.by_solving(
            "at most the degree at a general point",
            general,
            lambda found: (value.degree <= found.value.degree, f"{found.value.degree}"),
        )


def voronoi_cell_essence(result: VoronoiCellResult) -> Hashable:
    """The degree, and the factors where they are known."""
    value = result.value
    return value.degree, factors_essence(value.boundary), factors_essence(value.focal)
