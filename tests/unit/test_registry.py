"""The registry lists every problem, and each folder holds what a problem consists of."""

from __future__ import annotations

import re

import pytest

import neurovariety as nv
from neurovariety.problems.entry import Entry
from neurovariety.problems.registry import REGISTRY
from tests.golden.names import API, STUB, api, stub
from tests.unit.test_layers import ROOT, SRC


def test_every_folder_is_listed_once() -> None:
    folders = {p.name for p in (SRC / "problems").iterdir() if (p / "problem.py").exists()} - {
        "base"
    }
    assert sorted(entry.folder for entry in REGISTRY) == sorted(folders)
    assert len({entry.command for entry in REGISTRY}) == len(REGISTRY)


@pytest.mark.parametrize("entry", REGISTRY, ids=lambda entry: entry.command)
def test_a_problem_says_of_itself_what_it_needs(entry: Entry) -> None:
    problem = entry.problem
    assert getattr(nv, entry.name) is problem
    assert problem.kind == entry.kind
    assert problem.references
    names = [method.name for method in problem.known_methods]
    assert names
    assert len(set(names)) == len(names)


def test_the_public_names_are_made_from_it() -> None:
    assert STUB.read_text("utf-8") == stub(), "make golden"


def test_the_list_on_the_page_is_made_from_it() -> None:
    assert API.read_text("utf-8") == api(), "make golden"


@pytest.mark.parametrize("entry", REGISTRY, ids=lambda entry: entry.command)
def test_the_list_of_problems_has_a_row_with_its_command_and_all_its_methods(entry: Entry) -> None:
    text = (ROOT / "docs" / "reference" / "problems.md").read_text("utf-8")
    row = rf"^\| `{entry.name}`[^|]* \| `{entry.command}` \|.*\n(?:\| \| \|.*\n)*"
    (found,) = re.findall(row, text, re.MULTILINE)
    assert {m.name for m in entry.problem.known_methods} <= set(
        re.findall(r"`([a-z0-9-]+)`", found)
    )
