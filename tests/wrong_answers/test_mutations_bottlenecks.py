"""Every single change of a result about bottlenecks or the reach fails its verification."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.verify import checks_of
from tests.mutations import Remembering, claims_no_more, mutations, too_large

pytestmark = pytest.mark.m2

ELLIPSE = nv.Implicit("x^2 + 4*y^2 = 4")

LINE = nv.Reach(nv.Implicit("x + y = 1"))
PROBLEMS: dict[str, Any] = {
    "isolation": nv.Bottlenecks(ELLIPSE),
    "isolation-weighted": nv.Bottlenecks(ELLIPSE, nv.Weighted([1, 3])),
    "isolation-infinite": nv.Bottlenecks(nv.Implicit("x^2 + y^2 = 1")),
    "isolation-several-equations": nv.Bottlenecks(nv.Implicit("x^2 + 4*y^2 = 4; z = 0")),
    "modular": nv.Bottlenecks(ELLIPSE, method="modular"),
    "modular-cone": nv.Bottlenecks(nv.Determinantal(2, 2, 1)),
    "definition": nv.Bottlenecks(ELLIPSE, method="definition"),
    "reach-cone": nv.Reach(nv.Implicit("x*y = z^2")),
    "reach-matrices": nv.Reach(nv.Determinantal(2, 3, 1)),
    "reach-ellipsoid": nv.Reach(nv.Implicit("x^2 + 4*y^2 + 9*z^2 = 36")),
    "reach-circles": nv.Reach(nv.Implicit("(x^2 + y^2 - 1)*((x - 4)^2 + y^2 - 1)")),
    "reach-rotation": nv.Reach(nv.Implicit("(x^2 + y^2 + z^2 + 3)^2 = 16*(x^2 + y^2)")),
    "reach-cusp": nv.Reach(nv.Implicit("y^2 = x^3")),
    "reach-singular": nv.Reach(nv.Implicit("x^2 = y^2*z")),
    "reach-curve": nv.Reach(ELLIPSE, method="curve"),
    "reach-definition": nv.Reach(ELLIPSE, method="definition"),
    "reach-linear": LINE,
}


def finite(result: Any) -> list[tuple[str, Any]]:
    """What else can be said of the reach of a linear space, of which no number is given."""
    if result.problem is not LINE:
        return []
    one = (Fraction(1), Fraction(1))
    names = ("interval", "half_bottleneck", "radius_of_curvature")
    return [(name, replace(result, value=replace(result.value, **{name: one}))) for name in names]


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_single_change_fails(name: str, engine: Remembering) -> None:
    result = nv.solve(PROBLEMS[name], engine)
    assert claims_no_more(result)
    checks = list(checks_of(result, engine, other=engine))
    assert all(check.holds or too_large(check) for check in checks), checks
    found = [*mutations(result), *finite(result)]
    assert found
    missed = [
        where
        for where, wrong in found
        if all(check.holds is not False for check in checks_of(wrong, engine, other=engine))
    ]
    assert not missed


def test_two_points_of_the_curve_are_no_bottleneck(engine: Remembering) -> None:
    """Nor is a pair that is normal at one end alone: a vertex, and the end of no other normal."""
    result = nv.solve(PROBLEMS["isolation"])
    narrow, wide = result.value.pairs
    for second in ((Fraction(-6, 5), Fraction(-4, 5)), (Fraction(6, 5), Fraction(4, 5))):
        for first in ((Fraction(6, 5), Fraction(4, 5)), (Fraction(2), Fraction(0))):
            squared = sum(((a - b) ** 2 for a, b in zip(first, second, strict=True)), Fraction(0))
            boxes = (tuple((v, v) for v in end) for end in (first, second))
            pair = replace(narrow, **dict(zip(("first", "second"), boxes, strict=True)))
            pair = replace(pair, squared_distance=(squared, squared))
            wrong = replace(result, value=replace(result.value, pairs=(pair, wide)))
            failed = {c.name for c in checks_of(wrong, engine, other=engine) if c.holds is False}
            assert "the pairs are bottlenecks at their distances" in failed


def test_a_reach_that_fits_together_and_is_wrong(engine: Remembering) -> None:
    result = nv.solve(PROBLEMS["reach-curve"])
    value = result.value
    half = value.half_bottleneck
    for wrong in (
        replace(value, radius_of_curvature=half, interval=half),
        replace(value, half_bottleneck=None),
        replace(value, bottlenecks=6),
    ):
        checks = list(checks_of(replace(result, value=wrong), engine, other=engine))
        assert any(check.holds is False for check in checks)
        assert checks[0].holds
    too_large = replace(value, radius_of_curvature=half, interval=half)
    checks = list(checks_of(replace(result, value=too_large), engine, other=engine))
    assert not next(c for c in checks if c.name.startswith("Federer")).holds
