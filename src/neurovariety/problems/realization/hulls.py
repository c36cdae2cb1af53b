"""That simplices are a regular triangulation, proved in integers; and the maxima that follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from flint import fmpq_mat, fmpz_mat

from neurovariety.networks.piecewise.function import Integers
from neurovariety.problems.realization.tree import Maximum
from neurovariety.problems.realization.triangulation import Simplex, Triangulation, signed_faces


def signed_maxima(p: Sequence[Integers], found: Triangulation, sign: int) -> list[Maximum]:
    """The maximum of all functions, times a sign, as a sum of maxima of few."""
    return [Maximum(sign * k, tuple(p[i] for i in f)) for f, k in signed_faces(found).items()]


def used(p: Sequence[Integers], simplices: Sequence[Simplex]) -> tuple[Integers, ...]:
    """The functions that are vertices; others are never larger than all of these."""
    return tuple(p[i] for i in sorted(set(chain(*simplices))))


def proved(p: Sequence[Integers], simplices: Sequence[Simplex]) -> Triangulation:
    """The triangulation with its boundary, if simplices are one of the upper hull of a polynomial.

    No height is above a simplex; two simplices with a common facet lie on two sides of it; other
    facets have all exponents on one side; and a point of one simplex is in no other. So each
    point is covered as often as this one, once.

    Raises
    ------
    ValueError
        If that is not so.
    """
    exponents = fmpz_mat([[1, *m[1:]] for m in p])
    rank, size = exponents.rank(), len(simplices[0])
    centre = [sum(column) for column in zip(*([1, *p[i][1:]] for i in simplices[0]), strict=True)]
    ridges: dict[Simplex, list[int]] = {}
    for simplex in simplices:
        for v in simplex if size > 1 else ():
            ridges.setdefault(tuple(i for i in simplex if i != v), []).append(v)
    boundary = []
    for number, simplex in enumerate(simplices):
        A = fmpq_mat(fmpz_mat([[1, *p[i][1:]] for i in simplex]))
        if len(simplex) != rank:
            raise ValueError("a simplex has not as many vertices as there are dimensions and one")
        dual = A.transpose() * (A * A.transpose()).inv()
        Y = fmpq_mat(exponents) * dual
        heights = Y * fmpq_mat(rank, 1, [p[i][0] for i in simplex])
        if any(heights[s, 0] < m[0] for s, m in enumerate(p)):
            raise ValueError("a height is above a simplex")
        inside = fmpq_mat(1, len(centre), centre) * dual
        if number and all(inside[0, k] >= 0 for k in range(rank)):
            raise ValueError("two simplices overlap")
        for k, v in enumerate(simplex if size > 1 else ()):
            ridge = tuple(i for i in simplex if i != v)
            others = [w for w in ridges[ridge] if w != v]
            if len(others) > 1 or any(Y[w, k] >= 0 for w in others):
                raise ValueError("two simplices are on one side of a facet")
            if not others:
                if any(Y[s, k] < 0 for s in range(len(p))):
                    raise ValueError("a facet is not in the boundary")
                boundary.append(ridge)
    return Triangulation(tuple(simplices), tuple(sorted(boundary)))
