"""Questions about what flows leave invariant: refused, decoded and shown, without an engine."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import GF, QQ, symbols

import neurovariety as nv
from neurovariety.algebra.derivations import derivative
from neurovariety.engines.frame import Frame, Polynomials, parse_frame, parse_progress
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.trajectory_ideal.powerseries import along_trajectory

PROVENANCE = Provenance("Macaulay2", "1.26", "m", "QQ", None, nv.Certainty.EXACT, "digest", 0.5)
FLOW = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))
EVERY = nv.GradientFlow(nv.LinearNetwork(2, 1, 2))
A, B = {(1, 0): (1, 1)}, {(0, 1): (1, 1)}


def decoded(problem: Any, **fields: Any) -> Any:
    return problem.part("decode").decode(
        Frame(problem.kind, fields), problem, nv.render(problem), PROVENANCE
    )


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: nv.InvariantIdeal(FLOW, ["z"]), "contains: unknown variable 'z'"),
        (lambda: nv.IsInvariant(FLOW, symbols("x y")), "ideal: .*w1_11, w2_11"),
        (lambda: nv.InvariantIdeal(FLOW, []), "contains: expected at least one polynomial"),
        (lambda: nv.InvariantIdeal(FLOW, "w1_11/101", field=GF(101)), "101 divides"),
        (lambda: nv.InvariantIdeal("flow", "a"), r"expected a flow such as GradientFlow\("),
        (lambda: nv.TrajectoryIdeal(FLOW, [1, 2, 3], 2), r"2 coordinates \(w1_11, w2_11\), got 3"),
        (lambda: nv.TrajectoryIdeal(FLOW, [0.5, 1], 2), "expected an exact number, got the float"),
        (lambda: nv.TrajectoryIdeal(FLOW, 7, 2), "expected a sequence of coordinates"),
        (lambda: nv.TrajectoryIdeal(FLOW, [1, 2], 0), "degree: expected at least 1, got 0"),
        (lambda: nv.TrajectoryIdeal(EVERY, [1, 2, 3, 4], 1), "the 4 fields of a generic loss"),
        (lambda: nv.DarbouxPolynomials(FLOW, 0), "degree: expected at least 1, got 0"),
        (lambda: nv.DarbouxPolynomials(EVERY, 1), "give a loss"),
        (
            lambda: nv.DarbouxPolynomials(
                nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss="1/w1_11"), 1
            ),
            "expected a loss that is",
        ),
    ],
)
def test_what_is_refused(ask: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        ask()


def test_an_ideal_can_be_given_by_an_earlier_answer() -> None:
    chain = decoded(
        nv.InvariantIdeal(FLOW, "w1_11"),
        groebnerBasis=Polynomials(2, (B, A)),
        dimensions=(1, 0),
        degree=1,
        stabilized=True,
    ).value
    again = nv.IsInvariant(FLOW, chain.ideal)
    assert [str(g) for g in again.generators] == ["w1_11", "w2_11"]
    assert (chain.length, chain.dimension, chain.degree) == (1, 0, 1)
    assert chain.in_short() == "<w1_11, w2_11>"


def test_a_chain_that_has_not_ended_says_so() -> None:
    result = decoded(
        nv.InvariantIdeal(FLOW, "w1_11"),
        groebnerBasis=Polynomials(2, (A,)),
        dimensions=(1,),
        degree=1,
        stabilized=False,
    )
    assert repr(result.value) == "<InvariantChain: at least <w1_11>>"
    assert "not ended" in dict(result.summary())["chain"]
    assert result.data()["stabilized"] is False


def test_a_witness_and_its_absence() -> None:
    problem = nv.IsInvariant(FLOW, "w1_11")
    no = decoded(problem, generators=Polynomials(2, (A,)), remainders=Polynomials(2, (B,)))
    assert not no.value
    assert no.value.in_short() == "no: F(w1_11) = w2_11 modulo the ideal"
    assert no.data()["witnesses"] == [{"generator": "w1_11", "remainder": "w2_11"}]
    yes = decoded(problem, generators=Polynomials(2, ()), remainders=Polynomials(2, ()))
    assert yes.value
    with pytest.raises(ProtocolError, match="a remainder that is not zero"):
        decoded(problem, generators=Polynomials(2, (A,)), remainders=Polynomials(2, ({},)))


def test_a_prime_field_is_no_proof() -> None:
    assert nv.InvariantIdeal(FLOW, "w1_11").grounds.certainty is nv.Certainty.EXACT
    modular = nv.IsInvariant(FLOW, "w1_11", field=GF(101))
    assert modular.grounds.certainty is nv.Certainty.MODULAR
    half = nv.InvariantIdeal(FLOW, "w1_11/2", field=GF(101)).generators[0].LC
    assert half * 2 == GF(101)(1)


def test_a_trajectory_s_polynomials_are_proved_or_not() -> None:
    problem = nv.TrajectoryIdeal(FLOW, "2, 1/2", 1)
    assert problem.start == (Fraction(2), Fraction(1, 2))
    fields = {"polynomials": Polynomials(2, (A,)), "derivatives": 8}
    open_ = decoded(problem, **fields, proved=False, closure=Polynomials(2, ()))
    assert not open_.value.proved
    assert dict(open_.summary())["proved"] == "only that 8 derivatives vanish at the start"
    assert decoded(problem, **fields, proved=True, closure=Polynomials(2, (A,))).value.proved


def test_darboux_spaces_are_cut_by_their_counts() -> None:
    problem = nv.DarbouxPolynomials(FLOW, 1)
    fields = {"cofactors": Polynomials(2, ({}, A)), "irrational": 0, "complete": True}
    found = decoded(problem, **fields, polynomials=Polynomials(2, (A, B, B)), counts=(2, 1)).value
    assert [len(s.polynomials) for s in found.spaces] == [2, 1]
    assert [str(P) for P, _ in found.irreducible] == ["w1_11", "w2_11", "w2_11"]
    with pytest.raises(ProtocolError, match="expected 4 polynomials, got 3"):
        decoded(problem, **fields, polynomials=Polynomials(2, (A, B, B)), counts=(3, 1))


def test_progress_is_skipped_before_an_answer_and_kept_without_one() -> None:
    def frame(mark: str, value: int) -> str:
        return f"NEUROVARIETY-{mark} 1 sum\nvalue int {value}\nEND 1\n"

    known = frame("PROGRESS", 1) + frame("PROGRESS", 2)
    assert parse_frame(known + frame("ANSWER", 3), "sum").fields == {"value": 3}
    last = parse_progress(known + "NEUROVARIETY-PROGRESS 1 sum\nvalue int", "sum")
    assert last is not None
    assert last.fields == {"value": 2}
    assert parse_progress("", "sum") is None
    assert parse_progress("NEUROVARIETY-PROGRESS 1 sum\nvalue int 5\n", "sum") is None
    with pytest.raises(ProtocolError, match="expected a framed answer"):
        parse_frame(known, "sum")
    with pytest.raises(ProtocolError, match="of kind 'product', got 'sum'"):
        parse_progress(known, "product")
    with pytest.raises(ProtocolError, match="1 lines were written"):
        parse_progress("NEUROVARIETY-PROGRESS 1 sum\na int 1\nb int 1\nEND 1\n", "sum")


@given(st.lists(st.integers(-5, 5), min_size=2, max_size=2), st.integers(2, 12))
def test_a_law_is_constant_on_power_series_and_others_have_their_derivatives(
    start: list[int], order: int
) -> None:
    a, b = FLOW.ring.gens
    field = FLOW.fields[0]
    point = [Fraction(x) for x in start]
    law, other, speed = along_trajectory(
        [a**2 - b**2, a * b, derivative(field, a * b)], field, point, order
    )
    assert not any(law[1:])
    p = 2**61 - 1
    assert [(j + 1) * other[j + 1] % p for j in range(order - 1)] == speed[:-1]
    assert other[0] == start[0] * start[1] % p


def test_fields_with_fractions_are_rendered() -> None:
    flow = nv.GradientFlow(nv.Parametric("a*b"), loss="(y1 - 1/3)^2/7")
    assert flow.ring.domain == QQ
    for problem in (
        nv.InvariantIdeal(flow, "a - b/2", field=GF(32003)),
        nv.TrajectoryIdeal(flow, ["-1/2", 3], 2),
    ):
        text = nv.render(problem).problem
        assert ("ZZ/32003" in text) == isinstance(problem, nv.InvariantIdeal)
    assert "{-1/2/1, 3/1}" in text
