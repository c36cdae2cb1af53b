"""Every command with every option, in this process; what runs long is left out."""

from __future__ import annotations

import io
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from functools import cache, partial
from typing import Any
from unicodedata import category
from unittest.mock import patch

import typer
from hypothesis import strategies as st

from neurovariety.cli.app import COMMANDS, made, main
from neurovariety.cli.problems import EXAMPLES
from neurovariety.errors import SpecificationError
from neurovariety.problems.entry import Entry
from tests.inputs.fields import PATHS, Target
from tests.inputs.texts import texts

STUDIES = {
    "landscape": "circle --samples 2",
    "chambers": "circle --resolution 2",
    "reproduce": "kohn-talk",
    "explore": "critical-counts",
    "count-cones": '--points "0,0; 1,0; 0,1; 1,1" --terms 1,1',
    "count-regions": '--weights "1,0; 0,1 | 1,-1"',
    "solve": "/nowhere/degree.json --script",
    "verify": "/nowhere/degree.json",
    "doctor": "--help",
}
LONG = (
    "neurovariety.studies.landscape.sweep.landscape_table",
    "neurovariety.studies.landscape.chambers.chambers",
    "neurovariety.present.plot.weights.fibre",
    "neurovariety.cli.studies.tables._submit",
    "neurovariety.cli.studies.flow_invariants.run_flow_invariants",
    "neurovariety.cli.studies.zero_hessian.run_zero_hessian",
    "neurovariety.cli.studies.kohn_landscape.run_kohn_landscape",
    "neurovariety.studies.explore.sweep",
)
"""What takes long where all words of a command are valid; it stops the command in its place."""


ONCE = {
    "neurovariety.cli.app.made": cache(made),
    "typer.main.get_command": cache(typer.main.get_command),
}
"""What a process makes once is made once for all inputs: it took half of their time."""

TURNS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They have a terminal write backwards."""


def _stop(*_: Any, **__: Any) -> None:
    raise SpecificationError("not computed here")


def called(words: list[str]) -> None:
    """Run a command; an error that is not said in a line or two goes on."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    with ExitStack() as stack:
        stack.enter_context(patch.object(sys, "argv", ["neurovariety", *words]))
        stack.enter_context(patch("neurovariety.cli.app.watch_signals", _no_watch))
        for place, kept in ONCE.items():
            stack.enter_context(patch(place, kept))
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        for name in LONG:
            stack.enter_context(patch(name, _stop))
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    assert code in (0, 1, 2), f"ended with {code}"
    for stream in (out, err):
        stream.flush()
        said = stream.buffer.getvalue().decode()  # type: ignore[attr-defined]
        obeyed = {c for c in said if category(c) == "Cc" and c not in "\n\t\r"} | TURNS & set(said)
        assert not obeyed, f"printed {obeyed}"


def _no_watch() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def _with(words: list[str], flags: list[str], given: Any) -> list[str]:
    """The words with another value of an option."""
    kept = list(words)
    for flag in flags:
        if flag in kept:
            at = kept.index(flag)
            del kept[at : at + 2]
    return [*kept, flags[0], given]


def _commands() -> Iterator[tuple[str, list[str], list[Any]]]:
    """Their words, with something small to do, and what they take."""
    for listed in COMMANDS.values():
        command = made(listed)
        if isinstance(listed, Entry):
            yield listed.command, [*shlex.split(EXAMPLES[listed.kind]), "--script"], command.params
        else:
            words = shlex.split(STUDIES[listed.command])
            if hasattr(command, "commands"):
                command = command.commands[words[0]]
            yield listed.command, words, command.params


def _targets() -> Iterator[Target]:
    word = st.one_of(texts(), st.sampled_from(PATHS)).map(_word)
    for name, words, params in _commands():
        at = 0
        for param in params:
            if param.param_type_name == "argument":
                give: Callable[[str], Any] = partial(_argument, name, words, at)
                at += 1
            elif param.name == "help":
                continue
            else:
                give = partial(_option, name, words, list(param.opts), param.is_flag)
            yield Target(f"{name} {param.name}", give, word)
        yield Target(f"{name} ...", partial(_more, [name, *words]), st.lists(word, max_size=3))
    yield Target("words", called, st.lists(word, max_size=5))


def _word(text: str) -> str:
    """As a program is given it: bytes without zeros, decoded by Python."""
    return (
        text.replace("\0", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")
    )


def _argument(name: str, words: list[str], at: int, given: str) -> None:
    called([name, *words[:at], given, *words[at + 1 :]])


def _option(name: str, words: list[str], flags: list[str], is_flag: bool, given: str) -> None:
    changed = [*words, f"{flags[0]}={given}"] if is_flag else _with(words, flags, given)
    called([name, *changed])


def _more(words: list[str], given: list[str]) -> None:
    called([*words, *given])


@cache
def targets() -> tuple[Target, ...]:
    """All of the command line."""
    return tuple(_targets())
