"""All equations of the closure of an image, with a proof in this process: no engine is asked.

Let M be the leading monomials, in grevlex, of the equations up to some degree of the cone over the
image, and P the prime ideal of all of them. M is contained in the leading monomials of P, so its
zeros have at least the dimension and the degree of the image. The rank of the derivative modulo a
prime is at most the dimension. If both are equal, M has degree D, the image is projected to one
coordinate more than its cone has dimensions, by a matrix of integers, and no form of degree D - 1
vanishes there, then the degree of the image is D too: for a generic projection keeps the degree,
and a special one satisfies the limits of equations. If further no associated prime of M has
another dimension, P has no leading monomials but those of M: more of them would take away a part of
full dimension, and so of the degree. So these equations generate P.

A single equation of an image of codimension one is the simplest case.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations, combinations_with_replacement
from math import comb
from typing import Any

import numpy as np

from neurovariety.algebra.linear import rank
from neurovariety.algebra.primes import DEFAULT_PRIME
from neurovariety.algebra.staircase import dimension_and_degree, minimal
from neurovariety.errors import SpecificationError, TooLarge
from neurovariety.problems.base.arguments import take_variety
from neurovariety.problems.image_ideal.cone import Cone, Monomial
from neurovariety.problems.image_ideal.interpolation import Forms
from neurovariety.varieties.variety import Implicit, Parametric, Variety

_MOST_MONOMIALS = 2_000
"""Of one degree: their values at points take about a second."""
_FURTHER = 3
"""Degrees that are tried where only parts of smaller dimension may be missing."""
_MOST_PARTS = 500
"""Generators of an intersection of ideals of monomials."""


def take_closure(problem: Any, what: str) -> Variety:
    """Keep the variety of a problem that is being made, an image by its equations.

    Raises
    ------
    SpecificationError
        If an image is the whole space, or it is not proved that its equations are all.
    """
    V: Variety = take_variety(problem)
    if isinstance(V, Parametric):
        found = closure(V)
        if found is None:
            raise SpecificationError(
                f"expected equations or a variety of matrices for {what}, got {V}: of its "
                "equations of small degree it is not proved that they are all; Eliminate finds "
                "all: give Implicit(solve(Eliminate(V)).value.generators)"
            )
        object.__setattr__(problem, "variety", found)
        return found
    return V


@cache
def closure(image: Parametric) -> Implicit | None:
    """The closure of an image by generators of its ideal; None if it takes too long to prove them.

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
    dimension, n = image.generic_rank(DEFAULT_PRIME), image.ambient_dimension
    if dimension == n:
        raise SpecificationError(
            f"expected a variety smaller than its space, got {image}: its closure is the space"
        )
    forms = Forms(image)
    cone = forms.cone
    size, dimension = len(cone.characters), dimension + (not cone.is_image)
    degree, more = 1, _FURTHER
    while more and comb(size - 1 + degree, degree) <= _MOST_MONOMIALS:
        try:
            generators, leading = forms.with_leading(degree)
        except TooLarge:
            return None
        found = dimension_and_degree(leading, size)
        if found[0] == dimension and _has_degree(cone, *found):
            if is_unmixed(leading, dimension):
                return Implicit(generators, image.coordinates)
            more -= 1
        degree += 1
    return None


def _has_degree(cone: Cone, dimension: int, degree: int) -> bool:
    """Whether no form of one degree less vanishes on a projection: then it has this degree."""
    count = comb(dimension + degree - 1, dimension)
    if count > _MOST_MONOMIALS:
        return False
    p, draw = DEFAULT_PRIME, np.random.default_rng(1)
    points = _moved(cone.points(count + 3, p), cone.characters, draw, p)
    projected = points @ draw.integers(0, p, (points.shape[1], dimension + 1)) % p
    values = np.ones((len(points), count), np.int64)
    monomials = combinations_with_replacement(range(dimension + 1), degree - 1)
    for j, factors in enumerate(monomials):
        for i in factors:
            values[:, j] = values[:, j] * projected[:, i] % p
    return rank(values.tolist(), p) == count


def _moved(points: Any, characters: Sequence[Monomial], draw: Any, p: int) -> Any:
    """By random scalings: from the chart to all of the image."""
    found = points.copy()
    for row in found:
        scales = [int(s) for s in draw.integers(1, p, len(characters[0]))]
        for j, character in enumerate(characters):
            for s, e in zip(scales, character, strict=True):
                row[j] = row[j] * pow(s, e, p) % p
    return found


def is_unmixed(monomials: Sequence[Monomial], dimension: int) -> bool:
    """Whether all associated primes of an ideal of monomials have this dimension, its own.

    It is so if the ideal is the intersection of its localizations at those primes.

    Examples
    --------
    >>> is_unmixed([(2, 0), (1, 1)], 1), is_unmixed([(1, 1)], 1)
    (False, True)
    """
    n = len(monomials[0])
    meet: list[Monomial] = [(0,) * n]
    for prime in combinations(range(n), n - dimension):
        if all(any(m[i] for i in prime) for m in monomials):
            local = {tuple(e if i in prime else 0 for i, e in enumerate(m)) for m in monomials}
            meet = minimal(tuple(map(max, a, b)) for a in meet for b in minimal(local))
            if len(meet) > _MOST_PARTS:
                return False
    return all(any(all(a <= b for a, b in zip(m, f, strict=True)) for m in monomials) for f in meet)
