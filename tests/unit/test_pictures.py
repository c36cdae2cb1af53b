"""Pictures of data space and of weights: what is drawn, in which files, and what is refused."""

from __future__ import annotations

import sys
from collections import Counter
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Any

import pytest
from sympy import QQ

import neurovariety as nv
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.errors import MissingDependency
from neurovariety.present.plot.chambers import Chambers, chambers, side_of
from neurovariety.present.plot.weights import fibre, loss_surface
from neurovariety.studies.landscape.counting import counts
from neurovariety.studies.reproduce.discriminants import ELLIPSE, PLANE, lame

LOSS = nv.QuadraticLoss([[1]], [[2]])
SMALL, WIDE = nv.LinearNetwork(1, 1, 1), nv.LinearNetwork(1, 2, 1)


def drawn(tmp_path: Path, **options: Any) -> Chambers:
    path = options.pop("path", tmp_path / "chambers.png")
    return chambers(ELLIPSE, nv.Frobenius(), PLANE, path, **{"resolution": 8, **options})


@pytest.mark.m2
def test_each_point_has_the_count_of_its_side_of_the_sextic(tmp_path: Path) -> None:
    """Where a point is: data are shifted off the centre of their cells, which this works out."""
    found = drawn(tmp_path, discriminant=lame(), resolution=4)
    f = lame()
    expected: Counter[int | None] = Counter()
    for j in range(4):
        for i in range(4):
            s = Fraction(2 * i - 3, 4) + Fraction(1, 89 * 4)
            t = Fraction(2 * j - 3, 4) - Fraction(1, 97 * 4)
            at = [QQ(v.numerator, v.denominator) for v in (3 * s, 4 * t)]
            inside = f.evaluate(list(zip(f.ring.gens, at, strict=True))) < 0
            assert found.landscapes[j][i].real == (4 if inside else 2)
            assert found.landscapes[j][i].minima == (2 if inside else 1)
            expected[4 if inside else 2] += 1
    assert found.frequencies == dict(sorted(expected.items()))
    assert found.files[0].read_bytes().startswith(b"\x89PNG")


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_the_discriminant_is_found(tmp_path: Path) -> None:
    """The equation comes from Macaulay2; the picture is the one with the known equation."""
    ours = drawn(tmp_path, path=tmp_path / "a.svg", resolution=2).files[0]
    known = drawn(tmp_path, path=tmp_path / "b.svg", resolution=2, discriminant=lame()).files[0]
    assert ours.read_bytes() == known.read_bytes()
    other = read_polynomials("x^2 + y^2 - 1", "x, y")[0]
    another = drawn(tmp_path, path=tmp_path / "c.svg", resolution=2, discriminant=other).files[0]
    assert another.read_bytes() != known.read_bytes()


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
def test_the_curve_of_a_cardioid_is_exact(tmp_path: Path) -> None:
    """The cusp (-2/3, 0) is on it, data on the normal x = 0 of the variety's own cusp are not."""
    options: dict[str, Any] = {"plane": [[0, 0], [2, 0], [0, 2]], "resolution": 2}
    (ours,) = chambers(CARDIOID, path=tmp_path / "a.svg", **options).files
    assert "approximate" not in ours.read_text("utf-8")
    f = nv.solve(nv.EDDiscriminant(CARDIOID, method="lifting")).value.polynomial
    (known,) = chambers(CARDIOID, path=tmp_path / "b.svg", discriminant=f, **options).files
    assert ours.read_bytes() == known.read_bytes()
    x, y = f.ring.gens
    assert f.evaluate([(x, QQ(-2, 3)), (y, QQ(0))]) == 0
    assert f.evaluate([(x, QQ(0)), (y, QQ(1))]) != 0


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_floats_are_called_approximate(tmp_path: Path) -> None:
    """And they change their side where a pair is born, not where a point passes a cusp."""
    cubic = nv.Implicit("x^3 + y^3 = 1 + x*y")  # its discriminant has the degree 18
    (file,) = chambers(cubic, path=tmp_path / "c.svg", resolution=6).files
    assert "approximate" in file.read_text("utf-8")
    data = [(Fraction(s, 10), Fraction(h, 10)) for s, h in ((-1, 10), (1, 10), (-4, 1))]
    left, right, inside = map(side_of, counts(CARDIOID, nv.Frobenius(), data))
    assert left * right > 0 > left * inside


