"""Components of critical points: each for itself, its functions, and that there are no others."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations
from typing import Any

from sympy import GF

from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, modulo, polynomial_ring
from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.critical_points.result import CriticalComponent, CriticalPointsResult
from neurovariety.problems.ideal_equality.bases import both_directions, ideal_checks, reduce_all
from neurovariety.problems.ideal_equality.problem import IdealEquality
from neurovariety.problems.ideal_equality.result import IdealEqualityResult


def component_checks(result: CriticalPointsResult, prime: int, context: Context) -> Iterator[Check]:
    """Every component consists of critical points, none contains another, and they are all."""
    components = result.value.components
    for k, component in enumerate(components, start=1):
        yield from _one_component(component, result, context, f"component {k}: ")
    yield here("no component contains another", lambda: _irredundant(components))

    def empty(found: IdealEqualityResult) -> tuple[bool, str]:
        return found.value.equal, "nothing is outside" if found.value.equal else "points are"

    problem = _outside(result, prime)
    name = f"all critical points are in the components, modulo {prime}"
    yield context.by_solving(name, problem, empty, context.elsewhere)


def _one_component(
    component: CriticalComponent, result: CriticalPointsResult, context: Context, of: str
) -> Iterator[Check]:
    problem, ideal, image = result.problem, component.ideal, component.image
    equations = [f.set_ring(ideal.ring) for f in problem.system.equations]
    basis = ideal.groebner_basis or ()
    yield here(f"{of}the gradient reduces to zero", lambda: reduce_all(equations, basis))
    yield from ideal_checks(ideal, context, of)
    of = f"{of}functions: "
    yield from ideal_checks(image, context, of)
    names = (*map(str, ideal.ring.symbols), *map(str, image.ring.symbols))
    larger = polynomial_ring(names)
    weights, entries = larger.gens[: ideal.ring.ngens], larger.gens[ideal.ring.ngens :]
    products = [f.set_ring(larger) for f in problem.network.map.polynomials]
    graph = [m - f for m, f in zip(entries, products, strict=True)]
    system = [*(g.set_ring(larger) for g in basis), *graph]
    eliminated = tuple(map(str, weights))
    yield from both_directions(
        context, system, image.groebner_basis or (), image.ring, of, eliminated
    )
    yield here(f"{of}rank", lambda: _rank(component, result))


def _rank(component: CriticalComponent, result: CriticalPointsResult) -> tuple[bool, str]:
    """The last size of minors that do not all vanish on an irreducible image."""
    variety, image = result.problem.network.variety, component.image
    cols = variety.cols
    gens = image.ring.gens
    matrix = tuple(tuple(gens[i : i + cols]) for i in range(0, len(gens), cols))

    def vanish(size: int) -> bool:
        return reduce_all(minors(matrix, size), image.groebner_basis or ())[0]

    rank = next(r for r in range(min(variety.rows, cols) + 1) if vanish(r + 1))
    regular = result.problem.loss.is_regularized
    pure = None if regular else rank == variety.rank
    return (rank, pure) == (component.rank, component.is_pure), f"{rank}"


def _irredundant(components: tuple[CriticalComponent, ...]) -> tuple[bool, str]:
    contained = sum(
        reduce_all(a.ideal.groebner_basis or (), b.ideal.groebner_basis or ())[0]
        for a, b in permutations(components, 2)
    )
    return contained == 0, counted(len(components), "component")


def _outside(result: CriticalPointsResult, prime: int) -> IdealEquality:
    """Whether the critical points outside all components are none: 1 is in I + (1 - t h).

    h is the product of a random member of each component's ideal. A member that vanishes on a
    component of the critical points, though its coefficients are random, says that all do.
    """
    equations = result.problem.system.equations
    ring = equations[0].ring
    larger = polynomial_ring((*map(str, ring.symbols), "t"), GF(prime))
    numbers = random.Random(result.problem.seed)

    def inside(f: Any) -> Polynomial:
        return modulo(f, larger.domain).set_ring(larger)

    h = larger.one
    for component in result.value.components:
        members = [inside(g) for g in component.ideal.groebner_basis or ()]
        h *= sum((numbers.randint(1, prime - 1) * g for g in members), larger.zero)
    t = larger.gens[-1]
    return IdealEquality([*map(inside, equations), 1 - t * h], [larger.one], field=larger.domain)
