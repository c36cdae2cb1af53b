"""The commands. Each imports what it needs when it runs, so that ``--help`` stays quick."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from neurovariety._version import __version__
from neurovariety.errors import NeuroVarietyError, SpecificationError

if TYPE_CHECKING:
    from neurovariety.problems import Problem

app = typer.Typer(
    name="neurovariety",
    help="Algebraic geometry of neural networks, through Macaulay2.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Spec = Annotated[
    str,
    typer.Argument(
        help="linear:3,1,3, determinantal:4x5:2, symmetric:3:1, hankel:3:1, circle, ellipse, "
        "parabola, cardioid, cayley, or implicit / parametric with --polynomials or --file"
    ),
]
Polynomials = Annotated[
    str | None,
    typer.Option("--polynomials", "-p", help='Such as "x^2 + y^2 = 1; x*z - y".'),
]
File = Annotated[Path | None, typer.Option("--file", help="A file of polynomials, one a line.")]
Variables = Annotated[str | None, typer.Option(help="Their variables in order: x,y.")]
MetricSpec = Annotated[
    str,
    typer.Option(
        "--metric",
        help="frobenius (unit), bombieri-weyl, weights:1,4,6, matrix:2,1;1,2, data:1,2;3,4",
    ),
]
Method = Annotated[str, typer.Option(help="auto takes the fastest that applies.")]
Prime = Annotated[int, typer.Option(help="The characteristic of modular methods.")]
Seed = Annotated[int, typer.Option(help="Where random data come from.")]
AsScript = Annotated[bool, typer.Option("--script", help="Print the script and run nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
EngineWord = Annotated[
    str,
    typer.Option(
        "--engine", help="auto (an engine only where one is needed), macaulay2, or a path of M2."
    ),
]
Timeout = Annotated[float, typer.Option(help="Wall-clock seconds.")]
Memory = Annotated[str | None, typer.Option(help="Such as 500M or 2G.")]
Verify = Annotated[bool, typer.Option("--verify", help="Check the answer by another road.")]


@app.command("minors")
def minors(
    spec: Annotated[
        str, typer.Argument(help="A variety of matrices, or 'matrix' with --polynomials or --file.")
    ],
    size: Annotated[int | None, typer.Option(help="The size of the minors.")] = None,
    order: Annotated[str, typer.Option(help="grevlex, lex or grlex.")] = "grevlex",
    field: Annotated[str, typer.Option(help="QQ or a prime.")] = "QQ",
    polynomials: Polynomials = None,
    file: File = None,
    method: Method = "auto",
    seed: Seed = 1,
    script: AsScript = False,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Ideal of minors: Groebner basis, dimension, degree, singular locus.

    neurovariety minors matrix -p "a,b,c; b,c,d" --size 2
    """
    from sympy import GF, QQ

    from neurovariety.cli import specs
    from neurovariety.problems import MinorsIdeal

    text = specs.polynomial_text(polynomials, file)
    matrix: Any = text if spec == "matrix" else specs.variety(spec, text, None)
    if matrix is None:
        raise SpecificationError("matrix: expected --polynomials or --file with its entries")
    if method not in ("auto", "groebner"):
        raise SpecificationError(f"expected the method groebner, got {method!r}")
    if field != "QQ" and not field.isdecimal():
        raise SpecificationError(f"expected the field QQ or a prime, got {field!r}")
    domain = QQ if field == "QQ" else GF(specs.prime(field))
    problem = MinorsIdeal(matrix, size, order=order, field=domain)
    _answer(problem, script, as_json, engine, timeout, memory, verify)


@app.command("ed-degree")
def ed_degree(
    spec: Spec,
    metric: MetricSpec = "frobenius",
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Euclidean distance degree in a given metric."""
    from neurovariety.cli import specs
    from neurovariety.problems import EDDegree

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = EDDegree(variety, specs.metric(metric), method=method, prime=prime, seed=seed)
    _answer(problem, script, as_json, engine, timeout, memory, verify)


@app.command("generic-ed-degree")
def generic_ed_degree(
    spec: Spec,
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Generic Euclidean distance degree."""
    from neurovariety.cli import specs
    from neurovariety.problems import GenericEDDegree

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = GenericEDDegree(variety, method=method, prime=prime, seed=seed)
    _answer(problem, script, as_json, engine, timeout, memory, verify)


@app.command("ed-correspondence")
def ed_correspondence(
    spec: Spec,
    metric: MetricSpec = "frobenius",
    equations: Annotated[
        bool, typer.Option("--equations", help="Eliminate the auxiliary variables.")
    ] = False,
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    method: Method = "auto",
    prime: Prime = 32003,
    seed: Seed = 1,
    script: AsScript = False,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Euclidean distance correspondence: ideal, dimension, polar degrees."""
    from neurovariety.cli import specs
    from neurovariety.problems import EDCorrespondence

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = EDCorrespondence(
        variety, specs.metric(metric), equations=equations, prime=prime, seed=seed
    )
    if method not in ("auto", problem.chosen_method):
        raise SpecificationError(f"expected the method {problem.chosen_method}, got {method!r}")
    _answer(problem, script, as_json, engine, timeout, memory, verify)


@app.command("reproduce")
def reproduce(
    table: Annotated[str, typer.Argument(help="kohn-talk")],
    output: Annotated[
        Path, typer.Option(help="Where the scripts and the table's files go.")
    ] = Path("demo-output"),
    engine: Annotated[
        str, typer.Option("--engine", help="session (one warm M2), macaulay2 or a path of M2.")
    ] = "session",
    timeout: Timeout = 600,
    memory: Memory = None,
) -> None:
    """Solve the problems behind a publication's numbers and print both side by side."""
    from neurovariety.cli import specs
    from neurovariety.cli.reproduce import run_table

    found = None if engine == "session" else specs.engine(engine)
    run_table(table, output, found, specs.limits(timeout, memory))


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


def _answer(
    problem: Problem,
    script: bool,
    as_json: bool,
    engine: str,
    timeout: float,
    memory: str | None,
    verify: bool,
) -> None:
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


def main() -> None:
    """Run the command line; an error of ours is a message, not a traceback."""
    try:
        app()
    except NeuroVarietyError as error:
        Console(stderr=True).print(
            f"{type(error).__name__}: {error}", markup=False, highlight=False, soft_wrap=True
        )
        sys.exit(2 if isinstance(error, SpecificationError) else 1)
