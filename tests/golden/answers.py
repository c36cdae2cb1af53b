"""``python -m tests.golden.answers``: what Macaulay2 answers to the golden scripts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import neurovariety as nv
from tests.golden.problems import GOLDEN

RECORDED = Path(__file__).with_suffix(".json")


@cache
def recorded() -> dict[str, str]:
    """The answers by the names of the problems."""
    found: dict[str, str] = json.loads(RECORDED.read_text("utf-8"))
    return found


def record() -> None:
    """Ask for all of them, and write them."""
    with nv.Session() as session:
        answers = {
            name: session.run(nv.render(problem), nv.Limits(100)).answer
            for name, problem in GOLDEN.items()
        }
    RECORDED.write_text(json.dumps(answers, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    record()
