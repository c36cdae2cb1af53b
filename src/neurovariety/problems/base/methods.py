"""What a method says of itself: where it runs and what it may claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.certainty import Certainty

DEFINITION = "definition"
"""The method that every family has: the textbook's sentence as it stands, slowly, over QQ."""

AT_RANDOM = ("general datum",)
MODULO_A_PRIME = ("good prime",)
COUNTED = (*AT_RANDOM, *MODULO_A_PRIME)
"""What counts rest on that are made at random data, modulo a prime, or both."""


class Place(Enum):
    """Where a method runs."""

    ENGINE = "an engine"
    EITHER = "this process, or an engine that is given"
    PROCESS = "this process"
    MSOLVE = "msolve and this process"


@dataclass(frozen=True)
class Method(Shown):
    """One way to solve a problem.

    Parameters
    ----------
    name : str
        As a user writes it.
    claims : Certainty
        The most that a result may claim; its provenance says what it does claim.
    place : Place
        Where it runs.
    like : str
        The method whose mathematics it shares, over another field or at other data.
    dialects : tuple of str
        The languages of its scripts.
    assumes : tuple of str
        What it presupposes beside what is decided of all equations; what nobody decides is said to
        be not checked.

    Examples
    --------
    >>> Method("localization", Certainty.EXACT, Place.EITHER).place.value
    'this process, or an engine that is given'
    """

    name: str
    claims: Certainty
    place: Place = Place.ENGINE
    like: str = ""
    dialects: tuple[str, ...] = ("macaulay2", "sage")
    assumes: tuple[str, ...] = ()

    @property
    def mathematics(self) -> str:
        """The same for methods that could be wrong together."""
        return self.like or self.name
