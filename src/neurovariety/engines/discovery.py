"""Finding a Macaulay2 that works, and saying why another one does not."""

from __future__ import annotations

import re
from pathlib import Path

from neurovariety.engines.base import ANSWER_VARIABLE
from neurovariety.engines.process import private_folder, run_command
from neurovariety.engines.programs import (
    Candidate,
    Probe,
    Program,
    first_usable,
    not_runnable,
    places,
    why_not,
)
from neurovariety.engines.programs import site_folders as _site_folders

PATH_VARIABLE = "NEUROVARIETY_M2"
"""The environment variable that names the Macaulay2 to use."""

OLDEST = (1, 21)
"""The oldest supported version."""

PROBE_SECONDS = 30.0

MACAULAY2 = Program(
    name="Macaulay2",
    commands=("M2",),
    variable=PATH_VARIABLE,
    package="passagemath-macaulay2",
    install=(
        'Install one with `pip install "neurovariety[macaulay2]"`, or with '
        f"`apt-get install macaulay2`, or name one in {PATH_VARIABLE}."
    ),
)

_FRAME = "NEUROVARIETY-PROBE"
_PROBE = f"""\
answer = openOut getenv "{ANSWER_VARIABLE}";
answer << "{_FRAME} " << version#"VERSION" << " END" << endl << close;
"""
_usable: dict[tuple[Path, int], str] = {}


def candidates(path: Path | str | None = None) -> tuple[Candidate, ...]:
    """List the places to look at, in order; nothing is run.

    Parameters
    ----------
    path : Path or str, optional
        The user's choice, which goes before all others.

    Examples
    --------
    >>> candidates("/opt/M2/bin/M2")[0]
    Candidate(path=...('/opt/M2/bin/M2'), source='the given path', binding=True)
    """
    return places(MACAULAY2, path, _site_folders())


def probe(candidate: Candidate, *, seconds: float = PROBE_SECONDS) -> Probe:
    """Try a candidate: a short script must answer with a supported version.

    Parameters
    ----------
    candidate : Candidate
        What to try.
    seconds : float
        The limit of the trial run.

    Returns
    -------
    Probe
        A version that worked is remembered until the file changes.

    Examples
    --------
    >>> print(probe(Candidate(Path("/nowhere/M2"), "an example")))
    /nowhere/M2 (an example): there is no such file
    """
    path = candidate.path
    if (problem := not_runnable(path)) is not None:
        return Probe(candidate, None, problem, MACAULAY2.name)
    key = path, path.stat().st_mtime_ns
    if key not in _usable:
        with private_folder() as name:
            folder = Path(name)
            (folder / "probe.m2").write_text(_PROBE)
            ended = run_command(
                [str(path), "--script", "probe.m2", "--no-preload"],
                folder,
                seconds=seconds,
                variables={ANSWER_VARIABLE: "answer"},
            )
            answer = folder / "answer"
            text = answer.read_text(errors="replace") if answer.is_file() else ""
        frame = re.fullmatch(rf"{_FRAME} (\d+\.\d\S*) END\n", text)
        if frame is None:
            problem = why_not(MACAULAY2, ended, seconds, "version")
            return Probe(candidate, None, problem, MACAULAY2.name)
        if _numbers(frame[1]) < OLDEST:
            oldest = ".".join(map(str, OLDEST))
            problem = f"Macaulay2 {frame[1]} is too old, {oldest} or newer is needed"
            return Probe(candidate, frame[1], problem, MACAULAY2.name)
        _usable[key] = frame[1]
    return Probe(candidate, _usable[key], None, MACAULAY2.name)


def probe_all(path: Path | str | None = None) -> tuple[Probe, ...]:
    """Try every candidate; for ``neurovariety doctor``."""
    return tuple(probe(candidate) for candidate in candidates(path))


def find_macaulay2(path: Path | str | None = None) -> Probe:
    """Return the first usable Macaulay2.

    Parameters
    ----------
    path : Path or str, optional
        The user's choice.  If it, or the one that NEUROVARIETY_M2 names, cannot be used, that is
        an error; a broken one in another place is passed over.

    Raises
    ------
    EngineNotFound, EngineTooOld, EngineBroken
        If there is none; the message lists what was tried, and why it was not taken.

    Examples
    --------
    >>> find_macaulay2("/nowhere/M2")
    Traceback (most recent call last):
    ...
    neurovariety.errors.EngineNotFound: No usable Macaulay2 was found. Tried:
    ...
    """
    return first_usable(MACAULAY2, candidates(path), probe)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])
