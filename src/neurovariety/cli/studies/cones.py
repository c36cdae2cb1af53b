"""The command that counts cones without keeping them."""

from __future__ import annotations

from typing import Annotated

import typer


def count_cones(
    points: Annotated[str, typer.Option(help="A row for each point.")],
    terms: Annotated[str, typer.Option(help="The numbers n and m.")] = "2,2",
    after: Annotated[
        str | None, typer.Option(help="The covector behind which to begin: 0,0,1,....")
    ] = None,
) -> None:
    """The maximal cones of a classification fan, counted without keeping them.

    One that is stopped says which covector was the last, and goes on behind it.

    neurovariety count-cones --points "0,0; 1,0; 0,1; 1,1" --terms 2,1
    """
    from rich.console import Console

    from neurovariety.problems.classification_fan.problem import ClassificationFan
    from neurovariety.problems.classification_fan.result import Fan
    from neurovariety.studies.landscape.progress import progress_bar

    fan = ClassificationFan(points, terms)
    begin = after if after is None else list(map(_label, after.split(",")))
    found, last, stopped = Fan((0,) * fan.all_terms), None, False
    try:
        with progress_bar("cones", Console(stderr=True)) as bar:
            for count in fan.counts(begin):
                found, last = count.fan, count.after
                bar(int(1000 * count.done), 1000)
    except KeyboardInterrupt:
        stopped = True
    behind = "" if after is None else f" behind {after}"
    typer.echo(f"cones{behind}: {found.cones}")
    typer.echo(f"by parts{behind}: {', '.join(map(str, found.by_parts))}")
    if stopped:
        where = "" if last is None else f"; the others by --after {','.join(map(str, last))}"
        typer.echo(f"Stopped{where}", err=True)
        raise typer.Exit(130)


def _label(word: str) -> int | str:
    return int(word) if word.strip().isdecimal() and len(word) < 9 else word
