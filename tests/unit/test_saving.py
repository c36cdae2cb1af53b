"""Results in files: each kind comes back, and what was changed or made up does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app
from neurovariety.problems.registry import REGISTRY
from tests.golden.answers import SAVED
from tests.golden.schema import wrong_part

KEPT = sorted(SAVED.glob("*.json"))
MANY = re.compile(r"(?<!and )(?<!\+ )(?<!\.)\b1 (?!spurious|times)[a-z]+s\b")
"""One of something, said as if it were several; "2 + 1 terms" and "2 and 1 points" are several."""
DEGREE = SAVED / "ed-degree.json"


def test_files_of_every_kind_that_earlier_versions_wrote_are_read() -> None:
    """The files in the folder are never written again: a later version must read them."""
    assert {path.stem for path in KEPT} == {entry.kind for entry in REGISTRY}
    for path in KEPT:
        kept, found = json.loads(path.read_text("utf-8")), nv.load(path)
        assert found.problem.kind == path.stem
        assert has(found.data()["saved"]["result"], kept["saved"]["result"])
        assert not MANY.search(str(found))


def has(found: Any, kept: Any) -> bool:
    """Whether a document has all of another one; fields with defaults may have been added."""
    if isinstance(kept, dict):
        return all(key in found and has(found[key], part) for key, part in kept.items())
    if isinstance(kept, list):
        return len(found) == len(kept) and all(map(has, found, kept))
    return bool(found == kept)


def test_floats_are_remembered(tmp_path: Path) -> None:
    problem = nv.LinearRegions(nv.ReLUNetwork(weights=[[[0.5], [1]], [[1, 1]]]))
    nv.save(problem, tmp_path / "problem.json")
    found = nv.load(tmp_path / "problem.json")
    assert found == problem
    assert found.has_floats


def put(*way: Any) -> Callable[[dict[str, Any]], None]:
    """A change of a document: the last of the words stands where the others lead."""

    def change(document: dict[str, Any]) -> None:
        *path, key, leaf = way
        for word in path:
            document = document[word]
        document[key] = leaf

    return change


RESULT = ("saved", "result")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("value", 4), "what the file shows was changed"),
        (put("saved", "format", 10**6), "found format 1000000, by neurovariety"),
        (put("saved", None), "expected a file by neurovariety.save"),
        (put(*RESULT, "value", True), "DegreeResult.value to be int"),
        (put(*RESULT, "value", "2"), "DegreeResult.value to be int"),
        (put(*RESULT, "more", 2), "expected the fields problem, script"),
        (put(*RESULT, "problem", {"type": "Frobenius"}), "expected a EDDegree"),
        (put(*RESULT, "problem", "metric", {"type": "Metric"}), "the name of a class"),
        # an engine's path would be run
        (put(*RESULT, "problem", "variety", {"type": "Macaulay2"}), "the name of a class"),
        (put(*RESULT, "problem", "variety", {"type": "__import__"}), "the name of a class"),
        (put(*RESULT, "problem", "variety", "rank", 7), "rank"),
        (put(*RESULT, "problem", "variety", {"fraction": "1/0"}), "expected a fraction"),
        (put(*RESULT, "problem", "variety", {"field": "GF(4)"}), "with a prime p"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_what_is_no_result_is_refused(change: Any, message: str, tmp_path: Path) -> None:
    document = json.loads(DEGREE.read_text("utf-8"))
    change(document)
    path = tmp_path / "degree.json"
    path.write_text(json.dumps(document), "utf-8")
    with pytest.raises(nv.SpecificationError, match=message):
        nv.load(path)


def test_what_cannot_be_read_again_is_not_written(tmp_path: Path) -> None:
    class Mine(nv.Frobenius):
        pass

    for given in (nv.EDDegree(nv.Determinantal(2, 2, 1), Mine()), 39, None):
        with pytest.raises(nv.SpecificationError):
            nv.save(given, tmp_path / "it.json")
    assert not list(tmp_path.iterdir())


def test_the_shell_takes_its_json_back(tmp_path: Path) -> None:
    def said(*words: str, given: str = "") -> str:
        result = CliRunner().invoke(app, list(words), given, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    path = tmp_path / "degree.json"
    path.write_text(said("generic-ed-degree", "linear:3,1,3", "--json"), "utf-8")
    assert nv.load(path).value == 39
    assert "value           39" in said("solve", str(path))
    assert "value           39" in said("solve", "-", given=path.read_text("utf-8"))
    printed = {
        words[0]: json.loads(said(*words, str(path), "--json"))
        for words in (("solve",), ("verify", "--engine", "/nowhere"))
    }
    assert {name: wrong_part(data) for name, data in printed.items()} == dict.fromkeys(printed)
    assert "verification" in printed["verify"]
