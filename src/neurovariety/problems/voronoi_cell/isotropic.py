"""Components whose normals are isotropic: they have no general point with a Voronoi cell."""

from __future__ import annotations

from itertools import islice

from flint import fmpq_poly

from neurovariety.algebra.evaluation import evaluation, total_degree
from neurovariety.algebra.exact import quotient, to_flint
from neurovariety.algebra.linear import inverse
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.problems.base.pencils import random_lines
from neurovariety.varieties.metrics import Metric
from neurovariety.varieties.variety import Implicit

LARGEST_DEGREE, MOST_COORDINATES = 50, 20
"""Larger ones are not looked at: no engine finds the degree of their Voronoi boundaries."""


def isotropic_part(V: Implicit, metric: Metric) -> Polynomial:
    """The factors of a squarefree equation whose gradients n have ``n^t W^-1 n = 0``, or one.

    The form is positive definite, so no real point is regular there; and all points of a normal
    have the distance zero. A common factor of f and ``n^t W^-1 n`` shows on each line on which f
    keeps its degree, so one line without is a proof that there is none.

    Examples
    --------
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> isotropic_part(Implicit("(x^2 + y^2)*(x - 1)"), Frobenius())
    x**2 + y**2
    """
    (f,) = V.polynomials
    degree, n = total_degree([f]), f.ring.ngens
    if degree > LARGEST_DEGREE or n > MOST_COORDINATES:
        return f.ring.one
    form, gradient = inverse(metric.form(V)), [f.diff(x) for x in f.ring.gens]
    entries = [(i, j, c) for i, row in enumerate(form) for j, c in enumerate(row) if c]
    for start, direction in islice(random_lines(n, 1), 2):
        line = [
            fmpq_poly([to_flint(p), to_flint(q)]) for p, q in zip(start, direction, strict=True)
        ]
        at = evaluation(line, lambda c: fmpq_poly([to_flint(c)]))
        here, normal = at(f), [at(g) for g in gradient]
        values = (normal[i] * normal[j] * to_flint(c) for i, j, c in entries)
        if here.degree() == degree == degree + here.gcd(sum(values, fmpq_poly())).degree():
            return f.ring.one
    square = sum((gradient[i] * gradient[j] * quotient(c) for i, j, c in entries), f.ring.zero)
    return f.gcd(square).monic()
