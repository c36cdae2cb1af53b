"""Checking an answer by another road: another method, another prime, substitution."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from sympy import GF, QQ, prevprime
from sympy.polys.groebnertools import is_groebner

from neurovariety.engines import Engine, Limits
from neurovariety.errors import EngineMemoryError, EngineTimeout, SpecificationError
from neurovariety.exact import DEFAULT_PRIME, SMALLEST_PRIME
from neurovariety.localization import polar_degrees
from neurovariety.problems import EDDegree, GenericEDDegree
from neurovariety.results import (
    CorrespondenceResult,
    DegreeResult,
    MinorsResult,
    Result,
)
from neurovariety.solve import solve
from neurovariety.substitution import leading_dimension, normals_reduce, vanish_on_chart
from neurovariety.varieties import Determinantal, Hankel, Implicit, SymmetricDeterminantal

_SMALL_SPACE = 16
_SMALL_BASIS = 60


@dataclass(frozen=True)
class Check:
    """One check: what was done, by what, and whether it held.

    Parameters
    ----------
    name, detail : str
        The road and what was seen on it.
    engine : str
        What computed it.
    seconds : float
        Wall-clock time.
    holds : bool or None
        None if a limit stopped it: the answer is neither confirmed nor refuted.
    """

    name: str
    detail: str
    engine: str
    seconds: float
    holds: bool | None


@dataclass(frozen=True)
class Verification:
    """The checks of one answer."""

    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether some check held and none failed."""
        outcomes = [check.holds for check in self.checks]
        return True in outcomes and False not in outcomes

    def to_data(self) -> list[dict[str, Any]]:
        """The checks as plain dictionaries, for JSON."""
        return [asdict(check) for check in self.checks]

    def __str__(self) -> str:
        words = {True: "holds", False: "FAILS", None: "open"}
        return "\n".join(
            f"{words[c.holds]:5}  {c.name}: {c.detail} ({c.engine}, {c.seconds:.2f} s)"
            for c in self.checks
        )


def verify(
    result: Result, engine: Engine | None = None, limits: Limits | None = None
) -> Verification:
    """Check an answer independently of how it was found.

    Parameters
    ----------
    result : DegreeResult, MinorsResult or CorrespondenceResult
        What `solve` returned, or the same with another value put in.
    engine, limits
        As for `solve`; they serve the checks that need an engine.

    Returns
    -------
    Verification
        Degrees: a second method where there is one, with another prime and seed; the polar degrees
        of the dual variety read backwards. Groebner bases: S-pairs and generators reduce to zero,
        and another characteristic gives the same numbers and leading monomials. Correspondences:
        points of the chart satisfy the equations, and another method gives the polar degrees.

    Raises
    ------
    SpecificationError
        If this is no result.
    EngineError
        If the engine is missing or fails; running into a limit leaves a check open instead.

    Examples
    --------
    >>> from neurovariety import Determinantal, EDDegree, solve
    >>> from neurovariety import GenericEDDegree
    >>> answer = solve(GenericEDDegree(Determinantal(20, 3, rank=2)))
    >>> verify(answer).holds
    True
    """
    context = _Context(engine, limits)
    if isinstance(result, DegreeResult):
        checks = _degree_checks(result, context)
    elif isinstance(result, MinorsResult):
        checks = _minors_checks(result, context)
    elif isinstance(result, CorrespondenceResult):
        checks = _correspondence_checks(result, context)
    else:
        raise SpecificationError(f"expected a result of solve, got {result!r}")
    return Verification(tuple(checks))


@dataclass(frozen=True)
class _Context:
    engine: Engine | None
    limits: Limits | None

    def by_solving(
        self, name: str, problem: Any, agrees: Callable[[Any], tuple[bool, str]]
    ) -> Check:
        """Solve another problem and compare."""
        start = time.perf_counter()
        try:
            answer: Any = solve(problem, engine=self.engine, limits=self.limits)
        except (EngineTimeout, EngineMemoryError) as stopped:
            seconds = time.perf_counter() - start
            return Check(name, type(stopped).__name__, "Macaulay2", seconds, None)
        holds, detail = agrees(answer)
        p = answer.provenance
        return Check(name, detail, f"{p.engine} {p.version}", time.perf_counter() - start, holds)


def _here(name: str, test: Callable[[], tuple[bool, str]]) -> Check:
    start = time.perf_counter()
    holds, detail = test()
    return Check(name, detail, "neurovariety", time.perf_counter() - start, holds)


