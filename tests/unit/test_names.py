"""Variable names: which are taken, which are refused, and their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.names import check_name, check_names, natural_order, parse_names
from neurovariety.algebra.polynomials import polynomial_ring, read_polynomials
from neurovariety.algebra.writing import show_polynomial
from neurovariety.engines.script import NameTable
from neurovariety.errors import SpecificationError
from tests.strategies import ENGINE_WORDS, INJECTION, names


@pytest.mark.parametrize("name", ["x", "x_1", "_x", "α", "Ωmega2", "été", *ENGINE_WORDS])
def test_names_that_serve(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name", ["", "1x", "x y", "x-y", "x²", "x'", "x\n", "x;", "--", "x.y", "a·b", "🙂", INJECTION]
)
def test_other_text_is_no_name(name: str) -> None:
    with pytest.raises(SpecificationError) as caught:
        check_name(name)
    assert "expected a variable name" in str(caught.value)
    assert repr(name) in str(caught.value)


def test_long_names_are_refused() -> None:
    with pytest.raises(SpecificationError, match=r"at most 1000 characters, got 'xxx.*has 30000"):
        check_name("x" * 30_000)


@pytest.mark.parametrize("name", ["lambda", "for", "None", "then", "timing", "xor", "SPACE"])
def test_keywords_are_refused(name: str) -> None:
    with pytest.raises(SpecificationError, match=f"'{name}' is a keyword .*; rename it"):
        check_name(name)
    with pytest.raises(SpecificationError, match="is a keyword"):
        nv.Implicit(f"{name}^2 = 1")


def test_lists_of_names() -> None:
    assert parse_names(" x, y z,w ") == ("x", "y", "z", "w")
    with pytest.raises(SpecificationError, match="expected distinct variables, got x, y, x"):
        check_names(["x", "y", "x"])
    for text in ("", " , ", "x,,2"):
        with pytest.raises(SpecificationError, match="expected a variable name"):
            parse_names(text)


def test_natural_order_is_that_of_numbers() -> None:
    assert natural_order(["x10", "x9", "x1_2", "x1_10", "a", "x9"]) == (
        *("a", "x1_2", "x1_10", "x9", "x10"),
    )
    long = "x" + "1" * 5000
    assert natural_order([long, "x2"]) == ("x2", long)


@given(st.lists(names(), min_size=1, max_size=5, unique=True))
def test_names_come_back_through_text(variables: list[str]) -> None:
    ring = polynomial_ring(variables)
    f = sum((k * g for k, g in enumerate(ring.gens, start=1)), ring.zero)
    (read,) = read_polynomials(show_polynomial(f), variables)
    assert read == f
    assert tuple(str(s) for s in read.ring.symbols) == tuple(variables)


@given(st.lists(names(), unique=True))
def test_the_name_table_is_by_position(variables: list[str]) -> None:
    table = NameTable(tuple(variables))
    assert table.engine_names == tuple(f"nv{i}" for i in range(len(variables)))
    assert dict(table.pairs) == dict(zip(table.engine_names, variables, strict=True))
