"""Trial runs: whether a file is the program that it is taken for, and which version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from neurovariety.engines.base import ANSWER_VARIABLE
from neurovariety.engines.processes.children import Ended, run_command
from neurovariety.engines.processes.guard import private_folder
from neurovariety.engines.processes.transcripts import read_answer

FRAME = "NEUROVARIETY-PROBE"
"""What the script of a `Trial` writes before its version; ``END`` comes behind it."""

TRIAL_MEMORY = 4 << 30
"""Bytes of address space for a trial run: a whole Sage takes half of them."""


@dataclass(frozen=True)
class Trial:
    """A script that writes the version of what runs it.

    Parameters
    ----------
    file, source : str
        The script.
    arguments : tuple of str
        Behind the program, with the name of the script's file among them.
    variables : mapping
        Additions to the environment.
    """

    file: str
    source: str
    arguments: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, path: Path, seconds: float) -> tuple[Ended, str | None]:
        """Run the script; how that ended, and the version if it came."""
        with private_folder() as name:
            folder = Path(name)
            (folder / self.file).write_text(self.source)
            ended = run_command(
                [str(path), *self.arguments],
                folder,
                seconds=seconds,
                memory=TRIAL_MEMORY,
                variables={**self.variables, ANSWER_VARIABLE: "answer"},
            )
            answer = read_answer(folder / "answer")
        frame = re.fullmatch(rf"{FRAME} (\d+\.\d\S*) END\n", answer)
        return ended, frame and frame[1]
