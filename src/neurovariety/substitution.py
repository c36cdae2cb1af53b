"""Checks of ED correspondences that need no engine: points of a chart, normals of equations."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from sympy import QQ
from sympy.polys.matrices import DomainMatrix

from neurovariety.polynomials import RationalMatrix
from neurovariety.results import CorrespondenceResult
from neurovariety.varieties import Implicit


def vanish_on_chart(result: CorrespondenceResult, equations: Sequence[Any]) -> tuple[bool, str]:
    """Put a random exact point of the conormal chart into the equations.

    Parameters
    ----------
    result : CorrespondenceResult
        Of a variety with a chart; its ideal is the graph of the chart.
    equations : sequence of PolyElement
        In x and u.

    Returns
    -------
    tuple of bool and str
        Whether all vanish, and how many do.
    """
    point = _chart_point(result)
    bad = sum(1 for g in equations if g.evaluate(list(zip(g.ring.gens, point, strict=True))))
    return bad == 0, f"{len(equations) - bad} of {len(equations)} at a random point"


def normals_reduce(result: CorrespondenceResult, basis: Sequence[Any]) -> tuple[bool, str]:
    """Reduce what must be in the ideal of the correspondence by its Groebner basis.

    These are the equations of the variety and, for a hypersurface f, the 2-minors of the matrix
    with the rows W(u - x) and grad f.

    Parameters
    ----------
    result : CorrespondenceResult
        Of an `Implicit` variety.
    basis : sequence of PolyElement
        A Groebner basis in x and u.

    Returns
    -------
    tuple of bool and str
        Whether all reduce to zero, and how many do.
    """
    problem, variety = result.problem, result.problem.variety
    assert isinstance(variety, Implicit)
    ring = basis[0].ring
    n = variety.ambient_dimension
    x, u = ring.gens[:n], ring.gens[n:]
    members = [_in_ring(f, ring, x) for f in variety.polynomials]
    if len(members) == 1:
        y = [
            sum((_rational(w) * (b - a) for w, a, b in zip(row, x, u, strict=True)), ring.zero)
            for row in problem.form
        ]
        gradient = [members[0].diff(v) for v in x]
        members += [
            y[i] * gradient[j] - y[j] * gradient[i] for i in range(n) for j in range(i + 1, n)
        ]
    bad = sum(1 for f in members if f.rem(list(basis)))
    return bad == 0, f"{len(members) - bad} of {len(members)}"


def leading_dimension(basis: Sequence[Any]) -> int:
    """The dimension of the ideal of a Groebner basis, read off its leading monomials.

    It is the largest number of variables among which no leading monomial lies (Kredel,
    Weispfenning).

    Examples
    --------
    >>> from sympy import QQ, ring
    >>> R, x, y, z = ring("x,y,z", QQ)
    >>> leading_dimension([x * y, x * z])
    2
    """
    supports = {frozenset(i for i, e in enumerate(g.LM) if e) for g in basis}
    variables = len(basis[0].ring.gens)

    def grow(chosen: frozenset[int], first: int) -> int:
        best = len(chosen)
        for i in range(first, variables):
            larger = chosen | {i}
            if not any(support <= larger for support in supports):
                best = max(best, grow(larger, i + 1))
        return best

    return grow(frozenset(), 0)


def _chart_point(result: CorrespondenceResult) -> list[Any]:
    """A random point (x, u): x by the chart, u = x + W^-1 y."""
    value, problem = result.value, result.problem
    ring, k, n = value.ideal.ring, len(value.auxiliary), problem.variety.ambient_dimension
    numbers = random.Random(1)
    at = [(g, QQ(numbers.randint(-9, 9))) for g in ring.gens[:k]]
    at += [(g, QQ(0)) for g in ring.gens[k:]]
    values = [f.evaluate(at) for f in value.ideal.generators]
    x = [-v for v in values[:n]]  # x_i - X_i at x = 0
    y = [-v for v in values[n:]]  # (W (u - x))_i - Y_i at x = u = 0
    shift = _domain_matrix(problem.form).lu_solve(DomainMatrix([[v] for v in y], (n, 1), QQ))
    return [*x, *(a + b for a, b in zip(x, shift.to_list_flat(), strict=True))]


def _in_ring(f: Any, ring: Any, generators: Sequence[Any]) -> Any:
    """The polynomial in the first variables of a larger ring."""
    free = (0,) * (len(ring.gens) - len(generators))
    return ring.from_dict({(*m, *free): c for m, c in f.terms()})


def _domain_matrix(form: RationalMatrix) -> Any:
    n = len(form)
    return DomainMatrix([[_rational(v) for v in row] for row in form], (n, n), QQ)


def _rational(value: Any) -> Any:
    return QQ(value.numerator, value.denominator)
