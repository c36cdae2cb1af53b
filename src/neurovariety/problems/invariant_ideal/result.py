"""The smallest invariant ideal, and the chain that ends there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import joined, numbers, show_polynomial, typeset
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class InvariantChain(Shown):
    """The chain of ideals J, J + F(J), ... up to the last one that is known.

    Parameters
    ----------
    ideal : Ideal
        The last one: the smallest invariant ideal if the chain has ended, else contained in it.
    dimensions : tuple of int
        That of each ideal, -1 for the unit ideal.
    stabilized : bool
        Whether the chain has ended.
    """

    ideal: Ideal
    dimensions: tuple[int, ...]
    stabilized: bool

    @property
    def length(self) -> int:
        """How often derivatives were added: 0 if the first ideal is invariant."""
        return len(self.dimensions) - 1

    @property
    def groebner_basis(self) -> tuple[Polynomial, ...]:
        """The reduced Groebner basis of the last ideal."""
        return self.ideal.groebner_basis or ()

    @property
    def dimension(self) -> int:
        """The dimension of the last ideal, -1 for the unit ideal."""
        return self.dimensions[-1]

    @property
    def degree(self) -> int | None:
        """The degree of the last ideal."""
        return self.ideal.degree

    def in_short(self) -> str:
        """The ideal's generators."""
        shown = joined(map(show_polynomial, self.groebner_basis)) or "0"
        return typeset("<" if self.stabilized else "at least <", shown, ">")

    def _repr_latex_(self) -> str:
        return self.ideal._repr_latex_()

    def summary(self) -> list[tuple[str, str]]:
        ended = "ended" if self.stabilized else "not ended: the smallest one may be larger"
        return [
            ("chain", f"{ended}, length {self.length}, dimensions {numbers(self.dimensions)}"),
            *self.ideal.summary(),
        ]


@dataclass(frozen=True)
class InvariantIdealResult(Result):
    """A smallest invariant ideal (``value``), or, of a stopped run, as far as its chain went."""

    value: InvariantChain

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "ideal": value.ideal.data(),
            "length": value.length,
            "dimensions": list(value.dimensions),
            "stabilized": value.stabilized,
        }
