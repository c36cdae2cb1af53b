"""The commands for discriminants, bottlenecks, reach and Voronoi cells."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from typer.testing import CliRunner

from neurovariety.cli.app import app
from neurovariety.errors import SpecificationError

ELLIPSE = "ellipse"


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (("ed-discriminant", ELLIPSE), "found = edDiscriminant("),
        (("ed-discriminant", "determinantal:3x3:1", "--method", "pencil"), "edDiscriminantDegree("),
        (("signature-discriminant", ELLIPSE), 'writeAnswer("signature-discriminant"'),
        (("bottlenecks", ELLIPSE), "bottleneckCount("),
        (("bottlenecks", "linear:3,1,3"), "bottleneckCount("),
        (("bottlenecks", "hankel:3:1"), "bottleneckCount("),
        (("voronoi-cell", ELLIPSE), "voronoiDegree("),
        (("voronoi-cell", "symmetric:3:1"), "voronoiDegree("),
        (("voronoi-cell", "determinantal:2x2:1", "--point", "1,2;2,4"), "spectralLocus("),
        (
            (
                *("voronoi-cell", "determinantal:2x2:1", "--point", "1,2;2,4"),
                "--method=elimination",
            ),
            "voronoiBoundary(",
        ),
        (("voronoi-cell", ELLIPSE, "--point", "6/5,4/5"), "voronoiBoundary("),
    ],
)
def test_scripts(words: tuple[str, ...], call: str) -> None:
    assert call in run(*words, "--script")


def test_reach() -> None:
    assert "reach                             1/2\n" in run("reach", ELLIPSE)
    found = json.loads(run("reach", ELLIPSE, "--json"))
    assert found["certainty"] == "exact"
    low, high = map(Fraction, found["reach"])
    assert low <= Fraction(1, 2) <= high < low + Fraction(1, 10**15)


def test_reach_of_matrices() -> None:
    found = json.loads(run("reach", "determinantal:3x3:1", "--json"))
    assert (found["reach"], found["certainty"]) == (["0", "0"], "exact")
    assert "infinite" in run("reach", "determinantal:2x3:2")


def test_real_bottlenecks() -> None:
    found = json.loads(run("bottlenecks", ELLIPSE, "--json"))
    assert (found["degree"], len(found["pairs"])) == (4, 2)


def test_what_is_refused() -> None:
    with pytest.raises(SpecificationError, match="not on it"):
        run("voronoi-cell", ELLIPSE, "--point", "1,1")
    with pytest.raises(SpecificationError, match="one of rank 1"):
        run("voronoi-cell", "determinantal:3x3:1", "--point", "0,0,0;0,0,0;0,0,0")


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_a_discriminant_is_shown_and_verified() -> None:
    shown = run("ed-discriminant", ELLIPSE, "--verify")
    assert "degree 6 (Trifogli)" in shown
    assert "holds" in shown
