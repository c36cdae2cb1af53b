"""Files that are read, and variables of the environment: spoilt, foreign, hostile."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.documents.writer import digest
from neurovariety.engines.batch import MACAULAY2, SAGE
from neurovariety.engines.discovery import candidates, find
from neurovariety.engines.tools import PROGRAMS
from tests.inputs.fields import Target
from tests.inputs.shell import called
from tests.inputs.texts import texts

TESTS = Path(__file__).parents[1]
DOCUMENTS = sorted((TESTS / "data" / "mrdi").glob("*.mrdi"))
SAVED = sorted((TESTS / "data" / "saved").glob("*.json"))
RECORDINGS = sorted((TESTS / "golden" / "transcripts").rglob("*.json"))
LEAVES: tuple[Any, ...] = (
    None,
    True,
    1,
    -1,
    10**30,
    1.5,
    "",
    "x",
    "1",
    [],
    {},
    [[]],
    ["1"],
    {"": ""},
)


def _read(name: str, read: Callable[[str], Any], data: bytes) -> None:
    Path(name).write_bytes(data)
    try:
        read(name)
    finally:
        Path(name).unlink()


def _places(document: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all values in a document."""
    yield way
    if isinstance(document, dict | list):
        items = document.items() if isinstance(document, dict) else enumerate(document)
        for key, value in items:
            yield from _places(value, (*way, key))


def _spoilt(document: Any, way: tuple[Any, ...], leaf: Any) -> Any:
    """The document with another value in one place."""
    if not way:
        return leaf
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[way[0]] = _spoilt(document[way[0]], way[1:], leaf)
    return copy


def _signed(document: Any) -> bytes:
    """A document whose digest, if it has one, is that of what it shows: so it is read further."""
    if isinstance(document, dict) and isinstance(saved := document.get("saved"), dict):
        shown = {name: part for name, part in document.items() if name != "saved"}
        document = {**shown, "saved": {**saved, "shown": digest(shown)}}
    return json.dumps(document).encode()


@st.composite
def spoilt(draw: st.DrawFn, paths: list[Path]) -> bytes:
    """A file with another value, with other bytes, or cut."""
    data = draw(st.sampled_from(paths)).read_bytes()
    how = draw(st.integers(0, 2))
    if how == 0:
        document = json.loads(data)
        way = draw(st.sampled_from(list(_places(document))))
        leaf = draw(st.one_of(st.sampled_from(LEAVES), texts()))
        return _signed(_spoilt(document, way, leaf))
    at = draw(st.integers(0, len(data)))
    return data[:at] if how == 1 else data[:at] + draw(st.binary(max_size=4)) + data[at + 2 :]


def _named(program: Any, value: str) -> None:
    """A program that the environment names."""
    plain = value.replace("\0", "").encode("utf-8", "surrogatepass")
    with patch.dict(os.environb, {program.variable.encode(): plain}):
        candidates(program)
        if "/" in value:  # a bare word may be one of the system's commands, which would be tried
            find(program)


@cache
def targets() -> tuple[Target, ...]:
    """All that is read."""
    files = {
        "mrdi": (nv.read_mrdi, "f.mrdi", spoilt(DOCUMENTS)),
        "saved": (nv.load, "f.json", spoilt(SAVED)),
        "recordings": (lambda name: nv.Replay.load("."), "f.json", spoilt(RECORDINGS)),
        "polynomials": (
            lambda name: called(["groebner-basis", "--script", "--file", name]),
            "f",
            st.one_of(texts().map(lambda t: t.encode("utf-8", "surrogatepass")), st.binary()),
        ),
    }
    programs = (MACAULAY2, SAGE, *PROGRAMS.values())
    return (
        *(
            Target(name, lambda data, read=read, file=file: _read(file, read, data), given)
            for name, (read, file, given) in files.items()
        ),
        *(
            Target(program.variable, lambda text, program=program: _named(program, text), texts())
            for program in programs
        ),
    )
