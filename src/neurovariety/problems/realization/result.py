"""A network with a given function, and the function as a signed sum of maxima of few functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown, counted
from neurovariety.networks.piecewise.function import Form
from neurovariety.networks.relu import ReLUNetwork
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class SignedMaximum(Shown):
    """A multiple of the largest of some affine functions.

    Parameters
    ----------
    coefficient : int
        The multiple.
    functions : tuple of tuple of Fraction
        Each the constant and the slopes.
    """

    coefficient: int
    functions: tuple[Form, ...]

    def in_short(self) -> str:
        """The multiple, and of how many functions."""
        return f"{self.coefficient} times the largest of {counted(len(self.functions), 'function')}"


@dataclass(frozen=True)
class Realized(Shown):
    """A network, and the same function as a sum.

    Parameters
    ----------
    network : ReLUNetwork
        With exact weights.
    maxima : tuple of SignedMaximum
        Their sum is the function. None has more than d + 1 affine functions, unless there would be
        thousands: then there are two.
    """

    network: ReLUNetwork
    maxima: tuple[SignedMaximum, ...]

    @property
    def depth(self) -> int:
        """The number of layers, the last one included."""
        return len(self.network.weights)

    def at(self, x: Any) -> Fraction:
        """The sum of the maxima at a point."""
        return sum(
            (
                m.coefficient
                * max(sum(a * b for a, b in zip(f, (1, *x), strict=True)) for f in m.functions)
                for m in self.maxima
            ),
            Fraction(0),
        )


@dataclass(frozen=True)
class RealizationResult(Result):
    """The network and the sum (``value``).

    Parameters
    ----------
    triangulated : int or None
        If the run was stopped, how many of the two maxima were written as sums by then. The network
        computes the function all the same, perhaps with more layers than it needs.
    """

    value: Realized
    triangulated: int | None = field(default=None, kw_only=True)

    @property
    def is_complete(self) -> bool:
        """Whether the run was not stopped."""
        return self.triangulated is None

    @property
    def bounds(self) -> Mapping[str, int]:
        """Depths that suffice by theorems, by their authors.

        All are upper bounds: that of Arora, Basu, Mianjy and Mukherjee, and from three variables
        on the smaller one of Bakaev, Brunck, Hertrich, Stade and Yehudayoff (arXiv:2505.14338), for
        all functions of so many variables; that of Zhang, Naitzat and Lim for so many monomials.
        """
        problem = self.problem
        d = problem.inputs
        g, h = (problem.reduced if self.is_complete else None) or problem.polynomials
        found = {
            "Arora et al.": d.bit_length() + 1,
            "Zhang et al.": (max(len(g), len(h)) - 1).bit_length() + 2,
        }
        if d >= 3:
            found["Bakaev et al."] = next(k for k in range(d) if 3**k >= d - 1) + 2
        return found

    def summary(self) -> list[tuple[str, str]]:
        found = self.value
        sizes = Counter(len(m.functions) for m in found.maxima)
        of = ", ".join(f"{sizes[k]} of {k}" for k in sorted(sizes))
        bounds = ", ".join(f"{depth} ({name})" for name, depth in self.bounds.items())
        rows = [
            ("network", f"{found.network}"),
            ("depth", f"{found.depth}; sufficient are {bounds}"),
            ("maxima", f"{len(found.maxima)} in a signed sum, {of} functions"),
        ]
        if self.is_complete:
            return rows
        return [*rows, ("complete", f"no: stopped with {self.triangulated} of 2 maxima as sums")]

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "weights": [_table(W) for W in found.network.weights],
            "biases": _table(found.network.biases),
            "depth": found.depth,
            "bounds": dict(self.bounds),
            "maxima": [
                {"coefficient": m.coefficient, "functions": _table(m.functions)}
                for m in found.maxima
            ],
            "triangulated": self.triangulated,
        }


def _table(rows: Any) -> list[list[str]]:
    return [list(map(format_rational, row)) for row in rows]
