"""The command that counts cones without keeping them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from neurovariety.cli.options import AsJson


def count_cones(
    points: Annotated[str, typer.Option(help="A row for each point.")],
    terms: Annotated[str, typer.Option(help="The numbers n and m.")] = "2,2",
    positive: Annotated[
        str | None, typer.Option(help="Those of the points that are: to count by mistakes.")
    ] = None,
    after: Annotated[
        str | None, typer.Option(help="The covector behind which to begin: 0,0,1,....")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The maximal cones of a classification fan, counted without keeping them.

    One that is stopped says which covector was the last, and goes on behind it.

    neurovariety count-cones --points "0,0; 1,0; 0,1; 1,1" --terms 2,1
    """
    from neurovariety.cli.studies.counting import counted, tell
    from neurovariety.problems.classification_fan.problem import ClassificationFan
    from neurovariety.problems.classification_fan.result import Fan
    from neurovariety.problems.mistake_levels.problem import MistakeLevels

    if positive is None:
        fan = ClassificationFan(points, terms)
        last, stopped = counted("cones", fan.counts, after)
        found = Fan((0,) * fan.all_terms) if last is None else last.fan
        numbers: dict[str, int | Sequence[int]] = {"cones": found.cones, "by parts": found.by_parts}
    else:
        last, stopped = counted("cones", MistakeLevels(points, positive, terms).counts, after)
        by_mistakes = () if last is None else last.cones
        numbers = {"cones": sum(by_mistakes), "by mistakes": by_mistakes}
    tell("count-cones", numbers, after, last, stopped, as_json)
