"""Limits of mirror flow: the inputs turned around, the outputs times a number."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.differential.asking import Ask, expect
from tests.differential.generate.posed import Posed
from tests.differential.relations.base import Relation


def _mirrored(ask: Ask, posed: Posed, c: Any) -> None:
    problem = posed.problem
    other = replace(problem, x=[-v for v in problem.x], y=[c * v for v in problem.y])
    one, two = ask(problem).value, ask(other).value
    expect(two.squared_norm == c**2 * one.squared_norm, "norms")
    for at in (Fraction(-7), Fraction(1, 3), Fraction(9, 2)):
        expect(two(-at) == c * one(at), f"values at {at}")


MIRRORED = Relation("mirrored data", _mirrored, lambda _: st.sampled_from([1, -3]))
