"""Ideals: other generators, other coordinates, members, what minors do not notice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.asking import Ask, Undecided, expect
from tests.differential.generate.metrics import Motion, motions
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation


@st.composite
def _mixtures(draw: st.DrawFn, problem: Any) -> list[Any]:
    """Other generators of the same ideal: in another order, one added to another, a multiple."""
    given = list(draw(st.permutations(_generators(problem))))
    if len(given) > 1:
        given[0] = given[0] + draw(st.integers(1, 3)) * given[1]
    given[-1] = given[-1] * draw(st.sampled_from([1, -1, 2, 1000]))
    x = given[0].ring.gens[0]
    return [*given, given[0] * (x + draw(st.integers(0, 2)))]


def _generators(problem: Any) -> Any:
    return problem.first if isinstance(problem, nv.IdealEquality) else problem.polynomials


def _with(problem: Any, polynomials: tuple[Any, ...]) -> Any:
    field = "ideal" if isinstance(problem, nv.Eliminate) else "polynomials"
    return replace(problem, **{field: polynomials})


def basis(ideal: Any) -> set[Any]:
    """The reduced Groebner basis, which is unique."""
    return {g.monic() for g in ideal.groebner_basis}


def _same_basis(ask: Ask, posed: Posed, others: list[Any]) -> None:
    first = basis(ask(posed.problem).value)
    second = basis(ask(_with(posed.problem, tuple(others))).value)
    expect(first == second, f"{sorted(map(str, first))} and {sorted(map(str, second))}")


def _same_comparison(ask: Ask, posed: Posed, others: list[Any]) -> None:
    compare(ask(posed.problem), ask(replace(posed.problem, first=tuple(others))))


def _equal_by_bases(ask: Ask, posed: Posed, _: Any) -> None:
    """Equal ideals have equal reduced bases, and only they."""
    problem = posed.problem
    if problem.eliminate or not problem.first or not problem.second:
        raise Undecided("an elimination, or a zero ideal")
    first, second = (
        basis(ask(nv.GroebnerBasis(side, problem.symbols, problem.order, problem.field)).value)
        for side in (problem.first, problem.second)
    )
    said = ask(problem).value.equal
    expect(said == (first == second), f"equal: {said}, bases {first} and {second}")


def _contains_what_was_given(ask: Ask, posed: Posed, _: Any) -> None:
    found = list(ask(posed.problem).value.groebner_basis)
    for f in posed.problem.polynomials:
        expect(not f.rem(found), f"{f} does not reduce to zero by {found}")


def _coordinates(problem: Any) -> st.SearchStrategy[Motion]:
    return motions(len(problem.symbols))


def _in_other_coordinates(ask: Ask, posed: Posed, by: Motion) -> None:
    problem = posed.problem
    if problem.field.is_FiniteField:
        raise Undecided("modulo a prime")
    if isinstance(problem, nv.MinorsIdeal):
        rows = tuple(tuple(map(by.pulled_back, row)) for row in problem.matrix)
        other = replace(problem, matrix=rows)
    else:
        other = replace(problem, polynomials=tuple(map(by.pulled_back, problem.polynomials)))
    compare(ask(problem), ask(other))


@st.composite
def _operations(draw: st.DrawFn, problem: Any) -> tuple[str, Any]:
    """What keeps the ideal of minors: transposing, permuting, adding a row to another."""
    rows = [list(row) for row in problem.matrix]
    how = draw(st.sampled_from(["transposed", "permuted", "a row added", "a row scaled"]))
    if how == "transposed":
        rows = [list(col) for col in zip(*rows, strict=True)]
    elif how == "permuted":
        rows = (
            [list(draw(st.permutations(row))) for row in [rows[0]]]
            if len(rows) == 1
            else rows[::-1]
        )
    elif how == "a row added" and len(rows) > 1:
        rows[0] = [a + 3 * b for a, b in zip(rows[0], rows[1], strict=True)]
    elif how == "a row scaled":
        rows[0] = [5 * a for a in rows[0]]
    return how, tuple(map(tuple, rows))


def _same_minors(ask: Ask, posed: Posed, other: tuple[str, Any]) -> None:
    first, second = ask(posed.problem), ask(replace(posed.problem, matrix=other[1]))
    compare(first, second)
    a, b = basis(first.value), basis(second.value)
    expect(a == b, f"{sorted(map(str, a))} and {sorted(map(str, b))}")


def _same_in_sage(ask: Ask, posed: Posed, _: Any) -> None:
    first, second = (basis(ask(posed.problem, d).value) for d in (None, "sage"))
    expect(first == second, f"{sorted(map(str, first))} and {sorted(map(str, second))}")


def _one_by_one(ask: Ask, posed: Posed, _: Any) -> None:
    """Variables that go one after the other leave the same as all at once."""
    problem = posed.problem
    left: Any = problem.ideal
    for name in problem.variables:
        found = ask(replace(problem, ideal=left, variables=(name,))).value
        if not (left := found.generators):
            raise Undecided("nothing is left before the last")
    at_once = basis(ask(problem).value)
    expect(set(left) == at_once, f"{left} and {at_once}")


MIXED = Relation("other generators", _same_basis, _mixtures)
MIXED_SIDES = Relation("other generators", _same_comparison, _mixtures)
BY_BASES = Relation("equal by bases", _equal_by_bases)
MEMBERS = Relation("what was given is a member", _contains_what_was_given)
IN_STEPS = Relation("one variable after the other", _one_by_one)
COORDINATES = Relation("other coordinates", _in_other_coordinates, _coordinates)
OPERATIONS = Relation("row and column operations", _same_minors, _operations)
BASES = Relation("Macaulay2 and Sage find one basis", _same_in_sage)
