"""A relation: what must hold of a problem, or of several equivalent ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.differential.asking import Ask


def _nothing(problem: Any) -> st.SearchStrategy[Any]:
    return st.none()


@dataclass(frozen=True)
class Relation:
    """What must hold of a problem.

    Parameters
    ----------
    name : str
        For reports.
    check : callable
        Takes an `Ask`, what was posed, and what was drawn besides; raises a `Fault`.
    extra : callable, optional
        From a problem to a strategy of what is drawn besides, such as a motion of its space.
    posed : strategy, optional
        What is posed, if not any problem of the kind.
    """

    name: str
    check: Callable[[Ask, Any, Any], None]
    extra: Callable[[Any], st.SearchStrategy[Any]] = _nothing
    posed: st.SearchStrategy[Any] | None = None
