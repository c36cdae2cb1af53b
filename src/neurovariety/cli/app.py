"""The commands. Each imports what it needs when it runs, so that ``--help`` stays quick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from neurovariety._version import __version__
from neurovariety.cli import (
    conservation,
    discriminants,
    distances,
    explore,
    ideals,
    invariants,
    landscape,
    pictures,
    realed,
    weights,
)
from neurovariety.cli.options import Memory, Seed, Timeout
from neurovariety.errors import NeuroVarietyError, SpecificationError

app = typer.Typer(
    name="neurovariety",
    help="Algebraic geometry of neural networks, through Macaulay2 and Sage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command("minors")(distances.minors)
app.command("groebner-basis")(ideals.groebner_basis)
app.command("ed-degree")(distances.ed_degree)
app.command("generic-ed-degree")(distances.generic_ed_degree)
app.command("ed-correspondence")(distances.ed_correspondence)
app.command("ed-discriminant")(discriminants.ed_discriminant)
app.command("signature-discriminant")(discriminants.signature_discriminant)
app.command("bottlenecks")(discriminants.bottlenecks)
app.command("voronoi-cell")(discriminants.voronoi_cell)
app.command("reach")(discriminants.reach)
app.command("critical-points")(landscape.critical_points)
app.command("real-critical-points")(landscape.real_critical_points)
app.command("real-ed-points")(realed.real_ed_points)
app.command("landscape")(realed.landscape)
app.command("pure-spurious")(weights.pure_spurious)
app.command("fibre")(weights.fibre)
app.command("chambers")(pictures.chambers)
app.command("conservation-laws")(conservation.conservation_laws)
app.command("invariant-ideal")(invariants.invariant_ideal)
app.command("is-invariant")(invariants.is_invariant)
app.command("trajectory-ideal")(invariants.trajectory_ideal)
app.command("darboux")(invariants.darboux)
app.add_typer(explore.app, name="explore")


@app.command("reproduce")
def reproduce(
    table: Annotated[
        str,
        typer.Argument(
            help="kohn-talk, thesis-3.1, thesis-3.2, thesis-fig-3.1, thesis-1.13, "
            "flow-invariants, zero-hessian, ed-discriminants, kohn-landscape"
        ),
    ],
    output: Annotated[
        Path, typer.Option(help="Where the scripts and the table's files go.")
    ] = Path("demo-output"),
    samples: Annotated[int, typer.Option(help="Random data of kohn-landscape.")] = 2000,
    draws: Annotated[int, typer.Option(help="Random real draws for each row of thesis-3.1.")] = 20,
    seed: Seed = 1,
    jobs: Annotated[int, typer.Option(help="Rows that are solved at the same time.")] = 2,
    engine: Annotated[
        str, typer.Option("--engine", help="session (warm M2s), macaulay2 or a path of M2.")
    ] = "session",
    timeout: Timeout = 600,
    memory: Memory = None,
    report: Annotated[
        Path | None,
        typer.Option(help="Also write an HTML file with the table, its pictures and scripts."),
    ] = None,
) -> None:
    """Solve the problems behind a publication's numbers and print both side by side."""
    from neurovariety.cli import specs
    from neurovariety.cli.reproduce import run_table
    from neurovariety.studies.reproduce.rows import Settings

    if table == "flow-invariants":
        from neurovariety.cli.flow_invariants import run_flow_invariants

        chosen = None if engine == "session" else specs.engine(engine)
        run_flow_invariants(output, chosen, specs.limits(timeout, memory), report)
        return
    if table == "zero-hessian":
        from neurovariety.cli.zero_hessian import run_zero_hessian

        run_zero_hessian(output, report)
        return
    if table == "kohn-landscape":
        from neurovariety.cli.kohn_landscape import run_kohn_landscape

        run_kohn_landscape(output, samples, seed, report)
        return
    found = None if engine == "session" else specs.engine(engine)
    limits = specs.limits(timeout, memory)
    run_table(table, output, found, limits, Settings(draws, seed), jobs, report)


@app.command("doctor")
def doctor() -> None:
    """What was found, what was skipped and why, and what each question needs."""
    from neurovariety.cli.doctor import report

    raise typer.Exit(report(Console()))


def _version(value: bool) -> None:
    if value:
        typer.echo(f"neurovariety {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; an error of ours is a message, not a traceback."""
    try:
        app()
    except NeuroVarietyError as error:
        Console(stderr=True).print(
            f"{type(error).__name__}: {error}", markup=False, highlight=False, soft_wrap=True
        )
        sys.exit(2 if isinstance(error, SpecificationError) else 1)
