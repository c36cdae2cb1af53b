"""A problem, with what is nasty about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import reject

from neurovariety.errors import SpecificationError


@dataclass(frozen=True)
class Posed:
    """A problem, with what is nasty about it.

    Parameters
    ----------
    tags : tuple of str
        For the report.
    problem : Problem
        What is asked.
    smooth : bool
        Whether no real point of its variety is singular.
    """

    tags: tuple[str, ...]
    problem: Any
    smooth: bool = False


def posed(tags: tuple[str, ...], make: Callable[[], Any], smooth: bool = False) -> Posed:
    """What is posed; inputs that the package refuses at once are drawn anew."""
    try:
        return Posed(tags, make(), smooth)
    except SpecificationError:
        reject()