def another_prime(p: int) -> int:
    """A prime that has not been used yet."""
    return int(prevprime(p)) if p > SMALLEST_PRIME else DEFAULT_PRIME


def _degree_checks(result: DegreeResult, context: _Context) -> Iterator[Check]:
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
    yield _here("sum of polar degrees", lambda: (sum(polar) == result.value, str(sum(polar))))
    if isinstance(variety, Determinantal):
        yield _here(
            "degree of the variety is the last polar degree",
            lambda: (polar[-1] == variety.degree, str(variety.degree)),
        )
    dual = _dual(variety)
    if dual is not None:
        read = polar_degrees(dual)[::-1]
        yield _here("dual variety's, backwards", lambda: (read == polar, " ".join(map(str, read))))


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


def _dual(variety: Any) -> Determinantal | SymmetricDeterminantal | None:
    if isinstance(variety, Determinantal) and variety.rank < min(variety.rows, variety.cols):
        corank = min(variety.rows, variety.cols) - variety.rank
        return Determinantal(variety.rows, variety.cols, corank)
    if isinstance(variety, SymmetricDeterminantal) and variety.rank < variety.size:
        return SymmetricDeterminantal(variety.size, variety.size - variety.rank)
    return None


def _minors_checks(result: MinorsResult, context: _Context) -> Iterator[Check]:
    ideal, problem = result.value, result.problem
    basis = list(ideal.groebner_basis or ())

    def generators_vanish() -> tuple[bool, str]:
        bad = sum(1 for g in ideal.generators if ideal.reduce(g))
        return bad == 0, f"{len(ideal.generators) - bad} of {len(ideal.generators)}"

    yield _here("generators reduce to zero", generators_vanish)
    if len(basis) <= _SMALL_BASIS:
        yield _here(
            "S-pairs reduce to zero",
            lambda: (is_groebner(basis, ideal.ring), f"{len(basis)} elements"),
        )
    p = DEFAULT_PRIME if problem.field == QQ else another_prime(int(problem.field.mod))

    def alike(answer: MinorsResult) -> tuple[bool, str]:
        found, expected = _numbers(answer), _numbers(result)
        detail = f"dimensions and degrees {found} and {expected}"
        return found == expected and _shape(answer) == _shape(result), detail

    yield context.by_solving(f"modulo {p}", replace(problem, field=GF(p)), alike)


def _numbers(result: MinorsResult) -> tuple[int | None, ...]:
    ideal, singular = result.value, result.singular_locus
    return ideal.dimension, ideal.degree, singular.dimension, singular.degree


def _shape(result: MinorsResult) -> tuple[Any, Any]:
    """What almost all characteristics share: the generators' monomials, the leading ones."""
    ideal = result.value
    supports = sorted(sorted(g.monoms()) for g in ideal.generators)
    return supports, sorted(g.LM for g in ideal.groebner_basis or ())


def _correspondence_checks(result: CorrespondenceResult, context: _Context) -> Iterator[Check]:
    value, problem = result.value, result.problem
    variety = problem.variety
    n = variety.ambient_dimension
    if value.dimension < 0:
        question = EDDegree(variety, problem.metric, "critical", another_prime(problem.prime))
        yield context.by_solving(
            "no critical points", question, lambda found: (found.dimension < 0, str(found.value))
        )
        return
    yield _here("dimension of the data space", lambda: (value.dimension == n, str(n)))
    total = sum(value.bidegrees)
    if value.equations is not None:
        basis = value.equations.groebner_basis or ()
        yield _here(
            "dimension of the leading monomials",
            lambda: ((found := leading_dimension(basis)) == value.dimension, str(found)),
        )
        if len(basis) <= _SMALL_BASIS // 2:
            yield _here(
                "S-pairs reduce to zero",
                lambda: (is_groebner(list(basis), basis[0].ring), f"{len(basis)} elements"),
            )
        if isinstance(variety, Implicit):
            yield _here("normals reduce to zero", lambda: normals_reduce(result, basis))
        elif not isinstance(variety, Hankel):
            yield _here("equations vanish on the chart", lambda: vanish_on_chart(result, basis))
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        read = polar_degrees(variety)
        yield _here("localization", lambda: (read == value.bidegrees, " ".join(map(str, read))))
    elif variety.is_cone:
        other = GenericEDDegree(variety, method="critical", prime=another_prime(problem.prime))

        def same_sum(answer: DegreeResult) -> tuple[bool, str]:
            return answer.value == total, f"{answer.value} and {total}"

        yield context.by_solving("polar degrees add up to the generic ED degree", other, same_sum)
