"""What critical points are by their equations alone, without a chart or a Newton step."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from neurovariety.algebra.evaluation import rationally
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import characteristic_polynomial, matrix, rational_matrix
from neurovariety.algebra.matrices import matrix_product, minors
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix
from neurovariety.certify.balls import middle
from neurovariety.problems.base.checks import Outcome
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.varieties.conormal import matrix_pair
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit, Variety


def is_complete_intersection(variety: Variety, equations: Sequence[Polynomial]) -> bool:
    """Whether there are as many equations as the codimension; given ones must be so."""
    return isinstance(variety, Implicit) or len(equations) == 1


def normal_equations(
    problem: RealEDCriticalPoints, equations: Sequence[Polynomial]
) -> tuple[Polynomial, ...]:
    """What says that ``W(x - u)`` is normal to the variety at x.

    For matrices X of bounded rank that is ``X^t Y = 0`` and ``X Y^t = 0`` with Y for ``W(x - u)``
    (Strickland); for as many equations as the codimension the minors of their Jacobian matrix with
    the further row ``W(x - u)`` vanish.
    """
    variety, ring = problem.variety, equations[0].ring
    x = ring.gens
    apart = [v - quotient(u) for v, u in zip(x, problem.datum, strict=True)]
    row = tuple(
        sum((quotient(c) * a for c, a in zip(line, apart, strict=True)), ring.zero)
        for line in problem.form
    )
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        X, Y = matrix_pair(variety, x, row)
        products = matrix_product(_transpose(X), Y), matrix_product(X, _transpose(Y))
        found = [f for product in products for line in product for f in line]
    elif is_complete_intersection(variety, equations):
        jacobian = tuple(tuple(f.diff(v) for v in x) for f in equations)
        found = minors((row, *jacobian), len(equations) + 1)
    else:
        found = []
    return tuple(f for f in found if f)


def bordered_indices(
    result: RealEDCriticalPointsResult, equations: Sequence[Polynomial]
) -> Outcome:
    """The index on the tangent space, from the matrix ``[0 J; J^t H]`` at the centre of each box.

    Its H is the Hessian of ``(x - u) W (x - u)^t / 2 - l f`` with the multipliers l; it has as many
    negative eigenvalues as H has on the kernel of J, and one more for each row of J.
    """
    points, c = result.value.points, len(equations)
    good = 0
    for point in points:
        rows = _bordered(result.problem, equations, middle(point.coordinates))
        if rows is None:
            return None, "a point is singular"
        signs = [v * (-1) ** k > 0 for k, v in enumerate(characteristic_polynomial(rows)) if v]
        negative = sum(a != b for a, b in pairwise(signs))
        good += point.index in (None, negative - c) and len(signs) == len(rows) + 1
    return good == len(points), f"{good} of {len(points)} points"


def _bordered(
    problem: RealEDCriticalPoints, equations: Sequence[Polynomial], centre: Sequence[Fraction]
) -> list[list[Fraction]] | None:
    n, c, gens = len(problem.datum), len(equations), equations[0].ring.gens
    at = rationally(centre)
    W = matrix(problem.form)
    apart = matrix([[v - u] for v, u in zip(centre, problem.datum, strict=True)])
    J = matrix([[at(f.diff(v)) for v in gens] for f in equations])
    if J.rank() < c:
        return None
    l = (J * J.transpose()).inv() * (J * W * apart)  # noqa: E741
    for k, f in enumerate(equations):
        W -= matrix([[at(f.diff(v).diff(w)) for w in gens] for v in gens]) * l[k, 0]
    zeros = [[Fraction(0)] * c for _ in range(c)]
    H, slopes = rational_matrix(W), rational_matrix(J)
    columns = list(zip(*slopes, strict=True))
    return [[*zeros[k], *slopes[k]] for k in range(c)] + [[*columns[i], *H[i]] for i in range(n)]


def _transpose(M: PolynomialMatrix) -> PolynomialMatrix:
    return tuple(zip(*M, strict=True))
