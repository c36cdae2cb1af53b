"""Charts of matrices: coordinates undo positions, and paths go from one chart to another."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.certify.homotopy.batches import Family, start_of, system_of
from neurovariety.certify.homotopy.charts import chart, turned
from neurovariety.certify.homotopy.monomials import PolynomialMap
from neurovariety.certify.homotopy.paths import polish, track
from neurovariety.varieties.variety import Variety

TURNED = [
    nv.Determinantal(3, 3, 1),
    nv.Determinantal(2, 4, 1),
    nv.Determinantal(4, 3, 2),
    nv.SymmetricDeterminantal(3, 1),
    nv.SymmetricDeterminantal(4, 2),
    nv.Hankel(3, 1),
    nv.Hankel(4, 2),
]


def complex_normal(seed: int, *shape: int) -> np.ndarray:
    real, imaginary = np.random.default_rng(seed).normal(size=(2, *shape))
    return real + 1j * imaginary


@pytest.mark.parametrize("variety", TURNED, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_coordinates_undo_positions(variety: Variety, seed: int) -> None:
    here, other = chart(variety, seed), chart(variety, seed + 1)
    y = complex_normal(seed, 20, here.variables)
    maps = [PolynomialMap(c.position) for c in (here, other)]
    x = maps[0].values(maps[0].monomials(y))
    assert here.coordinates is not None
    assert other.coordinates is not None
    np.testing.assert_allclose(here.coordinates(x), y, rtol=1e-8, atol=1e-8)
    elsewhere = other.coordinates(x)
    assert abs(elsewhere - y).max() > 0.1
    np.testing.assert_allclose(
        maps[1].values(maps[1].monomials(elsewhere)), x, rtol=1e-8, atol=1e-8 * abs(x).max()
    )


def test_a_path_through_infinity_of_its_chart_goes_on_in_another() -> None:
    """A datum that moves on the variety is its own nearest point, so the path's end is known."""
    V = nv.Determinantal(3, 3, 1)
    system = system_of(Family(V, nv.Metric.random(V, 7).form(V), 39), 0)
    P = np.array(turned(3, 1), float)
    left = np.array([[1, 1, 2], [-1, 1, 2]]) @ P.T  # the chart divides by the first coordinate
    start, end = (np.outer(a, [3, 1, -1]).reshape(1, 9) for a in left)
    assert system.chart.coordinates is not None
    z = system.chart.coordinates(start)
    ends, arrived = track(system, z, start, end)
    assert arrived.all()
    np.testing.assert_allclose(system.positions(ends), end, rtol=1e-3)
    _, arrived = track(replace(system, elsewhere=()), z, start, end)
    assert not arrived.any()


def test_the_critical_points_of_one_datum_are_carried_to_another_chart() -> None:
    V = nv.SymmetricDeterminantal(3, 2)
    F = Family(V, nv.Frobenius().form(V), 13)
    first, later = start_of(F, 0), start_of(F, 2)
    assert system_of(F, 0).chart != system_of(F, 2).chart
    assert len(first.points) == len(later.points) == 13
    there = np.broadcast_to(later.datum, (13, 6))
    values, _ = system_of(F, 2).evaluate(polish(system_of(F, 2), later.points, there), there)
    np.testing.assert_allclose(values, 0, atol=1e-9)
