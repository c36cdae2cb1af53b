"""From a problem to a script: the only file that uses Jinja.

Templates write values through typed filters alone. An expression that is a plain string raises
`RenderError`, so no text can reach an engine as code unless a filter has made it code.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import cache
from typing import Any

import jinja2

from neurovariety._version import __version__
from neurovariety.errors import RenderError, SpecificationError
from neurovariety.exact import format_integer, format_rational
from neurovariety.metrics import is_diagonal
from neurovariety.polynomials import ORDERS, PolynomialMatrix, RationalMatrix, write_polynomial
from neurovariety.problems import Problem
from neurovariety.resources import macaulay2_library, templates_folder
from neurovariety.script import PROBLEM_MARK, NameTable, Script

DIALECTS = ("macaulay2",)
_WIDTH = 64


def render(problem: Problem, dialect: str = "macaulay2") -> Script:
    """Write the standalone script that answers a problem; nothing is run.

    Parameters
    ----------
    problem : MinorsIdeal, EDCorrespondence, EDDegree or GenericEDDegree
        It determines the script: the same problem gives the same bytes.
    dialect : {"macaulay2"}
        The engine's language.

    Returns
    -------
    Script

    Raises
    ------
    SpecificationError
        If this is no problem, or the dialect is unknown.

    Examples
    --------
    >>> from neurovariety import Determinantal, GenericEDDegree
    >>> render(GenericEDDegree(Determinantal(3, 3, rank=1))).problem.splitlines()[1:3]
    ['V = determinantalVariety(3, 3, 1);', 'polarDegreeList = localizedPolarDegrees V;']
    """
    if not isinstance(problem, Problem):
        raise SpecificationError(f"expected a problem such as GenericEDDegree(V), got {problem!r}")
    if dialect not in DIALECTS:
        raise SpecificationError(f"expected a dialect among {', '.join(DIALECTS)}, got {dialect!r}")
    names = NameTable(problem.symbols)
    template = _environment().get_template(f"{dialect}/{problem.kind.replace('-', '_')}.m2.j2")
    text = template.render(
        problem=problem,
        method=problem.chosen_method,
        names=names,
        version=_Code(__version__),
        PROBLEM_MARK=_Code(PROBLEM_MARK),
    )
    return Script(text, kind=problem.kind, dialect=dialect, names=names)


class _Code(str):
    """Text in the engine's language, made by a filter."""

    __slots__ = ()


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        # {{ and {# are Macaulay2
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<%=",
        variable_end_string="%>",
        comment_start_string="<%#",
        comment_end_string="%>",
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters.update(
        m2int=_integer,
        m2ident=_identifiers,
        m2ints=_integers,
        m2matrix=_rational_matrix,
        m2poly=_polynomial,
        m2polys=_polynomials,
        m2polymatrix=_polynomial_matrix,
        m2metric=_metric,
        m2rationals=_rationals,
        m2order=_order,
        m2field=_field,
        m2library=_library,
        m2subject=_subject,
        m2reference=_reference,
        m2dictionary=_dictionary,
    )
    return environment


def _finalize(value: Any) -> Any:
    if isinstance(value, _Code | jinja2.Undefined):
        return value
    raise RenderError(f"a template wrote {value!r} without a typed filter")


def _integer(value: int) -> _Code:
    return _Code(format_integer(value))


def _integers(values: Sequence[int]) -> _Code:
    return _Code(f"{{{', '.join(map(format_integer, values))}}}")


def _rational_matrix(matrix: RationalMatrix, field: str) -> _Code:
    """A matrix of numbers over the field that the script calls by the given name."""
    rows = ["{" + ", ".join(map(format_rational, row)) + "}" for row in matrix]
    short = sum(map(len, rows)) < _WIDTH
    table = "{" + ", ".join(rows) if short else "{\n    " + ",\n    ".join(rows)
    return _Code(f"sub(matrix {table}}}, {_field_name(field)})")


def _identifiers(names: NameTable) -> _Code:
    return _Code(", ".join(names.engine_names))


def _polynomial(f: Any, names: NameTable) -> _Code:
    return _Code(write_polynomial(f, names.engine_names))


def _polynomials(polynomials: Sequence[Any], names: NameTable) -> _Code:
    return _Code(",\n    ".join(write_polynomial(f, names.engine_names) for f in polynomials))


def _polynomial_matrix(matrix: PolynomialMatrix, names: NameTable) -> _Code:
    rows = (
        "{" + ", ".join(write_polynomial(f, names.engine_names) for f in row) + "}"
        for row in matrix
    )
    return _Code("matrix {\n    " + ",\n    ".join(rows) + "}")


def _metric(form: RationalMatrix, field: str) -> _Code:
    """A metric over the ring that the script calls by the given name."""
    name = _field_name(field)
    diagonal = [form[i][i] for i in range(len(form))]
    if is_diagonal(form) and all(v == 1 for v in diagonal):
        return _Code(f"id_({name}^{len(form)})")
    if is_diagonal(form):
        return _Code(f"diagonalMatrix({name}, {{{', '.join(map(format_rational, diagonal))}}})")
    return _rational_matrix(form, field)


def _field_name(field: str) -> str:
    if field not in ("kk", "QQ"):
        raise RenderError(f"expected the field kk or QQ, got {field!r}")
    return field


def _rationals(values: Sequence[Any]) -> _Code:
    """Exact numbers as a list over QQ; an integer alone would be one of ZZ."""
    return _Code("{" + ", ".join(f"{format_rational(v)}/1" for v in values) + "}")


def _order(order: str) -> _Code:
    return _Code(ORDERS[order])


def _field(field: Any) -> _Code:
    return _Code(f"ZZ/{int(field.mod)}" if field.is_FiniteField else "QQ")


def _library(topics: Sequence[str]) -> _Code:
    return _Code("\n\n".join(macaulay2_library(tuple(topics))))


def _subject(problem: Problem) -> _Code:
    """The problem in words, as a comment; the names in it are checked by the grammar."""
    return _Code(
        textwrap.fill(
            f"{problem}.",
            initial_indent="-- Here: ",
            subsequent_indent="--   ",
            width=98,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def _reference(text: str) -> _Code:
    """A reference of ours as a comment."""
    return _Code("\n".join(f"--   {line}" for line in text.splitlines()))


def _dictionary(names: NameTable) -> _Code:
    """The name table as a comment; the user's names are identifiers, checked by the grammar."""
    return _Code("\n".join(f"--   {safe} = {name}" for safe, name in names.pairs))
