"""The commands for data where critical points meet."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from neurovariety.cli.answer import answer
from neurovariety.cli.options import (
    AsJson,
    AsScript,
    Dialect,
    EngineWord,
    File,
    Memory,
    Method,
    MetricSpec,
    Polynomials,
    Prime,
    Seed,
    Spec,
    Timeout,
    Variables,
    Verify,
)


def ed_discriminant(
    spec: Spec,
    metric: MetricSpec = "frobenius",
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """ED discriminant: data over which critical points meet; its degree, factors, real codimension.

    neurovariety ed-discriminant ellipse
    """
    from neurovariety.cli import specs
    from neurovariety.problems.ed_discriminant.problem import EDDiscriminant

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = EDDiscriminant(variety, specs.metric(metric), method=method, prime=prime, seed=seed)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def signature_discriminant(
    spec: Spec,
    metric: MetricSpec = "frobenius",
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Signature discriminant: components over which real critical points change their index.

    neurovariety signature-discriminant ellipse
    """
    from neurovariety.cli import specs
    from neurovariety.problems.signature_discriminant.problem import SignatureDiscriminant

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = SignatureDiscriminant(variety, specs.metric(metric), method, prime, seed)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def bottlenecks(
    spec: Spec,
    metric: MetricSpec = "frobenius",
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Bottlenecks: pairs of points with a common normal line, their number and the real ones.

    neurovariety bottlenecks ellipse
    """
    from neurovariety.cli import specs
    from neurovariety.problems.bottlenecks.problem import Bottlenecks

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = Bottlenecks(variety, specs.metric(metric), method, prime, seed)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def voronoi_cell(
    spec: Spec,
    point: Annotated[
        str,
        typer.Option(
            help="A rational point such as '6/5,4/5' or '1,0;0,0', or generic for the degree."
        ),
    ] = "generic",
    metric: MetricSpec = "frobenius",
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Voronoi cell of a point on a variety: the degree and equation of its boundary.

    neurovariety voronoi-cell ellipse --point 6/5,4/5
    """
    from neurovariety.cli import specs
    from neurovariety.problems.voronoi_cell.problem import VoronoiCell

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = VoronoiCell(variety, point, specs.metric(metric), method, prime, seed)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


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
