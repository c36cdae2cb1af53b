"""``neurovariety solve FILE`` and ``neurovariety verify FILE``: what was saved, once more."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from neurovariety.cli import options
from neurovariety.errors import SpecificationError, file_errors

File = Annotated[
    Path,
    typer.Argument(
        help="What --json of a problem printed, or neurovariety.save wrote; - is standard input."
    ),
]


def _loaded(file: Path) -> Any:
    from neurovariety.cli.specs import STANDARD_INPUT, standard_input
    from neurovariety.exchange.saving import load, loaded

    if file != STANDARD_INPUT:
        return load(file)
    with file_errors("read", file):
        return loaded(standard_input("a saved result"), "standard input")


def solve(
    file: File,
    script: options.AsScript = False,
    dialect: options.Dialect = None,
    as_json: options.AsJson = False,
    engine: options.EngineWord = "auto",
    timeout: options.Timeout = 600,
    memory: options.Memory = None,
    verify: options.Verify = False,
    verbose: options.Verbose = False,
) -> None:
    """The problem of a saved result, or a saved problem, solved again.

    neurovariety solve degree.json --engine sage
    """
    from neurovariety.cli.answer import answer
    from neurovariety.problems.base.result import Result

    found = _loaded(file)
    problem = found.problem if isinstance(found, Result) else found
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify, verbose)


def verify(
    file: File,
    as_json: options.AsJson = False,
    engine: options.EngineWord = "auto",
    timeout: options.Timeout = 600,
    memory: options.Memory = None,
    verbose: options.Verbose = False,
) -> None:
    """A saved result, checked by other mathematics.

    The exit status is 1 if a check fails, or if none could be made.

    neurovariety verify degree.json
    """
    from neurovariety.algebra.progress import watched
    from neurovariety.cli import specs
    from neurovariety.cli.answer import spinner, tell
    from neurovariety.problems.base.result import Result
    from neurovariety.verify import verify as check

    result = _loaded(file)
    if not isinstance(result, Result):
        raise SpecificationError(f"expected a result in {file}, found a problem: solve it first")
    limits = specs.limits(timeout, memory)
    with spinner("verify", hidden=verbose) as say, watched(say):
        found = check(result, engine=specs.engine(engine), limits=limits)
    tell(result, found, as_json)
