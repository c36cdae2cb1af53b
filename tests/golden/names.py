"""``python -m tests.golden.names``: write what is made from the registry: public names, a list."""

from __future__ import annotations

import re
from pathlib import Path

import neurovariety
from neurovariety.problems.registry import REGISTRY

STUB = Path(neurovariety.__file__).with_suffix(".pyi")
API = Path(__file__).parents[2] / "docs" / "guides" / "python.md"
HEAD = "| class | command | |\n|---|---|---|\n"


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


def api() -> str:
    """The text of the API page, with a row for each problem."""
    before, head, rest = API.read_text("utf-8").partition(HEAD)
    rows = "".join(f"| `{e.name}` | `{e.command}` | {e.summary} |\n" for e in REGISTRY)
    return before + head + rows + re.sub(r"\A(\|.*\n)*", "", rest)


if __name__ == "__main__":
    STUB.write_text(stub(), "utf-8")
    API.write_text(api(), "utf-8")
