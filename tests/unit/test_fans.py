"""Classification fans: known numbers, what certificates must be, what is refused."""

from __future__ import annotations

from math import comb
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.problems.classification_fan.certificates import Certificates, proved

POINTS = [(4, -12), (5, 3), (6, 6), (4, 2), (-3, -3), (3, -11)]
SQUARE = [(0, 0), (1, 0), (0, 1), (1, 1)]


def cones(points: Any, terms: int) -> int:
    return nv.solve(nv.ClassificationFan(points, (terms, 0))).value.cones


@pytest.mark.parametrize(
    ("points", "terms", "expected"),
    [
        (POINTS[:4], 3, 75),
        (POINTS[:5], 3, 189),
        (SQUARE, 3, 3**4 - 3 * 2),  # d + 2 points in general position
        (POINTS, 2, 32),  # two triples lie on lines, so Cover's number is not reached
        ([(x, x * x) for x in range(6)], 2, 2 * sum(comb(5, i) for i in range(3))),
        ([(1, 0), (2, 0), (1, 0)], 2, 4),  # equal points are one
        ([(0, 0), (1, 1), (2, 2)], 2, 6),  # on a line
        ([(10**40, 1), (1, 0), ("1/3", 5)], 2, 8),  # independent, out of reach of floats
    ],
)
def test_known_numbers(points: Any, terms: int, expected: int) -> None:
    assert cones(points, terms) == expected


def test_a_stopped_enumeration_goes_on() -> None:
    fan = nv.ClassificationFan(POINTS[:5], (2, 1))
    every = [c.covector for c in fan.cones()]
    assert every == sorted(every)
    assert [c.covector for c in fan.cones(after=every[20])] == every[21:]


def test_each_certificate_is_needed() -> None:
    fan = nv.ClassificationFan(SQUARE, (2, 1))
    witnesses, refutations = fan.certificates
    assert proved(fan.homogeneous, 3, fan.certificates) == (1, 6, 6)
    for k in range(len(witnesses)):
        fewer = (*witnesses[:k], *witnesses[k + 1 :])
        with pytest.raises(ValueError, match="neither a witness nor a refutation"):
            proved(fan.homogeneous, 3, Certificates(fewer, refutations))
    with pytest.raises(ValueError, match="neither a witness nor a refutation"):
        proved(fan.homogeneous, 3, Certificates(witnesses, ()))
    ((first, *others),) = refutations
    for wrong in ((*first[:3], first[3] + 1), (*first[:3], 0)):
        with pytest.raises(ValueError, match=r"a refutation|the inequalities"):
            proved(fan.homogeneous, 3, Certificates(witnesses, ((wrong, *others),)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1, 0.5",), "1/2"),
        (("",), "expected"),
        ((SQUARE, (2,)), "expected two numbers of terms"),
        ((SQUARE, (0, 0)), "at least one term"),
        (([(x, x * x) for x in range(60)], (3, 3)), "points have at least 5495792"),
    ],
)
def test_what_is_refused(arguments: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.ClassificationFan(*arguments)
