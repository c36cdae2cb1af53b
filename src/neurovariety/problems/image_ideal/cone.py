"""The cone over the closure of an image: its scalings, and a chart of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from math import lcm
from typing import Any

import numpy as np
from flint import fmpz_mpoly_ctx
from numpy.typing import NDArray

from neurovariety.algebra.linear import echelon, kernel, matrix, rank
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.varieties.variety import Parametric

Monomial = tuple[int, ...]
Form = dict[Monomial, Any]
"""Coefficients, all monomials of one degree and character."""


@dataclass(frozen=True)
class Cone:
    """All multiples of the points of an image.

    Parameters
    ----------
    phi : Parametric
        The map. If its image is no cone, its denominator is one more coordinate, the last.

    Examples
    --------
    >>> cone = Cone(Parametric("s^2; s*t; t^2"))
    >>> cone.is_image, cone.characters
    (True, [(2, 0), (1, 1), (0, 2)])
    >>> cone.lies_in({(1, 0, 1): 1, (0, 2, 0): -1}), cone.lies_in({(1, 0, 0): 1})
    (True, False)
    """

    phi: Parametric

    @cached_property
    def is_image(self) -> bool:
        """Whether some scalings of the parameters scale all coordinates alike."""
        if not self.phi.is_polynomial:
            return False
        rows = [list(m) for f in self.phi.polynomials for m in f.itermonoms()]
        return rank(rows) == rank([[*row, 1] for row in rows])

    @cached_property
    def coordinates(self) -> tuple[Polynomial, ...]:
        """Of its points."""
        last = () if self.is_image else (self.phi.denominator,)
        return (*self.phi.polynomials, *last)

    @cached_property
    def _firsts(self) -> list[Monomial]:
        """A term of each coordinate, if there is any."""
        return [next(f.itermonoms(), ()) for f in self.coordinates]

    @cached_property
    def weights(self) -> list[list[int]]:
        """Of the parameters, for the scalings that multiply each coordinate by a character."""
        rows = [
            [a - b for a, b in zip(m, first, strict=True)]
            for f, first in zip(self.coordinates, self._firsts, strict=True)
            for m in f.itermonoms()
        ]
        return [[int(a) for a in row] for row in kernel(rows)]

    @cached_property
    def characters(self) -> list[Monomial]:
        """Of each coordinate."""
        return [
            tuple(sum(a * e for a, e in zip(v, m, strict=False)) for v in self.weights)
            for m in self._firsts
        ]

    @cached_property
    def chart(self) -> list[dict[Monomial, int]]:
        """The terms of the coordinates, all times a number, where parameters of independent weights
        are one: the scalings move these points to almost all others.
        """
        ones = set(echelon(matrix(self.weights))[1])
        kept = [k for k in range(len(self.phi.parameters)) if k not in ones]
        scale = lcm(*(int(c.denominator) for f in self.coordinates for c in f.itercoeffs()))
        found = []
        for f in self.coordinates:
            terms: dict[Monomial, int] = {}
            for m, c in f.iterterms():
                t = tuple(m[k] for k in kept)
                terms[t] = terms.get(t, 0) + int(c * scale)
            found.append(terms)
        return found

    def points(self, count: int, p: int) -> NDArray[np.int64]:
        """Random ones of the chart modulo a prime below 2^31, one a row."""
        parameters = len(next(iter(terms for terms in self.chart if terms)).copy().popitem()[0])
        draw = np.random.default_rng(count)
        t = draw.integers(1, p, (parameters, count))

        @cache
        def power(k: int, e: int) -> Any:
            return t[k] if e == 1 else power(k, e // 2) * power(k, e - e // 2) % p

        found = np.zeros((count, len(self.chart)), np.int64)
        for j, terms in enumerate(self.chart):
            for m, c in terms.items():
                term = np.full(count, c % p)
                for k, e in enumerate(m):
                    if e:
                        term = term * power(k, e) % p
                found[:, j] = (found[:, j] + term) % p
        return found

    @cached_property
    def _in_flint(self) -> list[Any]:
        size = max(1, max(len(m) for terms in self.chart for m in terms))
        context = fmpz_mpoly_ctx.get(("t", size))
        return [context.from_dict({m or (0,): c for m, c in terms.items()}) for terms in self.chart]

    def lies_in(self, form: Form) -> bool:
        """Whether a form of one character vanishes on it, by substitution."""
        context = fmpz_mpoly_ctx.get(("x", len(self.coordinates)))
        chart = self._in_flint
        return not context.from_dict(form).compose(*chart, ctx=chart[0].context())
