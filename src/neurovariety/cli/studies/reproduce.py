"""The command for published tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from neurovariety.cli.options import Memory, Seed, Timeout, Verbose, to_write


def reproduce(
    table: Annotated[
        str,
        typer.Argument(
            help="kohn-talk, thesis-3.1, thesis-3.2, thesis-fig-3.1, thesis-1.13, "
            "flow-invariants, zero-hessian, ed-discriminants, equivariant, bures-wasserstein, "
            "activation-thresholds, polynomial-networks, convolutional-networks, attention, "
            "brandenburg-talk, max-pooling, mild-overparameterization, maxout-moments, "
            "mirror-flow, fisher-rao, tangent-kernels, central-curves, policies, kohn-landscape"
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(callback=to_write, help="Where the scripts and the table's files go."),
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
        typer.Option(
            callback=to_write,
            help="Also write an HTML file with the table, its pictures and scripts.",
        ),
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Solve the problems behind a publication's numbers and print both side by side."""
    from neurovariety.cli import specs
    from neurovariety.cli.studies.tables import run_table
    from neurovariety.studies.reproduce.rows import Settings

    if table == "flow-invariants":
        from neurovariety.cli.studies.flow_invariants import run_flow_invariants

        chosen = None if engine == "session" else specs.engine(engine)
        run_flow_invariants(output, chosen, specs.limits(timeout, memory), report)
        return
    if table == "zero-hessian":
        from neurovariety.cli.studies.zero_hessian import run_zero_hessian

        run_zero_hessian(output, report)
        return
    if table == "kohn-landscape":
        from neurovariety.cli.studies.kohn_landscape import run_kohn_landscape

        run_kohn_landscape(output, samples, seed, report)
        return
    found = None if engine == "session" else specs.engine(engine)
    limits = specs.limits(timeout, memory)
    run_table(table, output, found, limits, Settings(draws, seed), jobs, report)
