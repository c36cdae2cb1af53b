"""The command for the reach."""

from __future__ import annotations

import json
from typing import Any

import typer

from neurovariety.cli.options import AsJson, File, Memory, Polynomials, Spec, Timeout, Variables


def reach(
    spec: Spec,
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    as_json: AsJson = False,
    timeout: Timeout = 600,
    memory: Memory = None,
) -> None:
    """Reach of a compact smooth plane curve, an ellipsoid or a cone, in an interval.

    neurovariety reach ellipse
    """
    from neurovariety.algebra.exact import format_rational
    from neurovariety.cli import specs
    from neurovariety.problems.reach.reach import reach as reach_of

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    found = reach_of(variety, specs.limits(timeout, memory))
    if not as_json:
        typer.echo(str(found))
        return
    data: dict[str, Any] = {
        name: side and [format_rational(v) for v in side] for name, side in found.sides.items()
    }
    data |= {"certainty": found.certainty.value, "why": found.why}
    typer.echo(json.dumps(data, indent=2))
