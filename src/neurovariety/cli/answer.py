"""What every problem's command does: print the script, or solve, show and verify."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from neurovariety.engines.errors import EngineError
from neurovariety.errors import Interrupted, SpecificationError, TooLarge

if TYPE_CHECKING:
    from neurovariety.problems.base.checks import Verification
    from neurovariety.problems.base.problem import Problem
    from neurovariety.problems.base.result import Result


def answer(
    problem: Problem[Any],
    script: bool,
    dialect: str | None,
    as_json: bool,
    engine: str,
    timeout: float,
    memory: str | None,
    verify: bool,
    verbose: bool,
) -> Result | None:
    """Answer a problem on the terminal; the exit status is 1 if the verification fails.

    Returns
    -------
    Result or None
        None if only the script was asked for.
    """
    from neurovariety.algebra.progress import watched
    from neurovariety.cli import specs
    from neurovariety.scripts.rendering import render
    from neurovariety.solve import solve

    found = specs.engine(engine)
    if script:
        chosen = dialect or (found.dialect if found is not None else "macaulay2")
        typer.echo(render(problem, chosen).text, nl=False)
        return None
    if dialect is not None:
        raise SpecificationError(
            f"expected --dialect together with --script; to run in {dialect}, give --engine"
        )
    limits = specs.limits(timeout, memory)
    result: Result | None = None
    verification = None
    try:
        with spinner(problem.kind, hidden=verbose) as say, watched(say):
            result = solve(problem, engine=found, limits=limits)
            if verify:
                from neurovariety.verify import verify as check

                verification = check(result, engine=found, limits=limits)
    except KeyboardInterrupt as stopped:
        kept = "nothing was kept"
        if result is not None:
            tell(result, None, as_json)
            kept = "the result is not verified"
        elif isinstance(stopped, Interrupted):
            _show_partial(stopped.partial, as_json)
            kept = "this is not all"
        typer.echo(f"Stopped; {kept}.", err=True)
        raise typer.Exit(130) from None
    except (EngineError, TooLarge) as stopped:
        if stopped.partial is not None:
            _show_partial(stopped.partial, as_json)
        raise
    tell(result, verification, as_json)
    return result


def tell(result: Result, verification: Verification | None, as_json: bool) -> None:
    """Print a result and its checks; the exit status is 1 if one of them fails."""
    if as_json:
        data = result.data()
        if verification is not None:
            data["verification"] = verification.to_data()
        typer.echo(json.dumps(data, indent=2))
    else:
        from neurovariety.cli.show import show, show_verification

        console = Console()
        show(result, console)
        if verification is not None:
            show_verification(verification, console)
    if verification is not None and not verification.holds:
        raise typer.Exit(1)


@contextmanager
def spinner(title: str, hidden: bool) -> Iterator[Callable[[str], None]]:
    """Something that moves on a terminal, with what runs and for how long."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    quiet = hidden or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as shown:
        task = shown.add_task(title)
        yield lambda runs: shown.update(task, description=f"{title}: {escape(runs)}")


def _show_partial(partial: Result, as_json: bool) -> None:
    """Print what a stopped run had found; the error follows."""
    if as_json:
        typer.echo(json.dumps({"partial": True, **partial.data()}, indent=2))
        return
    from neurovariety.cli.show import show

    console = Console()
    console.print("The run was stopped. What it had found by then:")
    show(partial, console)
