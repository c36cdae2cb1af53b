"""ED degrees: another method, another prime with other random data, and duality."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.base.grounds import THEOREMS
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree
from neurovariety.varieties.localization import polar_degrees
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit

_SMALL_SPACE = 16
"""Coordinates of a matrix space up to which its critical points are counted in seconds."""


def checks(result: DegreeResult, context: Context) -> Iterator[Check]:
    """The same number by another method, at other data, and from the dual variety."""
    problem = result.problem

    def same_value(answer: DegreeResult) -> tuple[bool, str]:
        same = (answer.value, answer.dimension) == (result.value, result.dimension)
        polar = answer.polar_degrees or result.polar_degrees
        return same and polar == (result.polar_degrees or polar), f"{answer.value}"

    method = _another_method(problem)
    if method is not None:
        other = replace(problem, method=method)
        yield context.by_solving(f"another method, {method}", other, same_value)
    p = problem.another_prime
    modular = _modular_method(problem)
    if modular is not None:
        other = replace(problem, method=modular, prime=p, seed=problem.seed + 1)
        name = f"another prime, {modular} modulo {p}"
        yield context.by_solving(name, other, same_value)
    polar, variety = result.polar_degrees, problem.variety
    if isinstance(problem, EDDegree) or not polar:
        return
    yield here("sum of polar degrees", lambda: (sum(polar) == result.value, str(sum(polar))))
    if isinstance(variety, Determinantal):
        yield here(
            "degree of the variety is the last polar degree",
            lambda: (polar[-1] == variety.degree, str(variety.degree)),
        )
    dual_variety = dual(variety)
    if dual_variety is not None:
        read = polar_degrees(dual_variety)[::-1]
        yield here("dual variety's, backwards", lambda: (read == polar, " ".join(map(str, read))))


def invariant_part(result: DegreeResult) -> Hashable:
    """The number, and what it is the number of."""
    return result.value, result.dimension, result.polar_degrees


def like_the_definition(result: DegreeResult, found: DegreeResult) -> tuple[bool, str]:
    """The number; the definition of a degree has no polar degrees."""
    same = (found.value, found.dimension) == (result.value, result.dimension)
    return same, f"{found.value}"


def _another_method(problem: EDDegree | GenericEDDegree) -> str | None:
    """A method that shares nothing with the one that was used, the cheapest first."""
    used, methods, variety = problem.chosen_method, problem.methods, problem.variety
    theorems = [m for m in THEOREMS if m in methods and m != used]
    if theorems:
        return theorems[0]
    if used in THEOREMS or (isinstance(problem, EDDegree) and not isinstance(variety, Implicit)):
        return None  # the modular count is one already; over QQ the same one takes minutes
    order = ("slices", "conormal", "critical", "saturation")
    return next((m for m in order if m in methods and m != used), None)


def _modular_method(problem: EDDegree | GenericEDDegree) -> str | None:
    """The method that was used, at other data; for a theorem, and over QQ, a modular count."""
    used, variety = problem.chosen_method, problem.variety
    if used in THEOREMS and variety.ambient_dimension > _SMALL_SPACE:
        return None
    if used in THEOREMS and isinstance(problem, GenericEDDegree):
        return "conormal"
    return "critical" if used in (*THEOREMS, "critical-exact") else used


def dual(variety: Any) -> Determinantal | SymmetricDeterminantal | None:
    if isinstance(variety, Determinantal) and variety.rank < min(variety.rows, variety.cols):
        corank = min(variety.rows, variety.cols) - variety.rank
        return Determinantal(variety.rows, variety.cols, corank)
    if isinstance(variety, SymmetricDeterminantal) and variety.rank < variety.size:
        return SymmetricDeterminantal(variety.size, variety.size - variety.rank)
    return None
