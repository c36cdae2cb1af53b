"""Pictures of piecewise-linear functions: what is drawn is what is computed."""

from __future__ import annotations

from math import dist, isclose
from pathlib import Path
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.present.plot.piecewise.bends import bends_of
from neurovariety.present.plot.piecewise.tropical import edges
from neurovariety.studies.reproduce import piecewise
from neurovariety.studies.reproduce.networks.maxout import maxout_moments
from tests.unit.test_fans import SQUARE
from tests.unit.test_linear_regions import generated

LINE = nv.ReLUNetwork(weights="1; -1; 2 | 1,1,-1; 2,-1,1 | 1,-1", biases="0,1,-2 | -2,0 | 0")
QUADRANGLE = nv.TropicalRational("0,0,0; 0,1,0; 0,0,1; -1,1,1; -3,2,1", "0,0,0; 1,1,2; 0,2,4")


def test_bends_have_the_length_that_the_complexity_says(tmp_path: Path) -> None:
    problem = nv.LocalComplexity(generated(2, 4, 4, 1), "-3,3; -3,3")
    pieces = [[tuple(map(float, p)) for p in bend] for u in bends_of(problem) for bend in u]
    length = sum(dist(*ends) for ends in pieces) / 36
    assert isclose(length, float(nv.solve(problem).value.complexity))
    drawn = nv.plot.bends(problem).save(tmp_path / "bends.svg").read_text("utf-8")
    assert "layer 2" in drawn
    line = nv.LocalComplexity(LINE, "-3, 3")
    number = sum(map(len, bends_of(line)))
    assert number == 6 * nv.solve(line).value.complexity.terms[0][1]
    (axes,) = nv.plot.bends(line).axes
    assert [len(v.get_xdata()) for v in axes.lines[1:]] == [3, 2]


def test_a_subdivision_is_dual_to_the_tropical_curve() -> None:
    form = nv.solve(nv.TropicalForm(generated(2, 3, 3, 1))).value
    for f in (form, QUADRANGLE):
        for p in nv.Realization(f).reduced:
            curve = nv.LocalComplexity(nv.TropicalRational(p), "-1000,1000; -1000,1000")
            assert len(edges(p)) == len(bends_of(curve)[0])
    *polytopes, curves = nv.plot.tropical_form(form).axes
    assert [len(axes.lines) for axes in polytopes] == [
        len(edges(p)) + 1 for p in nv.Realization(form).reduced
    ]
    assert {line.get_label() for line in curves.lines} >= {"bends of g", "bends of h", "g = h"}
    assert len(nv.plot.tropical_form(nv.solve(nv.TropicalForm(LINE)).value).axes) == 3


def test_signs_over_triangulations_add_up_to_one() -> None:
    result = nv.solve(nv.Realization(QUADRANGLE))
    g, h = nv.plot.realization(result).axes
    added = [line for line in g.lines if line.get_zorder() == 3]
    assert (len(g.patches), len(added)) == (3, 2)
    assert [len(line.get_xdata()) for line in h.lines if line.get_zorder() == 3] == [2, 2, 1]
    with pytest.raises(nv.SpecificationError, match="one variable or two"):
        nv.plot.realization(nv.solve(nv.Realization(nv.TropicalRational("0,1,1,1; 1,0,2,3"))))


def test_tables_of_boundaries_cones_and_windows() -> None:
    types = nv.BoundaryTypes((2, 2), 2)
    (table,) = nv.plot.boundary_types(types).axes
    assert len(table.child_axes) == 28
    fan = nv.ClassificationFan(SQUARE, (2, 1))
    assert [a.get_title().split()[-1] for a in nv.plot.classification_fan(fan).axes] == list("166")
    pooling, faces = nv.plot.max_pooling(
        nv.MaxPooling(rows=3, columns=3, window=2, faces=True)
    ).axes
    assert [list(line.get_ydata()) for line in pooling.lines] == [[14, 150], [16, 256]]
    assert [bar.get_height() for bar in faces.patches][:3] == [150, 692, 1432]


@pytest.mark.parametrize(
    "name",
    [
        "bends",
        "tropical_form",
        "realization",
        "boundary_types",
        "classification_fan",
        "max_pooling",
    ],
)
def test_other_values_are_refused(name: str) -> None:
    draw: Any = getattr(nv.plot, name)
    with pytest.raises(nv.SpecificationError, match=r"expected .*, got "):
        draw(3)


def test_published_tables_have_their_pictures() -> None:
    tables: Any = (piecewise.brandenburg_talk, piecewise.max_pooling, maxout_moments)
    boundary, growth, bends = (table(None).draw().axes[0] for table in tables)
    assert "decision boundary" in {line.get_label() for line in boundary.lines}
    assert list(growth.lines[0].get_ydata())[:3] == [14, 150, 1536]
    regions = bends.collections[0].get_paths()
    assert len(regions) == 19
