"""Voronoi cells: other random data, a general point, and singular values on a line."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import prod
from typing import Any

from sympy import QQ, Matrix, Poly, Rational, Symbol

from neurovariety.algebra.exact import reduces_to
from neurovariety.algebra.linear import inverse, product
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.equations import degree_of_equation
from neurovariety.problems.base.pencils import PARAMETER, restrict
from neurovariety.problems.ed_discriminant.checks import factor_set
from neurovariety.problems.ed_discriminant.meeting import (
    equation_on_line,
    is_quick,
    line_problem,
    on_line,
    random_line,
)
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult
from neurovariety.problems.voronoi_cell.problem import VoronoiCell
from neurovariety.problems.voronoi_cell.result import VoronoiCellResult
from neurovariety.problems.voronoi_cell.singular import singular_problems, zeros
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal

_SMALL_SPACE, _LOW_DEGREE = 6, 12
_ROOT = Symbol("root")
_ONE = Poly(1, PARAMETER, domain=QQ)


def checks(result: VoronoiCellResult, context: Context) -> Iterator[Check]:
    """The degree with other random data, and at a general point as an upper bound.

    In closed form on a line in the normal space, and in small spaces by elimination.
    """
    problem, value = result.problem, result.value
    other = replace(problem, prime=problem.another_prime, seed=problem.seed + 1)
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
        if value.degree <= _LOW_DEGREE and is_quick(problem, other.seed):
            yield _by_definition(result, other, context)
        general = replace(other, point="generic", method="auto")
        yield context.by_solving(
            "at most the degree at a general point",
            general,
            lambda found: (value.degree <= found.value.degree, f"{found.value.degree}"),
        )


def _by_definition(result: VoronoiCellResult, elsewhere: VoronoiCell, context: Context) -> Check:
    """On a line in the normal space, where another critical or singular point is as far away.

    The equation P of the differences s of both squares, and of t on the line, is divided by s, for
    the point itself; its value at s = 0 vanishes there, and where another one meets the point. The
    singular points of several equations may have more than the strata.
    """
    problem, value, p = result.problem, result.value, elsewhere.used_prime
    normals = product(problem.normals, inverse(problem.form))
    line = random_line(len(normals), p, elsewhere.seed)
    y = [reduces_to(v, p) for v in problem.point]
    start, direction = (
        tuple(
            sum(a * reduces_to(row[k], p) for a, row in zip(side, normals, strict=True)) % p
            for k in range(len(y))
        )
        for side in line
    )
    data = tuple((a + v) % p for a, v in zip(start, y, strict=True)), direction

    def difference(
        x: Sequence[Polynomial], u: Sequence[Polynomial], W: Sequence[Any]
    ) -> Polynomial:
        far, near = ([a - b for a, b in zip(point, u, strict=True)] for point in (x, y))
        pairs = [(i, j) for i in range(len(u)) for j in range(len(u))]
        terms = (W[i][j] * (far[i] * far[j] - near[i] * near[j]) for i, j in pairs)
        return sum(terms, u[0].ring.zero)

    def compare(answers: Sequence[GroebnerBasisResult]) -> Outcome:
        regular, *singular = (answer.value.groebner_basis or () for answer in answers)
        smooth = next(f for f in equation_on_line(regular) if f)
        both = (*(value.boundary or ()), *(value.focal or ()))
        found = on_line(both, line, p).sqf_part()
        degree = sum(max(map(sum, f.monoms())) for f in value.boundary or ())
        if degree != value.degree or not found.rem(smooth.sqf_part()).is_zero:
            return False, "another critical point is as far elsewhere, or the degree is another"
        more = zeros(singular, p)
        if more is None:
            return None, "the boundary contains it; the singular points are not finitely many"
        same = (smooth * more).sqf_part().monic() == found
        if not same and degree_of_equation(problem.variety) is None:
            return None, "the boundary contains it; whether singular points add some is not clear"
        return same, counted(found.degree(), "point")

    conditions = [
        line_problem(problem, p, elsewhere.seed, data, difference),
        *singular_problems(problem, data, p, difference),
    ]
    name = f"by definition on a line mod {p}"
    return context.by_solving_all(name, conditions, compare, context.elsewhere)


def invariant_part(result: VoronoiCellResult) -> Hashable:
    """The degree, and the factors where they are known."""
    value = result.value
    return value.degree, *map(factor_set, (value.boundary, value.focal, value.nearest))


def like_the_definition(result: VoronoiCellResult, found: VoronoiCellResult) -> tuple[bool, str]:
    """The same factors; a closed form leaves some out."""
    if result.problem.chosen_method == "closed-form":
        return _contained(result, found)
    same = invariant_part(result) == invariant_part(found)
    return (
        same,
        f"{counted(len(found.value.boundary or ()), 'component')} of degree {found.value.degree}",
    )


def _contained(closed: VoronoiCellResult, found: VoronoiCellResult) -> tuple[bool, str]:
    """Elimination finds also points where several singular values have the same sum of squares."""
    few, many = ({f.monic() for f in r.value.boundary or ()} for r in (closed, found))
    focal = factor_set(closed.value.focal) == factor_set(found.value.focal)
    return (
        few <= many and focal,
        f"{len(few)} of {counted(len(many), 'component')}; focal points alike",
    )


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
