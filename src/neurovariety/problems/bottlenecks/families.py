"""Whether infinitely many pairs at a distance are real."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from neurovariety.algebra.exact import quotient
from neurovariety.certify.balls import middle
from neurovariety.certify.complete_intersection import complete_intersection
from neurovariety.certify.homotopy.batches import Family, system_of
from neurovariety.certify.homotopy.isolation import critical_equations
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.varieties.variety import Implicit

_LARGEST = 100


def has_real_family(problem: Bottlenecks, limits: Limits) -> bool:
    """Whether a pair is real that is met on general hyperplanes near a real point of the variety.

    Such hyperplanes meet components of positive dimension alone, at smooth points and off the
    others. A component that is met at a real point is its own conjugate, so that its real points
    are a manifold of the same dimension there. The real points of the variety that are tried are
    those critical for a random datum, of which each connected component has one.
    """
    assert isinstance(problem.variety, Implicit)
    variety, _ = complete_intersection(problem.variety, problem.seed, limits)
    problem = replace(problem, variety=variety, method="auto")
    n, draw = variety.ambient_dimension, random.Random(problem.seed)

    def numbers() -> list[Fraction]:
        return [Fraction(draw.randint(-_LARGEST, _LARGEST), 8) for _ in range(n)]

    critical = critical_equations(system_of(Family(variety, problem.form, 0), 0), numbers())
    for box in real_solutions(critical, limits=limits).boxes:
        near, equations = middle(box[:n]), list(problem.system)
        x = equations[0].ring.gens[:n]
        while len(equations) < len(problem.system) + n:
            pairs = zip(numbers(), x, near, strict=True)
            equations.append(sum((quotient(a) * (v - quotient(c)) for a, v, c in pairs), 0 * x[0]))
            found = real_solutions(equations, limits=limits)
            if found.is_finite:
                if found.boxes:
                    return True
                break
    return False
