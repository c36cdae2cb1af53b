"""Pictures of data space and of weights: what is drawn, in which files, and what is refused."""

from __future__ import annotations

import sys
from collections import Counter
from fractions import Fraction
from functools import partial
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from sympy import QQ

import neurovariety as nv
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.errors import MissingDependency
from neurovariety.present import plot
from neurovariety.present.plot.weights import fibre, loss_surface
from neurovariety.studies.landscape.chambers import Chambers, chambers
from neurovariety.studies.landscape.counting import Landscape, counts, side_of
from neurovariety.studies.reproduce.discriminants import ELLIPSE, PLANE, lame
from tests.golden.schema import wrong_part

LOSS = nv.QuadraticLoss([[1]], [[2]])
SMALL, WIDE = nv.LinearNetwork(1, 1, 1), nv.LinearNetwork(1, 2, 1)


def counted(**options: Any) -> Chambers:
    return chambers(ELLIPSE, nv.Frobenius(), PLANE, **{"resolution": 4, **options})


@pytest.mark.m2
def test_each_datum_has_the_count_of_its_side_of_the_sextic() -> None:
    found, f = counted(discriminant=lame()), lame()
    expected: Counter[int | None] = Counter()
    for node, landscape in found.landscapes.items():
        s, t = found.place(node)
        at = [QQ(v.numerator, v.denominator) for v in (3 * s, 4 * t)]
        inside = f.evaluate(list(zip(f.ring.gens, at, strict=True))) < 0
        assert landscape.real == (4 if inside else 2)
        assert landscape.minima == (2 if inside else 1)
        expected[4 if inside else 2] += 1
    assert found.frequencies == dict(sorted(expected.items()))


def test_a_chamber_between_the_data_is_seen() -> None:
    """None of the corners is inside the evolute; its number is counted, and stands in it."""
    plane = [[2, 2], [3, 0], [0, 3]]
    found = chambers(ELLIPSE, plane=plane, resolution=2, discriminant=lame())
    assert found.frequencies == {2: 9, 4: 1}
    assert wrong_part(found.data()) is None
    (axes,) = plot.chambers(found).axes
    assert {text.get_text() for text in axes.texts} == {"2", "4"}


def test_the_legend_names_what_is_drawn() -> None:
    """Neither the evolute nor the ellipse is in this part of the plane."""
    found = chambers(ELLIPSE, plane=[[9, 9], [1, 0], [0, 1]], resolution=2, discriminant=lame())
    (axes,) = plot.chambers(found).axes
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["2"]


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_the_discriminant_is_found() -> None:
    """The equation comes from Macaulay2; the chambers are those of the known equation."""
    ours, known = counted(resolution=2), counted(resolution=2, discriminant=lame())
    assert ours.equation is not None
    assert ours.equation.monic() == known.equation.monic()
    assert ours.frequencies == known.frequencies


