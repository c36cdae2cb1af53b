"""Values in Macaulay2's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.orders import MACAULAY2_NAMES
from neurovariety.algebra.polynomials import PolynomialMatrix, RationalMatrix
from neurovariety.algebra.writing import write_polynomial
from neurovariety.engines.script import NameTable
from neurovariety.scripts.code import Code, comments, field_name, identifiers, integer, integers
from neurovariety.scripts.resources import macaulay2_library
from neurovariety.varieties.forms import is_diagonal

_WIDTH = 64


def _rational_matrix(matrix: RationalMatrix, field: str) -> Code:
    """A matrix of numbers over the field that the script calls by the given name."""
    rows = ["{" + ", ".join(map(format_rational, row)) + "}" for row in matrix]
    short = sum(map(len, rows)) < _WIDTH
    table = "{" + ", ".join(rows) if short else "{\n    " + ",\n    ".join(rows)
    return Code(f"sub(matrix {table}}}, {field_name(field)})")


def _polynomial(f: Any, names: NameTable) -> Code:
    return Code(write_polynomial(f, names.engine_names))


def _polynomials(polynomials: Sequence[Any], names: NameTable) -> Code:
    return Code(",\n    ".join(write_polynomial(f, names.engine_names) for f in polynomials))


def _quotients(pairs: Sequence[tuple[Any, Any]], names: NameTable) -> Code:
    """Of polynomials; those by one are no quotients."""
    known = [[write_polynomial(f, names.engine_names) for f in pair] for pair in pairs]
    return Code(",\n    ".join(f if g == "1" else f"({f})/({g})" for f, g in known))


def _polynomial_matrix(matrix: PolynomialMatrix, names: NameTable) -> Code:
    rows = (
        "{" + ", ".join(write_polynomial(f, names.engine_names) for f in row) + "}"
        for row in matrix
    )
    return Code("matrix {\n    " + ",\n    ".join(rows) + "}")


def _metric(form: RationalMatrix, field: str) -> Code:
    """A metric over the ring that the script calls by the given name."""
    name = field_name(field)
    diagonal = [form[i][i] for i in range(len(form))]
    if is_diagonal(form) and all(v == 1 for v in diagonal):
        return Code(f"id_({name}^{len(form)})")
    if is_diagonal(form):
        return Code(f"diagonalMatrix({name}, {{{', '.join(map(format_rational, diagonal))}}})")
    return _rational_matrix(form, field)


def _rationals(values: Sequence[Any]) -> Code:
    """Exact numbers as a list over QQ; an integer alone would be one of ZZ."""
    return Code("{" + ", ".join(f"{format_rational(v)}/1" for v in values) + "}")


def _order(order: str) -> Code:
    if ":" not in order:
        return Code(MACAULAY2_NAMES[order])
    blocks = (block.split(":") for block in order.split(", "))
    return Code(f"{{{', '.join(_block(name, int(length)) for name, length in blocks)}}}")


def _block(name: str, length: int) -> str:
    """Macaulay2 knows no block ``GLex``: the degree comes first, then ``Lex``."""
    if name == "grlex":
        return f"Weights => {{{length}:1}}, Lex => {length}"
    return f"{MACAULAY2_NAMES[name]} => {length}"


def _field(field: Any) -> Code:
    return Code(f"ZZ/{int(field.mod)}" if field.is_FiniteField else "QQ")


def _library(topics: Sequence[str]) -> Code:
    return Code("\n\n".join(macaulay2_library(tuple(topics))))


_subject, _reference, _dictionary = comments("--")
FILTERS: dict[str, Callable[..., Code]] = {
    "m2int": integer,
    "m2ident": identifiers,
    "m2ints": integers("{", "}"),
    "m2matrix": _rational_matrix,
    "m2poly": _polynomial,
    "m2polys": _polynomials,
    "m2polymatrix": _polynomial_matrix,
    "m2quotients": _quotients,
    "m2metric": _metric,
    "m2rationals": _rationals,
    "m2order": _order,
    "m2field": _field,
    "m2library": _library,
    "m2subject": _subject,
    "m2reference": _reference,
    "m2dictionary": _dictionary,
}
