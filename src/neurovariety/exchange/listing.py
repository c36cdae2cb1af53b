"""What problems go through one by one, in a file with a line of JSON for each, which goes on.

The first line is the problem. A line that was not written to its end is written anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from typing import IO, Any, NoReturn

from neurovariety.algebra.documents.files import alone
from neurovariety.algebra.exact import format_rational
from neurovariety.errors import SpecificationError, file_errors, short
from neurovariety.exchange.saving import problem_data
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.local_complexity.polygons import RootSum


def listed(problem: Problem[Any], path: Path) -> Iterator[int]:
    """Write what is not there yet: how many there are at first, and with each.

    Raises
    ------
    SpecificationError
        If the file cannot be written, has something else in it, or another process writes to it.

    Examples
    --------
    >>> import tempfile
    >>> from neurovariety import ClassificationFan
    >>> fan = ClassificationFan("0; 1", (1, 1))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "cones.jsonl"
    ...     run = listed(fan, path)
    ...     next(run), next(run), run.close(), list(listed(fan, path))
    ...     print(path.read_text().splitlines()[1])
    (0, 1, None, [1, 2])
    {"covector": [0, 0], "functions": [[0, 0]]}
    """
    method, key = problem.each
    first = json.dumps(problem_data(problem), allow_nan=False).encode() + b"\n"
    with file_errors("write", path), alone(path) as file:
        number, lines = _known(file, first, bool(key), path)
        yield number
        items = getattr(problem, method)
        for item in items(after=_state(lines, key, path)) if lines else items():
            file.write(json.dumps(_plain(item)).encode() + b"\n")
            file.flush()
            number += 1
            yield number


def _known(file: IO[bytes], first: bytes, last: bool, path: Path) -> tuple[int, list[bytes]]:
    """How many whole lines there are, and the last or all of them; what is not whole is cut off."""
    file.seek(0)
    found = file.readline()
    if not first.startswith(found):
        _refuse(path)
    number, size, lines = 0, len(found) if found == first else 0, list[bytes]()
    for line in file:
        if line.endswith(b"\n"):
            number, size = number + 1, size + len(line)
            lines = [line] if last else [*lines, line]
    file.truncate(size)
    if not size:
        file.write(first)
    return number, lines


def _state(lines: list[bytes], key: str, path: Path) -> Any:
    """Behind what to go on: what the last line has by a name, or what all lines say."""
    try:
        read = [json.loads(line) for line in lines]
        return _flat(read[-1][key]) if key else [TropicalRational(**line) for line in read]
    except (ValueError, TypeError, LookupError, RecursionError):
        _refuse(path)


def _refuse(path: Path) -> NoReturn:
    raise SpecificationError(
        "expected a new file, or one in which this very command has written before, got "
        f"{short(str(path))}"
    )


def _flat(given: Any) -> list[Any]:
    return [v for part in given for v in (_flat(part) if isinstance(part, list) else [part])]


def _plain(value: Any) -> Any:
    """As JSON holds it; numbers that are no integers as text."""
    if isinstance(value, Fraction):
        return format_rational(value)
    if isinstance(value, RootSum):
        return str(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
