"""The framed answer of an engine: lines of a name, a type and a value; nothing is evaluated.

::

    NEUROVARIETY-ANSWER 1 generic-ed-degree
    engine text Macaulay2 1.26.06
    value int 39
    polarDegrees ints 3 6 12 12 6
    basis polynomials 2 1          variables, polynomials
    polynomial 2                   terms
    2 0 | 1/3                      exponents | coefficient
    0 1 | -1
    END 6                          lines between the first and this one

A long computation may say before what it knows so far, in frames that begin with
``NEUROVARIETY-PROGRESS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from neurovariety.algebra.exact import format_integer, parse_integer
from neurovariety.algebra.shown import counted
from neurovariety.errors import ProtocolError

PROTOCOL = 1
_HEAD = re.compile(r"NEUROVARIETY-ANSWER (\d+) ([\w-]+)\Z")
_PROGRESS = re.compile(r"NEUROVARIETY-PROGRESS (?P<head>\d+ [\w-]+\n(?:(?!END \d).*\n)*?END \d+\n)")
_END = re.compile(r"END (\d+)\Z")
_INTEGER = re.compile(r"-?\d+\Z")
_LARGEST_EXPONENT = 1_000_000
"""A hundred times what the grammar takes; a list of so many coefficients fits into memory."""


_LONGEST_NUMBER = 1_000
"""Digits of a dimension, a degree or a count; coefficients of polynomials have any number."""


@dataclass(frozen=True)
class Polynomials:
    """Polynomials as term dictionaries: exponents to (numerator, denominator)."""

    variables: int
    terms: tuple[dict[tuple[int, ...], tuple[int, int]], ...]


@dataclass(frozen=True)
class Frame:
    """A whole answer.

    Parameters
    ----------
    kind : str
        The kind of problem that it answers.
    fields : dict
        By name: int, str, bool, tuple of int, or Polynomials.
    """

    kind: str
    fields: dict[str, Any]

    def get(self, name: str, expected: type) -> Any:
        """The field of that name, if it is there and of the expected type."""
        value = self.fields.get(name)
        if type(value) is not expected:
            raise ProtocolError(
                f"expected a field {name!r} of type {expected.__name__} in the answer, got "
                f"{type(value).__name__}"
            )
        return value

    def number(self, name: str, low: int = 0, high: int | None = None) -> int:
        """An integer field in a range."""
        value: int = self.get(name, int)
        self._check(name, (value,), low, high)
        return value

    def numbers(self, name: str, low: int = 0, high: int | None = None) -> tuple[int, ...]:
        """A field of integers in a range."""
        values: tuple[int, ...] = self.get(name, tuple)
        self._check(name, values, low, high)
        return values

    def locus(self, dimension: str, degree: str, most: int) -> tuple[int, int]:
        """The dimension and the degree of what lies in a space: -1 and 0 if it is empty.

        Where the dimension is positive the number may be that of something else.
        """
        found = self.number(dimension, -1, most), self.number(degree)
        if found[0] <= 0 and (found[0] < 0) != (found[1] == 0):
            raise ProtocolError(
                f"expected {degree} 0 exactly for {dimension} -1 in the answer, got {found[1]} "
                f"for {found[0]}"
            )
        return found

    def _check(self, name: str, values: tuple[int, ...], low: int, high: int | None) -> None:
        for value in values:
            if value < low or (high is not None and value > high):
                bounds = f"at least {low}" if high is None else f"from {low} to {high}"
                raise ProtocolError(
                    f"expected {name} {bounds} in the answer, got {format_integer(value)[:80]}"
                )


def parse_frame(answer: str, kind: str) -> Frame:
    """Read the answer of a problem of the given kind.

    Parameters
    ----------
    answer : str
        What came on the answer channel; text before and after the frame is refused, but for
        whole frames of progress before it.
    kind : str
        The kind that was asked for.

    Raises
    ------
    ProtocolError
        If there is no frame, it is truncated, or of another version or kind.

    Examples
    --------
    >>> parse_frame("NEUROVARIETY-ANSWER 1 sum\\nvalue int 4\\nEND 1\\n", "sum").fields
    {'value': 4}
    """
    answer = _split(answer)[1]
    lines = answer.split("\n")
    head = _HEAD.match(lines[0])
    if head is None:
        found = repr(answer[:80]) if answer else "nothing"
        raise ProtocolError(f"expected a framed answer, got {found}", answer=answer)
    if head[1] != str(PROTOCOL):
        raise ProtocolError(
            f"expected protocol version {PROTOCOL}, got {head[1]}: the script was written by "
            "another version of neurovariety; render it again",
            answer=answer,
        )
    if head[2] != kind:
        raise ProtocolError(f"expected an answer of kind {kind!r}, got {head[2]!r}", answer=answer)
    if len(lines) < 3 or lines[-1] != "" or not (end := _END.match(lines[-2])):
        raise ProtocolError(
            f"the answer is truncated: no END line after {counted(len(lines), 'line')}",
            answer=answer,
        )
    body = lines[1:-2]
    if end[1] != str(len(body)):
        raise ProtocolError(
            f"the answer is truncated: {end[1]} lines were written, {len(body)} came",
            answer=answer,
        )
    try:
        fields: dict[str, Any] = {}
        for name, value in _fields(iter(body)):
            if not name or name in fields:
                raise ValueError(f"expected a name that is new, got {name[:80]!r}")
            fields[name] = value
        return Frame(kind, fields)
    except (ValueError, StopIteration, RuntimeError) as cause:
        raise ProtocolError(f"the answer has a malformed line: {cause}", answer=answer) from cause


def parse_progress(answer: str, kind: str) -> Frame | None:
    """Read the last whole frame of progress of a run that was stopped; None if there is none.

    Raises
    ------
    ProtocolError
        If it is malformed, or of another version or kind.

    Examples
    --------
    >>> known = "NEUROVARIETY-PROGRESS 1 sum\\nvalue int 4\\nEND 1\\nNEUROVARIETY-PROG"
    >>> parse_progress(known, "sum").fields
    {'value': 4}
    """
    known = _split(answer)[0]
    return parse_frame(f"NEUROVARIETY-ANSWER {known[-1]}", kind) if known else None


def _split(answer: str) -> tuple[list[str], str]:
    """The frames of progress without their mark, and what follows them."""
    found, start = [], 0
    while match := _PROGRESS.match(answer, start):
        found.append(match["head"])
        start = match.end()
    return found, answer[start:]


def _fields(lines: Iterator[str]) -> Iterator[tuple[str, Any]]:
    for line in lines:
        name, kind, rest = (line + " ").split(" ", 2)
        rest = rest.rstrip(" ")
        if kind == "int":
            yield name, _number(rest)
        elif kind == "ints":
            yield name, tuple(_number(word) for word in rest.split())
        elif kind == "text" and rest.isprintable():
            yield name, rest
        elif kind == "bool" and rest in ("true", "false"):
            yield name, rest == "true"
        elif kind == "polynomials":
            variables, count = map(_natural, rest.split())
            yield (
                name,
                Polynomials(variables, tuple(_polynomial(lines, variables) for _ in range(count))),
            )
        else:
            raise ValueError(f"expected a field of a known type and its value, got {line[:80]!r}")


def _polynomial(lines: Iterator[str], variables: int) -> dict[tuple[int, ...], tuple[int, int]]:
    word, count = next(lines, "").split(" ")
    if word != "polynomial":
        raise ValueError(f"expected a polynomial, got {word[:80]!r}")
    terms: dict[tuple[int, ...], tuple[int, int]] = {}
    for _ in range(_natural(count)):
        exponents, bar, coefficient = next(lines, "").partition(" | ")
        monomial = tuple(map(_exponent, exponents.split()))
        if not bar or len(monomial) != variables or monomial in terms:
            raise ValueError(f"expected {variables} exponents and a coefficient, got {exponents!r}")
        numerator, slash, denominator = coefficient.partition("/")
        if not (value := _integer(numerator)):
            raise ValueError(f"expected a coefficient that is not zero, got {coefficient!r}")
        terms[monomial] = (value, _positive(denominator) if slash else 1)
    return terms


def _number(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError(f"expected a number of at most {_LONGEST_NUMBER} digits")
    return _integer(text)


def _natural(text: str) -> int:
    if text.startswith("-"):
        raise ValueError(f"expected a natural number, got {text[:80]!r}")
    return _number(text)


@lru_cache(1000)  # most are small, and there are many
def _exponent(text: str) -> int:
    if (value := _natural(text)) > _LARGEST_EXPONENT:
        raise ValueError(f"expected an exponent of at most {_LARGEST_EXPONENT}, got {text[:80]!r}")
    return value


def _positive(text: str) -> int:
    if (value := _integer(text)) <= 0:
        raise ValueError(f"expected a positive denominator, got {text[:80]!r}")
    return value


def _integer(text: str) -> int:
    if not _INTEGER.match(text):
        raise ValueError(f"expected an integer, got {text[:80]!r}")
    return parse_integer(text)
