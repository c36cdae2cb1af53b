"""The commands for what gradient flows leave invariant."""

from __future__ import annotations

from typing import Annotated

import typer

from neurovariety.cli.answer import answer
from neurovariety.cli.flows import flow_of
from neurovariety.cli.options import (
    AsJson,
    AsScript,
    Degree,
    Dialect,
    EngineWord,
    Inputs,
    Loss,
    Map,
    Memory,
    Model,
    Outputs,
    Timeout,
    Verify,
)

Field = Annotated[str, typer.Option(help="QQ or a prime; modulo a prime it is no proof.")]


def invariant_ideal(
    model: Model,
    contains: Annotated[str, typer.Option(help="Polynomials in the weights: 'w1_11; w2_11'.")],
    loss: Loss = None,
    inputs: Inputs = None,
    outputs: Outputs = None,
    polynomial_map: Map = None,
    field: Field = "QQ",
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Smallest invariant ideal that contains given polynomials; a chain that is stopped is shown.

    neurovariety invariant-ideal linear:1,1,1 -X 1 -Y 1 --contains w1_11
    """
    from neurovariety.cli import specs
    from neurovariety.problems.invariant_ideal.problem import InvariantIdeal

    flow = flow_of(model, loss, inputs, outputs, polynomial_map)
    problem = InvariantIdeal(flow, contains, field=specs.field(field))
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def is_invariant(
    model: Model,
    ideal: Annotated[str, typer.Option(help="Generators in the weights: 'w1_11 - w2_11'.")],
    loss: Loss = None,
    inputs: Inputs = None,
    outputs: Outputs = None,
    polynomial_map: Map = None,
    field: Field = "QQ",
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Whether an ideal is invariant, with witnesses if it is not.

    neurovariety is-invariant linear:1,1,1 -X 1 -Y 1 --ideal "w1_11 - w2_11"
    """
    from neurovariety.cli import specs
    from neurovariety.problems.is_invariant.problem import IsInvariant

    flow = flow_of(model, loss, inputs, outputs, polynomial_map)
    problem = IsInvariant(flow, ideal, field=specs.field(field))
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def trajectory_ideal(
    model: Model,
    start: Annotated[str, typer.Option(help="A number for each weight, in their order: 2,1/2.")],
    degree: Degree = 2,
    loss: Loss = None,
    inputs: Inputs = None,
    outputs: Outputs = None,
    polynomial_map: Map = None,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Polynomials up to a degree that vanish along the trajectory from a point, with a proof.

    neurovariety trajectory-ideal linear:1,1,1 -X 1 -Y 1 --start 2,1
    """
    from neurovariety.problems.trajectory_ideal.problem import TrajectoryIdeal

    flow = flow_of(model, loss, inputs, outputs, polynomial_map)
    problem = TrajectoryIdeal(flow, start, degree)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def darboux(
    model: Model,
    degree: Degree = 2,
    loss: Loss = None,
    inputs: Inputs = None,
    outputs: Outputs = None,
    polynomial_map: Map = None,
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Darboux polynomials up to a degree, with their cofactors.

    neurovariety darboux linear:1,1,1 -X 1 -Y 1 --degree 2
    """
    from neurovariety.problems.darboux_polynomials.problem import DarbouxPolynomials

    flow = flow_of(model, loss, inputs, outputs, polynomial_map)
    problem = DarbouxPolynomials(flow, degree)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)
