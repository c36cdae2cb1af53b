"""The smallest eigenvalue of a tangent kernel, beside what bounds it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.certify.balls import Interval, ends, written
from neurovariety.problems.base.result import Result
from neurovariety.problems.tangent_kernel.separation import Separation


@dataclass(frozen=True)
class Spectrum(Shown):
    """What is known of the kernel at the data.

    Parameters
    ----------
    smallest_eigenvalue : (Fraction, Fraction)
        An interval that contains it; both are zero if it is zero.
    null_vector : tuple of Fraction
        Numbers c for which the kernel takes the vector of all ``c_i |x_i|`` to zero; empty if there
        are none.
    separation : Separation
        The distances delta and delta' of the points, and how the theorem's lower bound scales.
    upper_bound : (Fraction, Fraction)
        An interval that contains the smallest eigenvalue of two points: by interlacing that of all
        is at most this.
    """

    smallest_eigenvalue: Interval
    null_vector: tuple[Fraction, ...]
    separation: Separation
    upper_bound: Interval

    @property
    def is_singular(self) -> bool:
        """Whether the smallest eigenvalue is zero, which is decided exactly."""
        return bool(self.null_vector)

    @property
    def numbers(self) -> dict[str, Interval | None]:
        """All intervals by their names."""
        return {
            "smallest eigenvalue": self.smallest_eigenvalue,
            "of two points": self.upper_bound,
            "delta": self.separation.delta,
            "delta'": self.separation.delta_prime,
            "scaling": self.separation.scaling,
        }

    def summary(self) -> list[tuple[str, str]]:
        shown = [(name, written(side)) for name, side in self.numbers.items() if side is not None]
        if self.is_singular:
            weights = ", ".join(map(format_rational, self.null_vector))
            shown[0] = ("smallest eigenvalue", f"0, for the relation {weights}")
        if self.separation.scaling is None:
            why = "opposite points" if not any(self.separation.delta) else "dimensions below 3"
            shown.append(("scaling", f"none, for the theorem excludes {why}"))
        return shown


@dataclass(frozen=True)
class TangentKernelResult(Result):
    """The smallest eigenvalue, and what bounds it (``value``)."""

    value: Spectrum

    def value_data(self) -> dict[str, Any]:
        found = self.value
        return {
            **{name: side and ends(side) for name, side in found.numbers.items()},
            "null_vector": [format_rational(c) for c in found.null_vector],
        }
