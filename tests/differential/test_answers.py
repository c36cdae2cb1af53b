"""A few hundred changes of recorded answers, the same in every run; `make soak` makes 100,000."""

from __future__ import annotations

import pytest

from neurovariety.problems.base.methods import Place
from tests.differential.answers import LONGEST, changed, outcome, tried
from tests.differential.soak import alarm
from tests.golden.answers import recorded
from tests.golden.problems import GOLDEN

NAMES = [n for n, p in GOLDEN.items() if p.chosen.place in (Place.ENGINE, Place.EITHER)]
"""The others are computed in this process, which takes longer, and are left to `make soak`."""


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_as_it_was_recorded_holds(name: str) -> None:
    said = outcome(name, recorded()[name])
    assert "holds" in said, "`make golden` records the answers anew"
    assert "FAILS" not in said


@pytest.mark.parametrize(
    ("name", "line", "high", "expected"),
    [
        ("decomposition", "0 0 | -4", "1000000 0 | -4", "holds/open"),
        ("reach-ellipsoid", "1 | -20", "1000000 | -20", "ProtocolError"),
        (
            "trajectory-ideal",
            "derivatives int 11\nproved bool true",
            "derivatives int 1000000\nproved bool true",
            "holds/open",
        ),
        ("reach-definition", "0 | 1557504", "1000 | 1557504", "TooLarge"),
        (
            "policy-critical-points",
            "polynomial 2\n1 | 4\n0 | -3\nEND 7",
            "polynomial 1\n0 | -3\nEND 6",
            "ProtocolError",
        ),
        ("conservation-laws-field", "1 1 | 1", "1 1 | 0", "ProtocolError"),
        ("central-curve-definition", "0 1 1 | -2", "1000000 1 1 | -2", "FAILS/holds/open"),
    ],
)
def test_other_terms_keep_nothing_busy(name: str, line: str, high: str, expected: str) -> None:
    with alarm(LONGEST):
        assert outcome(name, recorded()[name].replace(line, high, 1)) == expected


def test_changes_are_refused_or_judged() -> None:
    numbers = [n for n in range(400) if changed(n)[0] in NAMES]
    said = {n: tried(n)[0] for n in numbers}
    assert [words for words in said.values() if words.startswith("ESCAPED")] == []
    assert len(set(said.values())) > 3  # refused, open, refuted, unchanged
