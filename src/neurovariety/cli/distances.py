"""The commands for ideals of minors and for Euclidean distances."""

from __future__ import annotations

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
from neurovariety.errors import SpecificationError


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
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Ideal of minors: Groebner basis, dimension, degree, singular locus.

    neurovariety minors matrix -p "a,b,c; b,c,d" --size 2
    """
    from neurovariety.cli import specs
    from neurovariety.problems.minors.problem import MinorsIdeal

    text = specs.polynomial_text(polynomials, file)
    matrix: Any = text if spec == "matrix" else specs.variety(spec, text, None)
    if matrix is None:
        raise SpecificationError("matrix: expected --polynomials or --file with its entries")
    if method not in ("auto", "groebner"):
        raise SpecificationError(f"expected the method groebner, got {method!r}")
    problem = MinorsIdeal(matrix, size, order=order, field=specs.field(field))
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


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
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Euclidean distance degree in a given metric."""
    from neurovariety.cli import specs
    from neurovariety.problems.ed_degree.problem import EDDegree

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    form = specs.metric(metric, variety)
    problem = EDDegree(variety, form, method=method, prime=prime, seed=seed)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


def generic_ed_degree(
    spec: Spec,
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
    """Generic Euclidean distance degree."""
    from neurovariety.cli import specs
    from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = GenericEDDegree(variety, method=method, prime=prime, seed=seed)
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)


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
    dialect: Dialect = None,
    as_json: AsJson = False,
    engine: EngineWord = "auto",
    timeout: Timeout = 600,
    memory: Memory = None,
    verify: Verify = False,
) -> None:
    """Euclidean distance correspondence: ideal, dimension, polar degrees."""
    from neurovariety.cli import specs
    from neurovariety.problems.ed_correspondence.problem import EDCorrespondence

    variety = specs.variety(spec, specs.polynomial_text(polynomials, file), variables)
    problem = EDCorrespondence(
        variety, specs.metric(metric, variety), equations=equations, prime=prime, seed=seed
    )
    if method not in ("auto", problem.chosen_method):
        raise SpecificationError(f"expected the method {problem.chosen_method}, got {method!r}")
    answer(problem, script, dialect, as_json, engine, timeout, memory, verify)
