"""Scripts for Sage: plain Python that the preparser leaves as it is, free of any user's text."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.script import ALGORITHMS
from tests.golden.problems import GOLDEN


def test_every_name_in_a_script_is_defined(tmp_path: Any) -> None:
    for name, problem in GOLDEN.items():
        if "sage" in problem.chosen.dialects:
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
