"""Voronoi cells: other random data, a general point, and singular values on a line."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import prod

from sympy import QQ, Matrix, Poly, Rational, Symbol

from neurovariety.algebra.linear import inverse, product
from neurovariety.algebra.pencils import PARAMETER, restrict
from neurovariety.problems.base.checks import Check, Context, another_prime, here
from neurovariety.problems.ed_discriminant.checks import factors_essence
from neurovariety.problems.voronoi_cell.result import VoronoiCellResult
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal

_SMALL_SPACE = 6
_ROOT = Symbol("root")
_ONE = Poly(1, PARAMETER, domain=QQ)


def checks(result: VoronoiCellResult, context: Context) -> Iterator[Check]:
    """The degree with other random data, and at a general point as an upper bound.

    In closed form on a line in the normal space, and in small spaces by elimination.
    """
    problem, value = result.problem, result.value
    other = replace(problem, prime=another_prime(problem.prime), seed=problem.seed + 1)
    if problem.chosen_method == "closed-form":
        yield here("singular values on a line", partial(_on_line, result))
        if problem.variety.ambient_dimension <= _SMALL_SPACE:
            yield context.by_solving(
                "elimination", replace(other, method="elimination"), partial(_contained, result)
            )
    else:
        yield context.by_solving(
            "other random data",
            other,
            lambda found: (found.value == value, f"degree {found.value.degree}"),
        )
    if not problem.is_generic:
        general = replace(other, point="generic", method="auto")
        yield context.by_solving(
            "at most the degree at a general point",
            general,
            lambda found: (value.degree <= found.value.degree, f"{found.value.degree}"),
        )


def invariant_part(result: VoronoiCellResult) -> Hashable:
    """The degree, and the factors where they are known."""
    value = result.value
    return value.degree, *map(factors_essence, (value.boundary, value.focal, value.nearest))


def _contained(closed: VoronoiCellResult, found: VoronoiCellResult) -> tuple[bool, str]:
    """Elimination finds also points where several singular values have the same sum of squares."""
    few, many = ({f.monic() for f in r.value.boundary or ()} for r in (closed, found))
    focal = factors_essence(closed.value.focal) == factors_essence(found.value.focal)
    return few <= many and focal, f"{len(few)} of {len(many)} components; focal points alike"


def _on_line(result: VoronoiCellResult) -> tuple[bool, str]:
    """The factors on a random line of data u against resultants of characteristic polynomials."""
    problem, value = result.problem, result.value
    assert isinstance(problem.variety, Determinantal | SymmetricDeterminantal)
    draw, c = random.Random(problem.seed), len(problem.normals)
    start = tuple(Fraction(draw.randint(-99, 99)) for _ in range(c))
    direction = tuple(Fraction(draw.randint(1, 99)) for _ in range(c))
    p, q = (product((a,), problem.normals, inverse(problem.form))[0] for a in (start, direction))
    u = [_sympy(y + a) + PARAMETER * _sympy(b) for y, a, b in zip(problem.point, p, q, strict=True)]
    place = {x: k for k, x in enumerate(problem.variety.matrix[0][0].ring.gens)}
    U = Matrix([[u[place[x]] for x in row] for row in problem.variety.matrix])
    S = U * Matrix([[_sympy(v) for v in row] for row in problem.gram]) * U.T
    symmetric = isinstance(problem.variety, SymmetricDeterminantal)
    expected = (
        (value.boundary, _meeting(S, problem.spectrum, problem.spectrum)),
        (value.nearest, _meeting(S, problem.spectrum, problem.smallest)),
        (
            value.focal,
            _meeting(U, problem.eigenvalues, problem.eigenvalues)
            if symmetric
            else _meeting(S, problem.spectrum, problem.spectrum),
        ),
    )
    alike = sum(
        prod((restrict(f, (start, direction)) for f in factors or ()), start=_ONE).monic() == roots
        for factors, roots in expected
    )
    degree = sum(max(map(sum, f.monoms())) for f in value.boundary or ())
    return alike == 3 and degree == value.degree, f"{alike} of 3 equations, degree {degree}"


def _meeting(M: Matrix, known: Poly, part: Poly) -> Poly:
    """Where another eigenvalue of M than the roots of ``known`` is a root of ``part``."""
    known, part = (
        Poly(f.as_expr().subs(f.gen, _ROOT), _ROOT, PARAMETER, domain=QQ) for f in (known, part)
    )
    others = Poly(M.charpoly(_ROOT).as_expr(), _ROOT, PARAMETER, domain=QQ).exquo(known)
    found = part.resultant(others)
    return Poly(found.as_expr(), PARAMETER, domain=QQ).sqf_part().monic()


def _sympy(value: Fraction) -> Rational:
    return Rational(value.numerator, value.denominator)
