"""The names of variables: which may be one, and in which order they come."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable

from neurovariety.algebra.exact import parse_integer
from neurovariety.errors import SpecificationError, short

# The reserved words of Macaulay2; functions such as `ideal` or constants such as `e` are no
# keywords and serve well as variables, since engines only ever see nv0, nv1, ...
_MACAULAY2_KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        """and break catch continue do elapsedTime elapsedTiming else for from global if in list
        local new not of or return shield SPACE step symbol TEST then threadLocal threadVariable
        throw time timing to trap try when while xor""",
    )
)
_LONGEST = 1_000
_WORD = re.compile(r"\w+\Z")


def is_name(text: str) -> bool:
    """Whether the text is a letter or underscore, followed by letters, digits and underscores.

    Examples
    --------
    >>> is_name("x_1"), is_name("x²")
    (True, False)
    """
    return text.isidentifier() and _WORD.match(text) is not None


def check_name(name: str) -> str:
    """Return a variable's name if it may be one.

    Parameters
    ----------
    name : str
        A letter or underscore, followed by letters, digits and underscores; at most 1,000.

    Raises
    ------
    SpecificationError
        If it is not of that form, too long, or a keyword of Python or Macaulay2.

    Examples
    --------
    >>> check_name("x_1")
    'x_1'
    """
    if len(name) > _LONGEST:
        raise SpecificationError(
            f"expected a variable name of at most {_LONGEST} characters, got {name[:40]!r}..., "
            f"which has {len(name)}"
        )
    if not is_name(name):
        raise SpecificationError(
            f"expected a variable name (a letter, then letters, digits or _), got {short(name)}"
        )
    if keyword.iskeyword(name) or name in _MACAULAY2_KEYWORDS:
        raise SpecificationError(
            f"{short(name)} is a keyword of Python or Macaulay2 and cannot be a variable; rename it"
        )
    return name


def parse_names(text: str) -> tuple[str, ...]:
    """Read variable names separated by commas or blanks.

    Examples
    --------
    >>> parse_names("x, y")
    ('x', 'y')
    >>> parse_names("x,,y")
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected a variable name (a letter, then letters, digits
    or _), got ''
    """
    return check_names(re.split(r"\s*,\s*|\s+", text.strip()))


def check_names(names: Iterable[str]) -> tuple[str, ...]:
    """Check each name and that none comes twice."""
    checked = tuple(check_name(n) for n in names)
    if len(set(checked)) != len(checked):
        raise SpecificationError(f"expected distinct variables, got {', '.join(checked)}")
    return checked


def natural_order(names: Iterable[str]) -> tuple[str, ...]:
    """The distinct names, sorted with their numbers as numbers.

    Examples
    --------
    >>> natural_order(["x10", "x2", "x2"])
    ('x2', 'x10')
    """
    return tuple(
        sorted(
            set(names),
            key=lambda n: [
                (p.isdecimal(), parse_integer(p) if p.isdecimal() else 0, p)
                for p in re.split(r"(\d+)", n)
            ],
        )
    )
