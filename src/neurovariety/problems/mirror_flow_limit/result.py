"""The function to which a wide network is trained: a spline over the rationals."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational, fraction, quotient
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial, typeset
from neurovariety.networks.piecewise.reading import exact
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Spline(Shown):
    """A piecewise polynomial; a call evaluates it: ``h(Fraction(1, 2))``.

    Parameters
    ----------
    knots : tuple of Fraction
        The data and the cuts of the density, in their order.
    pieces : tuple of polynomials
        In ``x``: to the left of the first knot, between each two, to the right of the last.
    squared_norm : Fraction
        What is minimal: the squared norm in the space of the network's kernel.
    """

    knots: tuple[Fraction, ...]
    pieces: tuple[Polynomial, ...]
    squared_norm: Fraction

    def __call__(self, x: Any) -> Fraction:
        """The value at a number; a float stands for what it is, exactly."""
        at = exact(x)
        f = self.pieces[bisect_left(self.knots, at)]
        return fraction(f.evaluate(0, quotient(at)))

    @property
    def shown(self) -> list[str]:
        """Each piece with where it holds."""
        ends = ["-inf", *map(format_rational, self.knots), "inf"]
        return [
            typeset(show_polynomial(f), f" from {a} to {b}")
            for f, a, b in zip(self.pieces, ends, ends[1:], strict=False)
        ]

    def summary(self) -> list[tuple[str, str]]:
        return [
            *lines("limit function", self.shown),
            ("squared norm", format_rational(self.squared_norm)),
        ]


@dataclass(frozen=True)
class MirrorFlowLimitResult(Result):
    """The limit function (``value``)."""

    value: Spline

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            "knots": [format_rational(v) for v in found.knots],
            "pieces": [show_polynomial(f) for f in found.pieces],
            "squared_norm": format_rational(found.squared_norm),
        }
