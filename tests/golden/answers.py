"""``python -m tests.golden.answers``: what Macaulay2 answers to the golden scripts.

Of each kind of problem a saved result is kept, too: files that a later version must still read.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import neurovariety as nv
from tests.golden.problems import EVERY, GOLDEN

RECORDED = Path(__file__).with_suffix(".json")
SAVED = Path(__file__).parents[1] / "data" / "saved"


@cache
def recorded() -> dict[str, str]:
    """The answers by the names of the problems."""
    found: dict[str, str] = json.loads(RECORDED.read_text("utf-8"))
    return found


def keep_saved() -> None:
    """Save a result of each kind of which none is kept; those that are kept stay as they are."""
    for problem in (*GOLDEN.values(), *EVERY):
        path = SAVED / f"{problem.kind}.json"
        if not path.exists():
            result = nv.solve(problem)
            short = replace(result.script, text="-- the script, which is too long to be kept\n")
            nv.save(replace(result, script=short), path)


def record() -> None:
    """Ask for all of them, and write them."""
    with nv.Session() as session:
        answers = {
            name: session.run(nv.render(problem), nv.Limits(100)).answer
            for name, problem in GOLDEN.items()
        }
    RECORDED.write_text(json.dumps(answers, indent=1) + "\n", "utf-8")
    keep_saved()


if __name__ == "__main__":
    record()
