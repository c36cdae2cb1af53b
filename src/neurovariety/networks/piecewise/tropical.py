"""Tropical rational functions: differences of two maxima of affine functions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError
from neurovariety.networks.piecewise.function import Form, PiecewiseLinear
from neurovariety.networks.piecewise.reading import has_floats, read_exact_matrix


@dataclass(frozen=True)
class TropicalRational(Shown):
    """The function ``max_i (a_i + <s_i, x>) - max_j (b_j + <t_j, x>)``.

    Parameters
    ----------
    g, h : matrix
        A row ``(a, s_1, ..., s_d)`` for each monomial of the two tropical polynomials; h is 0 by
        default. Floats are taken exactly.

    Examples
    --------
    >>> f = TropicalRational("0, 1; 0, -1", "1, 0; -1, 2")
    >>> print(f)
    tropical rational function with 2 + 2 monomials in R^1
    >>> f.function.at([3])
    (Fraction(-2, 1),)
    """

    g: Any
    h: Any = None

    def __post_init__(self) -> None:
        g = read_exact_matrix(self.g)
        h = read_exact_matrix([[0] * len(g[0])] if self.h is None else self.h)
        if len(g[0]) != len(h[0]):
            raise SpecificationError(
                f"expected monomials of g and h with equally many entries, got {len(g[0])} and "
                f"{len(h[0])}"
            )
        floats = has_floats(self.g, self.h)
        object.__setattr__(self, "g", g)
        object.__setattr__(self, "h", h)
        object.__setattr__(self, "_floats", floats)

    def __str__(self) -> str:
        n, m, d = len(self.g), len(self.h), len(self.g[0]) - 1
        return f"tropical rational function with {n} + {m} monomials in R^{d}"

    @cached_property
    def function(self) -> PiecewiseLinear:
        """Two units, and their difference."""
        difference: Form = read_exact_matrix([[0, 1, -1]])[0]
        return PiecewiseLinear(((self.g, self.h), ((difference,),)), vars(self)["_floats"])
