"""ED correspondences: by the equations of the conormal variety, and by its charts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from neurovariety.algebra.derivations import compose
from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.shown import counted
from neurovariety.algebra.textbook.operations import are_zeros_of
from neurovariety.algebra.textbook.watched import groebner
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.ed_correspondence.result import CorrespondenceResult
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree
from neurovariety.problems.ideal_equality.bases import (
    basis_checks,
    both_directions,
    groebner_checks,
    staircase_check,
)
from neurovariety.varieties.assumptions import Standing
from neurovariety.varieties.conormal import (
    chart_defects,
    conormal_equations,
    datum,
    regular_conormal_equations,
    residue,
)
from neurovariety.varieties.localization import polar_degrees
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit


def checks(result: CorrespondenceResult, context: Context) -> Iterator[Check]:
    """The graph, the equations, the numbers."""
    value, problem = result.value, result.problem
    variety = problem.variety
    n = variety.ambient_dimension
    p = problem.another_prime
    if value.dimension < 0:
        none = EDDegree(variety, problem.metric, "critical", p)
        yield context.by_solving(
            "no critical points", none, lambda found: (found.dimension < 0, str(found.value))
        )
        return
    yield here("dimension of the data space", lambda: (value.dimension == n, str(n)))
    if value.equations is not None:
        yield from _equations_checks(result, context)
    if problem.chosen_method == DEFINITION:
        other = replace(problem, method="auto", equations=True)
        yield context.by_solving("another method", other, partial(like_the_definition, result))
    else:
        yield here("the graph of the parametrisation", lambda: _graph(result))
    elsewhere = replace(problem, prime=p, seed=problem.seed + 1, equations=False)

    def alike(answer: CorrespondenceResult) -> tuple[bool, str]:
        found, ours = answer.value, value
        same = (found.dimension, found.bidegrees) == (ours.dimension, ours.bidegrees)
        return same, f"bidegrees {' '.join(map(str, found.bidegrees))}"

    yield context.by_solving(f"modulo {p}, other random data", elsewhere, alike)
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        read = polar_degrees(variety)
        yield here("localization", lambda: (read == value.bidegrees, " ".join(map(str, read))))
    elif variety.is_cone and not _has_several_dimensions(result):
        total = sum(value.bidegrees)
        other = GenericEDDegree(variety, method="critical", prime=p)

        def same_sum(answer: DegreeResult) -> tuple[bool, str]:
            return answer.value == total, f"{answer.value} and {total}"

        yield context.by_solving("polar degrees add up to the generic ED degree", other, same_sum)


def _has_several_dimensions(result: CorrespondenceResult) -> bool:
    """Or may have: then degrees count the largest components, the correspondence counts all."""
    unsure = (Standing.FAILS, Standing.UNCHECKED)
    return any(a.name == "equidimensional" and a.standing in unsure for a in result.assumptions)


def invariant_part(result: CorrespondenceResult) -> Hashable:
    """What every engine must find."""
    value = result.value
    equations = None if value.equations is None else value.equations.groebner_basis
    return value.dimension, value.bidegrees, value.auxiliary, equations


def like_the_definition(
    result: CorrespondenceResult, found: CorrespondenceResult
) -> tuple[bool, str]:
    """The same in x and u, where one of the results has no auxiliary variables."""
    ours, theirs = result.value, found.value
    first, second = (v.equations if v.auxiliary else v.ideal for v in (ours, theirs))
    same = (ours.dimension, ours.bidegrees) == (theirs.dimension, theirs.bidegrees)
    if first is None or second is None:
        return same, f"bidegrees {' '.join(map(str, theirs.bidegrees))}; no equations"
    return (
        same and first.generators == second.generators,
        counted(len(second.generators), "equation"),
    )


def _equations_checks(result: CorrespondenceResult, context: Context) -> Iterator[Check]:
    equations, problem = result.value.equations, result.problem
    assert equations is not None
    ring, basis = equations.ring, equations.groebner_basis or ()
    of = "equations: "
    yield here(
        f"{of}the generators are the basis",
        lambda: (equations.generators == basis, f"{len(basis)} elements"),
    )
    # in (x, y) the equations of a cone have two degrees, and the bidegrees add up to the degree
    degree = sum(result.value.bidegrees) if problem.variety.is_cone else None
    yield staircase_check(basis, ring, equations.dimension, degree, of)
    variety, n = problem.variety, problem.variety.ambient_dimension
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        x, u = ring.gens[:n], ring.gens[n:]
        system = conormal_equations(variety, x, residue(problem.form, x, u))
        yield from groebner_checks(context, [f for f in system if f], basis, ring, of)
        return
    codimension = _codimension(variety)
    if codimension is None:
        return
    yield from basis_checks(context, basis, ring, of)
    # in (x, y) the equations are sparse, which makes elimination quick
    normals = tuple(_fresh(f"y_{name}", variety.coordinates) for name in variety.coordinates)
    t = _fresh("t", (*variety.coordinates, *normals))
    larger = polynomial_ring((t, *variety.coordinates, *normals))
    given = [embedded(f, larger, 1) for f in _given(variety)]
    system = regular_conormal_equations(
        given, codimension, larger.gens[n + 1 :], larger.gens[0], problem.seed
    )
    pair = polynomial_ring((*variety.coordinates, *normals))
    at = (*pair.gens[:n], *datum(problem.form, pair.gens[:n], pair.gens[n:]))
    members = [compose(g, at, pair) for g in basis]
    yield from both_directions(context, system, members, pair, of, (t,))


def _graph(result: CorrespondenceResult) -> tuple[bool, str]:
    """The ideal is the graph of a chart, or of the multipliers."""
    value, problem = result.value, result.problem
    variety, generators = problem.variety, value.ideal.generators
    n, count = variety.ambient_dimension, len(value.auxiliary)
    if value.auxiliary != problem.auxiliary_names(count):
        return False, f"auxiliary variables {', '.join(value.auxiliary)}"
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        if len(generators) != 2 * n:
            return False, counted(len(generators), "generator")
        bad, short = chart_defects(variety, problem.form, generators, count)
        return bad == short == 0, f"{bad} violated equations, rank {n - short} of {n}"
    if len(generators) != count + n:
        return False, counted(len(generators), "generator")
    return _multipliers(generators, count, variety, problem.form)


def _multipliers(
    generators: Sequence[Polynomial], count: int, variety: Any, form: Any
) -> tuple[bool, str]:
    """f = 0 and W(u - x) = J^t l, in SymPy's derivatives."""
    ring, n = generators[0].ring, variety.ambient_dimension
    l, x, u = ring.gens[:count], ring.gens[count : count + n], ring.gens[count + n :]  # noqa: E741
    given = [embedded(f, ring, count) for f in _given(variety)]
    members = generators[:count]
    same = groebner(members, ring) == groebner(given, ring) or (
        are_zeros_of(members, given, ring) and are_zeros_of(given, members, ring)
    )
    expected = [
        y - sum((a * f.diff(v) for a, f in zip(l, members, strict=True)), ring.zero)
        for y, v in zip(residue(form, x, u), x, strict=True)
    ]
    right = sum(a == b for a, b in zip(generators[count:], expected, strict=True))
    return same and right == n, f"{right} of {n} derivatives"


def _given(variety: Any) -> list[Polynomial]:
    if isinstance(variety, Hankel):
        return list(dict.fromkeys(minors(variety.matrix, variety.rank + 1)))
    reduced = without_multiple_factors(variety)
    assert isinstance(reduced, Implicit)
    return list(reduced.polynomials)


def _codimension(variety: Any) -> int | None:
    """The codimension, where it is known without a computation."""
    if isinstance(variety, Hankel):
        return int(variety.ambient_dimension - 2 * variety.rank)
    return 1 if len(variety.polynomials) == 1 else None


def _fresh(name: str, taken: Sequence[str]) -> str:
    while name in taken:
        name += "_"
    return name
