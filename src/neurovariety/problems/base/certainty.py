"""How sure a result is."""

from __future__ import annotations

from enum import Enum

from neurovariety.algebra.reading.calls import CheckedEnum


class Certainty(Enum, metaclass=CheckedEnum):
    """How sure a result is; it never claims more than was done."""

    EXACT = "exact"
    """Proved: computed over QQ without random data, or by a theorem that is cited."""
    CERTIFIED = "certified"
    """Enclosed by interval arithmetic."""
    MODULAR = "modular"
    """Modulo a prime or at a random datum: a probabilistic statement."""
    NUMERICAL = "numerical"
    """In floating point."""