def test_both_files_and_the_same_bytes_again(tmp_path: Path) -> None:
    options: dict[str, Any] = {"by": "minima", "discriminant": lame(), "resolution": 4}
    first = drawn(tmp_path, path=tmp_path / "new" / "ellipse", **options).files
    again = drawn(tmp_path, path=tmp_path / "again", **options).files
    assert [p.name for p in first] == ["ellipse.png", "ellipse.svg"]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in again]
    assert "number of local minima" in first[1].read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"plane": [[0, 0], [1, 2], [2, 4]]}, "two independent directions, got dependent ones"),
        ({"plane": [[0, 0], [1, 2]]}, "an origin and two directions with 2 coordinates"),
        ({"plane": [[0, 0, 0], [1, 0, 0], [0, 1, 0]]}, "got 3 rows of 3"),
        ({"plane": [[0, 0], [0.5, 0], [0, 1]]}, "expected an exact number"),
        ({"by": "maxima"}, "expected by='real' or by='minima'"),
        ({"resolution": 1}, "resolution: expected from 2 to 400"),
        ({"path": "picture.pdf"}, "expected a file .png or .svg"),
        ({"discriminant": read_polynomials("x*y*z")[0]}, "a discriminant in 2 variables, got 3"),
    ],
)
def test_what_is_refused(options: dict[str, Any], message: str, tmp_path: Path) -> None:
    given = {"plane": PLANE, "path": tmp_path / "x.png", **options}
    with pytest.raises(nv.SpecificationError, match=message):
        chambers(ELLIPSE, nv.Frobenius(), **given)


def test_a_plane_in_the_discriminant_is_refused(tmp_path: Path) -> None:
    """Multiples of rotations have equal singular values."""
    V = nv.Determinantal(2, 2, 1)
    rotations = [[1, 2, -2, 1], [1, 0, 0, 1], [0, 1, -1, 0]]
    factor = read_polynomials("x11 - x22", V.coordinates)[0]
    with pytest.raises(nv.SpecificationError, match="the plane lies in the discriminant"):
        chambers(V, None, rotations, tmp_path / "x.png", discriminant=factor)
    with pytest.raises(nv.SpecificationError, match="as if it lay in the discriminant"):
        chambers(V, None, rotations, tmp_path / "x.png", resolution=2)


def test_without_a_plane_only_plane_curves(tmp_path: Path) -> None:
    with pytest.raises(nv.SpecificationError, match="expected a plane, an origin and two"):
        chambers(nv.Determinantal(2, 2, 1), path=tmp_path / "x.png")


@pytest.mark.parametrize(("network", "M"), [(SMALL, [[-1]]), (WIDE, 2)])
def test_fibres_are_drawn(network: nv.LinearNetwork, M: Any, tmp_path: Path) -> None:
    files = fibre(network, M, tmp_path / "fibre")
    assert [p.suffix for p in files] == [".png", ".svg"]
    assert all(p.stat().st_size > 5000 for p in files)


def test_the_pieces_of_a_fibre_have_their_own_strokes(tmp_path: Path) -> None:
    """Two branches for a number that is not zero, in the colours of the palette; a cross else."""
    two, cross = (fibre(SMALL, m, tmp_path / f"{m}.svg")[0].read_text("utf-8") for m in (2, 0))
    assert "#e69f00" in two
    assert "#e69f00" not in cross


@pytest.mark.parametrize(("network", "target"), [(SMALL, 2), (WIDE, -1)])
def test_loss_surfaces_are_drawn(network: nv.LinearNetwork, target: int, tmp_path: Path) -> None:
    loss = nv.QuadraticLoss([[1, 2]], [[target, 1]])
    (file,) = loss_surface(network, loss, tmp_path / "surface.png")
    assert file.stat().st_size > 20_000


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: fibre(nv.LinearNetwork(2, 1, 2), 1), "widths 1, 1, 1 or 1, 2, 1 for a picture"),
        (lambda: fibre(SMALL, [[1, 2]]), "expected a matrix of size 1 x 1"),
        (lambda: fibre(SMALL, 1, "x.gif"), "expected a file .png or .svg"),
        (lambda: loss_surface(SMALL, nv.QuadraticLoss([[1]], [[2]], 1)), "without regularization"),
        (lambda: loss_surface(nv.LinearNetwork(1, 1), LOSS), "widths 1, 1, 1 or 1, 2, 1"),
    ],
)
def test_what_the_weights_refuse(ask: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        ask()


def test_a_missing_matplotlib_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    for ask in (
        lambda: fibre(SMALL, 1, tmp_path / "x"),
        lambda: loss_surface(SMALL, LOSS, tmp_path / "x"),
        lambda: drawn(tmp_path),
    ):
        with pytest.raises(MissingDependency, match=r'pip install "neurovariety\[plot\]"'):
            ask()
