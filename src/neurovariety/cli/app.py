"""All commands: listed at once, each made when it is called; so ``--help`` loads no problem."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any
from unicodedata import category

import typer
from rich.console import Console
from typer.core import TyperGroup

from neurovariety._version import __version__
from neurovariety.cli.once import Once
from neurovariety.engines.processes.guard import watch_signals
from neurovariety.errors import NeuroVarietyError, SpecificationError, short
from neurovariety.problems.entry import Entry
from neurovariety.problems.registry import REGISTRY

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""They have a terminal write backwards."""

STUDIES, TOOLS = "Studies", "Tools"


@dataclass(frozen=True)
class Other:
    """A command that is no problem's, and where its function is, or a group of more commands."""

    command: str
    group: str
    summary: str
    place: str


OTHERS = (
    Other(
        "landscape",
        STUDIES,
        "Local minima against real critical points of the distance to random data.",
        "studies.landscape:landscape",
    ),
    Other(
        "chambers",
        STUDIES,
        "A plane of data, coloured by the number of real critical points or of local minima.",
        "studies.chambers:chambers",
    ),
    Other(
        "count-cones",
        STUDIES,
        "The maximal cones of a classification fan, counted without keeping them.",
        "studies.cones:count_cones",
    ),
    Other(
        "count-regions",
        STUDIES,
        "The activation regions of a network, counted without keeping them.",
        "studies.regions:count_regions",
    ),
    Other(
        "reproduce",
        STUDIES,
        "Solve the problems behind a publication's numbers and print both side by side.",
        "studies.reproduce:reproduce",
    ),
    Other(
        "explore",
        STUDIES,
        "Sweeps over many problems; a stopped one goes on.",
        "studies.explore:app",
    ),
    Other(
        "solve",
        TOOLS,
        "The problem of a saved result, or a saved problem, solved again.",
        "saved:solve",
    ),
    Other(
        "verify",
        TOOLS,
        "A saved result, checked by other mathematics.",
        "saved:verify",
    ),
    Other(
        "doctor",
        TOOLS,
        "What was found, what was skipped and why, and what each problem needs.",
        "doctor:doctor",
    ),
)
COMMANDS = {listed.command: listed for listed in (*REGISTRY, *OTHERS)}


def made(listed: Entry | Other) -> Any:
    """The command itself; what it needs is imported now."""
    if isinstance(listed, Entry):
        from neurovariety.cli.problems import command

        return command(listed)
    module, _, name = listed.place.partition(":")
    found = getattr(import_module(f"neurovariety.cli.{module}"), name)
    if isinstance(found, typer.Typer):
        return typer.main.get_group(found)
    alone = typer.Typer(add_completion=False)
    alone.command(listed.command, cls=Once)(found)
    return typer.main.get_command(alone)


class Commands(TyperGroup):
    """Lists commands by their summaries, and makes the one that is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The name, the command in place of its line in the list, and the words that are left."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, made(COMMANDS[name]) if name in COMMANDS else found, rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; of a stop of which it says nothing itself there is nothing to tell."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("Stopped; nothing more was kept.", err=True)
            raise typer.Exit(130) from None


app = typer.Typer(
    name="neurovariety",
    cls=Commands,
    help="Algebraic geometry of neural networks, through Macaulay2 and Sage.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
for _listed in COMMANDS.values():
    app.command(_listed.command, help=_listed.summary, rich_help_panel=_listed.group)(lambda: None)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"neurovariety {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def check_words(words: list[str]) -> None:
    """Refuse characters that a terminal obeys: messages repeat words as they are."""
    for word in words:
        if any((category(c) == "Cc" and c not in "\t\r\n") or c in _TURNS for c in word):
            raise SpecificationError(f"expected words of text, got {short(word)}")


_AGAIN_SECONDS = 1.0
"""After which a stop that nobody handles is raised once more."""


class _Stopped(KeyboardInterrupt):
    """Python would end by SIGINT if a plain one met what ``exec`` runs, though it was caught."""


def main() -> None:
    """Run the command line; an error of ours is a message, not a traceback.

    SIGTERM is taken as Ctrl-C is, so that commands say what they have kept; a second one ends all.
    """
    stopped: list[int] = []
    pipe = watch_signals()
    stops = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in (*stops, signal.SIGALRM)}

    def stop(number: int, _: object) -> None:
        with suppress(OSError):
            os.write(pipe, b"noticed\n")
        signal.set_wakeup_fd(-1)  # nobody reads it any more
        for other in stops:
            signal.signal(other, signal.SIG_DFL)
        stopped.append(number)
        signal.setitimer(signal.ITIMER_REAL, _AGAIN_SECONDS, _AGAIN_SECONDS)
        raise _Stopped

    try:
        try:
            for number in stops:
                signal.signal(number, stop)
            signal.signal(signal.SIGALRM, _stop_again)
            _run()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(-1)
            os.close(pipe)
    except BaseException:
        if stopped:  # whatever has become of it on its way
            sys.exit(128 + stopped[0])
        raise


def _stop_again(*_: object) -> None:
    """Raise what somebody has swallowed, as some libraries do while they are imported."""
    handled = sys.exception()
    while not (handled is None or isinstance(handled, _Stopped)):
        handled = handled.__context__
    if handled is None:
        raise _Stopped


def _run() -> None:
    atexit.register(gc.freeze)  # what ends with Python is not searched for cycles once more
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what a stream cannot encode is escaped
            stream.reconfigure(errors="backslashreplace")
    try:
        check_words(sys.argv[1:])
        app()
    except NeuroVarietyError as error:
        from neurovariety.cli.show import show_error

        show_error(error)
        sys.exit(2 if isinstance(error, SpecificationError) else 1)
    except OSError as error:  # a full disk, a folder that cannot be made
        where = "standard output" if error.filename is None else error.filename
        Console(stderr=True).print(
            f"cannot write {where}: {error.strerror}", markup=False, highlight=False
        )
        sys.exit(1)
