"""The site's reference covers every public name and every field, its gallery every table."""

from __future__ import annotations

import dataclasses
import inspect
import pydoc
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import get_type_hints

import pytest

import neurovariety as nv
from neurovariety.cli.studies.reproduce import reproduce
from neurovariety.cli.studies.tables import COMMANDS
from neurovariety.studies.reproduce.tables import TABLES
from tests.golden import networks
from tests.unit.test_layers import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def told() -> set[str]:
    """The paths of all that the pages of the reference tell of."""
    spec = spec_from_file_location("site_reference", DOCS / "site_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    pages = "\n".join(text for _, text in module.pages())
    return set(re.findall(r"^\.\. auto(?:class|function):: (\S+)$", pages, re.MULTILINE))


def test_every_public_name_is_told(told: set[str]) -> None:
    public = {n for n in nv.__all__ if n != "__version__" and not inspect.ismodule(getattr(nv, n))}
    assert {f"neurovariety.{name}" for name in public} <= told


def test_every_field_is_told(told: set[str]) -> None:
    missing = []
    for path in told:
        value = pydoc.locate(path)
        if not dataclasses.is_dataclass(value):
            continue
        docs = "\n".join(inspect.cleandoc(c.__doc__ or "") for c in value.__mro__)
        named = set(re.findall(r"``(\w+)``", docs))
        for names in re.findall(r"^(\w+(?:, \w+)*)(?: : .*)?\n    ", docs, re.MULTILINE):
            named |= set(names.split(", "))
        fields = {f.name for f in dataclasses.fields(value) if not f.name.startswith("_")}
        missing += [f"{path}.{name}" for name in fields - named]
    assert not missing


def test_what_classes_inherit_is_told(told: set[str]) -> None:
    classes = {c for c in map(pydoc.locate, told) if inspect.isclass(c)}
    behind = {base for c in classes for base in c.__mro__ if base.__name__[0] != "_"}
    ours = {base for base in behind if base.__module__.startswith("neurovariety.")}
    assert ours - classes == set()


def test_every_table_and_every_picture_has_an_example() -> None:
    examples = list((DOCS / "examples").rglob("*.py"))
    text = " ".join("\n".join(file.read_text("utf-8") for file in examples).split())
    assert [n for n in (*TABLES, *COMMANDS) if f"``neurovariety reproduce {n}``" not in text] == []
    drawn = {file.stem.replace("_", "-") for file in examples}
    assert {Path(image).stem for image in (DOCS / "images").iterdir()} <= drawn


def test_the_help_and_the_page_of_the_shell_name_every_table() -> None:
    (argument,) = get_type_hints(reproduce, include_extras=True)["table"].__metadata__
    _, _, section = (DOCS / "guides" / "shell.md").read_text("utf-8").partition("## Published")
    rows = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`([^` ]+)`", row)]
    assert sorted(names) == sorted({*TABLES, *COMMANDS})
    assert sorted(argument.help.split(", ")) == sorted(names)


def test_the_page_says_which_problem_takes_which_network() -> None:
    """Else: ``python -m tests.golden.networks``."""
    text = (ROOT / networks.PAGE).read_text("utf-8")
    assert networks.page(text) == text
