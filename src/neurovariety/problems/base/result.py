"""What all results carry: how sure they are, where they come from, and how to show them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from neurovariety.algebra.documents.notebooks import html_rows, latex_rows, spaced
from neurovariety.algebra.documents.writer import Writer, saved
from neurovariety.algebra.shown import (
    LONGEST,
    Shown,
    aligned,
    cut,
    text_of,
)
from neurovariety.engines.script import Script
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.citation import citation
from neurovariety.problems.base.provenance import Provenance
from neurovariety.varieties.assumptions import Assumption, in_a_line


@dataclass(frozen=True)
class Result(Shown, ABC):
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

    def __repr__(self) -> str:
        certainty = self.provenance.certainty.value
        return f"<{type(self).__name__}: {cut(self.in_short(), LONGEST - 40)}, {certainty}>"

    def in_short(self) -> str:
        """The first row of the summary."""
        name, text = self.summary()[0]
        kind = self.problem.kind.replace("-", " ").replace("ed ", "ED ")
        return f"{kind if name == 'value' else name} {text}"

    def __str__(self) -> str:
        """The problem, the summary and the provenance, a line each: what the shell prints."""
        return f"{spaced(self.problem.in_short())}\n{aligned(self._rows(), '  ', 16)}"

    def _repr_html_(self) -> str:
        return html_rows(self.problem.in_short(), self._rows())

    def _repr_latex_(self) -> str:
        return latex_rows(self.problem.in_short(), self._rows())

    def _rows(self) -> list[tuple[str, str]]:
        p = self.provenance
        seed = "" if p.seed is None else f", seed {p.seed}"
        assumed = [("assumptions", in_a_line(self.assumptions))] if self.assumptions else []
        floats = [("floats", "taken exactly, as dyadic numbers")] if self.problem.has_floats else []
        return [
            *self.summary(),
            *floats,
            *assumed,
            ("certainty", p.certainty.value + self._why_no_proof()),
            ("method", f"{p.method} over {p.field}{seed}"),
            ("engine", f"{p.computed_by}, {p.seconds:.3f} s"),
        ]

    def _why_no_proof(self) -> str:
        """Of a probabilistic statement in a few words; nothing for others."""
        p = self.provenance
        if p.certainty is not Certainty.MODULAR:
            return ""
        prime = p.field.startswith("GF") or any(a.name == "good prime" for a in self.assumptions)
        known = (("random datum", p.seed is not None), ("prime", prime))
        return f": {', '.join(word for word, holds in known if holds) or p.engine}"

    def summary(self) -> list[tuple[str, str]]:
        """Lines of a name and a text, for a terminal; by default those of the value."""
        value = getattr(self, "value", None)
        return value.summary() if isinstance(value, Shown) else [("value", text_of(value))]

    def citation(self) -> str:
        """BibTeX of the papers behind the problem, of the programs that computed, and of this one.

        Examples
        --------
        >>> from neurovariety import Determinantal, EDDegree, solve
        >>> print(solve(EDDegree(Determinantal(3, 3, rank=1))).citation())
        @article{Draisma2016,
          author = {Draisma, J. and Horobet, E. and Ottaviani, G. and Sturmfels, B. and Thomas, R.},
        ...
        """
        return citation(self.problem.references, self.provenance)

    @abstractmethod
    def value_data(self) -> dict[str, Any]:
        """The value as dictionaries, lists, strings and integers; exact numbers are no floats."""

    def shown_data(self) -> dict[str, Any]:
        """What `data` has for people and other programs, without what is for `load` alone."""
        return {
            "kind": self.script.kind,
            "problem": str(self.problem),
            **self.value_data(),
            "assumptions": [assumption.data() for assumption in self.assumptions],
            "provenance": self.provenance.data(),
            "script": self.script.text,
        }

    def data(self) -> dict[str, Any]:
        """All of it as plain data for JSON; exact numbers are integers or strings, never floats.

        What stands under ``saved`` is for `load`, all else for whoever reads it.

        Returns
        -------
        dict
            With ``kind``, ``problem``, the value's parts, ``assumptions``, ``provenance``,
            ``script`` and ``saved``.

        Examples
        --------
        >>> from neurovariety import Determinantal, GenericEDDegree, solve
        >>> solve(GenericEDDegree(Determinantal(2, 2, rank=1))).data()["polar_degrees"]
        [2, 2, 2]
        """
        shown = self.shown_data()
        write = Writer()
        fields = write.fields(self, without=("script",))
        script = {"dialect": self.script.dialect, "symbols": list(self.script.names.symbols)}
        return {**shown, "saved": saved(shown, write, script=script, result=fields)}


@dataclass(frozen=True)
class CountedResult(Result):
    """One that goes through covectors or patterns in their order, and can be stopped.

    Parameters
    ----------
    after : tuple of int or None
        If the run was stopped, the covector, pattern or set of patterns up to which is counted:
        all that comes after it is missing, and ``counts(after=...)``, ``regions(after=...)``,
        ``pieces(after=...)``, ``parts(after=...)`` or ``sets(after=...)`` of the problem goes on
        from there.
    """

    after: tuple[int, ...] | None = field(default=None, kw_only=True)

    @property
    def is_complete(self) -> bool:
        """Whether the run was not stopped."""
        return self.after is None

    def summary(self) -> list[tuple[str, str]]:
        return [*super().summary(), *([] if self.is_complete else [("complete", self._said)])]

    @property
    def _said(self) -> str:
        return f"no: stopped behind {', '.join(map(str, self.after or ()))}"
