"""What all results carry: how sure they are, where they come from, and how to show them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from neurovariety.algebra.writing import Written
from neurovariety.engines.script import Script
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.base.tables import Table
from neurovariety.varieties.assumptions import Assumption, in_a_line


@runtime_checkable
class Typeset(Protocol):
    """What a notebook shows in LaTeX."""

    def _repr_latex_(self) -> str: ...


@dataclass(frozen=True)
class Result(Written, ABC):
    """What all results carry: the problem, the script, the provenance, and the assumptions.

    Parameters
    ----------
    problem : Problem
        What was solved.
    script : Script
        What an engine runs to find it again.
    provenance : Provenance
        Who computed it, how, and how sure it is.
    assumptions : tuple of Assumption
        What the method presupposes of the input, and how far that is known.
    """

    problem: Any
    script: Script = field(repr=False)
    provenance: Provenance
    assumptions: tuple[Assumption, ...] = field(default=(), kw_only=True)

    def __str__(self) -> str:
        """The problem, the summary and the provenance, a line each: what the shell prints."""
        p = self.provenance
        seed = "" if p.seed is None else f", seed {p.seed}"
        rows = [
            *self._with_assumptions(),
            ("certainty", p.certainty.value),
            ("method", f"{p.method} over {p.field}{seed}"),
            ("engine", f"{p.computed_by}, {p.seconds:.3f} s"),
        ]
        width = max(16, 2 + max(len(name) for name, _ in rows))
        return "\n".join([str(self.problem), *(f"  {name:<{width}}{text}" for name, text in rows)])

    def _repr_latex_(self) -> str | None:
        """The value as a notebook shows it, if it consists of polynomials."""
        value = getattr(self, "value", None)
        return value._repr_latex_() if isinstance(value, Typeset) else None

    def _repr_html_(self) -> str | None:
        """The summary as a table for notebooks, which prefer it; so there is none beside LaTeX."""
        if self._repr_latex_() is not None:
            return None
        rows = (*self._with_assumptions(), ("", str(self.provenance)))
        return Table(str(self.problem), ("", ""), rows)._repr_html_()

    def _with_assumptions(self) -> list[tuple[str, str]]:
        assumed = [("assumptions", in_a_line(self.assumptions))] if self.assumptions else []
        floats = [("floats", "taken exactly, as dyadic numbers")] if self.problem.has_floats else []
        return [*self.summary(), *floats, *assumed]

    @abstractmethod
    def summary(self) -> list[tuple[str, str]]:
        """Lines of a name and a text, for a terminal."""

    @abstractmethod
    def data(self) -> dict[str, Any]:
        """The value as dictionaries, lists, strings and integers; exact numbers are no floats."""
