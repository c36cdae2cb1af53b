"""What the page on contributing tells a newcomer to do is done, in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "guides" / "contributing.md").read_text("utf-8")
STEP = re.compile(r"^```(\w+) (\S+/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

PROBLEM = """
import neurovariety as nv
problem = nv.DualDegree(nv.Determinantal(3, 3, rank=1))
result = nv.solve(problem)
print(result.value, nv.verify(result, other=nv.Sage()).holds)
"""
NETWORK = """
import neurovariety as nv
net = nv.DiagonalNetwork(2, 2)
print(len(nv.solve(nv.ConservationLaws(nv.GradientFlow(net))).value.basis))
print(nv.solve(nv.EDDegree(net.map, method="critical")).value, net.parameter_count)
"""


def steps(heading: str) -> list[tuple[str, str, str]]:
    """The language, file and text of each block under a heading."""
    part = PAGE.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    return STEP.findall(part)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a newcomer would edit."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("src", "m2", "templates", "docs", "tests/golden"):
        unwanted = shutil.ignore_patterns("*.m2") if "tests" in folder else None
        shutil.copytree(ROOT / folder, copy / folder, ignore=unwanted)
    (copy / "tests" / "__init__.py").touch()
    return copy


def follow(copy: Path, heading: str) -> int:
    """Write new files and insert lines; the number of files that one touches."""
    files = set()
    for language, name, text in steps(heading):
        file = copy / name
        files.add(name)
        if language != "diff":
            assert not file.exists()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            continue
        before = "".join(f"{line[1:]}\n" for line in text.splitlines() if line[0] == " ")
        added = "".join(f"{line[1:]}\n" for line in text.splitlines() if line[0] == "+")
        whole = file.read_text("utf-8")
        assert whole.count(before) == 1
        file.write_text(whole.replace(before, before + added), "utf-8")
    return len(files)


def run(copy: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(copy / "src"), str(copy)])}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.m2
@pytest.mark.sage
def test_a_new_problem_takes_eight_files(checkout: Path) -> None:
    assert follow(checkout, "A new problem") <= 8
    run(checkout, "-m", "tests.golden.names")
    run(checkout, "-m", "tests.golden.refresh")
    kept = checkout / "tests" / "golden" / "scripts"
    assert {f.name for f in kept.glob("dual-degree.*")} == {"dual-degree.m2", "dual-degree.sage"}
    assert run(checkout, "-c", PROBLEM) == "3 True\n"
    shown = run(checkout, "-m", "neurovariety", "dual-degree", "linear:3,1,3", "--script")
    assert 'writeAnswer("dual-degree"' in shown
    run(checkout, "-m", "doctest", "src/neurovariety/problems/dual_degree/problem.py")


@pytest.mark.m2
def test_a_new_network_takes_three_files(checkout: Path) -> None:
    assert follow(checkout, "A new network") <= 2  # and its test
    run(checkout, "-m", "doctest", "src/neurovariety/networks/diagonal.py")
    laws, degree, count = run(checkout, "-c", NETWORK).split()
    assert (laws, degree, count) == ("2", "1", "4")
