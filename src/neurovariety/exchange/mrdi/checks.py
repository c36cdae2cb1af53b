"""What a file of foreign origin must pass before anything of it is used."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG
from typing import Any, NoReturn

from neurovariety.algebra.exact import parse_integer
from neurovariety.algebra.reading.arithmetic import MAX_BITS
from neurovariety.errors import short

MAX_BYTES = 1 << 28
MAX_DIGITS = MAX_BITS * 3 // 10
MAX_EXPONENT = 2**31 - 1
_INTEGER = re.compile(r"-?[0-9]+\Z")
_NATURAL = re.compile(r"[0-9]+\Z")
Json = dict[str, Any]


class Malformed(ValueError):
    """What is wrong with a document."""


def fail(message: str) -> NoReturn:
    """Refuse the document."""
    raise Malformed(message)


def load(path: Path) -> Json:
    """The document in a file: objects, lists and strings, no numbers and no other constants."""
    # an integer of JSON is kept as text: it may be longer than Python converts
    return read_json(text_of(path), "a .mrdi file", str, _inexact)


def text_of(path: Path) -> str:
    """What is written in a file."""
    about = path.stat()
    if not S_ISREG(about.st_mode):  # a pipe or a device may never end
        fail("expected a file")
    if about.st_size > MAX_BYTES:
        fail(f"expected a file of at most {MAX_BYTES} bytes, this one has {about.st_size}")
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        fail(f"expected text: {error}")


def read_json(
    text: str, what: str, integer: Callable[[str], Any], number: Callable[[str], Any]
) -> Json:
    """The object that a text holds, whose numbers are read by functions."""
    try:
        document = json.loads(
            text,
            parse_int=integer,
            parse_float=number,
            parse_constant=_inexact,
            object_pairs_hook=_object,
        )
    except (json.JSONDecodeError, RecursionError) as error:
        fail(f"expected {what}, which is JSON: {error}")
    return an_object(document, "the file")


def _inexact(text: str) -> NoReturn:
    fail(f"expected exact numbers, found {text}")


def _object(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        fail(f"expected distinct keys, found {', '.join(key for key, _ in pairs)}")
    return found


def an_object(value: Any, what: str) -> Json:
    """An object of JSON."""
    return value if isinstance(value, dict) else fail(f"expected {what} to be an object")


def a_list(value: Any, what: str, length: int | None = None) -> list[Any]:
    """A list, of a certain length if one is given."""
    if not isinstance(value, list) or length not in (None, len(value)):
        some = "a list" if length is None else f"a list of {length}"
        fail(f"expected {what} to be {some}, found {short(value)}")
    return value


def a_text(value: Any, what: str) -> str:
    """A string."""
    return value if isinstance(value, str) else fail(f"expected {what} to be a string")


def an_integer(value: Any, what: str, pattern: re.Pattern[str] = _INTEGER) -> int:
    """A decimal integer in a string."""
    text = a_text(value, what)
    if len(text) > MAX_DIGITS:
        fail(f"expected {what} to have at most {MAX_DIGITS} digits, found {len(text)}")
    if not pattern.match(text):
        fail(f"expected {what} to be an integer, found {short(text)}")
    return parse_integer(text)


def a_natural(value: Any, what: str, most: int = MAX_EXPONENT) -> int:
    """A natural number up to a bound in a string."""
    found = an_integer(value, what, _NATURAL)
    return found if found <= most else fail(f"expected {what} to be at most {most}")
