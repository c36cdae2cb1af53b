"""``python -m tests.golden.refresh``: write the golden scripts anew; read the diff afterwards."""

from __future__ import annotations

from neurovariety import render
from tests.golden.problems import GOLDEN, SCRIPTS


def refresh() -> None:
    """Write one file for each golden problem and remove the others."""
    SCRIPTS.mkdir(exist_ok=True)
    for old in SCRIPTS.glob("*.m2"):
        old.unlink()
    for name, problem in GOLDEN.items():
        print(render(problem).write(SCRIPTS / f"{name}.m2"))


if __name__ == "__main__":
    refresh()