@pytest.mark.parametrize(("traced", "near"), [(False, 0.03), (True, 0.1)])
def test_walls_are_curves_without_steps(
    traced: bool, near: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are the evolute of the ellipse, to the width of a line in print."""
    if traced:
        monkeypatch.setattr("neurovariety.studies.landscape.chambers._equation", lambda *_: None)
    found = counted(resolution=8, discriminant=None if traced else lame())
    (axes,) = plot.chambers(found).axes
    walls = np.concatenate([x.get_xydata() for x in axes.lines if x.get_linestyle() == "-"])
    angles = np.linspace(0, 2 * np.pi, 500)
    evolute = np.stack([1.5 * np.cos(angles) ** 3, 3 * np.sin(angles) ** 3], axis=1)
    away = np.linalg.norm(walls[:, None] - evolute, axis=2)
    assert away.min(axis=1).max() < near
    assert away.min(axis=0).max() < 0.4  # only of the cusps something is missing


def test_walls_that_are_close_are_two_lines_and_no_specks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A strip that is narrower than the cells on its sides is."""

    def counted(_: Any, __: Any, data: Any, ___: int) -> list[Landscape]:
        sides = [abs(float(u[0] - u[1] * 4 / 5)) - 0.03 for u in data]
        return [Landscape(2 if x > 0 else 4, 1, True, "made up", abs(x)) for x in sides]

    monkeypatch.setattr("neurovariety.studies.landscape.chambers.counts", counted)
    monkeypatch.setattr("neurovariety.studies.landscape.chambers._equation", lambda *_: None)
    found = chambers(ELLIPSE, plane=[[0, 0], [1, 0], [0, 1]], resolution=6)
    (axes,) = plot.chambers(found).axes
    walls = [x.get_xydata() for x in axes.lines if x.get_linestyle() == "-" and len(x.get_xdata())]
    away = np.concatenate([abs(abs(x - 0.8 * y) - 0.03) for x, y in (w.T for w in walls)])
    assert len(walls) == 2
    assert away.max() < 0.01


@pytest.mark.m2
@pytest.mark.parametrize("text", ["x^2 + 4*y^2 = 4", "y = x^2", "x^2 - 2*y^2 = 1"])
@pytest.mark.usefixtures("warm_engines")
def test_sides_are_those_of_the_discriminant(text: str) -> None:
    V, form = nv.Implicit(text), ((Fraction(2), Fraction(1)), (Fraction(1), Fraction(3)))
    metric = nv.SymmetricForm(form)
    folds = nv.solve(nv.EDDiscriminant(V, metric)).value.folds
    assert folds is not None
    grid = [Fraction(k, 7) + Fraction(1, 50) for k in range(-20, 21, 5)]
    data = [(x, y) for x in grid for y in grid]
    products = Counter()
    for u, landscape in zip(data, counts(V, metric, data), strict=True):
        assert landscape.side is not None
        at = [QQ(v.numerator, v.denominator) for v in u]
        value = prod(f.evaluate(list(zip(f.ring.gens, at, strict=True))) for f in folds)
        products[(value > 0) == (landscape.side > 0)] += 1
    assert len(products) == 1


CARDIOID = nv.Implicit("(x^2 + y^2 + x)^2 = x^2 + y^2")


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_the_curve_of_a_cardioid_is_exact() -> None:
    """The cusp (-2/3, 0) is on it, data on the normal x = 0 of the variety's own cusp are not."""
    f = chambers(CARDIOID, resolution=2).equation
    assert f is not None
    s, t = f.ring.gens
    assert f.evaluate([(s, QQ(-2, 9)), (t, QQ(0))]) == 0
    assert f.evaluate([(s, QQ(0)), (t, QQ(1, 3))]) != 0


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_sides_change_where_a_pair_is_born() -> None:
    """And not where a point passes a cusp."""
    data = [(Fraction(s, 10), Fraction(h, 10)) for s, h in ((-1, 10), (1, 10), (-4, 1))]
    left, right, inside = map(side_of, counts(CARDIOID, nv.Frobenius(), data))
    assert left * right > 0 > left * inside


def test_a_picture_is_a_figure_that_saves_itself(tmp_path: Path) -> None:
    picture = fibre(SMALL, 2)
    assert isinstance(picture, Figure)
    assert picture._repr_png_().startswith(b"\x89PNG")
    first, again = (fibre(SMALL, 2).save(tmp_path / k / "f.svg").read_bytes() for k in "12")
    assert first == again
    assert picture.save(tmp_path / "f.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(nv.SpecificationError, match="expected a file"):
        picture.save("x.gif")


def test_axes_can_be_given() -> None:
    figure = Figure()
    space, plane = figure.add_subplot(121, projection="3d"), figure.add_subplot(122)
    assert fibre(SMALL, 2, ax=plane) is figure
    assert loss_surface(SMALL, LOSS, ax=[space, plane]) is figure
    for ax in (space, [plane, plane], "plane"):
        with pytest.raises(nv.SpecificationError, match="projection rectilinear, got"):
            fibre(SMALL, 2, ax=ax)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"plane": [[0, 0], [1, 2], [2, 4]]}, "two independent directions, got dependent ones"),
        ({"plane": [[0, 0], [1, 2]]}, "an origin and two directions with 2 coordinates"),
        ({"plane": [[0, 0, 0], [1, 0, 0], [0, 1, 0]]}, "got 3 rows of 3"),
        ({"plane": [[0, 0], [0.5, 0], [0, 1]]}, "expected an exact number"),
        ({"by": "maxima"}, "expected by='real' or by='minima'"),
        ({"resolution": 0}, "resolution: expected from 1 to 400"),
        ({"discriminant": read_polynomials("x*y*z")[0]}, "a discriminant in 2 variables, got 3"),
    ],
)
def test_what_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        chambers(ELLIPSE, nv.Frobenius(), **{"plane": PLANE, **options})


def test_a_plane_in_the_discriminant_is_refused() -> None:
    """Multiples of rotations have equal singular values."""
    V = nv.Determinantal(2, 2, 1)
    rotations = [[1, 2, -2, 1], [1, 0, 0, 1], [0, 1, -1, 0]]
    factor = read_polynomials("x11 - x22", V.coordinates)[0]
    with pytest.raises(nv.SpecificationError, match="the plane lies in the discriminant"):
        chambers(V, None, rotations, discriminant=factor)
    with pytest.raises(nv.SpecificationError, match="as if it lay in the discriminant"):
        chambers(V, None, rotations, resolution=1)


def test_without_a_plane_only_plane_curves() -> None:
    with pytest.raises(nv.SpecificationError, match="expected a plane, an origin and two"):
        chambers(nv.Determinantal(2, 2, 1))


@pytest.mark.parametrize("network", [SMALL, WIDE])
def test_fibres_of_different_shapes_look_different(network: nv.LinearNetwork) -> None:
    """Over a number that is not zero two branches, or a hyperboloid; else a singular point."""
    some, zero = (fibre(network, m).axes[0].get_legend() for m in (2, 0))
    assert some is None or [t.get_text() for t in some.get_texts()] != ["singular point"]
    assert zero.get_texts()[-1].get_text() == "singular point"


@pytest.mark.parametrize(("network", "target"), [(SMALL, 2), (WIDE, -1)])
def test_loss_surfaces_show_the_critical_points(network: nv.LinearNetwork, target: int) -> None:
    flat = loss_surface(network, nv.QuadraticLoss([[1, 2]], [[target, 1]])).axes[1]
    kinds = [text.get_text() for text in flat.get_legend().get_texts()]
    assert [k.partition(",")[0] for k in kinds] == ["pure", "spurious"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: fibre(nv.LinearNetwork(2, 1, 2), 1), "widths 1, 1, 1 or 1, 2, 1 for a picture"),
        (lambda: fibre(SMALL, [[1, 2]]), "expected a matrix of size 1 x 1"),
        (lambda: loss_surface(SMALL, nv.QuadraticLoss([[1]], [[2]], 1)), "without regularization"),
        (lambda: loss_surface(nv.LinearNetwork(1, 1), LOSS), "widths 1, 1, 1 or 1, 2, 1"),
    ],
)
def test_what_the_weights_refuse(ask: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        ask()


def test_a_missing_matplotlib_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    asks: list[Any] = [partial(fibre, SMALL, 1), partial(loss_surface, SMALL, LOSS)]
    for ask in (*asks, partial(plot.chambers, ELLIPSE)):
        with pytest.raises(MissingDependency, match=r'pip install ".*\[plot\]"'):
            ask()
