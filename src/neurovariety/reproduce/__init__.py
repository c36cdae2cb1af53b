"""Published tables, solved anew: a published value is compared, never copied."""

from __future__ import annotations

from collections.abc import Callable

from neurovariety.reproduce.depth import deeper_table, pattern_figure
from neurovariety.reproduce.discriminants import ed_discriminants
from neurovariety.reproduce.example import example_system
from neurovariety.reproduce.kohn import kohn_talk
from neurovariety.reproduce.rows import Answer as Answer
from neurovariety.reproduce.rows import Reproduction as Reproduction
from neurovariety.reproduce.rows import Row as Row
from neurovariety.reproduce.rows import Settings as Settings
from neurovariety.reproduce.thesis import thesis_table

TABLES: dict[str, Callable[[Settings], Reproduction]] = {
    "kohn-talk": kohn_talk,
    "thesis-3.1": thesis_table,
    "thesis-3.2": deeper_table,
    "thesis-fig-3.1": pattern_figure,
    "thesis-1.13": example_system,
    "ed-discriminants": ed_discriminants,
}
"""What ``neurovariety reproduce`` knows, by name."""
