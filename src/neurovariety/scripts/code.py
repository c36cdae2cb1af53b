"""Text that a filter has made code, and the comments that all languages share."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from neurovariety.algebra.exact import format_integer
from neurovariety.engines.script import NameTable
from neurovariety.errors import RenderError

_LINES = re.compile(r"(?:^.{1,82}|.{1,80}|\S+)(?: |$)")
"""As `textwrap` breaks lines, which takes longer than all else where there are many numbers."""


class Code(str):
    """Text in an engine's language, made by a filter."""

    __slots__ = ()


def integer(value: int) -> Code:
    """An integer, which all languages write alike."""
    return Code(format_integer(value))


def integers(left: str, right: str) -> Callable[[Any], Code]:
    """A filter for integers in lists, and in lists of such, with these brackets."""

    def written(values: Any) -> str:
        if isinstance(values, tuple | list):
            return left + ", ".join(map(written, values)) + right
        return format_integer(values)

    def write(values: Any) -> Code:
        lines = _LINES.findall(written(values))
        return Code("\n  ".join(line.rstrip() for line in lines))

    return write


def identifiers(names: NameTable, symbols: Sequence[str] | None = None) -> Code:
    """The engine's names of the variables, or of some of them, between commas."""
    return Code(", ".join(names.only(names.symbols if symbols is None else symbols)))


def field_name(name: str) -> str:
    """The name by which a script may call a field: checked, for it stands there as it is.

    Raises
    ------
    RenderError
        If it is another.
    """
    if name not in ("kk", "QQ"):
        raise RenderError(f"expected the field kk or QQ, got {name!r}")
    return name


def comments(mark: str) -> tuple[Callable[[Any], Code], ...]:
    """Filters that write comments, which begin with the mark: a subject, a reference, a dictionary.

    What they write is one of our texts, or names that the grammar has checked.
    """

    def subject(problem: Any) -> Code:
        return Code(
            textwrap.fill(
                f"{problem}.",
                initial_indent=f"{mark} Here: ",
                subsequent_indent=f"{mark}   ",
                width=98,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )

    def reference(text: str) -> Code:
        return Code("\n".join(f"{mark}   {line}" for line in text.splitlines()))

    def dictionary(names: NameTable) -> Code:
        return Code("\n".join(f"{mark}   {safe} = {name}" for safe, name in names.pairs))

    return subject, reference, dictionary
