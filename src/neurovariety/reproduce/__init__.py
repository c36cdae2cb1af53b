"""Published tables, solved anew: a published value is compared, never copied."""

from __future__ import annotations

from collections.abc import Callable

from neurovariety.reproduce.example import example_system
from neurovariety.reproduce.kohn import kohn_talk
from neurovariety.reproduce.rows import Answer as Answer
from neurovariety.reproduce.rows import Reproduction as Reproduction
from neurovariety.reproduce.rows import Row as Row
from neurovariety.reproduce.rows import Settings as Settings

TABLES: dict[str, Callable[[Settings], Reproduction]] = {
    "kohn-talk": kohn_talk,
    "thesis-1.13": example_system,
}
"""What ``neurovariety reproduce`` knows, by name."""
