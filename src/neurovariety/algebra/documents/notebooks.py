"""Texts with polynomials as they are shown: on a terminal, and in the tables of notebooks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from neurovariety.algebra.writing import SHOWN, Typeset, formula_of

_FOLDED = 6
"""A list of more is folded in a notebook."""


def groups(rows: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """The rows with the lists that they begin."""
    found: list[tuple[str, list[str]]] = []
    for name, text in rows:
        if name or not found:
            found.append((name, [text]))
        else:
            found[-1][1].append(text)
    return found


def spaced(text: str) -> str:
    """Text for a terminal, with spaces around the signs of its polynomials."""
    return text.spaced if isinstance(text, Typeset) else text


def html_of(text: str) -> str:
    """Text for a browser, with its polynomials in LaTeX."""
    return text.html if isinstance(text, Typeset) else escape(text)


def html_rows(title: str, rows: Sequence[tuple[str, str]], most: int = 1000) -> str:
    """Rows as a table of two columns, on the left; a long list is folded."""
    left = ' style="text-align:left;vertical-align:top"'
    name_style = ' style="text-align:left;vertical-align:top;white-space:nowrap;padding-right:1em"'
    head = f'<tr><th{left} colspan="2">{html_of(title)}</th></tr>\n' if title else ""
    body = "\n".join(
        f"<tr><th{name_style}>{escape(name)}</th><td{left}>{_html_items(items, most)}</td></tr>"
        for name, items in groups(rows)
    )
    return f"<table><tbody>\n{head}{body}\n</tbody></table>"


def _html_items(items: Sequence[str], most: int) -> str:
    parts = columns(items[:most])
    shown = "<br/>".join(map(html_of, items[:most])) if len(parts) == 1 else _html_cells(parts)
    if len(items) <= _FOLDED:
        return shown
    rest = f"<br/>... {len(items)} in all" if len(items) > most else ""
    return f"<details><summary>{len(items)} in all</summary>{shown}{rest}</details>"


def columns(items: Sequence[str]) -> list[list[str]]:
    """The columns of what stands one below the other on a terminal: between them are two spaces.

    Examples
    --------
    >>> columns(["index 0  global minimum  (2, 0)", "index 1                  (1, -3)"])
    [['index 0', 'index 1'], ['global minimum', ''], ['(2, 0)', '(1, -3)']]
    """
    width = max(map(len, items), default=0)
    lines = [item.ljust(width) for item in items]
    gaps = "".join(" " if set(places) == {" "} else "x" for places in zip(*lines, strict=True))
    parts = [m.span() for m in re.finditer(r"x+(?: x+)*", gaps)] or [(0, 0)]
    return [[line[start:end].strip() for line in lines] for start, end in parts]


def _html_cells(parts: Sequence[Sequence[str]]) -> str:
    """A cell for each value; numbers stand on the right, and only the last texts are broken.

    It stands in a cell of another table: without the notebook's margin and stripes.
    """
    sides = ["right" if all(map(_NUMBER.fullmatch, part)) else "left" for part in parts]
    sides[:-1] = [f"{side};white-space:nowrap" for side in sides[:-1]]
    rows = (
        "".join(
            f'<td style="text-align:{side};padding:0 1em 0 0">{escape(cell)}</td>'
            for cell, side in zip(cells, sides, strict=True)
        )
        for cells in zip(*parts, strict=True)
    )
    lines = "".join(f'<tr style="background:none">{row}</tr>' for row in rows)
    return f'<table style="margin:0"><tbody>{lines}</tbody></table>'


_NUMBER = re.compile(r"[-+]?[\d./e+-]*")
_LATEX_TEXT = {c: rf"\{c}" for c in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def latex_of(text: str) -> str:
    """Text for a formula, with its polynomials as such."""
    return "".join(
        formula_of(part) or rf"\text{{{''.join(_LATEX_TEXT.get(c, c) for c in part)}}}"
        for part in (text.parts if isinstance(text, Typeset) else (text,))
    )


def latex_rows(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """Rows as an array, for what shows no HTML; of a long list the first elements."""
    body = [
        rf"\text{{{name if k == 0 else ''}}} & {latex_of(item)}"
        for name, items in groups(rows)
        for k, item in enumerate(items[:SHOWN])
    ]
    parts = [latex_of(title)] if title else []
    if body:
        parts.append(_array("ll", body))
    return rf"$\displaystyle {parts[0] if len(parts) == 1 else _array('l', parts)}$"


def _array(columns: str, rows: Sequence[str]) -> str:
    return rf"\begin{{array}}{{{columns}}}" + r" \\ ".join(rows) + r"\end{array}"
