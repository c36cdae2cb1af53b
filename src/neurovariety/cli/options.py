"""The options that commands share, each written once."""

from __future__ import annotations

import logging
from pathlib import Path
from tempfile import TemporaryFile
from typing import Annotated, Any

import typer

from neurovariety.errors import file_errors
from neurovariety.networks.words import EXPLAINED


def to_write(path: Path | None) -> Path | None:
    """Refuse an output that cannot be written: said before anything is computed."""
    if path is not None:
        with file_errors("write", path):
            whole = path.absolute()
            folder = whole if whole.is_dir() else next(p for p in whole.parents if p.exists())
            with TemporaryFile(dir=folder):
                pass
    return path


def to_draw(path: Path | None) -> Path | None:
    """Refuse a file of a picture that has another suffix or cannot be written."""
    if path is not None:
        from neurovariety.present.plot.files import check_path

        check_path(path)
    return to_write(path)


def _listen(verbose: bool) -> bool:
    """Have what the package logs printed: what was solved by which engine, and its scripts."""
    if verbose:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        logger = logging.getLogger("neurovariety")
        logger.handlers = [handler]
        logger.setLevel(logging.DEBUG)
    return verbose


Spec = Annotated[
    str,
    typer.Argument(
        help="determinantal:4x5:2, symmetric:3:1, hankel:3:1, circle, ellipse, parabola, "
        "cardioid, cayley, implicit / parametric with --polynomials or --file, or a network such "
        "as linear:3,1,3 or polynomial:2,2,1:z^4"
    ),
]
Matrix = Annotated[
    str, typer.Argument(help="A variety of matrices, or 'matrix' with --polynomials or --file.")
]
Network = Annotated[str, typer.Argument(help="The widths d_0, ..., d_h: linear:2,2,2")]
Function = Annotated[
    str,
    typer.Argument(
        help="Coordinates of the function, a matrix by rows '1,2; 2,4' or a filter '1,3,2', "
        "or a polynomial for each output: 'x1^3 + x2^3'"
    ),
]
Model = Annotated[str, typer.Argument(help=f"{EXPLAINED}, or map or field with --map")]
Widths = Annotated[str, typer.Argument(help="The widths d_0, ..., d_h: 2,3,1")]
AnyNetwork = Annotated[str, typer.Argument(help=f"A network: {EXPLAINED}")]
NetworkOrVariety = Annotated[
    str,
    typer.Argument(
        help=f"A network: {EXPLAINED}; or a variety such as determinantal:4x5:2, circle, or "
        "implicit / parametric with --polynomials or --file"
    ),
]
Polynomials = Annotated[
    list[str] | None,
    typer.Option(
        "--polynomials",
        "-p",
        help='Such as "x^2 + y^2 = 1; x*z - y"; all of them if given more than once.',
    ),
]
File = Annotated[
    Path | None,
    typer.Option("--file", help="A file of polynomials, one a line; - is standard input."),
]
Variables = Annotated[str | None, typer.Option(help="Their variables in order: x,y.")]
MetricSpec = Annotated[
    str,
    typer.Option(
        "--metric",
        help="frobenius (unit), bombieri-weyl, weights:1,4,6, matrix:2,1;1,2, data:1,2;3,4, "
        "random:7 (its seed)",
    ),
]
Prime = Annotated[
    int | None,
    typer.Option(help="The characteristic of modular methods; by default a good one near 32000."),
]
Seed = Annotated[int, typer.Option(help="Where random data come from.")]

_PANEL = "Engine and output"
AsScript = Annotated[
    bool,
    typer.Option("--script", help="Print the script and run nothing.", rich_help_panel=_PANEL),
]
Dialect = Annotated[
    str | None,
    typer.Option(
        help="The language of --script: macaulay2, sage, or sage:ALGORITHM; by default that of "
        "--engine.",
        rich_help_panel=_PANEL,
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print the result as JSON.", rich_help_panel=_PANEL)
]
EngineWord = Annotated[
    str,
    typer.Option(
        "--engine",
        help="auto (an engine only where one is needed), macaulay2, sage, sage:ALGORITHM (such as "
        "sage:msolve), or a path of M2 or sage.",
        rich_help_panel=_PANEL,
    ),
]
Timeout = Annotated[float, typer.Option(help="Wall-clock seconds.", rich_help_panel=_PANEL)]
Memory = Annotated[str | None, typer.Option(help="Such as 500M or 2G.", rich_help_panel=_PANEL)]
Verify = Annotated[
    bool,
    typer.Option("--verify", help="Check the result by another method.", rich_help_panel=_PANEL),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        callback=_listen,
        help="Say on standard error what is solved by which engine, with scripts and seconds.",
        rich_help_panel=_PANEL,
    ),
]
PICTURE = "A PNG, an SVG or a PDF, by the suffix."
"""What stands in the help of each file of a picture."""

SMALL_WEIGHTS = "Draw the weights, with widths 1,1,1 or 1,2,1, or what --covariance gives."

ON_RUN: dict[str, tuple[Any, Any]] = {
    "script": (AsScript, False),
    "dialect": (Dialect, None),
    "as_json": (AsJson, False),
    "engine": (EngineWord, "auto"),
    "timeout": (Timeout, 600),
    "memory": (Memory, None),
    "verify": (Verify, False),
    "verbose": (Verbose, False),
}
"""What every problem's command takes: annotations and defaults."""
