"""Scripts: deterministic, readable, and free of any text that a filter did not write."""

from __future__ import annotations

import re
from typing import Any

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Symbol

import neurovariety as nv
from neurovariety import errors
from neurovariety.engines import script
from neurovariety.scripts.rendering import _environment
from tests.golden.problems import IMAGE
from tests.strategies import INJECTION, is_allowed, names, polynomials


def code(text: str) -> str:
    """The script without its comments."""
    return "\n".join(line.partition("--")[0] for line in text.splitlines())


@given(polynomials(max_terms=30), st.integers(0, 2**31 - 1))
@settings(max_examples=10)
def test_equal_problems_have_equal_scripts(f: Any, seed: int) -> None:
    if f.is_ground or not f.ring.domain.is_QQ:
        return
    variables = [str(s) for s in f.ring.symbols]
    one = nv.EDDegree(nv.Implicit([f]), method="critical-exact", seed=seed)
    two = nv.EDDegree(nv.Implicit([f.as_expr()], variables), method="critical-exact", seed=seed)
    assert one == two
    assert nv.render(one) == nv.render(two)
    assert nv.render(one).digest == nv.render(two).digest


@given(st.lists(names(), min_size=2, max_size=2, unique=True))
@settings(max_examples=15)
def test_names_do_not_reach_the_code(variables: list[str]) -> None:
    plain = nv.render(nv.EDDegree(nv.Implicit("x^2 = y", "x, y")))
    a, b = variables
    named = nv.render(nv.EDDegree(nv.Implicit(f"{a}^2 = {b}", variables)))
    assert code(named.text) == code(plain.text)
    assert named.names.symbols == (a, b)


@given(st.text(max_size=20))
def test_no_text_becomes_a_name(text: str) -> None:
    if is_allowed(text):
        assert re.fullmatch(r"\w+", text)
    else:
        with pytest.raises(nv.SpecificationError):
            nv.Implicit("1", [text])


@pytest.mark.parametrize("name", [INJECTION, "x y", "x\n", "--", "x²", "then"])
def test_symbols_of_sympy_are_checked_as_text_is(name: str) -> None:
    for make in (nv.Implicit, nv.Parametric, lambda f: nv.MinorsIdeal([[f]], 1)):
        with pytest.raises(nv.SpecificationError, match="variable"):
            make(Symbol(name) ** 2 - 1)


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("<%= text %>", {"text": INJECTION}),
        ("<%= problem.kind %>", {"problem": IMAGE}),
        ("<%= 'constant' %>", {}),
        ("<%= 7 %>", {}),
        ("<%= seed %>", {"seed": 7}),
        ("<%= seed | m2int ~ text %>", {"seed": 7, "text": INJECTION}),
        ("<%= (seed | m2int) + text %>", {"seed": 7, "text": INJECTION}),
        ("<%= text | upper %>", {"text": "x"}),
        ("<%= names %>", {"names": ("x",)}),
        ("<%= nothing %>", {"nothing": None}),
    ],
)
def test_only_typed_filters_write(template: str, values: dict[str, Any]) -> None:
    with pytest.raises(errors.RenderError, match="without a typed filter"):
        _environment().from_string(template).render(**values)


def test_filters_take_their_own_type_only() -> None:
    for template in ("<%= text | m2int %>", "<%= text | m2ident %>", "<%= text | m2poly(text) %>"):
        with pytest.raises((ValueError, TypeError, AttributeError)):
            _environment().from_string(template).render(text=INJECTION)
    with pytest.raises(errors.RenderError, match="expected the field kk or QQ"):
        _environment().from_string("<%= form | m2metric(text) %>").render(form=(), text=INJECTION)


def test_what_is_undefined_is_an_error() -> None:
    for template in (
        "<%= missing %>",
        "<%= problem.missing | m2int %>",
        "<% if missing %><% endif %>",
    ):
        with pytest.raises(jinja2.UndefinedError, match="missing"):
            _environment().from_string(template).render(problem=IMAGE)


def test_an_unknown_dialect_is_refused() -> None:
    with pytest.raises(nv.SpecificationError, match=r"a dialect among .*, got 'matlab'"):
        nv.render(nv.GenericEDDegree(IMAGE), dialect="matlab")


def test_a_script_is_written_as_it_is(tmp_path: Any) -> None:
    made = nv.render(nv.EDDegree(nv.Implicit("α^2 = β")))
    assert made.write(tmp_path / "a.m2").read_text("utf-8") == made.text
    assert script.Script("1+1", kind="sum").library == ""
