"""A report as one HTML file: a table with its pictures and scripts, nothing to fetch."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from neurovariety._version import __version__
from neurovariety.algebra.exact import items_of
from neurovariety.engines.script import Script
from neurovariety.errors import SpecificationError, file_errors, short
from neurovariety.problems.base.files import write_whole
from neurovariety.problems.base.tables import Table

_TYPES = {".png": "image/png", ".svg": "image/svg+xml"}
_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>$title</title>
<style>
body { font-family: sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #111; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #ccc; padding: 0.3em 0.8em; text-align: left;
 white-space: pre-wrap; }
th { border-bottom: 2px solid #111; }
img { max-width: 100%; }
pre { background: #f4f4f4; padding: 1em; overflow-x: auto; }
</style>
</head>
<body>
<h1>$title</h1>
$notes
$table
$pictures
$scripts
<p>Written by neurovariety $version.</p>
</body>
</html>
""")


def report(
    table: Table,
    path: Path | str,
    *,
    pictures: Iterable[Path | str] = (),
    scripts: Iterable[tuple[str, Script]] = (),
    notes: Iterable[str] = (),
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
    pictures : paths
        PNG or SVG files; of a picture in both forms give one.
    scripts : pairs of a name and a Script
        They are folded under their names.
    notes : str
        Paragraphs above the table.

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
    page = _PAGE.substitute(
        title=escape(table.title),
        notes="\n".join(f"<p>{escape(str(note))}</p>" for note in items_of("notes", notes)),
        table=_table(table),
        pictures="\n".join(map(_picture, items_of("pictures", pictures))),
        scripts="\n".join(
            f"<details><summary>{escape(name)}</summary><pre>{escape(script.text)}</pre></details>"
            for name, script in map(_named, items_of("scripts", scripts))
        ),
        version=escape(__version__),
    )
    with file_errors("write", path):
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, page)
    return target


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    rows = (
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return f"<table>\n<tr>{head}</tr>\n" + "\n".join(rows) + "\n</table>"


def _named(given: Any) -> tuple[str, Script]:
    if isinstance(given, tuple | list) and len(given) == 2 and isinstance(given[1], Script):
        return str(given[0]), given[1]
    raise SpecificationError(f"expected pairs of a name and a Script, got {short(given)}")


def _picture(path: Path | str) -> str:
    with file_errors("read the picture", path):
        file = Path(path)
        if file.suffix not in _TYPES:
            raise SpecificationError(f"expected a picture .png or .svg, got {short(str(file))}")
        data = b64encode(file.read_bytes()).decode()
    return (
        f'<figure><img alt="{escape(file.stem)}" src="data:{_TYPES[file.suffix]};base64,{data}">'
        f"<figcaption>{escape(file.name)}</figcaption></figure>"
    )
