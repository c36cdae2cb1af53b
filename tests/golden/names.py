"""``python -m tests.golden.names``: write the public names of problems, from the registry."""

from __future__ import annotations

import re
from pathlib import Path

import neurovariety
from neurovariety.problems.registry import REGISTRY

STUB = Path(neurovariety.__file__).with_suffix(".pyi")


def stub() -> str:
    """The text of ``__init__.pyi``: what stands there, with a line for each problem."""
    head, _, body = STUB.read_text("utf-8").partition("\n\n")
    others = [
        line
        for line in body.splitlines()
        if not re.match(r"from \.problems\.\w+\.problem import", line)
    ]
    problems = [f"from .problems.{e.folder}.problem import {e.name} as {e.name}" for e in REGISTRY]
    return "\n".join([head, "", *sorted([*others, *problems])]) + "\n"


if __name__ == "__main__":
    STUB.write_text(stub(), "utf-8")
