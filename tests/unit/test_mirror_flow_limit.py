"""Limits of mirror flow: known splines, densities, what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

import neurovariety as nv

TENT = nv.PiecewiseDensity("-2, 0, 2", "1/2 + x/4; 1/2 - x/4")
APART = nv.PiecewiseDensity("-3, -2, 2, 3", "1/2; 0; 1/2")


def test_known_values() -> None:
    h = nv.solve(nv.MirrorFlowLimit("-1, 0, 1", "1, 0, 1", nv.Uniform(-2, 2))).value
    assert h.squared_norm == Fraction(512, 21)
    assert h.shown[3:5] == [
        "-11/21*x^3 + 32/21*x^2 from 0 to 1",
        "-1/63*x^3 + 32/21*x - 32/63 from 1 to 2",
    ]
    assert h(0.5) == h("1/2") == Fraction(53, 168)
    h = nv.solve(nv.MirrorFlowLimit("0, 1", "0, 1", nv.Uniform(-2, 2))).value
    assert h(Fraction(1, 2)) == Fraction(2815, 5624)


@pytest.mark.parametrize(
    "problem",
    [
        nv.MirrorFlowLimit("1/2, 1, -1/3, 2", "0, 1, 2, -5", TENT),
        nv.MirrorFlowLimit([3, 2], [3, 4], APART),
        nv.MirrorFlowLimit([5], [3], APART),  # beyond all that bends
        nv.MirrorFlowLimit([0], [0], nv.Uniform(-1, 1)),
    ],
    ids=str,
)
def test_other_densities_by_the_definition(problem: nv.MirrorFlowLimit) -> None:
    context = nv.verify(nv.solve(problem))
    held = {c.name: c.holds for c in context.checks if c.engine.startswith("neurovariety")}
    assert set(held.values()) == {True}, held


def test_what_is_refused() -> None:
    for x, y, density, said in (
        ("1, 1", "1, 2", nv.Uniform(-2, 2), "different x, got 1 twice"),
        ("0, 3", "1, 2", nv.Uniform(-2, 2), "zero from 2 to 3"),
        ("-3, 3", "1, 2", APART, "zero from -2 to 2"),
        ("0, 1", "1, 2", nv.Uniform(-1, 2), "even density"),
        ("0, 1", "1", nv.Uniform(-2, 2), "as many in y"),
        ("0, 1", "1, 1", 2, "expected a density"),
    ):
        with pytest.raises(nv.SpecificationError, match=said):
            nv.MirrorFlowLimit(x, y, density)
    for cuts, pieces, said in (
        ("-1, 1", "3*x^2/4", "integral 1"),
        ("-1, 1", "1 - x", "integral 1"),
        ("-1, 1", "1/2 - x", "not negative"),
        ("-1, 1", "15/4*x^2*(1 - 2*x^2)", "not negative"),
        ("1, -1", "1", "in their order"),
    ):
        with pytest.raises(nv.SpecificationError, match=said):
            nv.PiecewiseDensity(cuts, pieces)
    assert nv.PiecewiseDensity("-1, 1", "3*x^2/2").is_even  # zero in one point
