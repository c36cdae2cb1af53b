"""What a result rests on, before it is known."""

from __future__ import annotations

from dataclasses import dataclass

from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION

THEOREMS = ("closed-form", "localization")
"""Methods that prove their results and need no engine."""


@dataclass(frozen=True)
class Grounds:
    """What a result rests on: its field, the seed of random data, and what it may claim."""

    field: str
    seed: int | None
    certainty: Certainty


def degree_grounds(method: str, prime: int, seed: int) -> Grounds:
    """Those of an ED degree; a random datum over QQ is still random, so no proof."""
    if method in THEOREMS:
        return Grounds("QQ", None, Certainty.EXACT)
    field = "QQ" if method in ("critical-exact", DEFINITION) else f"GF({prime})"
    return Grounds(field, seed, Certainty.MODULAR)
