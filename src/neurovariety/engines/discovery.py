"""Finding a Macaulay2 that works, and saying why another one does not."""

from __future__ import annotations

from pathlib import Path

from neurovariety.engines.base import ANSWER_VARIABLE
from neurovariety.engines.programs import Candidate, Probe, Program, first_usable, places
from neurovariety.engines.programs import site_folders as _site_folders
from neurovariety.engines.trial import FRAME, Trial

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

_TRIAL = Trial(
    MACAULAY2,
    f"""\
answer = openOut getenv "{ANSWER_VARIABLE}";
answer << "{FRAME} " << version#"VERSION" << " END" << endl << close;
""",
    ("--script", "probe.m2", "--no-preload"),
    "probe.m2",
    OLDEST,
)


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
    return _TRIAL.probe(candidate, seconds)


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
    neurovariety.engines.errors.EngineNotFound: No usable Macaulay2 was found. Tried:
    ...
    """
    return first_usable(MACAULAY2, candidates(path), probe)
