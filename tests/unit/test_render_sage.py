"""Scripts for Sage: plain Python that the preparser leaves as it is, free of any user's text."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.script import ALGORITHMS, LANGUAGES
from tests.golden.problems import EVERY, GOLDEN
from tests.unit.test_render import IDS, USER_NAMES

SAGE = LANGUAGES["sage"]


@pytest.mark.parametrize("problem", EVERY, ids=IDS)
def test_every_question_by_every_method(problem: Any) -> None:
    made = nv.render(problem, "sage")
    assert nv.render(problem, "sage") == made
    assert made.text == made.library + made.problem
    assert made.problem.startswith(SAGE.problem_mark)
    assert re.search(rf'^\s*write_answer\(\s*"{problem.kind}",', made.problem, re.MULTILINE)
    assert not re.search(r"<%|%>|\t|\r| +$", made.text, re.MULTILINE)
    assert [line for line in made.text.splitlines() if len(line) > 100] == []
    for reference in problem.references:
        assert reference.splitlines()[0] in made.text


@pytest.mark.parametrize("problem", EVERY, ids=IDS)
def test_python_and_the_preparser_read_the_same(problem: Any) -> None:
    tree = ast.parse(nv.render(problem, "sage").text)
    for node in ast.walk(tree):
        assert not isinstance(node, ast.BitXor)  # a power to the preparser
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            # the quotient of two literals is a float to Python and a fraction to Sage
            assert not all(isinstance(side, ast.Constant) for side in (node.left, node.right))
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float)


@pytest.mark.parametrize("problem", EVERY, ids=IDS)
def test_the_user_s_names_stand_in_comments_only(problem: Any) -> None:
    made = nv.render(problem, "sage")
    for safe, name in made.names.pairs:
        assert f"#   {safe} = {name}\n" in made.text
    words = set(re.findall(r"\w+", re.sub(r"#.*", "", made.text)))
    assert not words & set(USER_NAMES)


def test_every_name_in_a_script_is_defined(tmp_path: Any) -> None:
    for name, problem in GOLDEN.items():
        nv.render(problem, "sage").write(tmp_path / f"{name}.py")
    argv = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "F821,F811,F823,E9"]
    found = subprocess.run([*argv, str(tmp_path)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_the_algorithm_is_named_in_the_script(algorithm: str) -> None:
    problem = nv.MinorsIdeal(nv.Determinantal(2, 2, 1))
    made = nv.render(problem, f"sage:{algorithm}")
    assert f'ALGORITHM = "{algorithm}"' in made.text
    assert made.dialect == f"sage:{algorithm}"
    assert (made == nv.render(problem, "sage")) is False


@pytest.mark.parametrize("dialect", ["", "m2", "sage:", "sage:std", "macaulay2:F4", "Sage", None])
def test_an_unknown_dialect_is_refused(dialect: Any) -> None:
    with pytest.raises(nv.SpecificationError, match=r"expected a dialect among macaulay2, sage"):
        nv.render(nv.MinorsIdeal(nv.Determinantal(2, 2, 1)), dialect)
