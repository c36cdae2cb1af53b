"""Pure and spurious critical points: one entry for each critical function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines
from neurovariety.certify.balls import ZERO, Interval, ends, near
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class CriticalFunction(Shown):
    """A function of critical weights, or a family of them where eigenvalues are equal.

    Parameters
    ----------
    rank : int
        Of the function M.
    kept : tuple of int
        How many directions M keeps of each eigenvalue, the largest eigenvalue first.
    loss : (Fraction, Fraction)
        An interval with the loss; of length zero where it is rational.
    family : int
        The dimension of the functions of this kind: 0 if it is one function.
    is_pure : bool
        Whether M is critical for l on the smooth points of the neurovariety.
    is_global : bool
        Whether the loss is smallest there. All other critical points are saddles.
    inertia : (int, int, int)
        Positive, negative and zero eigenvalues of the Hessian of L at the weights over M whose
        layers have no larger rank than M; for a pure point at all weights over it.
    components : tuple of int or None
        The dimensions of the irreducible components of the complex critical weights over these
        functions; None if they are too many to compute, or by definition.
    path_components : int or None
        Of the critical weights over M if they are its whole fibre, for a single function; else, and
        by definition, None.
    """

    rank: int
    kept: tuple[int, ...]
    loss: Interval
    family: int
    is_pure: bool
    is_global: bool
    inertia: tuple[int, int, int]
    components: tuple[int, ...] | None
    path_components: int | None

    @property
    def index(self) -> int:
        """The number of negative eigenvalues in ``inertia``."""
        return self.inertia[1]

    @property
    def dimension(self) -> int | None:
        """Of the critical weights over these functions."""
        return None if self.components is None else self.components[0]

    def __str__(self) -> str:
        kind = "global minimum" if self.is_global else "saddle"
        if not self.is_global and not self.index:
            kind = "saddle that the Hessian does not show"
        parts = [
            f"loss {near(self.loss):.9g}",
            f"rank {self.rank}",
            "pure" if self.is_pure else "spurious",
            kind,
            "Hessian of inertia ({}, {}, {})".format(*self.inertia),
        ]
        if self.components is None:
            parts.append("weights: not computed")
        elif len(self.components) == 1:
            parts.append(f"weights of dimension {self.components[0]}")
        else:
            parts.append(f"weights of dimensions {', '.join(map(str, self.components))}")
        if self.path_components is not None and self.path_components > 1:
            parts[-1] += f" in {self.path_components} path components"
        if self.family:
            parts.append(f"a family of dimension {self.family}")
        return "; ".join(parts)

    def data(self) -> dict[str, Any]:
        """As dictionaries, lists, strings and integers."""
        return {
            "rank": self.rank,
            "kept": list(self.kept),
            "loss": ends(self.loss),
            "family": self.family,
            "is_pure": self.is_pure,
            "is_global": self.is_global,
            "inertia": list(self.inertia),
            "components": None if self.components is None else list(self.components),
            "path_components": self.path_components,
        }


@dataclass(frozen=True)
class CriticalCovariance(CriticalFunction):
    """A covariance S of critical weights, or a family of them where eigenvalues are equal.

    Parameters
    ----------
    inertia : (int, int, int)
        Of the Hessian of ``U -> L(U U^t)`` with as many columns as the smallest width.
    values : tuple of (Fraction, Fraction)
        The different eigenvalues of S but zero, one for each of Sigma that is kept.
    limit : (Fraction, Fraction)
        The loss as tau goes to 0.
    lowest : (Fraction, Fraction)
        The smallest eigenvalue of that Hessian.
    rate : (Fraction, Fraction)
        The limit of ``tau^(1/2) lowest`` as tau goes to 0; zero where the Hessian stays bounded.
    matrix : tuple of tuple of (Fraction, Fraction), or None
        Intervals with the entries of S; None for a family.
    """

    values: tuple[Interval, ...]
    limit: Interval
    lowest: Interval
    rate: Interval
    matrix: tuple[tuple[Interval, ...], ...] | None

    def __str__(self) -> str:
        values = ", ".join(f"{near(v):.9g}" for v in self.values)
        parts = [
            f"loss {near(self.loss):.9g}",
            f"rank {self.rank}{f', eigenvalues {values}' if values else ''}",
            "pure" if self.is_pure else "spurious",
            "global minimum" if self.is_global else "saddle",
            "Hessian of inertia ({}, {}, {})".format(*self.inertia),
            f"least eigenvalue {near(self.lowest):.6g}",
            f"loss {near(self.limit):.9g} for tau -> 0",
        ]
        if self.rate != ZERO:
            parts[-1] += f", least eigenvalue {near(self.rate):.6g} tau^(-1/2)"
        if self.family:
            parts.append(f"a family of dimension {self.family}")
        return "; ".join(parts)

    def data(self) -> dict[str, Any]:
        """The same with what only covariances have."""
        found = super().data()
        del found["components"], found["path_components"]
        return found | {
            "values": [ends(v) for v in self.values],
            "limit": ends(self.limit),
            "lowest": ends(self.lowest),
            "rate": ends(self.rate),
            "matrix": self.matrix and [[ends(v) for v in row] for row in self.matrix],
        }


@dataclass(frozen=True)
class CriticalForm(CriticalFunction):
    """A quadratic form of critical weights, or a family of them where eigenvalues are equal.

    Parameters
    ----------
    inertia : (int, int, int)
        Of the Hessian at weights with as many neurons that are not zero as the form has rank.
    values : tuple of (Fraction, Fraction)
        The different eigenvalues of the form but zero, one for each of the teacher that is kept.
    shift : (Fraction, Fraction)
        By how much they are larger than those of the teacher.
    is_local : bool
        Whether it is a local minimum; all others are saddles.
    """

    values: tuple[Interval, ...]
    shift: Interval
    is_local: bool

    def __str__(self) -> str:
        values = ", ".join(f"{near(v):.9g}" for v in self.values)
        local = "local minimum" if self.is_local else "saddle"
        parts = [
            f"loss {near(self.loss):.9g}",
            f"rank {self.rank}{f', eigenvalues {values}' if values else ''}",
            "pure" if self.is_pure else "spurious",
            "global minimum" if self.is_global else local,
            "Hessian of inertia ({}, {}, {})".format(*self.inertia),
        ]
        if self.family:
            parts.append(f"a family of dimension {self.family}")
        return "; ".join(parts)

    def data(self) -> dict[str, Any]:
        """The same with what only forms have."""
        found = super().data()
        del found["components"], found["path_components"]
        values = [ends(v) for v in self.values]
        return found | {"values": values, "shift": ends(self.shift), "is_local": self.is_local}


@dataclass(frozen=True)
class CriticalFunctions(Shown):
    """All real critical functions of a loss on a linear network.

    Parameters
    ----------
    eigenvalues : tuple of ((Fraction, Fraction), int)
        The positive eigenvalues of ``Y X^t (X X^t)^-1 X Y^t`` as intervals with their
        multiplicities, the largest first: the squares of the singular values of the problem. For a
        Bures-Wasserstein loss, those of Sigma; of a teacher, all of its eigenvalues.
    functions : tuple of CriticalFunction
        By loss; `CriticalCovariance` for a Bures-Wasserstein loss, `CriticalForm` for a teacher.
    """

    eigenvalues: tuple[tuple[Interval, int], ...]
    functions: tuple[CriticalFunction, ...]

    @property
    def pure(self) -> tuple[CriticalFunction, ...]:
        """Those that are critical on the neurovariety itself."""
        return tuple(f for f in self.functions if f.is_pure)

    @property
    def spurious(self) -> tuple[CriticalFunction, ...]:
        """Those that only the parametrisation makes critical."""
        return tuple(f for f in self.functions if not f.is_pure)

    @property
    def minima(self) -> tuple[CriticalFunction, ...]:
        """The functions of the global minima; there are no other local ones but for a teacher."""
        return tuple(f for f in self.functions if f.is_global)

    def summary(self) -> list[tuple[str, str]]:
        spectrum = [
            f"{near(pair):.9g}{f' ({m} times)' if m > 1 else ''}" for pair, m in self.eigenvalues
        ]
        return [
            ("eigenvalues", ", ".join(spectrum) or "none"),
            ("functions", f"{len(self.pure)} pure, {len(self.spurious)} spurious"),
            *lines("", [str(f) for f in self.functions]),
        ]


@dataclass(frozen=True)
class PureSpuriousResult(Result):
    """The critical functions (``value``)."""

    value: CriticalFunctions

    def value_data(self) -> dict[str, Any]:
        return {
            "eigenvalues": [
                {"interval": ends(pair), "multiplicity": m} for pair, m in self.value.eigenvalues
            ],
            "functions": [f.data() for f in self.value.functions],
        }
