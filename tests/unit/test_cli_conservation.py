"""The commands for conservation laws: what the words mean, answers, and the table."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import app
from neurovariety.cli.flows import flow_of, network
from neurovariety.cli.studies.flow_invariants import run_flow_invariants
from neurovariety.errors import SpecificationError
from neurovariety.studies.reproduce.flows import FlowRow


def invoke(*words: str) -> Any:
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize(
    ("word", "model"),
    [
        ("linear:2,3,2", nv.LinearNetwork(2, 3, 2)),
        ("sparse:2,2,1:1,1;0,1/1,1", nv.SparseNetwork((2, 2, 1), ("1,1;0,1", "1,1"))),
        ("monomial:2,3,1:2", nv.MonomialNetwork((2, 3, 1), 2)),
        ("convolution:3,2", nv.ConvolutionalNetwork((3, 2))),
        ("convolution:3,2:2,1", nv.ConvolutionalNetwork((3, 2), (2, 1))),
        ("convolutional:3,2/2,1", nv.ConvolutionalNetwork((3, 2), (2, 1))),
        ("convolutional:2,2/1,1/2", nv.ConvolutionalNetwork((2, 2), activation=2)),
        ("polynomial:2,1,1:z^2+z", nv.PolynomialNetwork((2, 1, 1), "z^2 + z")),
        ("polynomial-bias:1,1,1,1:2,z^3", nv.PolynomialNetwork((1, 1, 1, 1), (2, "z^3"), True)),
        ("relu:2,3,1", nv.ReLUNetwork((2, 3, 1))),
        ("softmax-attention:3,2/2", nv.SoftmaxAttention((3, 2), 2)),
        ("softmax-attention:3,2/2/1/3", nv.SoftmaxAttention((3, 2), 2, 1, 3)),
        ("relu:2,1,2,1:101", nv.ReLUNetwork((2, 1, 2, 1), [1, 0, 1])),
        ("relu-convolutional:2,2", nv.ReLUNetwork(nv.ConvolutionalNetwork((2, 2)))),
        ("relu-bias:2,3,1:110;011", nv.ReLUNetwork((2, 3, 1), [[1, 1, 0], [0, 1, 1]], bias=True)),
    ],
)
def test_networks(word: str, model: Any) -> None:
    assert network(word) == model
    script = invoke("conservation-laws", word, "--script")
    assert script.output == nv.render(nv.ConservationLaws(model)).text


@pytest.mark.parametrize(
    "word",
    [
        "linear",
        "linear:2,a",
        "linear:2,2:1",
        "polynomial:2,2",
        "sparse:2,2",
        "monomial:2,2",
        "relu:2,2,1:2",
        "x:1,1",
    ],
)
def test_other_words_are_refused(word: str) -> None:
    with pytest.raises(SpecificationError, match="expected a network, one of"):
        network(word)


def test_the_options_make_the_flow() -> None:
    flow = flow_of("map", "(y1 - 1)^2", None, None, "a*b", "entropy", None)
    assert flow == nv.GradientFlow(nv.Parametric("a*b"), loss="(y1 - 1)^2", metric="a, b")
    ball = flow_of("linear:1,1,1", None, None, None, None, None, "1/2")
    assert ball == nv.GradientFlow(nv.LinearNetwork(1, 1, 1), damping="1/2")
    data = flow_of("linear:1,1,1", None, "1", "2", None)
    assert data == nv.GradientFlow(nv.LinearNetwork(1, 1, 1), nv.QuadraticLoss([[1]], [[2]]))


def test_an_answer_and_its_json() -> None:
    shown = invoke("conservation-laws", "linear:2,3,2", "--degree", "2").output
    assert "12 variables = 6 laws + 6 dimensions of the Lie algebra's trace" in shown
    assert "(W2^T W2 - W1 W1^T)[1,2]" in shown
    data = json.loads(invoke("conservation-laws", "linear:2,3,2", "--json").output)
    assert (data["independent"], data["complete"], data["dimensions"]) == (6, True, [0, 6])
    assert data["provenance"]["certainty"] == "exact"
    assert len(data["certificate"]["brackets"]) == data["certificate"]["lie_dimension"] == 6


def test_the_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    net = nv.LinearNetwork(1, 2, 1)
    rows = [
        FlowRow("right", nv.ConservationLaws(net), 3, 1, "source"),
        FlowRow("none known", nv.ConservationLaws(net), None, None, ""),
    ]
    monkeypatch.setattr(
        "neurovariety.cli.studies.flow_invariants.flow_invariants", lambda: tuple(rows)
    )
    run_flow_invariants(tmp_path, None, nv.Limits())
    text = (tmp_path / "flow-invariants.csv").read_text(encoding="utf-8")
    table = list(csv.DictReader(text.splitlines()))
    assert [(r["D"], r["laws"], r["dim Lie"], r["complete"], r[""]) for r in table] == [
        ("4", "3", "1", "proved", "ok"),
        ("4", "3", "1", "proved", ""),
    ]
    assert {f.suffix for f in tmp_path.glob("flow-invariants.*")} == {".csv", ".md", ".tex"}
    assert len(list((tmp_path / "scripts").glob("*.m2"))) == 2
    rows.append(FlowRow("wrong", nv.ConservationLaws(net), 2, None, "nobody"))

    with pytest.raises(typer.Exit):
        run_flow_invariants(tmp_path, None, nv.Limits())


def test_the_words_of_the_shell_end_where_they_should() -> None:
    assert invoke("reproduce", "--help").output.count("flow-invariants") == 1
    assert invoke("conservation-laws", "linear:2,2", "--degree", "0").exit_code == 1
