"""How a run ended, and the one place where a bad end becomes an exception."""

from __future__ import annotations

import re
import shlex
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.errors import (
    EngineCrashed,
    EngineError,
    EngineFailed,
    EngineFlooded,
    EngineMemoryError,
    EngineTimeout,
)
from neurovariety.engines.processes.children import Ended
from neurovariety.engines.processes.transcripts import LARGEST_FILE
from neurovariety.engines.script import LANGUAGES, Script
from neurovariety.errors import printable

SCRIPT_FILE = LANGUAGES["macaulay2"].file
"""The name of the script in the folder of a batch run."""

ERRORS: Mapping[Outcome, type[EngineError]] = MappingProxyType(
    {
        Outcome.FAILED: EngineFailed,
        Outcome.TIMEOUT: EngineTimeout,
        Outcome.MEMORY: EngineMemoryError,
        Outcome.CRASHED: EngineCrashed,
        Outcome.FLOODED: EngineFlooded,
    }
)
"""The exception for each bad outcome."""

_OUT_OF_MEMORY = re.compile(
    r"""^\s*\*\*\*\ out\ of\ memory          # Macaulay2, when its collector gives up
      | ^GC\ Warning:\ Out\ of\ Memory
      | Too\ many\ heap\ sections
      | std::bad_alloc
      | ^GNU\ MP:\ Cannot\ (re)?allocate
      | Unable\ to\ allocate\ memory         # FLINT
      | ^pthread_create:\ failed:\ Cannot\ allocate\ memory
      | failed\ to\ map\ segment\ from\ shared\ object
      | ^MemoryError\b                       # Python
      | no\ more\ memory                     # Singular
      | ^virtual\ memory\ exhausted""",
    re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_FILE_TOO_LARGE = "[Errno 27] File too large"  # Python, which is told so instead of killed
_CAUGHT_SIGNAL = re.compile(r"^-- (SIG(?:SEGV|BUS|FPE|ILL|ABRT))\b", re.MULTILINE)
_CRASHED_BELOW = re.compile(  # msolve below Macaulay2, Singular below Sage
    r"^(?:Segmentation fault|Aborted|Bus error|Singular crashed)\b", re.MULTILINE
)
_LOCATED = re.compile(
    r"^(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+)(?:-\d+:\d+)?"
    r":(?:\(\d+\))?(?::?\[\d+\])?:? (?:(?P<trace>--back ?trace.*)|error: (?P<text>.*))$",
    re.MULTILINE,
)
_OPENED = "... to match this"
_OUR_FILES = (SCRIPT_FILE, "currentString")
_TRACED = re.compile(r'^  File "(?:.*/)?script\.(?:py|sage(?:\.py)?)", line (\d+)', re.MULTILINE)
_RAISED = re.compile(
    r"^(?!Traceback)(?P<text>(?:\w+\.)*\w+(?:Error|Exception|Interrupt|Exit)\b.*)", re.MULTILINE
)
_TAIL = 4000
_NEEDS = (
    "it was compiled for another processor. Wheels of {package} from 10.8.12 on need AVX-512; "
    '`pip install "{package}>=10.8.5,<10.8.12"` runs everywhere'
)


@dataclass(frozen=True)
class Complaint:
    """The engine's own error message and the line of our script that it is about.

    Parameters
    ----------
    text : str
        The message.
    line : int or None
        The line of the script, counted from 1, if the engine named one.
    """

    text: str
    line: int | None


def classify(
    exit_code: int | None,
    stdout: str = "",
    stderr: str = "",
    *,
    timed_out: bool = False,
    failed: bool = False,
    flooded: bool = False,
) -> Outcome:
    """Say how a run ended.

    Parameters
    ----------
    exit_code : int or None
        The exit status, negative for a signal; None if the engine is alive.
    stdout, stderr : str
        What it printed.
    timed_out : bool
        Whether the time limit passed.
    failed : bool
        Whether an engine that is alive said that the script failed.
    flooded : bool
        Whether its answer is as long as any that is read.

    Examples
    --------
    >>> classify(0)
    <Outcome.FINISHED: 'finished'>
    >>> classify(1, stderr=" *** out of memory trying to allocate 64 bytes, exiting ***").name
    'MEMORY'
    >>> classify(-11).name
    'CRASHED'
    """
    if flooded:
        return Outcome.FLOODED
    if timed_out:  # Macaulay2 can hang in the stack trace that it prints of a crash
        return Outcome.CRASHED if _CAUGHT_SIGNAL.search(stderr) else Outcome.TIMEOUT
    if not exit_code and not failed:
        return Outcome.FINISHED
    if exit_code == -signal.SIGXFSZ or _FILE_TOO_LARGE in stderr[-_TAIL:]:
        return Outcome.FLOODED
    if _OUT_OF_MEMORY.search(stderr[-_TAIL:]) or _OUT_OF_MEMORY.search(stdout[-_TAIL:]):
        return Outcome.MEMORY
    crashed = _CRASHED_BELOW.search(stderr[-_TAIL:]) or _CRASHED_BELOW.search(stdout[-_TAIL:])
    if (exit_code or 0) < 0 or crashed or _CAUGHT_SIGNAL.search(stderr):
        return Outcome.CRASHED
    return Outcome.FAILED


def run_of(
    engine: str,
    version: str | None,
    argv: Sequence[str],
    ended: Ended,
    answer: str,
    limits: Limits,
    failed: bool = False,
) -> Run:
    """Say what a process left as a Run; ``failed`` as for `classify`."""
    code, out, err = ended.exit_code, ended.stdout, ended.stderr
    full = len(answer) >= LARGEST_FILE
    outcome = classify(code, out, err, timed_out=ended.timed_out, failed=failed, flooded=full)
    left = (outcome, code, out, err, answer, ended.seconds, limits)
    return Run(engine, version or "", tuple(argv), *left)


def why_not(ended: Ended, seconds: float, missing: str, package: str | None) -> str:
    """Say what a trial run that gave no ``missing`` answer died of.

    Examples
    --------
    >>> why_not(Ended(0, False, "hm", "", 0.1), 30, "version", "passagemath-gfan")
    'its trial run gave no version; it printed: hm'
    """
    said = ended.stderr.strip() or ended.stdout.strip()
    if len(said) > 500:  # its first line says what is missing, what a traceback raised says why
        raised = "; ".join(match["text"] for match in _RAISED.finditer(said))
        said = raised or f"{said.splitlines()[0][:150]}\n...{said[-300:]}"
    quoted = f"; it printed: {printable(said)}" if said else ""
    code = ended.exit_code or 0
    if ended.timed_out:
        return f"its trial run did not end within {seconds:g} seconds{quoted}"
    if code in (-signal.SIGILL, 128 + signal.SIGILL):
        why = "its trial run died of an illegal instruction (SIGILL)"
        return f"{why}: {_NEEDS.format(package=package)}" if package else why
    if code < 0:
        return f"its trial run was ended by {_named(-code)}{quoted}"
    if code:
        return f"its trial run failed with exit status {code}{quoted}"
    return f"its trial run gave no {missing}{quoted}"


def complaint(stderr: str) -> Complaint | None:
    """Find the first error message of Macaulay2, or a Python's last one, in a transcript, or None.

    Examples
    --------
    >>> complaint("script.m2:2:11:(3):[6]: error: division by zero")
    Complaint(text='division by zero', line=2)
    >>> complaint('  File "/tmp/script.py", line 2, in <module>\\nValueError: no such thing')
    Complaint(text='ValueError: no such thing', line=2)
    """
    if (raised := list(_RAISED.finditer(stderr))) and (traced := _TRACED.findall(stderr)):
        return Complaint(raised[-1]["text"], int(traced[-1]))
    located = list(_LOCATED.finditer(stderr))
    errors = [match for match in located if match["text"] is not None]
    if not errors:
        return None
    start = errors[0]
    following = [match.start() for match in located if match.start() > start.start()]
    text = stderr[start.start("text") : following[0] if following else len(stderr)]
    ours = [
        match
        for match in located
        if match.start() >= start.start() and match["file"].rpartition("/")[2] in _OUR_FILES
    ]
    # where a bracket was opened says more than that it was still open at the end
    opened = [match for match in ours if (match["text"] or "").strip() == _OPENED]
    place = next(iter(opened + ours), None)
    return Complaint("\n".join(text.strip().splitlines()[:8]), place and int(place["line"]))


def raise_for_outcome(script: Script, run: Run) -> None:
    """Raise the exception that belongs to a bad run; do nothing for a finished one.

    Parameters
    ----------
    script : Script
        What was run.
    run : Run
        What became of it.

    Raises
    ------
    EngineTimeout, EngineMemoryError, EngineCrashed, EngineFlooded, EngineFailed
        With the script, the run, and how to reproduce it.
    """
    if run.outcome is Outcome.FINISHED:
        return
    lines = [f"{run.engine} {run.version}".rstrip() + f" {happened(run)}.", *_details(script, run)]
    language = script.language
    command = (*run.argv[:1], *language.command[1:]) if run.argv else language.command
    lines.append(
        f"To reproduce: error.script.write({language.file!r}), then run "
        f"`{shlex.join((*command, language.file))}`; "
        "what the engine printed is in error.run."
    )
    raise ERRORS[run.outcome]("\n".join(lines), script=script, run=run)


def happened(run: Run) -> str:
    """Say in words how a bad run ended.

    Examples
    --------
    >>> from neurovariety.engines.base import Limits
    >>> run = Run("gfan", "0.6", (), Outcome.TIMEOUT, -9, "", "", "", 1.0, Limits(1))
    >>> happened(run)
    'did not finish within the limit of 1 seconds'
    """
    match run.outcome:
        case Outcome.TIMEOUT:
            return f"did not finish within the limit of {run.limits.seconds:g} seconds"
        case Outcome.MEMORY:
            allowed = run.limits.memory
            limit = "no limit was set" if allowed is None else f"the limit was {allowed:,} bytes"
            return f"ran out of memory ({limit})"
        case Outcome.CRASHED:
            allowed = run.limits.memory
            limit = "" if allowed is None else f" (the limit of memory was {allowed:,} bytes)"
            return f"was ended by {_signal_name(run)}{limit}"
        case Outcome.FLOODED:
            return f"wrote more than {LARGEST_FILE:,} bytes into one file or as its answer"
        case _:
            code = run.exit_code
            return "reported an error" + (f" (exit status {code})" if code else "")


def _details(script: Script, run: Run) -> list[str]:
    found = complaint(run.stderr)
    if found is None and run.outcome is Outcome.CRASHED and _CAUGHT_SIGNAL.search(run.stderr):
        return []  # only a stack trace
    if found is None:
        last = (run.stderr.strip() or run.stdout.strip()).splitlines()[-5:]
        return [f"    {printable(line[:500])}" for line in last]
    details = [f"    {printable(line)}" for line in found.text.splitlines()]
    lines = script.text.split("\n")
    if found.line is not None and 0 < found.line <= len(lines):
        details.append(f"Line {found.line} of the script: {lines[found.line - 1].strip()}")
    return details


def _signal_name(run: Run) -> str:
    if (caught := _CAUGHT_SIGNAL.search(run.stderr)) is not None:
        return f"the signal {caught[1]}"
    if (run.exit_code or 0) >= 0:
        return "the crash of a program that it had started"
    return _named(-(run.exit_code or 0))


def _named(number: int) -> str:
    if number == signal.SIGXFSZ:
        return f"the bound of files, for it wrote more than {LARGEST_FILE:,} bytes into one"
    try:
        return f"the signal {signal.Signals(number).name}"
    except ValueError:  # those between 32 and 64 have no names
        return f"the signal {number}"
