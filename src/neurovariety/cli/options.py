"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
        help="frobenius (unit), bombieri-weyl, weights:1,4,6, matrix:2,1;1,2, data:1,2;3,4, "
        "random:7 (its seed)",
    ),
]
Method = Annotated[str, typer.Option(help="auto takes the fastest that applies.")]
Prime = Annotated[int, typer.Option(help="The characteristic of modular methods.")]
Seed = Annotated[int, typer.Option(help="Where random data come from.")]
AsScript = Annotated[bool, typer.Option("--script", help="Print the script and run nothing.")]
Dialect = Annotated[
    str | None,
    typer.Option(
        help="The language of --script: macaulay2, sage, or sage:ALGORITHM; by default that of "
        "--engine."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
EngineWord = Annotated[
    str,
    typer.Option(
        "--engine",
        help="auto (an engine only where one is needed), macaulay2, sage, sage:ALGORITHM (such as "
        "sage:msolve), or a path of M2 or sage.",
    ),
]
Timeout = Annotated[float, typer.Option(help="Wall-clock seconds.")]
Memory = Annotated[str | None, typer.Option(help="Such as 500M or 2G.")]
Verify = Annotated[bool, typer.Option("--verify", help="Check the answer by another road.")]
Model = Annotated[
    str,
    typer.Argument(
        help="linear:2,3,2, sparse:2,2,1:1,1;0,1/1,1 (masks), monomial:2,3,1:2 (exponent), "
        "convolution:3,2 or convolution:3,2:2,1 (strides), relu:2,3,1 or relu:2,3,1:110;011 "
        "(activation patterns), relu-bias:..., or map with --map"
    ),
]
Loss = Annotated[
    str | None,
    typer.Option(
        help="A polynomial in the weights, such as '(w1_11*w2_11 - 1)^2/2', or in the outputs "
        "y1, y2, ...; without a loss, the flows of all losses."
    ),
]
Inputs = Annotated[str | None, typer.Option("-X", help="Inputs, one sample a column: 1,0;0,1.")]
Outputs = Annotated[str | None, typer.Option("-Y", help="Outputs, one sample a column: 2,1;1,3.")]
Map = Annotated[str | None, typer.Option("--map", help="Outputs as polynomials: 'a*b; a*c'.")]
Degree = Annotated[int, typer.Option(help="The largest degree of the polynomials.")]
