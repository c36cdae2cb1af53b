"""What holds of every problem by every method and of its scripts: one item a problem."""

from __future__ import annotations

import ast
import re
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.script import LANGUAGES, Script
from tests.golden.problems import EVERY

IDS = [f"{type(p).__name__} {p.chosen_method} {k}" for k, p in enumerate(EVERY)]
USER_NAMES = ("zebra", "quagga", "okapi", "kudu", "ibex", "gnu")
COMMENTS = {"macaulay2": "--", "sage": "#"}


@pytest.mark.parametrize("problem", EVERY, ids=IDS)
def test_a_problem_and_its_scripts(problem: Any) -> None:
    is_a_frozen_value(problem)
    for dialect in set(LANGUAGES) & set(problem.chosen.dialects):
        script = nv.render(problem, dialect)
        assert script.kind == problem.kind
        is_plain_text(script)
        says_where_it_comes_from(script, problem)
        has_the_user_s_names_in_comments_only(script)
        {"macaulay2": is_macaulay2, "sage": is_read_alike_by_python_and_sage}[dialect](script)


def is_a_frozen_value(problem: Any) -> None:
    same = replace(problem)
    assert same == problem
    assert hash(same) == hash(problem)
    with pytest.raises(FrozenInstanceError):
        setattr(problem, fields(problem)[0].name, None)
    assert problem.kind
    assert all(problem.references)


def is_plain_text(script: Script) -> None:
    assert script.text == script.library + script.problem
    assert script.problem.startswith(script.language.problem_mark)
    assert not set("\t\r\x00") & set(script.text)
    assert not re.search(r"<%|%>| +$", script.text, re.MULTILINE)
    assert [line for line in script.text.splitlines() if len(line) > 100] == []


def says_where_it_comes_from(script: Script, problem: Any) -> None:
    assert f"Written by neurovariety {nv.__version__}" in script.text
    for reference in problem.references:
        assert reference.splitlines()[0] in script.text


def has_the_user_s_names_in_comments_only(script: Script) -> None:
    for safe, name in script.names.pairs:
        assert f"{COMMENTS[script.dialect]}   {safe} = {name}\n" in script.text
    words = set(re.findall(r"\w+", code(script)))
    assert not words & set(USER_NAMES)


def code(script: Script) -> str:
    """The script without its comments."""
    mark = COMMENTS[script.dialect]
    return "\n".join(line.partition(mark)[0] for line in script.text.splitlines())


def is_macaulay2(script: Script) -> None:
    """How to run it stands above; every name is used; brackets are balanced."""
    header = script.text.partition("-- result.m2:")[0]
    assert all(line.startswith(("--", "needsPackage ")) for line in header.splitlines() if line)
    assert "M2 --script FILE" in header
    assert "writeAnswer = method()" in script.library
    assert re.search(rf'^writeAnswer\("{script.kind}", ', script.problem, re.MULTILINE)
    assert set(re.findall(r"\bnv\d+\b", code(script))) == set(script.names.engine_names)
    open_brackets = []
    for c in re.sub(r'"(\\.|[^"\\])*"', "", code(script)):
        if c in "([{":
            open_brackets.append(c)
        elif c in ")]}":
            assert open_brackets.pop() + c in ("()", "[]", "{}")
    assert not open_brackets


def is_read_alike_by_python_and_sage(script: Script) -> None:
    """The preparser leaves it as it is, though powers and quotients are others to it."""
    assert re.search(rf'^\s*write_answer\(\s*"{script.kind}",', script.problem, re.MULTILINE)
    for node in ast.walk(ast.parse(script.text)):
        assert not isinstance(node, ast.BitXor)  # a power to the preparser
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            # the quotient of two literals is a float to Python and a fraction to Sage
            assert not all(isinstance(side, ast.Constant) for side in (node.left, node.right))
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float)
