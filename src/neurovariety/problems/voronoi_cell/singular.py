"""Singular points that are as far from the data as a given point: on a line, modulo a prime.

A nearest point may be a singular one, and no critical equation holds there. So the singular points
are taken as they are, by the vanishing of minors of the Jacobian matrix: no decomposition comes in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sympy import GF, Poly, Symbol

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import reduces_to
from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, factorize, modulo, polynomial_ring
from neurovariety.problems.ed_discriminant.meeting import Line, equation_on_line
from neurovariety.problems.groebner_basis.problem import GroebnerBasis
from neurovariety.problems.voronoi_cell.problem import VoronoiCell
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit

Value = Callable[[Sequence[Polynomial], Sequence[Polynomial], Sequence[Any]], Polynomial]


def singular_problems(
    problem: VoronoiCell, line: Line, p: int, value: Value
) -> list[GroebnerBasis]:
    """What tells the values at the singular points of each component of one equation.

    Of several equations the Jacobian matrix has not the rank of a complete intersection there. Of
    matrices of bounded rank no singular point is nearest: multiples of all matrices of rank 1, of
    both signs, may be added to it, so that u - x is orthogonal to these.
    """
    variety, K = without_multiple_factors(problem.variety), GF(p)
    if not isinstance(variety, Implicit):
        return []
    groups: list[tuple[Polynomial, ...]] = [variety.polynomials]
    if len(variety.polynomials) == 1:
        groups = [(f,) for f, _ in factorize(variety.polynomials[0])]
    n = variety.ambient_dimension
    ring = polynomial_ring([*(f"z{k}" for k in range(n)), "s", "t"], K, "lex")
    x, (s, t) = ring.gens[:n], ring.gens[n:]
    data = [a + b * t for a, b in zip(*line, strict=True)]
    W = [[K(reduces_to(c, p)) for c in row] for row in problem.form]

    def moved(f: Polynomial) -> Polynomial:
        return embedded(modulo(f, K), ring)

    found = []
    for equations in groups:
        jacobian = tuple(tuple(f.diff(v) for v in f.ring.gens) for f in equations)
        singular = [moved(f) for f in (*equations, *minors(jacobian, len(equations)))]
        system = [*singular, s - value(x, data, W)]
        found.append(GroebnerBasis([f for f in system if f], order="lex"))
    return found


def zeros(bases: Sequence[Sequence[Polynomial]], p: int) -> Poly | None:
    """Where some value vanishes, as a polynomial on the line; None if they are a continuum."""
    product = Poly(1, Symbol("t"), modulus=p)
    for basis in bases:
        if all(any(any(m[:-2]) for m in g.itermonoms()) for g in basis):
            return None
        product *= equation_on_line(basis)[0]
    return product
