"""Bottlenecks and Voronoi cells by another prime, by exact points, and on a line."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.certify.isolation import ranges
from neurovariety.problems.base.checks import Check, Context, another_prime, here
from neurovariety.problems.bottlenecks.result import BottlenecksResult
from neurovariety.varieties.variety import Implicit


def checks(result: BottlenecksResult, context: Context) -> Iterator[Check]:
    """The number modulo another prime; parity; the equations on the certified boxes."""
    problem, value = result.problem, result.value
    other = replace(
        problem, method="modular", prime=another_prime(problem.prime), seed=problem.seed + 1
    )

    def same(found: BottlenecksResult) -> tuple[bool, str]:
        if problem.chosen_method == "modular":
            return found.value == value, f"{found.value.degree}, dimension {found.value.dimension}"
        return found.value.degree == value.degree, f"{found.value.degree}"

    yield context.by_solving(f"modular mod {other.prime}", other, same)
    if value.degree is not None:
        degree = value.degree
        yield here("ordered pairs come in twos", lambda: (degree % 2 == 0, str(degree)))
    if value.pairs:
        yield here("the points are on the variety", lambda: _on_variety(result))


def invariant_part(result: BottlenecksResult) -> Hashable:
    """The dimension and number of complex pairs; None for real ones, which no engine looks for."""
    value = result.value
    return None if value.pairs else (value.dimension, value.degree)


def _on_variety(result: BottlenecksResult) -> tuple[bool, str]:
    assert isinstance(result.problem.variety, Implicit)
    boxes = [box for pair in result.value.pairs or () for box in (pair.first, pair.second)]
    values = [ranges(f, box) for f in result.problem.variety.polynomials for box in boxes]
    bad = sum(low > 0 or high < 0 for low, high in values)
    return bad == 0, f"zero is in the range on {len(values) - bad} of {len(values)} boxes"
