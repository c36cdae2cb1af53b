"""Whether an ideal is invariant, with witnesses if it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.documents.notebooks import spaced
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial, typeset
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Witness(Shown):
    """A generator whose derivative is not in its ideal.

    Parameters
    ----------
    generator : PolyElement
        The generator g.
    remainder : PolyElement
        The normal form of F(g) modulo the ideal; not zero.
    """

    generator: Polynomial
    remainder: Polynomial

    def __str__(self) -> str:
        return spaced(self.in_short())

    def in_short(self) -> str:
        """What the field makes of the generator."""
        image, rest = show_polynomial(self.generator), show_polynomial(self.remainder)
        return typeset("F(", image, ") = ", rest, " modulo the ideal")


@dataclass(frozen=True)
class Invariance(Shown):
    """Whether an ideal is invariant; as a truth value, the same.

    Parameters
    ----------
    holds : bool
        Whether all derivatives of the generators reduce to zero.
    witnesses : tuple of Witness
        The generators whose derivatives do not.
    """

    holds: bool
    witnesses: tuple[Witness, ...] = ()

    def __bool__(self) -> bool:
        return self.holds

    def in_short(self) -> str:
        """Whether it holds, and why not."""
        return "yes" if self.holds else f"no: {'; '.join(map(str, self.witnesses))}"

    def summary(self) -> list[tuple[str, str]]:
        shown = [w.in_short() for w in self.witnesses]
        return [("invariant", "yes" if self else "no"), *lines("witness", shown)]


@dataclass(frozen=True)
class InvarianceResult(Result):
    """Whether an ideal is invariant (``value``)."""

    value: Invariance

    def value_data(self) -> dict[str, Any]:
        return {
            "invariant": self.value.holds,
            "witnesses": [
                {
                    "generator": show_polynomial(w.generator),
                    "remainder": show_polynomial(w.remainder),
                }
                for w in self.value.witnesses
            ],
        }
