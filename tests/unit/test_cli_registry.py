"""Commands made from the registry: their options, their help, and what they load."""

from __future__ import annotations

import dataclasses
import inspect
import os
import shlex
import subprocess
import sys
from fractions import Fraction
from typing import Any

import pytest
from typer.testing import CliRunner

import neurovariety as nv
from neurovariety.cli.app import COMMANDS, OTHERS, app, made
from neurovariety.cli.options import ON_RUN
from neurovariety.cli.problems import EXAMPLES
from neurovariety.problems.entry import Entry
from neurovariety.problems.registry import REGISTRY
from tests.golden import schema
from tests.unit.test_layers import SRC

LOADED = """
import sys
from neurovariety.cli.app import main
sys.argv = ["neurovariety", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
COMMAND = "import sys; sys.argv[0] = 'neurovariety'; from neurovariety.cli.app import main; main()"
WIDE = {"COLUMNS": "200", "TERMINAL_WIDTH": "200"}
problems = pytest.mark.parametrize("entry", REGISTRY, ids=lambda entry: entry.command)


def invoke(*words: str) -> str:
    result = CliRunner(env=WIDE).invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = {"PYTHONPATH": str(SRC.parent)}
    return subprocess.run(
        [sys.executable, *words],
        env={**os.environ, **path, **environment},
        capture_output=True,
        text=True,
    )


def loaded(*words: str) -> set[str]:
    """The modules that a command loads."""
    ended = process("-c", LOADED, *words)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.split())


def families(modules: set[str]) -> set[str]:
    """The folders of problems among them."""
    parts = [m.split(".") for m in modules if m.startswith("neurovariety.problems.")]
    return {words[2] for words in parts if len(words) > 3} - {"base", "entries"}


def test_every_command_prints_json_or_leaves_tables() -> None:
    """The schema has each kind; saved results have the kinds of their problems."""
    without = {
        name
        for name, listed in COMMANDS.items()
        if not any(p.name == "as_json" for p in made(listed).params)
    }
    assert without == {"reproduce", "explore"}
    printing = {entry.command for entry in OTHERS} - without - {"solve", "verify"}
    assert printing == set(schema.OTHERS)


@problems
def test_each_field_is_said_and_each_method_is_named(entry: Entry) -> None:
    said = {p.name: p for p in made(entry).params}
    assert {*ON_RUN, "method"} <= set(said)
    assert all(m.name in said["method"].help for m in entry.problem.known_methods)
    for field in dataclasses.fields(entry.problem):
        if field.type in ("bool", "int") and field.default is not dataclasses.MISSING:
            assert said[field.name].default == field.default, field.name
    helpless = [p.name for p in said.values() if not p.help]
    assert not helpless


@problems
def test_the_example_below_the_summary_is_a_command(entry: Entry) -> None:
    text = invoke(entry.command, "-h")
    assert entry.summary in text
    assert f"neurovariety {entry.command} {EXAMPLES[entry.kind]}" in text
    script = invoke(entry.command, *shlex.split(EXAMPLES[entry.kind]), "--script")
    assert entry.kind in script


@pytest.mark.parametrize("listed", OTHERS, ids=lambda listed: listed.command)
def test_other_commands_are_listed_as_they_describe_themselves(listed: Any) -> None:
    assert inspect.cleandoc(made(listed).help).partition("\n\n")[0] == listed.summary
    assert listed.summary in invoke(listed.command, "-h")


def test_the_list_is_in_groups() -> None:
    text = invoke("-h")
    assert text == invoke("--help")
    groups = list(dict.fromkeys(listed.group for listed in COMMANDS.values()))
    problems = ["Ideals", "Distances", "Critical points", "Flows", "Piecewise-linear networks"]
    problems += ["Wide networks", "Linear programmes"]
    assert groups == [*problems, "Studies", "Tools"]
    titles = [text.index(f"─ {group} ─") for group in groups]
    assert titles == sorted(titles)
    for listed in COMMANDS.values():
        start = titles[groups.index(listed.group)]
        assert f" {listed.command} " in text[start:].partition("╰")[0]


def test_the_help_loads_nothing_heavy() -> None:
    modules = loaded("--help")
    assert "neurovariety.problems.registry" in modules
    assert not families(modules)
    assert not {m.partition(".")[0] for m in modules} & {"numpy", "sympy", "flint", "jinja2"}


def test_a_command_loads_its_own_family() -> None:
    modules = loaded("groebner-basis", "-p", "x*y", "--script")
    assert families(modules) == {"groebner_basis"}
    assert not any(m.startswith("neurovariety.cli.studies") for m in modules)
    assert "numpy" not in modules


def test_the_package_loads_nothing_heavy() -> None:
    ended = process("-c", "import neurovariety, sys; print(*sys.modules)")
    modules = set(ended.stdout.split())
    assert "neurovariety" in modules
    assert not families(modules)
    assert not {m.partition(".")[0] for m in modules} & {"numpy", "sympy", "flint", "typer"}


def test_python_runs_it_as_a_module() -> None:
    ended = process("-m", "neurovariety", "--version")
    assert (ended.returncode, ended.stdout) == (0, f"neurovariety {nv.__version__}\n")
    assert "python -m neurovariety" in process("-m", "neurovariety", "-h").stdout


@pytest.mark.parametrize(
    ("shell", "line"),
    [("bash", "complete -o default -F"), ("zsh", "#compdef"), ("fish", "complete --command")],
)
def test_completion_is_shown(shell: str, line: str) -> None:
    undetected = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    ended = process("-c", COMMAND, "--show-completion", shell, **undetected)
    assert ended.returncode == 0
    assert line in ended.stdout
    assert "neurovariety" in ended.stdout


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("neurovariety ed-d", ["ed-degree", "ed-discriminant"]),
        ("neurovariety critical-points --re", ["--regularization"]),
        ("neurovariety explore crit", ["critical-counts"]),
    ],
)
def test_bash_completes(words: str, completed: list[str]) -> None:
    asked = {"_NEUROVARIETY_COMPLETE": "complete_bash", "COMP_WORDS": words}
    last = {"COMP_CWORD": str(len(words.split()) - 1)}
    assert process("-c", COMMAND, **asked, **last).stdout.split() == completed


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            ("ed-degree", "implicit", "-p", "x^2 + y^2 = 1  # a cylinder", "-p", "z = 0"),
            nv.EDDegree(nv.Implicit("x^2 + y^2 = 1; z")),
        ),
        (
            ("minors", "matrix", "-p", "a, b", "--polynomials", "b, c", "--size", "2"),
            nv.MinorsIdeal("a, b; b, c", 2),
        ),
        (("groebner-basis", "-p", "x*y", "-p", "x - 1"), nv.GroebnerBasis("x*y; x - 1")),
        (
            ("image-ideal", "linear:2,1,2", "--degree", "2"),
            nv.ImageIdeal(nv.LinearNetwork(2, 1, 2), 2),
        ),
        (
            (
                *("ideal-equality", "--first", "x - t; y - t^2", "--second", "y - x^2"),
                *("--eliminate", "t"),
            ),
            nv.IdealEquality("x - t; y - t^2", "y - x^2", eliminate="t"),
        ),
        (
            (
                *("real-critical-points", "linear:2,1,2", "--x", "1;2", "--y", "3;1"),
                *("--regularization", "1/8", "--prime", "31991"),
            ),
            nv.RealCriticalPoints(
                nv.CriticalPoints(
                    nv.LinearNetwork(2, 1, 2),
                    X="1; 2",
                    Y="3; 1",
                    regularization=Fraction(1, 8),
                    prime=31991,
                )
            ),
        ),
        (
            ("conservation-laws", "map", "--map", "a*b", "--metric", "a; b", "--no-products"),
            nv.ConservationLaws(
                nv.GradientFlow(nv.Parametric("a*b"), metric="a; b"), products=False
            ),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_the_words_make_the_problem(words: tuple[str, ...], problem: Any) -> None:
    assert invoke(*words, "--script") == nv.render(problem).text


def test_a_method_that_there_is_not_is_refused() -> None:
    words = ("darboux", "linear:1,1,1", "-X", "1", "-Y", "1", "--method")
    assert invoke(*words, "coefficients", "--script") == invoke(*words, "auto", "--script")
    result = CliRunner().invoke(app, [*words, "chain", "--script"])
    assert isinstance(result.exception, nv.SpecificationError)
    assert "expected one of auto, coefficients, definition" in str(result.exception)
