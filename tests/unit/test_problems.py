"""Questions that cannot be asked: each says what was expected and what was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sympy import GF, RR, ZZ

import neurovariety as nv
from neurovariety.varieties.assumptions import decided
from tests.golden.problems import CONE, CURVE, H3, IMAGE, M1, S3
from tests.strategies import INJECTION

SECOND = nv.Implicit("x/32003 + y^2")
THIRD = nv.Weighted(["1/32003", 1])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: nv.GenericEDDegree(M1, prime=32001), "expected a prime number, got 32001"),
        (lambda: nv.GenericEDDegree(M1, prime=7), "7 is too small .*expected one from 101"),
        (lambda: nv.EDDegree(M1, prime=65537), "65537 is too large .*at most 32749"),
        (lambda: nv.EDCorrespondence(M1, prime=4), "expected a prime number, got 4"),
        (lambda: nv.EDDegree(M1, prime="p"), "expected a prime number, got 'p'"),
        (lambda: nv.GenericEDDegree(M1, seed=-1), "seed: expected from 0 to .*, got -1"),
        (lambda: nv.EDDegree(M1, seed=2**31), "seed: expected from 0 to 2147483647, got"),
        (lambda: nv.EDCorrespondence(M1, seed=1.5), "seed: expected an integer .*, got 1.5"),
        (lambda: nv.GenericEDDegree(M1, "guess"), "'guess' does not apply to .*expected one of"),
        (lambda: nv.GenericEDDegree(CURVE, "conormal"), "'conormal' does not apply"),
        (lambda: nv.GenericEDDegree(CURVE, "localization"), "'localization' does not apply"),
        (lambda: nv.GenericEDDegree(H3, "closed-form"), "'closed-form' does not apply"),
        (lambda: nv.GenericEDDegree(M1, "slices"), "'slices' does not apply"),
        (lambda: nv.GenericEDDegree(nv.Implicit("x; y"), "slices"), "'slices' does not apply"),
        (
            lambda: nv.GenericEDDegree(IMAGE, "saturation"),
            "auto, critical, definition$",
        ),
        (lambda: nv.GenericEDDegree(M1, INJECTION), "does not apply"),
        (lambda: nv.EDDegree(S3, method="closed-form"), "'closed-form' does not apply"),
        (lambda: nv.EDDegree(M1, nv.Weighted([1] * 9), "closed-form"), "weighted metric: expected"),
        (lambda: nv.EDDegree(M1, nv.Weighted([1] * 8)), "expected 9 weights .*, got 8"),
        (lambda: nv.EDDegree(CURVE, nv.SymmetricForm("1, 2; 2, 1")), "positive definite"),
        (lambda: nv.EDDegree(CURVE, nv.BombieriWeyl()), "expected symmetric or Hankel"),
        (lambda: nv.EDDegree(M1, [1, 2]), r"expected a metric such as .*, got \[1, 2\]"),
        (lambda: nv.EDDegree(M1, nv.Frobenius), "expected a metric such as .*, got <class"),
        (lambda: nv.EDDegree(M1, INJECTION), "expected a metric such as"),
        (lambda: nv.GenericEDDegree("circle"), "expected a variety or its equations, got 'circle'"),
        (lambda: nv.GenericEDDegree(None), "expected a variety or its equations: .* got None"),
        (lambda: nv.EDCorrespondence(nv.Parametric("s; t")), "smaller than its space"),
        (lambda: nv.EDDegree(SECOND, prime=32003), "32003 divides the denominator of 1/32003, a c"),
        (lambda: nv.EDDegree(CURVE, THIRD, prime=32003), "the denominator of 1/32003, an entry"),
        (lambda: nv.EDDegree(CURVE, nv.Weighted([1, 32004]), prime=32003), "the difference of two"),
        (lambda: nv.EDDegree(nv.Implicit("y = x^101"), prime=101), "101 divides 101, an exponent"),
        (lambda: nv.MinorsIdeal(nv.MonomialNetwork((2, 1, 1), 2)), "ImageIdeal has its equations"),
        (lambda: nv.GroebnerBasis(nv.MonomialNetwork((2, 1, 1), 2)), "Eliminate has the Groebner"),
        (lambda: nv.MinorsIdeal("a, b; c, d"), "expected the size of the minors: pass size=k"),
        (
            lambda: nv.MinorsIdeal("a, b; c, d", 4),
            "size of the minors: expected from 1 to 3, got 4",
        ),
        (lambda: nv.MinorsIdeal(M1, 0), "size of the minors: expected from 1 to 4, got 0"),
        (lambda: nv.MinorsIdeal(M1, "2"), "size of the minors: expected an integer .*, got '2'"),
        (lambda: nv.MinorsIdeal(M1, order="revlex"), "an order among .*, got 'revlex'"),
        (lambda: nv.MinorsIdeal(M1, order=[1]), r"an order among .*, got \[1\]"),
        (lambda: nv.MinorsIdeal(M1, field="RR"), r"expected the field QQ or GF\(p\) .*, got 'RR'"),
        (lambda: nv.MinorsIdeal(M1, field=ZZ), "expected the field QQ or GF"),
        (lambda: nv.MinorsIdeal(M1, field=RR), "expected the field QQ or GF"),
        (lambda: nv.MinorsIdeal(M1, field=GF(97)), "97 is too small"),
        (lambda: nv.MinorsIdeal(M1, field=GF(65537)), "65537 is too large"),
        (lambda: nv.MinorsIdeal("a/101, b", 1, field=GF(101)), "prime 101 divides"),
        (lambda: nv.MinorsIdeal("a, b; c", 1), r"rows of equal positive length, got .*\[2, 1\]"),
        (lambda: nv.MinorsIdeal("1, 2; 3, 4", 1), "at least one variable"),
        (lambda: nv.MinorsIdeal("then, b; c, d", 2), "'then' is a keyword"),
        (lambda: nv.MinorsIdeal(None, 2), "expected a sequence of rows, got None"),
        (lambda: nv.MinorsIdeal(IMAGE, 2), "expected a sequence of rows"),
        (lambda: nv.MinorsIdeal(INJECTION, 1), "at position"),
        (lambda: nv.Limits(seconds=0), "expected a positive number of seconds, got 0"),
        (lambda: nv.Limits(seconds=float("nan")), "expected a positive number of seconds, got nan"),
        (lambda: nv.Limits(memory=-1), "expected a positive number of bytes, got -1"),
    ],
)
def test_bad_questions(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message) as caught:
        make()
    assert isinstance(caught.value, ValueError)


def test_another_prime_helps() -> None:
    assert nv.GenericEDDegree(SECOND, prime=31981).used_prime == 31981
    assert nv.GenericEDDegree(SECOND).used_prime == nv.EDDegree(CURVE, THIRD).used_prime == 31991


def test_auto_takes_the_first_method_that_applies() -> None:
    for V in (M1, S3, H3, CURVE, CONE, IMAGE):
        for question in (nv.GenericEDDegree(V), nv.EDDegree(V)):
            assert question.chosen_method == question.methods[0]
            for method in question.methods:
                assert replace(question, method=method).chosen_method == method


def test_a_variety_stands_for_its_matrix() -> None:
    assert nv.MinorsIdeal(M1) == nv.MinorsIdeal(M1.matrix, 2)
    assert nv.MinorsIdeal(H3).size == 3
    assert nv.MinorsIdeal(H3, 2).symbols == H3.coordinates


def test_the_datum_has_names_of_its_own() -> None:
    assert nv.EDCorrespondence(M1).data_names[:4] == ("u11", "u12", "u13", "u21")
    assert nv.EDCorrespondence(CURVE).data_names == ("u_quagga", "u_zebra")
    for text in ("x*u_x = 1", "x*u_x*uu_x = 1", "l1*u_l1 = l", "l_1*l1*u_l = 1"):
        problem = nv.EDCorrespondence(nv.Implicit(text))
        names = (*problem.variety.coordinates, *problem.data_names, *problem.auxiliary_names(3))
        assert len(set(names)) == 2 * problem.variety.ambient_dimension + 3


@pytest.mark.parametrize("V", [M1, S3, nv.Determinantal(12, 3, 2), nv.Determinantal(3, 3, 3)])
def test_the_chart_has_as_many_coordinates_as_the_conormal_variety(V: Any) -> None:
    names = nv.EDCorrespondence(V).auxiliary_names(0)
    assert len(set(names)) == len(names) == V.ambient_dimension
    assert not set(names) & {*V.coordinates, *nv.EDCorrespondence(V).data_names}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            "holds modulo p, seen",
            "reduced: holds modulo p, seen, once equation 2 loses its multiple factors",
        ),
        ("not checked", "reduced: not checked, equation 2 loses its multiple factors"),
        ("fails, the radical was taken", "reduced: fails, the radical was taken"),
    ],
)
def test_what_is_known_of_the_equations_that_are_left_is_said(found: str, said: str) -> None:
    problem = nv.Bottlenecks(nv.Implicit("x^2 + y^2 + z^2 = 1; (z - x*y)^2"))
    assumed = problem.assumptions(decided({"assumes-reduced": found}))
    assert [str(a) for a in assumed if a.name == "reduced"] == [said]
