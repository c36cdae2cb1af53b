"""``python -m tests.golden.refresh``: write the golden scripts anew; read the diff afterwards."""

from __future__ import annotations

from neurovariety import render
from neurovariety.engines.script import LANGUAGES
from tests.golden.problems import GOLDEN, SCRIPTS


def refresh() -> None:
    """Write a file for each golden problem in each language and remove the others."""
    SCRIPTS.mkdir(exist_ok=True)
    for old in SCRIPTS.iterdir():
        old.unlink()
    for name, problem in GOLDEN.items():
        for dialect, language in LANGUAGES.items():
            if dialect in problem.chosen.dialects:
                print(render(problem, dialect).write(SCRIPTS / f"{name}.{language.suffix}"))


if __name__ == "__main__":
    refresh()
