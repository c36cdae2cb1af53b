"""Values in Sage's language, as plain Python: nothing needs Sage's preparser."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from neurovariety.algebra.orders import SAGE_NAMES
from neurovariety.algebra.polynomials import PolynomialMatrix, RationalMatrix
from neurovariety.algebra.writing import SAGE, write_number, write_polynomial
from neurovariety.engines.script import NameTable
from neurovariety.scripts.code import Code, comments, field_name, identifiers, integer, integers
from neurovariety.scripts.resources import sage_library
from neurovariety.varieties.forms import is_diagonal

_WIDTH = 64


def _rational_matrix(matrix: RationalMatrix) -> Code:
    """A list of rows of numbers."""
    rows = ["[" + ", ".join(write_number(v, SAGE) for v in row) + "]" for row in matrix]
    if sum(map(len, rows)) < _WIDTH:
        return Code("[" + ", ".join(rows) + "]")
    return Code("[\n    " + ",\n    ".join(rows) + "]")


def _metric(form: RationalMatrix, field: str) -> Code:
    """A metric over the field that the script calls by the given name."""
    name = field_name(field)
    diagonal = [form[i][i] for i in range(len(form))]
    if not is_diagonal(form):
        return Code(f"matrix({name}, {_rational_matrix(form)})")
    if all(v == 1 for v in diagonal):
        return Code(f"matrix.identity({name}, {len(form)})")
    numbers = ", ".join(write_number(v, SAGE) for v in diagonal)
    return Code(_wrapped(f"diagonal_metric({name}, [{numbers}])"))


def _polynomial(f: Any, names: NameTable) -> Code:
    return Code(write_polynomial(f, names.engine_names, SAGE))


def _polynomials(polynomials: Sequence[Any], names: NameTable) -> Code:
    return Code(",\n    ".join(_polynomial(f, names) for f in polynomials))


def _polynomial_matrix(matrix: PolynomialMatrix, names: NameTable) -> Code:
    """A list of rows of polynomials."""
    rows = ("[" + ", ".join(_polynomial(f, names) for f in row) + "]" for row in matrix)
    return Code("[\n    " + ",\n    ".join(rows) + "]")


def _rationals(values: Sequence[Any]) -> Code:
    return Code("[" + ", ".join(f"QQ({write_number(v, SAGE)})" for v in values) + "]")


def _names(names: NameTable, symbols: Sequence[str] | None = None) -> Code:
    """The names of the variables, or of some of them, as a list of strings."""
    if symbols is not None and tuple(symbols) != names.symbols:
        return Code(_wrapped(f"""[{", ".join(f'"{n}"' for n in names.only(symbols))}]"""))
    return Code(f'["nv%d" % i for i in range({len(names.symbols)})]')


def _identifiers(names: NameTable, symbols: Sequence[str] | None = None) -> Code:
    """The variables, or some of them, as a tuple."""
    return Code(_wrapped(f"({identifiers(names, symbols)},)"))


def _wrapped(code: str) -> str:
    """Broken between the entries of its brackets."""
    return textwrap.fill(code, 90, subsequent_indent=" ")


def _order(order: str) -> Code:
    if ":" not in order:
        return Code(f'"{SAGE_NAMES[order]}"')
    blocks = (block.split(":") for block in order.split(", "))
    return Code(f'"{",".join(f"{SAGE_NAMES[o]}({int(k)})" for o, k in blocks)}"')


def _field(field: Any) -> Code:
    return Code(f"GF({int(field.mod)})" if field.is_FiniteField else "QQ")


def _algorithm(name: str) -> Code:
    """One of our own names of algorithms, as a string."""
    return Code(f'"{name}"')


def _library(topics: Sequence[str]) -> Code:
    return Code("\n\n\n".join(sage_library(tuple(topics))))


_subject, _reference, _dictionary = comments("#")
FILTERS: dict[str, Callable[..., Code]] = {
    "sageint": integer,
    "sageident": _identifiers,
    "sageints": integers("[", "]"),
    "sagematrix": _rational_matrix,
    "sagemetric": _metric,
    "sagepoly": _polynomial,
    "sagepolys": _polynomials,
    "sagepolymatrix": _polynomial_matrix,
    "sagerationals": _rationals,
    "sagenames": _names,
    "sageorder": _order,
    "sagefield": _field,
    "sagealgorithm": _algorithm,
    "sagelibrary": _library,
    "sagesubject": _subject,
    "sagereference": _reference,
    "sagedictionary": _dictionary,
}
