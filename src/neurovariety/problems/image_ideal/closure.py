"""Equations with no other zeros than the closure of an image, with a proof in this process.

The closure is irreducible. The rank of the derivative at random weights modulo a prime is at most
its dimension. The leading monomials of its equations up to degree e have zeros of at least this
dimension, and if it is the same, of at least its degree. If that degree is at most e, the equations
have no other zeros: outside of a variety of degree d each point lies outside of the cone over it
from some linear space as well, whose equation has degree d at most (Mumford, theorem 1).

References
----------
D. Mumford: Varieties defined by quadratic equations, Questions on Algebraic Varieties, 1970.
"""

from __future__ import annotations

from functools import cache
from math import comb
from typing import Any

from neurovariety.algebra.primes import DEFAULT_PRIME
from neurovariety.errors import SpecificationError, TooLarge
from neurovariety.problems.base.arguments import take_variety
from neurovariety.problems.image_ideal.interpolation import Forms
from neurovariety.varieties.variety import Implicit, Parametric, Variety

_FEW_MONOMIALS = 1_000
"""Of one degree, where equations are looked for: they have rational coefficients."""
_MOST_MONOMIALS = 20_000
"""Of one degree, up to which there may be no others: this is seen modulo a prime."""


def take_closure(problem: Any, what: str) -> Variety:
    """Keep the variety of a problem that is being made, an image by equations of its closure.

    Raises
    ------
    SpecificationError
        If an image is the whole space, or finding its equations takes too long.
    """
    V: Variety = take_variety(problem)
    if isinstance(V, Parametric):
        found = closure(V)
        if found is None:
            raise SpecificationError(
                f"expected equations or a variety of matrices for {what}, got {V}, whose equations "
                "take too many monomials; Eliminate finds them by a Groebner basis: give "
                "Implicit(solve(Eliminate(V)).value.generators)"
            )
        object.__setattr__(problem, "variety", found)
        return found
    return V


@cache
def closure(image: Parametric) -> Implicit | None:
    """The closure of an image by equations of small degree; None if it takes too long.

    Raises
    ------
    SpecificationError
        If it is the whole space.

    Examples
    --------
    >>> closure(Parametric("t^2 - 1; t^3 - t")).polynomials
    (x1**3 + x1**2 - x2**2,)
    >>> closure(Parametric("t; t^2; t^3")).polynomials
    (x1*x2 - x3, x1**2 - x2, x2**2 - x1*x3)
    """
    n = image.ambient_dimension
    if comb(n + 1, 2) > _MOST_MONOMIALS:
        return None
    dimension = image.generic_rank(DEFAULT_PRIME)
    if dimension == n:
        raise SpecificationError(
            f"expected a variety smaller than its space, got {image}: its closure is the space"
        )
    forms, degree, most = Forms(image), 1, _FEW_MONOMIALS
    size = len(forms.cone.characters)
    while comb(size - 1 + degree, degree) <= most:
        try:
            generators, found = forms.with_bound(degree)
        except TooLarge:
            return None
        if found[0] > dimension:
            degree += 1
        elif found[1] <= degree:
            return Implicit(generators, image.coordinates)
        else:
            degree, most = found[1], _MOST_MONOMIALS
    return None
