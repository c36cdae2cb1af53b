"""Every single change of a result fails its verification: for each problem and each method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module

import pytest

import neurovariety as nv
from neurovariety.problems.base.methods import Place
from neurovariety.problems.registry import REGISTRY
from neurovariety.verify import checks_of
from tests.mutations import Remembering, claims_no_more, mutations, too_large
from tests.wrong_answers.examples import CIRCLE, EXAMPLES

pytestmark = pytest.mark.m2

ELSEWHERE = frozenset({"bottlenecks", "reach"})
"""Problems whose changes are tested in test_mutations_bottlenecks.py."""

WIDER = "a wider interval contains it, too"
STILL_TRUE: dict[str, dict[str, str]] = {
    "darboux-polynomials": {r"\.complete": "an answer that calls itself cut off says less"},
    "signature-discriminant": {
        r"\.data\[\d\]\[\d\] [+-] 1": "any two data serve that this component alone separates"
    },
    "polynomial-boundary": {
        r"(coordinates\[\d\]|squared_distance)(\[0\] - 1|\[1\] \+ 1)": WIDER,
    },
    "real-ed-critical-points": {
        r"(coordinates\[\d\]|squared_distance)(\[0\] - 1|\[1\] \+ 1)": WIDER,
    },
    "pure-spurious": {
        r"\.eigenvalues\[\d\]\[0\](\[0\] - 1|\[1\] \+ 1)": WIDER,
        r"\.(loss|limit|lowest|rate|shift)(\[0\] - 1|\[1\] \+ 1)": WIDER,
        r"\.(values\[\d\]|matrix\[\d\]\[\d\])(\[0\] - 1|\[1\] \+ 1)": WIDER,
    },
    "real-critical-points": {
        r"\.loss\[0\] - 1|\.loss\[1\] \+ 1": WIDER,
        r"\.residual \+ 1": "it is an upper bound",
        r"\.precision": "of the arithmetic; the proof is repeated in any",
        r"\.orbits\[1\]\.certificate\.domain": "a thin box along an axis has one zero, too",
    },
    "trajectory-ideal": {
        r"\.derivatives": "one derivative more or less at the start leaves the same polynomials"
    },
    "conservation-laws": {
        r"\.point\[\d\] [+-] 1": "any point serves; the ranks are computed there",
        r"\.levels with 0 twice": "a further level of brackets adds nothing, which is true",
    },
}
"""Changes after which a result is still true, with the reason."""

BY_ENGINE_ALONE: dict[str, dict[str, str]] = {
    "singular-locus": {
        r"\.(ramification|components|dimension|degree)": "equations that elimination finds",
    },
    "darboux-polynomials": {
        r"\.spaces without \d": "that no cofactor is missing is a computation of Groebner bases",
        r"\.irrational": "how many were left out is known to that computation alone",
    },
}
"""Changes that only the second engine notices, which solves the same problem once more."""

EVERY = [(e.kind, method.name) for e in REGISTRY for method in e.problem.known_methods]
NEEDED = [pair for pair in EVERY if pair[0] not in ELSEWHERE]


@pytest.mark.parametrize(("kind", "method"), NEEDED, ids=map("-".join, NEEDED))
def test_every_single_change_fails(
    kind: str, method: str, engine: Remembering, second: Remembering
) -> None:
    assert (kind, method) in EXAMPLES, f"say in EXAMPLES a small problem for {(kind, method)}"
    for problem in EXAMPLES[kind, method]:
        assert (problem.kind, problem.chosen_method) == (kind, method)
        result = nv.solve(problem, engine if problem.chosen.place is Place.ENGINE else None)
        assert claims_no_more(result)
        other = engine if result.provenance.engine == "neurovariety" else second
        verification = nv.verify(result, engine, other=other)
        assert verification.holds, verification
        assert all(c.holds or too_large(c) for c in verification.checks), verification
        assert not list(unnoticed(result, engine, other))


def unnoticed(result: nv.Result, engine: Remembering, other: Remembering) -> Iterator[str]:
    """Changes that no check notices, those apart that are still true.

    That another engine solves the same problem to another result counts only where it must: it runs
    the same method.
    """
    kind = result.problem.kind
    for where, wrong in mutations(result):
        if matches(where, STILL_TRUE.get(kind, {})):
            continue
        alone = matches(where, BY_ENGINE_ALONE.get(kind, {}))
        try:
            noticed = any(
                check.holds is False and (alone or not check.name.startswith("another engine"))
                for check in checks_of(wrong, engine, other=other)
            )
        except nv.SpecificationError:  # what a stopped run has found is refused
            noticed = True
        if not noticed:
            yield where


def matches(where: str, patterns: Mapping[str, str]) -> bool:
    return any(re.search(pattern, where) for pattern in patterns)


def test_the_others_are_in_the_other_file() -> None:
    other = import_module("tests.wrong_answers.test_mutations_bottlenecks")
    there = {(problem.kind, problem.chosen_method) for problem in other.PROBLEMS.values()}
    assert {pair for pair in EVERY if pair[0] in ELSEWHERE} <= there


def test_no_example_is_of_a_method_that_is_gone() -> None:
    assert set(EXAMPLES) <= set(NEEDED)


def test_each_of_the_nine_elements_is_needed(engine: Remembering) -> None:
    result = nv.solve(EXAMPLES["ed-correspondence", "conormal-chart"][0], engine)
    equations = result.value.equations
    assert equations is not None
    basis = equations.groebner_basis
    assert basis is not None
    assert len(basis) == 9
    for k in range(9):
        fewer = (*basis[:k], *basis[k + 1 :])
        wrong = replace(equations, generators=fewer, groebner_basis=fewer)
        value = replace(result.value, equations=wrong)
        assert nv.verify(replace(result, value=value), engine, other=engine).failed


def test_changes_of_what_is_not_the_answer_are_no_changes(engine: Remembering) -> None:
    result = nv.solve(nv.EDDegree(CIRCLE), engine)
    assert {where.split()[0] for where, _ in mutations(result)} == {"value", "dimension"}
