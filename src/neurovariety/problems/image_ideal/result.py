"""Equations of an image."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.evaluation import total_degree
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial
from neurovariety.problems.base.result import Result

_SAID = {
    True: "yes, the closure is their only component of its dimension",
    False: "no",
    None: "not known",
}


@dataclass(frozen=True)
class Equations(Shown):
    """Minimal generators of all equations up to a degree.

    Parameters
    ----------
    generators : tuple of Polynomial
        Of the ideal of the projective closure, with 1 for its last coordinate.
    is_complete : bool or None
        Whether the zeros of these have the dimension and the degree of the closure of the image,
        modulo primes: if so, there is no other component of that dimension, and none of them counts
        more than once. None if it is not known.
    """

    generators: tuple[Polynomial, ...]
    is_complete: bool | None = None

    @property
    def counts(self) -> dict[int, int]:
        """How many generators of each degree there are."""
        return dict(sorted(Counter(total_degree([f]) for f in self.generators).items()))

    def summary(self) -> list[tuple[str, str]]:
        said = ", ".join(f"{n} of degree {d}" for d, n in self.counts.items())
        return [
            ("equations", said or "none"),
            ("complete", _SAID[self.is_complete]),
            *lines("generators", [show_polynomial(f) for f in self.generators]),
        ]


@dataclass(frozen=True)
class ImageIdealResult(Result):
    """Equations of an image (``value``)."""

    value: Equations

    def summary(self) -> list[tuple[str, str]]:
        rows = self.value.summary()
        if not self.value.generators:
            rows[0] = ("equations", f"none up to degree {self.problem.degree}")
        return rows

    def value_data(self) -> dict[str, Any]:
        return {
            "generators": [show_polynomial(f) for f in self.value.generators],
            "counts": {str(d): n for d, n in self.value.counts.items()},
            "is_complete": self.value.is_complete,
        }
