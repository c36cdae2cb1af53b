"""What problems go through, in files of lines: a file that was cut off anywhere goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.exchange.listing import listed
from neurovariety.problems.registry import REGISTRY
from tests.golden.schema import wrong_part

NET = nv.ReLUNetwork(weights="1,2; -3,1; 2,-1 | 1,-1,2; -1,2,1 | 1,1", biases="1,2,-1 | -2,1 | -3")
PROBLEMS = (
    nv.LinearRegions(NET),
    nv.DecisionBoundary(NET),
    nv.LocalComplexity(NET, "-3,3; -3,3"),
    nv.TropicalForm(nv.ReLUNetwork(weights=[[["1/2"], [-1]], [[2, -3]]])),
    nv.ClassificationFan("0,0; 1,0; 0,1; 1,1", (2, 1)),
    nv.LocalMinima([-3, -1, 2], [1, -2, "1/3"], [1, 1]),
    nv.JacobianRankCensus(samples=3, hidden=2),
)


def test_all_problems_that_go_through_things_are_tried() -> None:
    assert {p.kind for p in PROBLEMS} == {e.kind for e in REGISTRY if e.problem.each}


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda p: p.kind)
def test_a_file_that_was_cut_goes_on(problem: Any, tmp_path: Path) -> None:
    path = tmp_path / "lines"
    *_, number = listed(problem, path)
    whole = path.read_bytes()
    assert number == len(list(getattr(problem, problem.each[0])()))
    for size in (1, len(whole) // 3, len(whole) // 2, len(whole) - 1, len(whole)):
        path.write_bytes(whole[:size])
        *_, again = listed(problem, path)
        assert again == number
        if problem.kind != "decision-boundary":  # a facet can be there once more
            assert path.read_bytes() == whole


def test_parts_in_a_file_add_up(tmp_path: Path) -> None:
    problem = nv.JacobianRankCensus(samples=3, hidden=2)
    list(listed(problem, tmp_path / "sets"))
    ranks = [0] * 4
    for line in (tmp_path / "sets").read_text().splitlines()[1:]:
        found = json.loads(line)
        ranks[found["rank"]] += found["regions"]
    assert tuple(ranks) == nv.solve(problem).value.by_rank


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    list(listed(PROBLEMS[4], path))
    before = path.read_bytes()
    for given in (before, b"mine\n", before + b"[]\n", before + b'{"covector": 3}\n'):
        path.write_bytes(given)
        with pytest.raises(nv.SpecificationError):
            list(listed(PROBLEMS[5] if given == before else PROBLEMS[4], path))
        assert path.read_bytes() == given


def test_the_shell_says_where_it_goes_on(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("classification-fan", "--points", "0,0; 1,0; 0,1; 1,1", "--terms", "2,1", "--each")
    whole = run(*words, str(tmp_path / "all"))
    assert (whole.code, whole.out) == (0, f"cones: 13 in {tmp_path / 'all'}\n")

    def stopped(problem: Any, path: Path) -> Any:
        for number in listed(problem, path):
            if number == 5:
                raise KeyboardInterrupt
            yield number

    with monkeypatch.context() as patch:
        patch.setattr("neurovariety.exchange.listing.listed", stopped)
        ended = run(*words, str(tmp_path / "part"))
    assert ended.code == 130
    assert "cones; the same command goes on from" in ended.err
    assert run(*words, str(tmp_path / "part")).code == 0
    assert (tmp_path / "part").read_bytes() == (tmp_path / "all").read_bytes()
    assert "without what a result" in run(*words, str(tmp_path / "all"), "--json").err


def test_cones_are_counted_by_mistakes(run: Any) -> None:
    words = ("count-cones", "--points", "0,0; 1,0; 0,1; 1,1", "--terms", "1,1")
    found = run(*words, "--positive", "1,0; 0,1")
    assert found.out == "cones: 14\nby mistakes: 0, 4, 6, 4, 0\n"
    data = json.loads(run(*words, "--positive", "1,0; 0,1", "--json").out)
    assert (data["cones"], data["by_mistakes"]) == (14, [0, 4, 6, 4, 0])
    assert wrong_part(data) is None


def test_a_stopped_count_says_in_json_where_to_go_on(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(problem: nv.LinearRegions, after: Any) -> Any:
        yield next(counts(problem, after))
        raise KeyboardInterrupt

    counts = nv.LinearRegions.counts
    words = ("count-regions", "--weights", "1,0; 0,1; 1,1 | 1,-1,2", "--json")
    whole = json.loads(run(*words).out)
    assert wrong_part(whole) is None
    with monkeypatch.context() as patch:
        patch.setattr(nv.LinearRegions, "counts", stopped)
        ended = run(*words)
    part = json.loads(ended.out)
    assert ended.code == 130
    assert wrong_part(part) is None
    assert part["partial"]
    rest = run(*words, "--after", ",".join(map(str, part["go_on_after"])))
    regions = [d["activation_regions"] for d in (whole, part, json.loads(rest.out))]
    assert regions[0] == regions[1] + regions[2]
