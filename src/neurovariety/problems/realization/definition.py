"""Both maxima by pairs, as published: no triangulation, and units that are not shared."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.networks.piecewise.function import Integers
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.realization.problem import Realization
from neurovariety.problems.realization.tree import Layer, Maximum, check_weights, fields


def compute(problem: Realization, limits: Limits) -> Computed:
    """The larger of a and b is ``s(a - b) + s(b) - s(-b)``; one alone is ``s(a) - s(-a)``."""
    sides = [list(p) for p in problem.polynomials]
    layers: list[Layer] = []
    while not layers or max(map(len, sides)) > 1:
        check_weights(len(sides[0][0]), 3 * sum(map(len, sides)) // 2)
        units: list[Integers] = []
        chosen: list[list[list[tuple[int, int]]]] = []
        for side in sides:
            values = []
            for i in range(0, len(side), 2):
                *first, b = side[i : i + 2]
                terms = []
                for a in first:
                    terms.append((len(units), 1))
                    units.append(tuple(v - w for v, w in zip(a, b, strict=True)))
                terms += [(len(units), 1), (len(units) + 1, -1)]
                units += [b, tuple(-v for v in b)]
                values.append(terms)
            chosen.append(values)
        layers.append(tuple(units))
        sides = [[_row(terms, len(units)) for terms in values] for values in chosen]
    (g,), (h,) = sides
    output = tuple(a - b for a, b in zip(g, h, strict=True))
    maxima = [Maximum(k, p) for k, p in zip((1, -1), problem.polynomials, strict=True)]
    return Computed(fields(problem.scale, maxima, (*layers, (output,))))


def _row(terms: list[tuple[int, int]], units: int) -> Integers:
    row = [0] * (units + 1)
    for unit, k in terms:
        row[unit + 1] = k
    return tuple(row)
