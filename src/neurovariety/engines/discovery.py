"""Finding a Macaulay2 that works, and saying why another one does not."""

from __future__ import annotations

import os
import re
import shutil
import signal
import site
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from neurovariety.engines.base import ANSWER_VARIABLE
from neurovariety.engines.process import Ended, private_folder, run_command
from neurovariety.errors import EngineBroken, EngineError, EngineNotFound, EngineTooOld

PATH_VARIABLE = "NEUROVARIETY_M2"
"""The environment variable that names the Macaulay2 to use."""

OLDEST = (1, 21)
"""The oldest supported version."""

PROBE_SECONDS = 30.0

_FRAME = "NEUROVARIETY-PROBE"
_PROBE = f"""\
answer = openOut getenv "{ANSWER_VARIABLE}";
answer << "{_FRAME} " << version#"VERSION" << " END" << endl << close;
"""
_INSTALL = (
    'Install one with `pip install "neurovariety[macaulay2]"`, or with '
    f"`apt-get install macaulay2`, or name one in {PATH_VARIABLE}."
)
_usable: dict[tuple[Path, int], str] = {}


@dataclass(frozen=True)
class Candidate:
    """A program that may be a Macaulay2.

    Parameters
    ----------
    path : Path
        Where it is, or should be.
    source : str
        Who said so.
    binding : bool
        Whether the user named it, so that another one must not be taken instead.
    """

    path: Path
    source: str
    binding: bool = False


@dataclass(frozen=True)
class Probe:
    """What the trial run of a candidate showed.

    Parameters
    ----------
    candidate : Candidate
        What was tried.
    version : str or None
        Its version, if it gave one.
    problem : str or None
        Why it cannot be used; None if it can.
    """

    candidate: Candidate
    version: str | None
    problem: str | None

    @property
    def usable(self) -> bool:
        """Whether this Macaulay2 can run our scripts."""
        return self.problem is None

    def __str__(self) -> str:
        said = self.problem or f"Macaulay2 {self.version}"
        return f"{self.candidate.path} ({self.candidate.source}): {said}"


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
    found: list[Candidate] = []
    if path is not None:
        found.append(Candidate(_located(path), "the given path", binding=True))
    if named := os.environ.get(PATH_VARIABLE):
        found.append(Candidate(_located(named), PATH_VARIABLE, binding=True))
    found += [
        Candidate(binary, "the package passagemath-macaulay2")
        for folder in _site_folders()
        if (binary := folder / "sage_wheels" / "bin" / "M2").is_file()
    ]
    if on_path := shutil.which("M2"):
        found.append(Candidate(Path(on_path), "PATH"))
    first: dict[Path, Candidate] = {}
    for candidate in found:
        first.setdefault(candidate.path, candidate)
    return tuple(first.values())


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
    if not path.is_file():
        return Probe(candidate, None, "there is no such file")
    if not os.access(path, os.X_OK):
        return Probe(candidate, None, "the file is not executable")
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
            return Probe(candidate, None, _why(ended, seconds))
        if _numbers(frame[1]) < OLDEST:
            oldest = ".".join(map(str, OLDEST))
            problem = f"Macaulay2 {frame[1]} is too old, {oldest} or newer is needed"
            return Probe(candidate, frame[1], problem)
        _usable[key] = frame[1]
    return Probe(candidate, _usable[key], None)


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
    tried: list[Probe] = []
    for candidate in candidates(path):
        tried.append(probe(candidate))
        if tried[-1].usable:
            return tried[-1]
        if candidate.binding:
            break
    raise _error(tried)


def _error(tried: list[Probe]) -> EngineError:
    if not tried:
        places = f"{PATH_VARIABLE}, the package passagemath-macaulay2 and PATH"
        return EngineNotFound(f"No Macaulay2 was found: looked at {places}. {_INSTALL}")
    message = "\n".join(["No usable Macaulay2 was found. Tried:", *(f"  {p}" for p in tried)])
    return _kind(tried)(f"{message}\n{_INSTALL}")


def _kind(tried: Iterable[Probe]) -> type[EngineError]:
    # the most hopeful one decides: broken needs a repair, too old an upgrade
    kinds = {_kind_of(one) for one in tried}
    return next(kind for kind in (EngineBroken, EngineTooOld, EngineNotFound) if kind in kinds)


def _kind_of(one: Probe) -> type[EngineError]:
    if one.version is not None:
        return EngineTooOld
    return EngineBroken if one.candidate.path.is_file() else EngineNotFound


def _why(ended: Ended, seconds: float) -> str:
    said = (ended.stderr.strip() or ended.stdout.strip())[-300:]
    quoted = f"; it printed: {said}" if said else ""
    if ended.timed_out:
        return f"its trial run did not end within {seconds:g} seconds{quoted}"
    if ended.exit_code in (-signal.SIGILL, 128 + signal.SIGILL):
        return (
            "its trial run died of an illegal instruction (SIGILL): it was compiled for another "
            "processor. Wheels of passagemath-macaulay2 from 10.8.12 on need AVX-512; "
            '`pip install "passagemath-macaulay2>=10.8.5,<10.8.12"` runs everywhere'
        )
    if ended.exit_code < 0:
        name = signal.Signals(-ended.exit_code).name
        return f"its trial run was ended by the signal {name}{quoted}"
    if ended.exit_code:
        return f"its trial run failed with exit status {ended.exit_code}{quoted}"
    return f"its trial run gave no version{quoted}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def _located(path: Path | str) -> Path:
    """Find a bare command name on PATH, and make any other path absolute."""
    bare = os.sep not in str(path)
    return Path((shutil.which(str(path)) if bare else None) or path).absolute()


def _site_folders() -> tuple[Path, ...]:
    folders = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return tuple(dict.fromkeys(Path(folder) for folder in folders))
