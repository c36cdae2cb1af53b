"""A line of the registry: nothing is loaded until the problem is used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neurovariety.problems.base.problem import Problem


@dataclass(frozen=True)
class Entry:
    """One problem.

    Parameters
    ----------
    kind : str
        As in the head of an engine's answer; it names the folder and the templates.
    name : str
        The class, which is also its public name.
    group : str
        The heading under which it is listed.
    summary : str
        What it answers.
    short : str, optional
        What the shell calls it, if not by its kind.

    Examples
    --------
    >>> Entry("ed-degree", "EDDegree", "Distances", "Euclidean distance degree.").problem.kind
    'ed-degree'
    """

    kind: str
    name: str
    group: str
    summary: str
    short: str = ""

    @property
    def command(self) -> str:
        """What the shell calls it."""
        return self.short or self.kind

    @property
    def folder(self) -> str:
        """Where it lies, beside this file."""
        return self.kind.replace("-", "_")

    @property
    def problem(self) -> type[Problem[Any]]:
        """The class; loaded now."""
        module = import_module(f"neurovariety.problems.{self.folder}.problem")
        found: type[Problem[Any]] = getattr(module, self.name)
        return found
