"""Trial runs: a candidate must answer with its version before it is believed to work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from neurovariety.engines.base import ANSWER_VARIABLE
from neurovariety.engines.process import private_folder, run_command
from neurovariety.engines.programs import Candidate, Probe, Program, not_runnable, why_not

FRAME = "NEUROVARIETY-PROBE"
"""What a trial script writes before its version; ``END`` comes behind it."""

_usable: dict[tuple[str, Path, int], str] = {}


@dataclass(frozen=True)
class Trial:
    """A script that writes the version of what runs it.

    Parameters
    ----------
    program : Program
        What is tried.
    source : str
        The script.
    arguments : tuple of str
        Behind the program, with the name of the script's file among them.
    file : str
        That name.
    oldest : tuple of int
        The oldest version that is supported; empty if any is that passes the trial.
    variables : mapping
        Additions to the environment.
    """

    program: Program
    source: str
    arguments: tuple[str, ...]
    file: str
    oldest: tuple[int, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)

    def probe(self, candidate: Candidate, seconds: float) -> Probe:
        """Try a candidate; a version that worked is remembered until the file changes."""
        path, name = candidate.path, self.program.name
        if (problem := not_runnable(path)) is not None:
            return Probe(candidate, None, problem, name)
        key = name, path, path.stat().st_mtime_ns
        if key in _usable:
            return Probe(candidate, _usable[key], None, name)
        with private_folder() as scratch:
            folder = Path(scratch)
            (folder / self.file).write_text(self.source)
            ended = run_command(
                [str(path), *self.arguments],
                folder,
                seconds=seconds,
                variables={**self.variables, ANSWER_VARIABLE: "answer"},
            )
            answer = folder / "answer"
            text = answer.read_text(errors="replace") if answer.is_file() else ""
        frame = re.fullmatch(rf"{FRAME} (\d+\.\d\S*) END\n", text)
        if frame is None:
            return Probe(candidate, None, why_not(self.program, ended, seconds, "version"), name)
        version = frame[1]
        if tuple(int(number) for number in re.findall(r"\d+", version)[:2]) < self.oldest:
            oldest = ".".join(map(str, self.oldest))
            problem = f"{name} {version} is too old, {oldest} or newer is needed"
            return Probe(candidate, version, problem, name)
        _usable[key] = version
        return Probe(candidate, version, None, name)
