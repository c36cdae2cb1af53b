"""Conservation laws and brackets of vector fields as polynomials over QQ, in this process."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from sympy import QQ
from sympy.polys.rings import PolyRing

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.evaluation import rationally
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import independent, kernel, rank
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.spaces import coefficients, reduced_echelon
from neurovariety.algebra.textbook.buchberger import standard_monomials
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.conservation_laws.problem import ConservationLaws

Field = Sequence[Polynomial]
Word = tuple[int, ...]

_COORDINATE = 1000
"""The largest coordinate of the point."""

_DEEPEST = 6
"""Brackets of so many fields at most."""


def compute(problem: ConservationLaws, limits: Limits) -> Computed:
    """All first integrals up to the degree, and the Lie algebra's dimension at a point."""
    flow = problem.flow
    ring, n = flow.ring, flow.ring.ngens
    numbers = random.Random(problem.seed)
    point = tuple(numbers.randint(-_COORDINATE, _COORDINATE) for _ in range(n))
    at = rationally(point)
    found = laws(flow.fields, problem.degree, ring)
    degrees = [max(map(sum, P.itermonoms())) for P in found]
    constant = rank([[at(P.diff(x)) for x in ring.gens] for P in found]) if found else 0
    words, values, levels = list[Word](), list[list[Any]](), list[int]()
    ended = False
    for level in brackets(flow.fields):
        for word, field in level:
            value = list(map(at, field))
            if rank([*values, value]) > len(values):
                words.append(word)
                values.append(value)
        levels.append(len(words))
        if len(words) + constant == n or len(levels) == _DEEPEST:
            break
    else:
        ended = True
    return Computed(
        {
            "laws": in_frame(found, ring),
            "dimensions": tuple(degrees.count(d) for d in range(1, problem.degree + 1)),
            "independent": constant,
            "words": tuple(i for word in words for i in (*word, 0)),
            "levels": tuple(levels),
            "ended": ended or len(words) + constant == n,
            "prime": problem.used_prime,
            "point": point,
        }
    )


def laws(fields: Sequence[Field], degree: int, ring: PolyRing) -> list[Polynomial]:
    """A basis of the polynomials without constant term whose derivatives are all zero, by degree.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> laws([(b, a)], 2, a.ring)
    [a**2 - b**2]
    """
    monomials = [ring.from_dict({m: QQ(1)}) for m in standard_monomials([], ring.ngens, degree)]
    unknown = [m for m in monomials if not m.is_ground]
    rows = []
    for F in fields:
        _, images = coefficients([derivative(F, m) for m in unknown])
        rows += [list(row) for row in zip(*images, strict=True)]
    vectors = kernel(rows or [[0] * len(unknown)])
    found = [
        sum((m * quotient(c) for m, c in zip(unknown, vector, strict=True)), ring.zero)
        for vector in vectors
    ]
    echelon = [f.clear_denoms()[1] for f in reduced_echelon(found)] if found else []
    return sorted(echelon, key=lambda f: max(map(sum, f.itermonoms())))


def brackets(fields: Sequence[Field]) -> Iterator[list[tuple[Word, Field]]]:
    """A basis over QQ of the Lie algebra, by the number of fields in a bracket, until it is whole.

    By Jacobi's identity the brackets ``[X_i, [X_j, ... X_k]]`` span it.
    """
    known: list[Field] = []
    level: list[tuple[Word, Field]] = [((i,), F) for i, F in enumerate(fields, start=1)]
    while level:
        check_time()
        everything = [*known, *(field for _, field in level)]
        kept = [k - len(known) for k in independent(_rows(everything)) if k >= len(known)]
        level = [level[k] for k in kept]
        if level:
            yield level
        known += [field for _, field in level]
        level = [
            ((i, *word), bracket(F, field))
            for i, F in enumerate(fields, start=1)
            for word, field in level
        ]


def bracket(X: Field, Y: Field) -> Field:
    """``[X, Y]``: the derivatives of Y along X less those of X along Y."""
    return tuple(derivative(X, y) - derivative(Y, x) for x, y in zip(X, Y, strict=True))


def _rows(fields: Sequence[Field]) -> list[list[object]]:
    """The coefficients of each field, of all its coordinates in a row."""
    places = sorted({(i, m) for F in fields for i, f in enumerate(F) for m in f.itermonoms()})
    return [[F[i].get(m, QQ(0)) for i, m in places] for F in fields]
