"""Pictures of distances and of paths: what is drawn where, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import neurovariety as nv

ELLIPSE = nv.Implicit("x^2 + 4*y^2 = 4")
SMALL = nv.LinearNetwork(1, 1, 1)
LOSS = nv.QuadraticLoss([[1]], [[2]])


def labels(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.get_legend().get_texts()]


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_normals_meet_in_the_datum() -> None:
    found = nv.solve(nv.RealEDCriticalPoints(ELLIPSE, datum="1/4, 1/2"))
    (axes,) = nv.plot.critical_points(found).axes
    kinds = ["nearest", "local minimum", "index 1", "datum"]
    assert labels(axes) == ["$x^{2} + 4 y^{2} - 4 = 0$", *kinds]
    normals = [line.get_xydata() for line in axes.lines if len(line.get_xydata()) == 2]
    for datum, foot in (n for n in normals if tuple(n[0]) == (0.25, 0.5)):
        gradient = foot * (2, 8)
        assert abs(np.cross([*(datum - foot), 0], [*gradient, 0])[2]) < 1e-6


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_focal_points_by_curvature_lie_on_the_discriminant() -> None:
    (axes,) = nv.plot.evolute(nv.solve(nv.EDDiscriminant(ELLIPSE))).axes
    foci = [line.get_xydata()[0] for line in axes.lines if line.get_marker() == "."]
    assert len(foci) > 40
    for x, y in np.abs(foci):
        assert (2 * x) ** (2 / 3) + y ** (2 / 3) == pytest.approx(3 ** (2 / 3), abs=1e-4)


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_cells_end_at_equal_distances_or_focal_points() -> None:
    """At the medial axis, the segment of the foci of the curvature at the ends of the axis."""
    found = [nv.solve(nv.VoronoiCell(ELLIPSE, point)) for point in ("6/5, 4/5", "2, 0")]
    (axes,) = nv.plot.voronoi_cells(*found).axes
    ends = [line.get_xydata()[0] for line in axes.lines if line.get_marker() == "|"]
    assert np.allclose(ends, [(0.9, 0), (1.5, 0)])


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: nv.plot.critical_points(ELLIPSE), "expected RealEDCriticalPointsResult, from"),
        (lambda: nv.plot.voronoi_cells(), "expected results of VoronoiCell at points of one"),
        (lambda: nv.plot.loss_path(SMALL, LOSS, [(1, 2)]), "at least two times 2 weights"),
        (lambda: nv.plot.loss_path(SMALL, LOSS, [(1, 2), 3]), "expected"),
    ],
)
def test_what_is_refused(ask: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        ask()


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_only_curves_and_surfaces_are_drawn() -> None:
    found = nv.solve(nv.RealEDCriticalPoints(nv.Determinantal(2, 2, 1), datum="2, 0; 0, 1"))
    with pytest.raises(nv.SpecificationError, match="expected a plane curve, or a surface"):
        nv.plot.critical_points(found)


def test_the_smallest_eigenvalue_falls_as_points_are_added() -> None:
    """From an orthogonal pair's on, 1 - 1/(2 pi), by Cauchy's interlacing."""
    (axes,) = nv.plot.tangent_kernel(nv.TangentKernel("1,0; 0,1; 1,1; 1,-2")).axes
    (drawn,) = (line for line in axes.lines if "certified" in str(line.get_label()))
    sizes, values = np.transpose(drawn.get_xydata())
    assert list(sizes) == [2, 3, 4]
    assert values[0] == pytest.approx(1 - 1 / (2 * np.pi))
    assert values[0] >= values[1] >= values[2] > 0


def test_the_limit_goes_through_the_data_and_the_wide_network_is_nearer() -> None:
    result = nv.solve(nv.MirrorFlowLimit("-1, 0, 1", "1, 0, 1", nv.Uniform(-2, 2)))
    (axes,) = nv.plot.mirror_flow(result, width=1000).axes
    limit, narrow, wide, data = (np.transpose(line.get_xydata()) for line in axes.lines)
    assert np.interp(data[0], *limit) == pytest.approx(data[1], abs=1e-2)
    assert np.max(abs(wide - limit)) < np.max(abs(narrow - limit))


def test_without_perturbation_the_loss_is_what_is_not_kept() -> None:
    """The squared Wasserstein distance to the covariance with some eigenvalues put to zero."""
    loss = nv.BuresWasserstein([[3, 0, 0], [0, 2, 0], [0, 0, 1]], "1/4")
    losses, lowest = nv.plot.perturbation(nv.LinearNetwork(2, 3), loss).axes
    first = [line.get_xydata()[0] for line in losses.lines if len(line.get_xydata()) > 2]
    lost = [value for _, value in first]
    assert sorted(lost) == pytest.approx([1, 2, 3, 3, 4, 5, 6], abs=0.06)  # at most two are kept
    least = [line.get_xydata()[0][1] for line in lowest.lines if len(line.get_xydata()) > 2]
    assert sorted(zip(lost, least, strict=True))[0][1] == 0  # a minimum
    assert sum(value < -100 for value in least) == 4  # that keep fewer: the Hessian blows up
