"""Results and problems in files of JSON, and back.

A name in a file stands for a class of a closed list: those that are public, and those that the
annotations of the problem and of its result name. Nothing else is made, and nothing is evaluated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, NoReturn, get_args

from neurovariety.algebra.documents.files import write_whole
from neurovariety.algebra.documents.reader import Reader
from neurovariety.algebra.documents.writer import FORMAT, Writer, digest, fields_of, saved
from neurovariety.algebra.reading.calls import checked
from neurovariety.engines.script import NameTable, Script
from neurovariety.errors import SpecificationError, file_errors, short
from neurovariety.exchange.mrdi.checks import Malformed, read_json, text_of
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.base.result import Result
from neurovariety.problems.registry import REGISTRY

_ADDED = {"saved", "verification", "partial"}
"""What stands in a file beside what is shown of the result itself."""

_DIGITS = 4300
"""Of an integer that JSON holds as such; Python writes no longer ones."""

_ROOMS = {"algebra", "varieties", "networks", "programs", "certify", "problems"}
"""Where values lie that a file may hold: no engines, whose paths would be run."""


@checked
def save(value: Result | Problem[Any], path: str | PathLike[str]) -> None:
    """Write a result, or a problem, to a file of JSON.

    The shell's ``--json`` prints the same.

    Parameters
    ----------
    value : Result or Problem
        A result with its problem, value, provenance, assumptions and script; or a problem alone.
    path : str or PathLike

    Raises
    ------
    SpecificationError
        If it is neither, holds an object of a class of your own, or the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from neurovariety import EDDegree, Determinantal, solve
    >>> result = solve(EDDegree(Determinantal(3, 4, rank=1)))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(result, f"{folder}/degree.json")
    ...     load(f"{folder}/degree.json") == result
    True
    """
    if isinstance(value, Problem):
        data = problem_data(value)
    elif isinstance(value, Result):
        data = value.data()
    else:
        raise SpecificationError(f"expected a result or a problem, got {short(value)}")
    text = json.dumps(data, indent=2, allow_nan=False)
    with file_errors("write", path):
        write_whole(Path(path), text + "\n")


@checked
def load(path: str | PathLike[str]) -> Any:
    """Read a result or a problem from a file by `save`, or from what the shell's ``--json`` wrote.

    The file is data and never evaluated. That its value is right is not checked: `verify` does.

    Parameters
    ----------
    path : str or PathLike

    Returns
    -------
    Result or Problem
        Equal to what was saved.

    Raises
    ------
    SpecificationError
        If the file is none, was written by a later version, or was changed in one of its parts.

    Examples
    --------
    >>> import tempfile
    >>> from neurovariety import Determinantal, GenericEDDegree
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(GenericEDDegree(Determinantal(3, 4, rank=1)), f"{folder}/problem.json")
    ...     print(load(f"{folder}/problem.json"))
    generic ED degree of 3 x 4 matrices of rank at most 1
    """
    with file_errors("read", path), _naming(short(str(path))):
        return _loaded(text_of(Path(path)))


def loaded(text: str, origin: str) -> Any:
    """What `load` reads, from the text itself; messages say where it is from."""
    with _naming(origin):
        return _loaded(text)


@contextmanager
def _naming(origin: str) -> Iterator[None]:
    try:
        yield
    except (SpecificationError, Malformed) as cause:
        raise SpecificationError(f"{origin}: {cause}") from None
    except RecursionError:
        raise SpecificationError(f"{origin}: values lie too deep in it") from None


def problem_data(problem: Problem[Any]) -> dict[str, Any]:
    """A problem as plain data for JSON."""
    shown = {"kind": problem.kind, "problem": str(problem)}
    write = Writer()
    node = write(problem)
    return {**shown, "saved": saved(shown, write, problem=node)}


def _loaded(text: str) -> Any:
    document = read_json(text, "a saved result", _integer, float)
    about = document.get("saved")
    if not isinstance(about, dict) or type(about.get("format")) is not int:
        _refuse("a file by neurovariety.save, or by --json of a problem", document)
    if about["format"] > FORMAT:
        raise SpecificationError(
            f"expected a file of format {FORMAT} or earlier, found format {about['format']}, by "
            f"neurovariety {short(about.get('version'))}: take that version or a later one"
        )
    shown = {name: part for name, part in document.items() if name not in _ADDED}
    if digest(shown) != about.get("shown"):
        raise SpecificationError(
            "what the file shows was changed after it was written, so that it is not what is "
            "saved in it: solve the problem again"
        )
    problem = _problem_class(document.get("kind"))
    read = Reader(about.get("rings"), lambda name: _class_of(problem, name))
    if "result" not in about:
        return _a(problem, read(about.get("problem")))
    result = _a(Result, read.made(about["result"], script=_script(document, about)))
    _a(problem, result.problem)
    try:
        str(result), result.data()
    except Exception as cause:  # parts that do not belong together can fail in any way
        raise SpecificationError(f"the parts of the result do not agree: {short(cause)}") from cause
    return result


def _a(owner: type, value: Any) -> Any:
    return value if isinstance(value, owner) else _refuse(f"a {owner.__name__}", value)


def _refuse(expected: str, found: Any) -> NoReturn:
    raise SpecificationError(f"expected {expected}, found {short(found)}")


def _script(document: dict[str, Any], about: dict[str, Any]) -> Script:
    match about.get("script"):
        case {"dialect": str(dialect), "symbols": list(symbols)} if all(
            isinstance(name, str) for name in symbols
        ):
            return Script(document["script"], document["kind"], dialect, NameTable(tuple(symbols)))
    return _refuse("a script's dialect and symbols", about.get("script"))


def _integer(text: str) -> int:
    return int(text) if len(text) <= _DIGITS else _refuse(f"{_DIGITS} digits at most", text)


def _problem_class(kind: Any) -> type[Problem[Any]]:
    for entry in REGISTRY:
        if entry.kind == kind:
            return entry.problem
    return _refuse("the kind of a problem", kind)


def _class_of(problem: type[Problem[Any]], name: str) -> type | None:
    public = import_module("neurovariety")
    if name in public.__all__:
        owner = getattr(public, name)
        room = getattr(owner, "__module__", "").split(".")[1:2]
        return owner if set(room) <= _ROOMS and isinstance(owner, type) else None
    return _named(problem).get(name)


@cache
def _named(problem: type[Problem[Any]]) -> dict[str, type]:
    """The dataclasses and enumerations that the annotations of a problem and its result name."""
    found: dict[str, type] = {}

    def walk(owner: Any) -> None:
        for part in get_args(owner):
            walk(part)
        is_ours = isinstance(owner, type) and (is_dataclass(owner) or issubclass(owner, Enum))
        if not is_ours or owner.__name__ in found:
            return
        found[owner.__name__] = owner
        if is_dataclass(owner):
            for hint in fields_of(owner).values():
                walk(hint)
        for narrower in owner.__subclasses__():
            walk(narrower)

    walk(problem)
    for result in _results(problem):
        walk(result)
    return found


def _results(problem: type[Problem[Any]]) -> Iterator[Any]:
    """What the class says that it is solved to: the argument of `Problem`."""
    for base in problem.__mro__:
        for general in vars(base).get("__orig_bases__", ()):
            yield from get_args(general)
