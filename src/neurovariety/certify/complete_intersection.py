"""Complete intersections: as many equations as the codimension, and reduced."""

from __future__ import annotations

import random
from functools import lru_cache

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.elimination import eliminate
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.engines.errors import EngineNotFound
from neurovariety.errors import SpecificationError
from neurovariety.varieties.assumptions import Assumption, Standing
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit, Variety


@lru_cache(maxsize=16)
def independent_equations(
    variety: Variety, seed: int, limits: Limits
) -> tuple[Variety, tuple[Assumption, ...]]:
    """A variety by as many equations as its codimension, each without multiple factors.

    Several equations are taken as they are if there is no msolve; other varieties always are.

    Examples
    --------
    >>> independent_equations(Implicit("(x^2 + y^2 - 1)^2"), 1, Limits())[0].polynomials
    (x**2 + y**2 - 1,)
    """
    plain = without_multiple_factors(variety)
    if not isinstance(variety, Implicit) or len(variety.polynomials) == 1:
        return plain, ()
    try:
        return complete_intersection(variety, seed, limits)
    except EngineNotFound:
        return plain, ()


def complete_intersection(
    given: Implicit, seed: int, limits: Limits
) -> tuple[Implicit, tuple[Assumption, ...]]:
    """The same zeros by equations whose number is the codimension, where they are reduced.

    And what was assumed of several equations, where multiple factors count once. c equations in n
    variables have components of dimension n - c and more. If n - c random planes meet them in
    finitely many points, all simple ones, then none is larger, and none is multiple. If they are
    multiple ones, the radical is taken.

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
    reduced: holds modulo p, random planes meet it in simple points
    """
    variety = without_multiple_factors(given)
    assert isinstance(variety, Implicit)
    found = _without_superfluous(variety, seed, limits)
    if len(given.polynomials) == 1:
        return found, ()
    as_many = len(found.polynomials) == len(given.polynomials)
    left_out = "equations that vanish where the others do are left out"
    met = "random planes meet it in simple points"
    is_radical = not set(found.polynomials) <= set(variety.polynomials)
    return found, (
        Assumption("complete intersection", Standing.MODULAR, met)
        if as_many
        else Assumption("complete intersection", Standing.FAILS, left_out),
        Assumption("reduced", Standing.FAILS, "the radical is taken")
        if is_radical
        else Assumption("reduced", Standing.MODULAR, met),
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
        if met.is_finite:
            return _without_superfluous(_radical(variety, draw, limits), seed, limits)
    # what vanishes where the others do, the largest degree first
    for k in sorted(range(len(equations)), key=lambda k: -max(map(sum, equations[k].monoms()))):
        others = equations[:k] + equations[k + 1 :]
        if _vanishes_on(others, equations[k], limits):
            return _without_superfluous(Implicit(others, variety.coordinates), seed, limits)
    raise SpecificationError(
        f"expected as many equations as the codimension, and none that is multiple, got {variety}; "
        "give generators of the radical, and components of different dimensions one by one, or try "
        "the method 'definition'"
    )


def _radical(variety: Implicit, draw: random.Random, limits: Limits) -> Implicit:
    """The ideal quotient by a random combination h of the maximal minors of the Jacobian matrix.

    At the generic point of a component of a complete intersection I the minors span the socle, so
    that I : h is the maximal ideal there; and it has no other components (Eisenbud, Huneke,
    Vasconcelos: Direct methods for primary decomposition, Invent. Math. 110, 1992, theorem 2.1).
    """
    equations, ring = variety.polynomials, variety.polynomials[0].ring
    jacobian = tuple(tuple(f.diff(x) for x in ring.gens) for f in equations)
    h = sum((draw.randint(1, 99) * m for m in minors(jacobian, len(equations))), ring.zero)
    larger = polynomial_ring([f"z{k}" for k in range(ring.ngens + 1)])
    t = larger.gens[0]
    scaled = [t * embedded(f, larger, 1) for f in equations]
    both = eliminate([*scaled, (1 - t) * embedded(h, larger, 1)], 1, limits)
    quotients = (ring.from_dict(dict(f.terms())).exquo(h) for f in both if f)
    generators = tuple(f.clear_denoms()[1].primitive()[1] for f in quotients)
    return Implicit(generators, variety.coordinates)


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
    on, weights = [embedded(f, ring) for f in equations], ring.gens[n:]
    dependent = [
        sum((w * f.diff(x) for w, f in zip(weights, on, strict=True)), ring.zero)
        for x in ring.gens[:n]
    ]
    systems = ((*on, *dependent, *weights[:k], weights[k] - 1) for k in range(c))
    return all(_is_empty(system, limits) for system in systems)


def _vanishes_on(others: tuple[Polynomial, ...], f: Polynomial, limits: Limits) -> bool:
    ring = polynomial_ring([f"z{k}" for k in range(f.ring.ngens + 1)])
    apart = ring.gens[-1] * embedded(f, ring) - 1
    return _is_empty((*(embedded(g, ring) for g in others), apart), limits)


def _is_empty(system: tuple[Polynomial, ...], limits: Limits) -> bool:
    found = real_solutions(system, limits=limits)
    return found.is_finite and found.degree == 0
