"""Where critical points meet, by the definition: on a random line of data modulo a prime.

For data ``u(t)`` on a line the critical points are a curve over the line. A linear form s takes
values on it that satisfy one equation ``P(s, t) = 0``. Points go to infinity where the leading
coefficient of P in s vanishes, and the covering folds where its discriminant does for every form:
other zeros of the discriminant, where a form has the same value at two points, change with it.
No Hessian, no second tangent vector and no projective closure comes in. With another value for s,
a difference of squared distances, the same equation has the boundary of a Voronoi cell.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import GF, Poly, Symbol

from neurovariety.algebra.evaluation import embedded, total_degree
from neurovariety.algebra.exact import reduces_to
from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, modulo, polynomial_ring
from neurovariety.certify.homotopy.charts import chart
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.groebner_basis.problem import GroebnerBasis
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Parametric

_T = Symbol("t")
_FEW_VARIABLES, _FEW_PARAMETERS, _FEW_MULTIPLIERS, _SMALL_DEGREE = 4, 2, 2, 4

Line = tuple[tuple[int, ...], tuple[int, ...]]
"""A point and a direction modulo the prime."""


@dataclass(frozen=True)
class Meeting:
    """Squarefree and monic polynomials in t, whose zeros are the parts of the discriminant.

    Parameters
    ----------
    folds, infinity : Poly
        Over GF(p).
    is_clear : bool
        Whether it is clear that the covering folds where points meet: it is not where the
        discriminant of P has zeros of even order for every form.
    """

    folds: Poly
    infinity: Poly
    is_clear: bool


def random_line(dimension: int, prime: int, seed: int) -> Line:
    """A line modulo the prime, from the seed."""
    draw = random.Random(seed)
    start, direction = (tuple(draw.randrange(prime) for _ in range(dimension)) for _ in range(2))
    return start, direction


def line_problem(
    problem: OfDistance[Any],
    prime: int,
    seed: int,
    line: Line,
    value: Callable[[Sequence[Polynomial], Sequence[Polynomial], Sequence[Any]], Polynomial],
) -> GroebnerBasis:
    """What has P among its elements: multipliers and chart eliminated from the critical equations.

    Parameters
    ----------
    problem : OfDistance
        The variety and the metric.
    prime, seed : int
        The characteristic, and where the chart comes from.
    line : Line
        Of data.
    value : callable
        What s is at a critical point x of a datum u in the metric W, from all three.
    """
    points, K = chart(without_multiple_factors(problem.variety), seed), GF(prime)
    immersive = points.immersive
    if isinstance(problem.variety, Parametric):
        immersive = _immersive((*points.position, *points.constraints), seed)
    names = [f"l{k}" for k in range(len(points.constraints))]
    names += [] if immersive is None else ["r"]
    before = len(names)
    ring = polynomial_ring(
        [*names, *(f"z{k}" for k in range(points.variables)), "s", "t"], K, "lex"
    )

    def moved(f: Polynomial) -> Polynomial:
        return embedded(modulo(f, K), ring, before)

    z, (s, t) = ring.gens[before:-2], ring.gens[-2:]
    position = [moved(f) for f in points.position]
    constraints = [moved(f) for f in points.constraints]
    data = [a + b * t for a, b in zip(*line, strict=True)]
    W = [[K(reduces_to(c, prime)) for c in row] for row in problem.form]
    apart = [x - u for x, u in zip(position, data, strict=True)]
    normal = [_sum(ring, row, apart) for row in W]
    equations = [
        _sum(ring, normal, [f.diff(v) for f in position])
        - _sum(ring, ring.gens, [f.diff(v) for f in constraints])
        for v in z
    ]
    if immersive is not None:
        equations.append(moved(immersive) * ring.gens[before - 1] - 1)
    system = [*equations, *constraints, s - value(position, data, W)]
    return GroebnerBasis([f for f in system if f], order="lex")


def is_quick(problem: OfDistance[Any], seed: int) -> bool:
    """Whether the problem has few unknowns and equations of low degree."""
    points = chart(without_multiple_factors(problem.variety), seed)
    maps = (*points.position, *points.constraints)
    degree = total_degree(maps)
    # over a map with fibres of positive dimension no critical point is isolated
    few = points.variables <= _FEW_VARIABLES and len(points.constraints) <= _FEW_MULTIPLIERS
    if isinstance(problem.variety, Parametric):
        few = points.variables <= _FEW_PARAMETERS and points.variables * degree <= _SMALL_DEGREE
    return few and degree <= _SMALL_DEGREE


def meeting(bases: Sequence[Sequence[Polynomial]]) -> Meeting:
    """The parts of the discriminant from the answers for two forms or more."""
    equations = [equation_on_line(basis) for basis in bases]
    infinity = _common([P[-1] for P in equations])
    meets = _common_powers([_discriminant(P) for P in equations])
    one = infinity.one
    folds, is_clear = one, True
    for q, order in meets:
        if not infinity.rem(q).is_zero:
            folds *= q if order % 2 else one
            is_clear = is_clear and order % 2 == 1
    for q, _ in infinity.factor_list()[1]:
        # of the points that stay, two may meet there as well, or there are infinitely many
        rest = [_discriminant(_without(P, q)) for P in equations]
        many = all(P[0].rem(q).is_zero for P in map(_without, equations, [q] * len(equations)))
        folds *= q if many or all(f.rem(q).is_zero for f in rest) else one
    return Meeting(folds, infinity, is_clear)


def on_line(factors: Sequence[Polynomial], line: Line, p: int) -> Poly:
    """The product of polynomials over QQ in the data, on a line modulo p, monic."""
    u = [Poly([b, a], _T, modulus=p) for a, b in zip(*line, strict=True)]
    product = Poly(1, _T, modulus=p)
    for f in factors:
        total = Poly(0, _T, modulus=p)
        for m, c in modulo(f, GF(p)).iterterms():
            term = Poly(int(c), _T, modulus=p)
            for x, e in zip(u, m, strict=True):
                term *= x**e
            total += term
        product *= total
    return product.monic() if product else product


def _immersive(functions: Sequence[Polynomial], seed: int) -> Polynomial:
    """A random combination of the maximal minors of the Jacobian matrix."""
    ring, draw = functions[0].ring, random.Random(seed)
    jacobian = tuple(tuple(f.diff(v) for v in ring.gens) for f in functions)
    found = minors(jacobian, ring.ngens)
    return sum((draw.randint(1, 99) * f for f in found), ring.zero)


def _sum(ring: Any, factors: Sequence[Any], polynomials: Sequence[Polynomial]) -> Polynomial:
    return sum((a * f for a, f in zip(factors, polynomials)), ring.zero)  # noqa: B905


def equation_on_line(basis: Sequence[Polynomial]) -> list[Poly]:
    """P, the equation of the curve in the plane of s and t, by its coefficients in s."""
    p = int(basis[0].ring.domain.mod)
    plane = polynomial_ring(["s", "t"], GF(p), "lex")
    inside = [
        plane.from_dict({m[-2:]: c for m, c in g.iterterms()})
        for g in basis
        if not any(any(m[:-2]) for m in g.itermonoms())
    ]
    P = inside[0]
    for g in inside[1:]:
        P = P.gcd(g)
    found = [Poly(0, _T, modulus=p)] * (P.degree() + 1)
    for (i, j), c in P.iterterms():
        found[i] += Poly({(j,): int(c)}, _T, modulus=p)
    return found


def _discriminant(P: Sequence[Poly]) -> Poly:
    """In s, of a polynomial by its coefficients; one of degree 1 has no double zeros."""
    s, p = Symbol("s"), P[0].get_modulus()
    if len(P) <= 2:
        return P[0].one
    whole = Poly(sum(c.as_expr() * s**i for i, c in enumerate(P)), s, _T, modulus=p)
    return Poly(whole.discriminant().as_expr(), _T, modulus=p)


def _without(P: Sequence[Poly], q: Poly) -> Sequence[Poly]:
    """Without the leading coefficients that q divides."""
    d = len(P)
    while d > 1 and P[d - 1].rem(q).is_zero:
        d -= 1
    return P[:d]


def _common(polynomials: Sequence[Poly]) -> Poly:
    found = polynomials[0]
    for f in polynomials[1:]:
        found = found.gcd(f)
    return found.sqf_part().monic()


def _common_powers(polynomials: Sequence[Poly]) -> list[tuple[Poly, int]]:
    """Irreducible factors that divide all, with the least order."""
    found = polynomials[0]
    for f in polynomials[1:]:
        found = found.gcd(f)
    return [(q, order) for q, order in found.factor_list()[1]]
