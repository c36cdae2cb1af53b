"""Texts with polynomials as they are shown: on a terminal, and in the tables of notebooks."""

from __future__ import annotations

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
    shown = "<br/>".join(map(html_of, items[:most]))
    if any("  " in item for item in items):  # columns on a terminal
        shown = f'<span style="font-family:monospace;white-space:pre">{shown}</span>'
    if len(items) <= _FOLDED:
        return shown
    rest = f"<br/>... {len(items)} in all" if len(items) > most else ""
    return f"<details><summary>{len(items)} in all</summary>{shown}{rest}</details>"


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
    table = r"\begin{array}{ll}" + r" \\ ".join(body) + r"\end{array}"
    said = rf"\begin{{array}}{{l}}{latex_of(title)} \\ {table}\end{{array}}" if title else table
    return rf"$\displaystyle {said}$"
