"""A signature discriminant: components over which real critical points change their index."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any

from sympy.polys.rings import PolyElement

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines, show_polynomial
from neurovariety.problems.base.result import Result
from neurovariety.problems.ed_discriminant.result import Discriminant

NOT_FOUND = "no pair of data with different indices was found"


@dataclass(frozen=True)
class SignatureComponent(Shown):
    """A candidate, and what was seen on both sides.

    Parameters
    ----------
    factor : PolyElement
        Irreducible over QQ, in the coordinates of the datum.
    indices : (int, int) or None
        Those of the two critical points that meet; None where no such data were found.
    data : tuple of two points, or None
        Rational data on both sides, with fewer and with more real critical points.
    """

    factor: PolyElement
    indices: tuple[int, int] | None = None
    data: tuple[tuple[Fraction, ...], tuple[Fraction, ...]] | None = None


@dataclass(frozen=True)
class Signature(Shown):
    """A signature discriminant.

    Parameters
    ----------
    discriminant : Discriminant
        The whole ED discriminant.
    components : tuple of SignatureComponent, or None
        One for each factor of its folds; None if these were not computed.
    """

    discriminant: Discriminant
    components: tuple[SignatureComponent, ...] | None

    @property
    def proved(self) -> tuple[SignatureComponent, ...]:
        """The components that certainly belong: indices change over them."""
        return tuple(c for c in self.components or () if c.indices is not None)

    @property
    def polynomial(self) -> PolyElement | None:
        """The product of the proved components; None if there are none."""
        factors = [c.factor for c in self.proved]
        return prod(factors[1:], start=factors[0]) if factors else None

    def summary(self) -> list[tuple[str, str]]:
        whole = self.discriminant
        rows = [
            ("ED discriminant", f"degree {whole.degree}, {whole.infinity_degree} at infinity"),
            ("candidates", f"degree {whole.fold_degree}"),
        ]
        if self.components is None:
            rows.append(("components", "not computed: take the method elimination or lifting"))
        for component in self.components or ():
            rows += lines("component", [show_polynomial(component.factor)])
            rows.append(("", _line(component)))
        return rows


@dataclass(frozen=True)
class SignatureDiscriminantResult(Result):
    """A signature discriminant (``value``)."""

    value: Signature

    def value_data(self) -> dict[str, Any]:
        components = self.value.components
        return {
            "discriminant_degree": self.value.discriminant.degree,
            "candidate_degree": self.value.discriminant.fold_degree,
            "components": None
            if components is None
            else [
                {
                    "factor": show_polynomial(c.factor),
                    "indices": None if c.indices is None else list(c.indices),
                    "data": c.data and [[format_rational(v) for v in u] for u in c.data],
                }
                for c in components
            ],
        }


def _line(component: SignatureComponent) -> str:
    if component.indices is None or component.data is None:
        return NOT_FOUND
    first, second = (f"({', '.join(map(format_rational, u))})" for u in component.data)
    k, j = component.indices
    return f"points of index {k} and {j} meet between the data {first} and {second}"
