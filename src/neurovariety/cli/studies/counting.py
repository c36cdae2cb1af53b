"""Counts and lists without keeping: a bar, and where to go on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import typer


def counted(
    title: str, counts: Callable[[Any], Iterator[Any]], after: str | None
) -> tuple[Any, bool]:
    """The last count, None if there is none, and whether one was interrupted."""
    from rich.console import Console

    from neurovariety.studies.landscape.progress import progress_bar

    begin = after if after is None else list(map(_label, after.split(",")))
    last = None
    try:
        with progress_bar(title, Console(stderr=True)) as bar:
            for count in counts(begin):
                last = count
                bar(int(1000 * count.done), 1000)
    except KeyboardInterrupt:
        return last, True
    return last, False


def tell(
    kind: str,
    numbers: Mapping[str, int | Sequence[int]],
    after: str | None,
    last: Any,
    stopped: bool,
    as_json: bool,
) -> None:
    """Print what was counted, as text or JSON, and end a command that was interrupted."""
    if as_json:
        data = {name.replace(" ", "_"): number for name, number in numbers.items()}
        where = list(last.after) if stopped and last is not None else None
        partial = {"partial": True, "go_on_after": where} if stopped else {}
        typer.echo(json.dumps({"kind": kind, "after": after, **data, **partial}, indent=2))
    else:
        behind = "" if after is None else f" behind {after}"
        for name, number in numbers.items():
            shown = number if isinstance(number, int) else ", ".join(map(str, number))
            typer.echo(f"{name}{behind}: {shown}")
    if stopped:
        _say_where(last)


def _say_where(last: Any) -> None:
    where = "" if last is None else f"; the others by --after {','.join(map(str, last.after))}"
    typer.echo(f"Stopped{where}", err=True)
    raise typer.Exit(130)


def write_each(problem: Any, words: Mapping[str, Any]) -> None:
    """Write what a problem goes through to a file; one that is there goes on.

    Raises
    ------
    SpecificationError
        If there is nothing to go through, or another answer is wanted, too.
    """
    from neurovariety.algebra.deadline import within
    from neurovariety.cli import specs
    from neurovariety.cli.answer import spinner
    from neurovariety.errors import SpecificationError, TooLate
    from neurovariety.exchange.listing import listed

    path, limits = words["each"], specs.limits(words["timeout"], words["memory"])
    others = [name for name in ("script", "as_json", "verify") if words[name]]
    if words.get("plot") is not None or words["engine"] != "auto" or others or not problem.each:
        raise SpecificationError(
            "expected --each of a piecewise-linear problem, without what a result or an engine is "
            "asked for"
        )
    number, what = 0, problem.each[0]
    try:
        with spinner(problem.kind, hidden=words["verbose"]) as say, within(limits.seconds):
            for number in listed(problem, path):
                say(f"{number} {what}")
    except (KeyboardInterrupt, TooLate) as stopped:
        typer.echo(f"Stopped with {number} {what}; the same command goes on from {path}.", err=True)
        raise typer.Exit(130 if isinstance(stopped, KeyboardInterrupt) else 1) from None
    typer.echo(f"{what}: {number} in {path}")


def _label(word: str) -> int | str:
    return int(word) if word.strip().isdecimal() and len(word) < 9 else word
