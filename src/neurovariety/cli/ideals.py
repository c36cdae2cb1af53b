"""The command for Groebner bases."""

from __future__ import annotations

from typing import Annotated

import typer

from neurovariety.cli.answer import answer
from neurovariety.cli.options import (
    AsJson,
    AsScript,
    Dialect,
    EngineWord,
    File,
    Memory,
    Polynomials,
    Timeout,
    Variables,
    Verify,
)
from neurovariety.errors import SpecificationError


def groebner_basis(
    polynomials: Polynomials = None,
    file: File = None,
    variables: Variables = None,
    order: Annotated[str, typer.Option(help="grevlex, lex or grlex.")] = "grevlex",
    field: Annotated[str, typer.Option(help="QQ or a prime.")] = "QQ",
    script: AsScript = False,
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Reduced Groebner basis of an ideal, its dimension and degree.

    neurovariety groebner-basis -p "x^2 + y^2 = 1; x = y" --order lex
    """
    from neurovariety.cli import specs
    from neurovariety.problems.groebner_basis.problem import GroebnerBasis

    text = specs.polynomial_text(polynomials, file)
    if text is None:
        raise SpecificationError("expected polynomials: give --polynomials or --file")
    problem = GroebnerBasis(text, variables, order, specs.field(field))
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)
