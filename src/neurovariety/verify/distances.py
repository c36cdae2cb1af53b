"""ED degrees by another method and prime; correspondences by points of the chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sympy.polys.groebnertools import is_groebner

from neurovariety.localization import polar_degrees
from neurovariety.problems import EDDegree, GenericEDDegree
from neurovariety.results import CorrespondenceResult, DegreeResult
from neurovariety.substitution import leading_dimension, normals_reduce, vanish_on_chart
from neurovariety.varieties import Determinantal, Hankel, Implicit, SymmetricDeterminantal
from neurovariety.verify.checks import SMALL_BASIS, Check, Context, another_prime, here

_SMALL_SPACE = 16


def degree_checks(result: DegreeResult, context: Context) -> Iterator[Check]:
    problem = result.problem
    method = _second_method(problem)
    other = replace(
        problem, method=method, prime=another_prime(problem.prime), seed=problem.seed + 1
    )

    def same_value(answer: DegreeResult) -> tuple[bool, str]:
        return answer.value == result.value, f"{answer.value} and {result.value}"

    name = method if method in ("closed-form", "localization") else f"{method} mod {other.prime}"
    yield context.by_solving(name, other, same_value)
    if not isinstance(problem, GenericEDDegree) or not result.polar_degrees:
        return
    polar, variety = result.polar_degrees, problem.variety
    yield here("sum of polar degrees", lambda: (sum(polar) == result.value, str(sum(polar))))
    if isinstance(variety, Determinantal):
        yield here(
            "degree of the variety is the last polar degree",
            lambda: (polar[-1] == variety.degree, str(variety.degree)),
        )
    other = dual(variety)
    if other is not None:
        read = polar_degrees(other)[::-1]
        yield here("dual variety's, backwards", lambda: (read == polar, " ".join(map(str, read))))


def _second_method(problem: EDDegree | GenericEDDegree) -> str:
    """Another method than the one that was used, if one is cheap; else the same, at other data."""
    used, methods = problem.chosen_method, problem.methods
    variety = problem.variety
    if isinstance(problem, EDDegree):
        if used != "closed-form" and "closed-form" in methods:
            return "closed-form"
        return "critical"
    for theorem in ("localization", "closed-form"):
        if theorem in methods and used != theorem:
            return theorem
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        return "conormal" if variety.ambient_dimension <= _SMALL_SPACE else used
    for method in ("slices", "conormal", "saturation"):
        if method in methods and method != used:
            return method
    return "critical"


def dual(variety: Any) -> Determinantal | SymmetricDeterminantal | None:
    if isinstance(variety, Determinantal) and variety.rank < min(variety.rows, variety.cols):
        corank = min(variety.rows, variety.cols) - variety.rank
        return Determinantal(variety.rows, variety.cols, corank)
    if isinstance(variety, SymmetricDeterminantal) and variety.rank < variety.size:
        return SymmetricDeterminantal(variety.size, variety.size - variety.rank)
    return None


def correspondence_checks(result: CorrespondenceResult, context: Context) -> Iterator[Check]:
    value, problem = result.value, result.problem
    variety = problem.variety
    n = variety.ambient_dimension
    if value.dimension < 0:
        question = EDDegree(variety, problem.metric, "critical", another_prime(problem.prime))
        yield context.by_solving(
            "no critical points", question, lambda found: (found.dimension < 0, str(found.value))
        )
        return
    yield here("dimension of the data space", lambda: (value.dimension == n, str(n)))
    total = sum(value.bidegrees)
    if value.equations is not None:
        basis = value.equations.groebner_basis or ()
        yield here(
            "dimension of the leading monomials",
            lambda: ((found := leading_dimension(basis)) == value.dimension, str(found)),
        )
        if len(basis) <= SMALL_BASIS // 2:
            yield here(
                "S-pairs reduce to zero",
                lambda: (is_groebner(list(basis), basis[0].ring), f"{len(basis)} elements"),
            )
        if isinstance(variety, Implicit):
            yield here("normals reduce to zero", lambda: normals_reduce(result, basis))
        elif not isinstance(variety, Hankel):
            yield here("equations vanish on the chart", lambda: vanish_on_chart(result, basis))
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        read = polar_degrees(variety)
        yield here("localization", lambda: (read == value.bidegrees, " ".join(map(str, read))))
    elif variety.is_cone:
        other = GenericEDDegree(variety, method="critical", prime=another_prime(problem.prime))

        def same_sum(answer: DegreeResult) -> tuple[bool, str]:
            return answer.value == total, f"{answer.value} and {total}"

        yield context.by_solving("polar degrees add up to the generic ED degree", other, same_sum)
