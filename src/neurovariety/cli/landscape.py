"""The commands for critical points of losses."""

from __future__ import annotations

from typing import Annotated

import typer

from neurovariety.cli.answer import answer
from neurovariety.cli.options import (
    AsJson,
    AsScript,
    Dialect,
    EngineWord,
    Memory,
    Method,
    Prime,
    Seed,
    Timeout,
    Verify,
)

Network = Annotated[str, typer.Argument(help="The widths d_0, ..., d_h: linear:2,2,2")]
Samples = Annotated[int | None, typer.Option(help="How many random samples.")]
Inputs = Annotated[
    str | None, typer.Option("--x", help="Given inputs, one sample a column: '1,2; 3,4'.")
]
Outputs = Annotated[str | None, typer.Option("--y", help="Given outputs, likewise.")]
Regularization = Annotated[
    str,
    typer.Option(
        help="generic (random for each weight), none, a number, or a matrix for each layer "
        "between bars: '1,2; 3,4 | 5,6'"
    ),
]


def critical_points(
    network: Network,
    samples: Samples = None,
    x: Inputs = None,
    y: Outputs = None,
    regularization: Regularization = "generic",
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
    """Complex critical points of a loss: their number, and where their weights vanish.

    neurovariety critical-points linear:2,2,2 --samples 1
    """
    from neurovariety.cli import specs
    from neurovariety.problems.critical_points.problem import CriticalPoints

    problem = CriticalPoints(
        specs.network(network),
        samples,
        x,
        y,
        specs.regularization(regularization),
        method=method,
        prime=prime,
        seed=seed,
    )
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def real_critical_points(
    network: Network,
    samples: Samples = None,
    x: Inputs = None,
    y: Outputs = None,
    regularization: Regularization = "generic",
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
    """Real critical points of a loss, certified: losses, Hessian indices, zero patterns.

    neurovariety real-critical-points linear:2,2,2 --samples 1
    """
    from neurovariety.cli import specs
    from neurovariety.problems.critical_points.problem import CriticalPoints
    from neurovariety.problems.real_critical_points.problem import RealCriticalPoints

    loss = CriticalPoints(
        specs.network(network),
        samples,
        x,
        y,
        specs.regularization(regularization),
        prime=prime,
        seed=seed,
    )
    problem = RealCriticalPoints(loss, method)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)
