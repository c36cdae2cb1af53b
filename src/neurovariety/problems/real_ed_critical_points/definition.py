"""Real critical and singular points by minors, saturation and eliminants, in this process.

At a regular point x of a component of codimension c the c+1 minors of the gradients with the row
``W(x - u)`` vanish (Draisma and others 2016, section 2); singular points are where the gradients
span less, or where components meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from flint import fmpq_poly
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.algebra.textbook.operations import (
    determinant,
    intersection,
    minors_of_size,
    parts_by_dimension,
    saturated,
)
from neurovariety.algebra.textbook.points import FinitePoints, finite_points
from neurovariety.algebra.textbook.roots import RealRoot, inertia, ranks, solved
from neurovariety.certify.homotopy.nearest import SingularPoint
from neurovariety.certify.homotopy.points import RealEDPoint, RealEDPointSet
from neurovariety.engines.base import Limits
from neurovariety.errors import TooLarge
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints
from neurovariety.varieties.variety import Implicit

Generators = tuple[Polynomial, ...]

_WIDTH = Fraction(1, 2**50)
_WHY = "they are the real roots of eliminants over QQ, which are all"


@dataclass(frozen=True)
class Part:
    """The components of one dimension together, and where their gradients span less."""

    equations: Generators
    codimension: int
    singular: Generators

    def gradients(self) -> tuple[Generators, ...]:
        """A row for each equation."""
        return tuple(tuple(f.diff(x) for x in f.ring.gens) for f in self.equations)


def compute(problem: RealEDCriticalPoints, limits: Limits) -> Computed:
    """All real points at which the distance can be least."""
    assert isinstance(problem.written, Implicit)
    ring = problem.written.polynomials[0].ring
    parts = parts_of(problem.written.polynomials, ring)
    row = residue(problem, ring)
    ideals = [critical_ideal(part, parts, row, ring) for part in parts]
    dimension = max((dimension_and_degree_of(J, ring)[0] for J in ideals), default=-1)
    if dimension > 0:
        why = f"the critical points of this datum have dimension {dimension}"
        return Computed(RealEDPointSet((), 0, 0, False, why, dimension))
    found = [
        (part, finite_points(J, ring))
        for part, J in zip(parts, ideals, strict=True)
        if (ring.one,) != J
    ]
    regular = [(part, points, root) for part, points in found for root in points.real_roots()]
    singular, beside = singular_points(parts, ring)
    others = [] if singular is None else [(singular, root) for root in singular.real_roots()]
    squared = squared_distance(problem, ring)
    order = ranks(
        [
            *((root, points.value(squared)) for _, points, root in regular),
            *((root, points.value(squared)) for points, root in others),
        ]
    )
    known = singular is not None or beside == _NONE
    marks = [None if k == 0 and not known else k == 0 for k in order]
    near = [
        RealEDPoint(
            points.box(root, _WIDTH),
            root.value(points.value(squared), _WIDTH),
            index_at(part, points, root, problem, row),
            mark,
        )
        for (part, points, root), mark in zip(regular, marks, strict=False)
    ]
    beyond = [
        SingularPoint(points.box(root, _WIDTH), root.value(points.value(squared), _WIDTH), mark)
        for (points, root), mark in zip(others, marks[len(regular) :], strict=True)
    ]
    number = sum(points.number for _, points in found)
    return Computed(
        RealEDPointSet(
            tuple(sorted(near, key=lambda p: p.squared_distance)),
            number,
            number,
            True,
            _WHY,
            0,
            tuple(sorted(beyond, key=lambda p: p.squared_distance)) if known else None,
            beside,
        )
    )


_NONE = "the variety has no singular point"


def parts_of(equations: Sequence[Polynomial], ring: PolyRing) -> list[Part]:
    """The components by dimension.

    Raises
    ------
    TooLarge
        If the equations are not reduced along a component: nothing here takes a radical.
    """
    found = []
    for part in parts_by_dimension(equations, ring):
        dimension, _ = dimension_and_degree_of(part, ring)
        rows = tuple(tuple(f.diff(x) for x in ring.gens) for f in part)
        singular = buchberger([*part, *minors_of_size(rows, ring.ngens - dimension)], ring)
        if dimension_and_degree_of(singular, ring)[0] == dimension:
            raise TooLarge("the equations are not reduced, and nothing here takes a radical")
        found.append(Part(part, ring.ngens - dimension, singular))
    return found


def critical_ideal(
    part: Part, parts: Sequence[Part], row: Generators, ring: PolyRing
) -> Generators:
    """The critical points that are regular on the variety."""
    rows = part.gradients()
    given = [*part.equations, *minors_of_size((row, *rows), part.codimension + 1)]
    kept = without(buchberger(given, ring), part.singular, ring)
    for other in parts:
        if other is not part:
            kept = without(kept, other.equations, ring)
    return kept


def without(ideal: Generators, zeros: Generators, ring: PolyRing) -> Generators:
    """The saturation of an ideal by another."""
    pieces = [saturated(ideal, f, ring) for f in zeros]
    return intersection(pieces, ring) if pieces else (ring.one,)


def singular_points(parts: Sequence[Part], ring: PolyRing) -> tuple[FinitePoints | None, str]:
    """Those of all components, and where two of them meet, if they are finitely many."""
    places = [part.singular for part in parts]
    places += [buchberger([*a.equations, *b.equations], ring) for a, b in combinations(parts, 2)]
    places = [J for J in places if (ring.one,) != J]
    if not places:
        return None, _NONE
    whole = intersection(places, ring)
    dimension, _ = dimension_and_degree_of(whole, ring)
    if dimension > 0:
        return None, f"the singular points have dimension {dimension}"
    points = finite_points(whole, ring)
    return points, f"the variety has {points.number} complex singular points"


def index_at(
    part: Part,
    points: FinitePoints,
    root: RealRoot,
    problem: RealEDCriticalPoints,
    row: Generators,
) -> int | None:
    """The negative eigenvalues of the bordered Hessian, less the codimension; None if degenerate.

    ``[W - sum l_k Hess g_k, J^t; J, 0]`` with ``W(x - u) = J^t l`` has c more of each sign than the
    Hessian on the tangent space, where J are the gradients of c equations that are independent.
    """
    c, n, prime, ring = part.codimension, len(row), root.prime, row[0].ring
    rows = part.gradients()
    chosen, columns = next(
        (lines, places)
        for lines in combinations(range(len(rows)), c)
        for places in combinations(range(n), c)
        if points.value(_minor(rows, lines, places)) % prime
    )
    J = [[points.value(f) % prime for f in rows[k]] for k in chosen]
    turned = [[line[j] for line in J] for j in columns]
    multipliers = solved(turned, [points.value(row[j]) for j in columns], prime)

    def entry(i: int, j: int) -> fmpq_poly:
        total = points.value(ring.ground_new(quotient(problem.form[i][j])))
        for m, k in zip(multipliers, chosen, strict=True):
            total -= m * points.value(rows[k][i].diff(ring.gens[j]))
        return total % prime

    zero = fmpq_poly([0])
    bordered = [[*(entry(i, j) for j in range(n)), *(g[i] for g in J)] for i in range(n)]
    bordered += [[*g, *[zero] * c] for g in J]
    positive, negative = inertia(bordered, root)
    return negative - c if positive + negative == n + c else None


def _minor(rows: Sequence[Generators], lines: Sequence[int], places: Sequence[int]) -> Polynomial:
    return determinant(tuple(tuple(rows[i][j] for j in places) for i in lines))


def residue(problem: RealEDCriticalPoints, ring: PolyRing) -> Generators:
    """``W(x - u)``."""
    apart = [x - quotient(u) for x, u in zip(ring.gens, problem.datum, strict=True)]
    return tuple(
        sum((a * quotient(w) for w, a in zip(line, apart, strict=True)), ring.zero)
        for line in problem.form
    )


def squared_distance(problem: RealEDCriticalPoints, ring: PolyRing) -> Polynomial:
    """``(x - u) W (x - u)^t``."""
    apart = [x - quotient(u) for x, u in zip(ring.gens, problem.datum, strict=True)]
    row = residue(problem, ring)
    return sum((a * b for a, b in zip(apart, row, strict=True)), ring.zero)
