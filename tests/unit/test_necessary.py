"""Conditions that all critical points satisfy, and incomplete sets that do not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.certify.homotopy.batches import Family, find, start_of, system_of
from neurovariety.certify.homotopy.conjugation import closed
from neurovariety.certify.homotopy.monodromy import MonodromyFailed, generic_start
from neurovariety.certify.homotopy.points import real_points
from neurovariety.problems.real_ed_critical_points.necessary import contradiction
from neurovariety.studies.landscape import sweep

F = nv.Frobenius()
ELLIPSE = nv.Implicit("x^2 + 4*y^2 = 4")
FAMILY = Family(ELLIPSE, F.form(ELLIPSE), 4)
OUTSIDE = (Fraction(3), Fraction(2))


@pytest.mark.parametrize("wrong", [2, 3, 5])
def test_a_wrong_count_is_loud(wrong: int) -> None:
    with pytest.raises(MonodromyFailed, match=rf"[34] .* found, {wrong} were counted"):
        generic_start(system_of(FAMILY, 0), wrong, 1)
    assert len(start_of(FAMILY, 0).points) == 4


def test_conjugates_are_critical_too() -> None:
    (found,) = find(FAMILY, [OUTSIDE])
    whole = found.certificates
    assert closed(whole, 1).all()
    kept = np.delete(np.arange(4), np.flatnonzero(whole.nonreal)[0])
    lost = type(whole)(*(getattr(whole, name)[kept] for name in whole.__dataclass_fields__))
    assert not closed(lost, 1).any()


def test_signs_of_indices_add_up_to_the_euler_characteristic() -> None:
    inside = real_points(FAMILY, (Fraction(1, 8), Fraction(1, 9)))
    assert contradiction(inside, ELLIPSE) == ""
    minima, saddles = inside.points[:2], inside.points[2:]
    fewer = replace(inside, points=(*minima, saddles[0]))
    assert "add up to 1" in contradiction(fewer, ELLIPSE)
    assert "local minimum" in contradiction(replace(inside, points=saddles), ELLIPSE)


def test_what_was_not_certified_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A datum that a limit left open when the sweep first ran does not stay so for ever."""
    monkeypatch.setattr(sweep, "family", lambda *given: FAMILY)
    store, once = tmp_path / "sweep.sqlite", sweep.landscapes

    def limited(given: Family, data: object) -> object:
        for found in once(given, data):  # type: ignore[arg-type]
            yield replace(found, real=None, minima=None, certified=False, why="no msolve")

    monkeypatch.setattr(sweep, "landscapes", limited)
    assert sweep.landscape_table(ELLIPSE, F, 3, store=store).uncertified == 3
    monkeypatch.setattr(sweep, "landscapes", once)
    assert sweep.landscape_table(ELLIPSE, F, 3, store=store).uncertified == 0
