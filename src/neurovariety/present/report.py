"""A report as one HTML file: a table with its pictures and scripts, nothing to fetch."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from neurovariety._version import __version__
from neurovariety.algebra.documents.files import write_whole
from neurovariety.algebra.exact import items_of
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.writing import SHOWN, Typeset
from neurovariety.engines.script import Script
from neurovariety.errors import SpecificationError, file_errors, short
from neurovariety.problems.base.tables import Table
from neurovariety.scripts.resources import templates_folder

_TYPES = {".png": "image/png", ".svg": "image/svg+xml"}
_POWER = re.compile(r"\^(\d+)")
_ROW = re.compile(r"(\d+)-")


@checked
def report(
    table: Table,
    path: Path | str,
    *,
    pictures: Iterable[Any] = (),
    scripts: Iterable[tuple[str, Script]] = (),
    notes: Iterable[str] = (),
    references: Iterable[str] = (),
    summary: str = "",
) -> Path:
    """Write a self-contained HTML file about a table.

    All text is escaped, pictures are data, and the page's policy forbids everything else, so that
    neither names nor an engine's words can be more than text.

    Parameters
    ----------
    table : Table
        Its title is that of the page.
    path : Path or str
        Where the file goes.
    pictures : figures of ``nv.plot``, or paths
        Paths of PNG or SVG files; of a picture in both forms give one.
    scripts : pairs of a name and a Script
        They are folded under their names. A row links to those whose names begin with its number,
        such as ``07-ed-degree``.
    notes : str
        Paragraphs above the table.
    references : str
        The literature, listed below it.
    summary : str
        What the table says, in a line.

    Returns
    -------
    Path

    Raises
    ------
    SpecificationError
        If a picture is missing or of another kind.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> page = report(Table("sums", ("a", "b"), (("1", "<2"),)), Path(folder.name) / "sums.html")
    >>> "<td>&lt;2</td>" in page.read_text("utf-8")
    True
    >>> folder.cleanup()
    """
    if not isinstance(table, Table):
        raise SpecificationError(f"expected a Table, got {short(table)}")
    scripts = [_named(given) for given in items_of("scripts", scripts)]
    page = _template().render(
        table=table,
        sides=[Markup(' class="right"') if right else "" for right in table.right],
        linked=_linked(len(table.rows), [name for name, _ in scripts]),
        notes=[n if isinstance(n, str) else str(n) for n in items_of("notes", notes)],
        pictures=list(map(_picture, items_of("pictures", pictures))),
        references=list(map(str, items_of("references", references))),
        scripts=scripts,
        summary=summary,
        version=__version__,
    )
    with file_errors("write", path):
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, page)
    return target


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        autoescape=True,
    )
    environment.filters["mathematics"] = _mathematics
    return environment.get_template("html/report.html.j2")


def _mathematics(text: str) -> Markup:
    """Polynomials in MathML, powers in other text raised."""
    parts = text.parts if isinstance(text, Typeset) else (text,)
    return Markup("").join(
        Markup(_POWER.sub(r"<sup>\1</sup>", str(escape(part))))
        if isinstance(part, str)
        else Markup(mathml_polynomial(part))
        for part in parts
    )


def _linked(rows: int, names: list[str]) -> list[list[int]]:
    """The numbers of the scripts of each row; nothing if no script has a row."""
    found: list[list[int]] = [[] for _ in range(rows)]
    for k, name in enumerate(names, start=1):
        row = _ROW.match(name)
        if row and 1 <= int(row[1]) <= rows:
            found[int(row[1]) - 1].append(k)
    return found if any(found) else []


def _named(given: Any) -> tuple[str, Script]:
    if isinstance(given, tuple | list) and len(given) == 2 and isinstance(given[1], Script):
        return str(given[0]), given[1]
    raise SpecificationError(f"expected pairs of a name and a Script, got {short(given)}")


def _picture(path: Any) -> dict[str, str]:
    """A figure or a file as data, with its title or its name."""
    if hasattr(type(path), "_repr_png_"):
        title = next((t for axes in path.axes if (t := axes.get_title())), "picture")
        return {
            "name": title,
            "data": f"data:image/png;base64,{b64encode(path._repr_png_()).decode()}",
        }
    with file_errors("read the picture", path):
        file = Path(path)
        if file.suffix not in _TYPES:
            raise SpecificationError(f"expected a picture .png or .svg, got {short(str(file))}")
        data = b64encode(file.read_bytes()).decode()
    return {"name": file.name, "data": f"data:{_TYPES[file.suffix]};base64,{data}"}


def mathml_polynomial(f: Polynomial) -> str:
    """A polynomial for a browser without LaTeX, its terms in the ring's order.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> mathml_polynomial(read_polynomials("x - y")[0])
    '<math><mrow><mi>x</mi><mo>-</mo><mi>y</mi></mrow></math>'
    """
    from sympy import Add
    from sympy.printing.mathml import mathml

    terms = [f.ring.from_dict({m: c}).as_expr() for m, c in f.terms()[:SHOWN]]
    shown = mathml(Add(*terms, evaluate=False), printer="presentation", order="none")
    return f"<math>{shown}{'<mo>+</mo><mo>...</mo>' if len(f) > SHOWN else ''}</math>"
