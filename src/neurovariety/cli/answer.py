"""What every question's command does: print the script, or solve, show and verify."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer
from rich.console import Console

if TYPE_CHECKING:
    from neurovariety.problems import Problem


def answer(
    problem: Problem,
    script: bool,
    as_json: bool,
    engine: str,
    timeout: float,
    memory: str | None,
    verify: bool,
) -> None:
    """Answer a problem on the terminal; the exit status is 1 if the verification fails."""
    from neurovariety.cli import specs
    from neurovariety.render import render
    from neurovariety.solve import solve

    if script:
        typer.echo(render(problem).text, nl=False)
        return
    limits = specs.limits(timeout, memory)
    found = specs.engine(engine)
    result = solve(problem, engine=found, limits=limits)
    verification = None
    if verify:
        from neurovariety.verify import verify as check

        verification = check(result, engine=found, limits=limits)
    if as_json:
        from neurovariety.export import to_data

        data = to_data(result)
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
