"""Complete intersections: as many equations as the codimension, and reduced."""

from __future__ import annotations

import random

from sympy.polys.rings import PolyRing

from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.errors import SpecificationError
from neurovariety.varieties.assumptions import Assumption, Standing
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit


def complete_intersection(
    given: Implicit, seed: int, limits: Limits
) -> tuple[Implicit, tuple[Assumption, ...]]:
    """The same zeros by equations whose number is the codimension, where they are reduced.

    And what was assumed of several equations. Multiple factors count once. c equations in n
    variables have components of dimension n - c and more. If n - c random planes meet them in
    finitely many points, all simple ones, then none is larger, and none is multiple.

    Raises
    ------
    SpecificationError
        If no equation can be left out and these are no complete intersection.

    Examples
    --------
    >>> V = Implicit("x^2 + y^2 + z^2 = 1; z*(x^2 + y^2 + z^2 - 1)^2 = 0")
    >>> found, assumed = complete_intersection(V, 1, Limits())
    >>> found.polynomials
    (x**2 + y**2 + z**2 - 1,)
    >>> print(*assumed, sep="\\n")
    complete intersection: fails, equations that vanish where the others do are left out
    reduced: fails, each equation loses its multiple factors
    """
    variety = without_multiple_factors(given)
    assert isinstance(variety, Implicit)
    found = _without_superfluous(variety, seed, limits)
    if len(given.polynomials) == 1:
        return found, ()
    as_many = len(found.polynomials) == len(given.polynomials)
    left_out = "equations that vanish where the others do are left out"
    met = "random planes meet it in simple points"
    return found, (
        Assumption("complete intersection", Standing.MODULAR, met)
        if as_many
        else Assumption("complete intersection", Standing.FAILS, left_out),
        Assumption("reduced", Standing.MODULAR, met)
        if variety is given
        else Assumption("reduced", Standing.FAILS, "each equation loses its multiple factors"),
    )


def _without_superfluous(variety: Implicit, seed: int, limits: Limits) -> Implicit:
    equations = variety.polynomials
    if len(equations) == 1:
        return variety
    n, draw = variety.ambient_dimension, random.Random(seed)
    if len(equations) <= n:
        planes = [
            sum((draw.randint(-99, 99) * x for x in equations[0].ring.gens), equations[0].ring.one)
            for _ in range(n - len(equations))
        ]
        met = real_solutions((*equations, *planes), limits=limits)
        if met.is_finite and met.degree == met.points:
            return variety
    # what vanishes where the others do, the largest degree first
    for k in sorted(range(len(equations)), key=lambda k: -max(map(sum, equations[k].monoms()))):
        others = equations[:k] + equations[k + 1 :]
        if _vanishes_on(others, equations[k], limits):
            return _without_superfluous(Implicit(others, variety.coordinates), seed, limits)
    raise SpecificationError(
        f"expected as many equations as the codimension, and none that is multiple, got {variety}; "
        "give generators of the radical"
    )


def is_smooth(variety: Implicit, limits: Limits) -> bool:
    """Whether the gradients of all equations are independent at each complex zero.

    Examples
    --------
    >>> is_smooth(Implicit("x^2 + y^2 + z^2 = 1; x = z"), Limits())
    True
    >>> is_smooth(Implicit("x^2 + y^2 + z^2 = 1; x = 1"), Limits())
    False
    """
    equations = variety.polynomials
    n, c = variety.ambient_dimension, len(equations)
    ring = polynomial_ring([f"z{k}" for k in range(n + c)])
    on, weights = [_in(f, ring) for f in equations], ring.gens[n:]
    dependent = [
        sum((w * f.diff(x) for w, f in zip(weights, on, strict=True)), ring.zero)
        for x in ring.gens[:n]
    ]
    systems = ((*on, *dependent, *weights[:k], weights[k] - 1) for k in range(c))
    return all(_is_empty(system, limits) for system in systems)


def _vanishes_on(others: tuple[Polynomial, ...], f: Polynomial, limits: Limits) -> bool:
    ring = polynomial_ring([f"z{k}" for k in range(f.ring.ngens + 1)])
    apart = ring.gens[-1] * _in(f, ring) - 1
    return _is_empty((*(_in(g, ring) for g in others), apart), limits)


def _is_empty(system: tuple[Polynomial, ...], limits: Limits) -> bool:
    found = real_solutions(system, limits=limits)
    return found.is_finite and found.degree == 0


def _in(f: Polynomial, ring: PolyRing) -> Polynomial:
    """In a ring with more variables, all behind."""
    more = ring.ngens - f.ring.ngens
    return ring.from_dict({(*m, *[0] * more): c for m, c in f.terms()})
