"""Whether points are equally far: the squared distances of all points are roots of a polynomial."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.certify.elimination import values_at_zeros
from neurovariety.certify.homotopy.batches import Family, system_of
from neurovariety.certify.homotopy.isolation import critical_equations
from neurovariety.certify.homotopy.nearest import SingularPoint
from neurovariety.certify.homotopy.points import RealEDPoint
from neurovariety.engines.base import Limits
from neurovariety.problems.real_ed_critical_points.singular import squared_distance

Point = RealEDPoint | SingularPoint


def are_equally_far(
    points: Sequence[Point],
    family: Family,
    datum: Sequence[Any],
    singular: Sequence[Polynomial],
    limits: Limits,
) -> bool:
    """Whether one number alone can be the squared distance of all these critical points.

    Parameters
    ----------
    points : sequence of RealEDPoint or SingularPoint
        Critical, or on the zeros of the equations ``singular``.
    family, datum : Family, sequence of Fraction
        The squared distance.
    singular : sequence of PolyElement
        With finitely many complex zeros.
    limits : Limits
        What msolve may use.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from neurovariety.certify.homotopy.points import candidates, real_points
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> ellipse = Implicit("x^2 + 4*y^2 = 4")
    >>> family = Family(ellipse, Frobenius().form(ellipse), degree=4)
    >>> centre = (Fraction(0), Fraction(0))
    >>> nearest = candidates(real_points(family, centre))
    >>> are_equally_far(nearest, family, centre, (), Limits())
    True
    """
    low = min(p.squared_distance[0] for p in points)
    high = max(p.squared_distance[1] for p in points)
    product = None
    if any(isinstance(p, RealEDPoint) for p in points):
        system = system_of(family, 0)
        equations = critical_equations(system, datum)
        ring = equations[0].ring
        images = [embedded(f, ring) for f in system.chart.position]
        product = values_at_zeros(equations, squared_distance(images, family.form, datum), limits)
    if any(isinstance(p, SingularPoint) for p in points):
        form = squared_distance(singular[0].ring.gens, family.form, datum)
        values = values_at_zeros(singular, form, limits)
        product = values if product is None else product * values
    if not product:
        return False
    roots = product.as_expr().as_poly(domain="QQ")
    return bool(roots.count_roots(quotient(low), quotient(high)) == 1)
