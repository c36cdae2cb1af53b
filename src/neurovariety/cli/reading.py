"""How a field of a problem is given in the shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter
from typing import Any

import typer

Words = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """How one field of a problem is given.

    Parameters
    ----------
    options : tuple of inspect.Parameter
        The options and arguments of the command that say it.
    read : callable
        From the values of all options, and from the fields before this one, to its value.
    """

    options: tuple[Parameter, ...]
    read: Callable[[Words, Words], Any]


def parameter(name: str, annotation: Any, default: Any = Parameter.empty) -> Parameter:
    """A parameter of a command; an argument, or an option that must be given, has no default."""
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def option(
    name: str, kind: Any, text: str, *flags: str, default: Any = None, hidden: bool = False
) -> Parameter:
    """An option, which must be given if its default is an ellipsis."""
    return parameter(name, kind, typer.Option(default, *flags, help=text, hidden=hidden))
