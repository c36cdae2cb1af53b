"""Answers about what a gradient flow leaves invariant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.typeset import show_latex
from neurovariety.algebra.writing import lines, numbers, show_polynomial
from neurovariety.problems.invariants import InvariantIdeal, IsInvariant, TrajectoryIdeal
from neurovariety.results.base import Result


@dataclass(frozen=True)
class InvariantChain:
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

    def __str__(self) -> str:
        shown = ", ".join(show_polynomial(g) for g in self.groebner_basis) or "0"
        return f"<{shown}>" if self.stabilized else f"at least <{shown}>"

    def _repr_latex_(self) -> str:
        return self.ideal._repr_latex_()


@dataclass(frozen=True)
class InvariantIdealResult(Result):
    """A smallest invariant ideal (``value``), or, of a stopped run, as far as its chain went."""

    problem: InvariantIdeal
    value: InvariantChain

    def summary(self) -> list[tuple[str, str]]:
        value = self.value
        ended = "ended" if value.stabilized else "not ended: the smallest one may be larger"
        return [
            ("chain", f"{ended}, length {value.length}, dimensions {numbers(value.dimensions)}"),
            *value.ideal.summary(),
        ]

    def data(self) -> dict[str, Any]:
        value = self.value
        return {
            "ideal": value.ideal.data(),
            "length": value.length,
            "dimensions": list(value.dimensions),
            "stabilized": value.stabilized,
        }


@dataclass(frozen=True)
class Witness:
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
        return (
            f"F({show_polynomial(self.generator)}) = {show_polynomial(self.remainder)} mod the "
            "ideal"
        )


@dataclass(frozen=True)
class Invariance:
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

    def __str__(self) -> str:
        return "yes" if self.holds else f"no: {'; '.join(map(str, self.witnesses))}"


@dataclass(frozen=True)
class InvarianceResult(Result):
    """Whether an ideal is invariant (``value``)."""

    problem: IsInvariant
    value: Invariance

    def summary(self) -> list[tuple[str, str]]:
        shown = [str(w) for w in self.value.witnesses]
        return [("invariant", "yes" if self.value else "no"), *lines("witness", shown)]

    def data(self) -> dict[str, Any]:
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


@dataclass(frozen=True)
class TrajectoryPolynomials:
    """Polynomials that vanish along a trajectory.

    Parameters
    ----------
    polynomials : tuple of PolyElement
        A basis of those up to the degree whose first derivatives vanish at the start.
    derivatives : int
        How many derivatives along the flow were taken, the polynomial's own value included.
    closure : Ideal or None
        The smallest invariant ideal that contains them. It vanishes at the start, which proves that
        they vanish along the whole trajectory; None if the run was stopped before.
    """

    polynomials: tuple[Polynomial, ...]
    derivatives: int
    closure: Ideal | None

    @property
    def proved(self) -> bool:
        """Whether they are proved to vanish along the whole trajectory."""
        return self.closure is not None

    def __str__(self) -> str:
        return "; ".join(show_polynomial(g) for g in self.polynomials) or "none"

    def _repr_latex_(self) -> str:
        return show_latex(self.polynomials, r"\{", r"\}")


@dataclass(frozen=True)
class TrajectoryResult(Result):
    """The polynomials along a trajectory (``value``)."""

    problem: TrajectoryIdeal
    value: TrajectoryPolynomials

    def summary(self) -> list[tuple[str, str]]:
        value = self.value
        proved = (
            "the smallest invariant ideal that contains them vanishes at the start"
            if value.proved
            else f"only that {value.derivatives} derivatives vanish at the start"
        )
        shown = [show_polynomial(g) for g in value.polynomials]
        return [
            ("number", str(len(shown))),
            ("proved", proved),
            ("derivatives", str(value.derivatives)),
            *lines("polynomials", shown or ["none"]),
        ]

    def data(self) -> dict[str, Any]:
        value = self.value
        return {
            "polynomials": [show_polynomial(g) for g in value.polynomials],
            "derivatives": value.derivatives,
            "proved": value.proved,
            "closure": None if value.closure is None else value.closure.data(),
        }
