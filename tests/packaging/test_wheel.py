"""What is shipped is what was tested: the wheel, installed away from the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from runpy import run_path

import pytest

import neurovariety as nv
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.discovery import find

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parents[2]


def call(*words: str | Path, cwd: Path, **variables: str) -> str:
    """Run a command without the checkout on its path, and return what it printed."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "NEUROVARIETY_M2")}
    ended = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=env | variables, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@dataclass(frozen=True)
class Built:
    sdist: Path
    wheel: Path
    """Built from the sdist."""


@dataclass(frozen=True)
class Installed:
    bin: Path
    site: Path
    elsewhere: Path

    def python(self, code: str, **variables: str) -> str:
        return call(self.bin / "python", "-I", "-c", code, cwd=self.elsewhere, **variables)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    call(*build, cwd=out, PIP_NO_INDEX="1")  # offline
    (sdist,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    return Built(sdist, wheel)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("away")
    venv = folder / "venv"
    call(sys.executable, "-m", "venv", "--without-pip", venv, cwd=folder)
    python = venv / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    call(*pip, "--no-compile", "--no-deps", "--no-index", built.wheel, cwd=folder)
    site = Path(
        call(python, "-Ic", "import site; print(*site.getsitepackages())", cwd=folder).strip()
    )
    assert (site / "neurovariety" / "__init__.py").is_file()
    # The dependencies are those of the running environment, behind the wheel on the path; a
    # path file in there, such as that of an editable install, is not read.
    running = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "running.pth").write_text("\n".join(sorted(running)) + "\n", encoding="utf-8")
    (folder / "elsewhere").mkdir()
    return Installed(venv / "bin", site, folder / "elsewhere")


def test_the_wheel_holds_all_that_is_needed_and_no_more(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/")}
        (info,) = {name.split("/")[0] for name in held if ".dist-info/" in name}
        metadata = archive.read(f"{info}/METADATA").decode()
        entries = archive.read(f"{info}/entry_points.txt").decode()
        for folder in ("m2", "templates"):
            for file in (ROOT / folder).rglob("*"):
                if file.is_file():
                    name = f"neurovariety/{file.relative_to(ROOT)}"
                    assert archive.read(name) == file.read_bytes()
        assert archive.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    source = ROOT / "src"
    python = {str(file.relative_to(source)) for file in source.rglob("*.py")}
    assert {name for name in held if name.endswith(".py")} == python
    assert "neurovariety/py.typed" in held
    assert {name.split("/")[0] for name in held} == {"neurovariety", info}
    assert f"Version: {nv.__version__}" in metadata
    assert "License-Expression: GPL-2.0-or-later" in metadata
    assert "neurovariety = neurovariety.cli.app:main" in entries
    assert not re.search(r"\]\((?!\w+:)", metadata)  # an index has no other files
    assert 'pip install "neurovariety[macaulay2,real,plot]"' in metadata


def test_an_index_would_take_them(built: Built) -> None:
    check = (sys.executable, "-m", "twine", "check", "--strict")
    assert call(*check, built.wheel, built.sdist, cwd=built.wheel.parent).count("PASSED") == 2


def test_the_links_of_the_readme_lead_to_the_files_of_the_version() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for_an_index = run_path(str(ROOT / "hatch_build.py"))["for_an_index"]
    found = re.findall(r"\]\(([^)]+)\)", for_an_index(text, "https://example.org/it", "1.2"))
    places = [re.sub(r"^https://example.org/it/(raw|blob)/v1.2/", "", link) for link in found]
    assert all((ROOT / place).is_file() for place in places), places
    assert len(places) == len(re.findall(r"\]\(", text))


def test_the_papers_name_one_version_and_one_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    paper = (ROOT / "CITATION.cff").read_text("utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"version: {nv.__version__}\n" in paper
    addresses = re.findall(r"^repository-code: (.*)$", paper, re.M)
    assert addresses == [project["urls"]["Repository"]] if "urls" in project else not addresses
    assert re.search(rf"^## \[{re.escape(nv.__version__)}\] - \d{{4}}-\d\d-\d\d$", changes, re.M)


def test_a_wheel_from_the_checkout_holds_the_same(built: Built, tmp_path: Path) -> None:
    build = (sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path)
    call(*build, ROOT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(built.wheel) as two:
        assert wheel.name == built.wheel.name
        assert sorted(one.namelist()) == sorted(two.namelist())


def test_the_sdist_holds_the_tests_and_the_papers(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    for name in ("README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", "Makefile"):
        assert name in held
    assert {"tests/catalogue.py", "tests/packaging/test_wheel.py"} <= held
    assert not {name for name in held if "__pycache__" in name or name.startswith(".git/")}


def test_the_installed_package_uses_its_own_files(installed: Installed) -> None:
    code = (
        "import neurovariety as nv, neurovariety.scripts.resources as r;"
        "print(nv.__file__, r.templates_folder(), r.macaulay2_folder(), sep='\\n')"
    )
    home = installed.site / "neurovariety"
    expected = [home / "__init__.py", home / "templates", home / "m2"]
    assert installed.python(code).splitlines() == [str(path) for path in expected]


def test_a_script_is_rendered_as_in_the_checkout(installed: Installed) -> None:
    problem = nv.EDDegree(nv.Implicit("x^2 + y^2 = 1"))
    code = (
        "import neurovariety as nv;print(nv.render(nv.EDDegree(nv.Implicit('x^2+y^2=1'))).digest)"
    )
    assert installed.python(code).strip() == nv.render(problem).digest


@pytest.mark.m2
def test_a_script_runs(installed: Installed) -> None:
    path = str(find(MACAULAY2).candidate.path)
    code = (
        "import neurovariety as nv;"
        "engine = nv.Session();"
        "result = nv.solve(nv.EDDegree(nv.Implicit('x^2 + y^2 = 1')), engine);"
        "print(result.value, engine.name, nv.verify(result, engine, other=engine).holds);"
        "engine.close()"
    )
    assert installed.python(code, NEUROVARIETY_M2=path) == "2 Macaulay2 True\n"


@pytest.mark.m2
def test_the_command_line_works(installed: Installed) -> None:
    path = str(find(MACAULAY2).candidate.path)
    command = installed.bin / "neurovariety"
    # Another Sage is not tried: a whole one takes seconds.
    named = {"NEUROVARIETY_M2": path, "NEUROVARIETY_SAGE": str(installed.bin / "python")}
    doctor = call(command, "doctor", cwd=installed.elsewhere, **named)
    assert f"templates: {installed.site / 'neurovariety' / 'templates'}" in doctor
    assert path in doctor
    words = ("generic-ed-degree", "linear:3,1,3", "--engine", "macaulay2", "--json")
    answer = call(command, *words, cwd=installed.elsewhere, NEUROVARIETY_M2=path)
    assert json.loads(answer)["value"] == 39
    assert not list(installed.elsewhere.iterdir())
