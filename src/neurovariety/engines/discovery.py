"""Finding a program that works, and saying why another one does not."""

from __future__ import annotations

import os
import re
import shutil
import site
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from neurovariety.algebra.deadline import check_time
from neurovariety.engines.errors import EngineBroken, EngineNotFound, EngineTooOld
from neurovariety.engines.outcome import why_not
from neurovariety.engines.processes.children import Ended
from neurovariety.errors import installing

_usable: dict[tuple[str, Path, int], str] = {}


@dataclass(frozen=True, kw_only=True)
class Program:
    """What to look for, where, and how to try it.

    Parameters
    ----------
    name : str
        Such as ``"Macaulay2"``.
    commands : tuple of str
        What its file may be called.
    variable : str
        The environment variable that names the one to use.
    install : str
        How to get one, in a sentence.
    trial : callable
        Tries a candidate for so many seconds; how that ended, and the version if it passed.
    gives : str
        What a trial run must give, in words.
    seconds : float
        The limit of a trial run.
    package : str or None
        The PyPI package whose wheel brings it, in ``sage_wheels/bin``.
    module : str or None
        A module that makes a candidate of the Python that runs this.
    oldest : tuple of int
        The oldest version that is supported; empty if any is that passes the trial.
    """

    name: str
    commands: tuple[str, ...]
    variable: str
    install: str
    trial: Callable[[Path, float], tuple[Ended, str | None]]
    gives: str = "version"
    seconds: float = 30.0
    package: str | None = None
    module: str | None = None
    oldest: tuple[int, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A file that may be the program.

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
    name : str
        The program that it should be.
    """

    candidate: Candidate
    version: str | None
    problem: str | None
    name: str

    @property
    def usable(self) -> bool:
        """Whether problems can use it."""
        return self.problem is None

    def __str__(self) -> str:
        said = self.problem or f"{self.name} {self.version}"
        return f"{self.candidate.path} ({self.candidate.source}): {said}"


def candidates(program: Program, path: Path | str | None = None) -> tuple[Candidate, ...]:
    """List the places to look at, in order; nothing is run.

    Parameters
    ----------
    program : Program
        What is looked for.
    path : Path or str, optional
        The user's choice, which goes before all others.

    Examples
    --------
    >>> from neurovariety.engines.batch import MACAULAY2
    >>> candidates(MACAULAY2, "/opt/M2/bin/M2")[0]
    Candidate(path=...('/opt/M2/bin/M2'), source='the given path', binding=True)
    """
    found: list[Candidate] = []
    if path is not None:
        found.append(Candidate(_located(path), "the given path", binding=True))
    if named := os.environ.get(program.variable):
        found.append(Candidate(_located(named), program.variable, binding=True))
    if program.package is not None:
        found += [
            Candidate(file, f"the package {program.package}")
            for folder in _site_folders()
            for command in program.commands
            if (file := folder / "sage_wheels" / "bin" / command).is_file()
        ]
    found += [
        Candidate(Path(on_path), "PATH")
        for command in program.commands
        if (on_path := shutil.which(command))
    ]
    first: dict[Path, Candidate] = {}
    for candidate in found:
        # links lead to one program; a loop of them leads to itself
        first.setdefault(Path(os.path.realpath(candidate.path)), candidate)
    order = list(first.values())  # those that the user named come first
    if program.module is not None and find_spec(program.module) is not None:
        this = Candidate(Path(sys.executable).absolute(), "the Python that runs this")
        order.insert(sum(candidate.binding for candidate in order), this)
    return tuple(order)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # no file has so long a name
        return False


def probe(program: Program, candidate: Candidate, *, seconds: float | None = None) -> Probe:
    """Try a candidate.

    Parameters
    ----------
    program : Program
        What it should be.
    candidate : Candidate
        What to try.
    seconds : float, optional
        The limit of the trial run; by default the program's own.

    Returns
    -------
    Probe
        A version that worked is remembered until the file changes.

    Examples
    --------
    >>> from neurovariety.engines.batch import SAGE
    >>> print(probe(SAGE, Candidate(Path("/nowhere/sage"), "an example")))
    /nowhere/sage (an example): there is no such file
    """
    path, name = candidate.path, program.name
    if not _is_file(path):
        return Probe(candidate, None, "there is no such file", name)
    if not os.access(path, os.X_OK):
        return Probe(candidate, None, "the file is not executable", name)
    key = name, path, path.stat().st_mtime_ns
    if key in _usable:
        return Probe(candidate, _usable[key], None, name)
    limit = program.seconds if seconds is None else seconds
    ended, version = program.trial(path, limit)
    if version is None:
        check_time()  # a program that was given no time is not broken
        return Probe(candidate, None, why_not(ended, limit, program.gives, program.package), name)
    if tuple(int(number) for number in re.findall(r"\d+", version)[:2]) < program.oldest:
        oldest = ".".join(map(str, program.oldest))
        problem = f"{name} {version} is too old, {oldest} or newer is needed"
        return Probe(candidate, version, problem, name)
    _usable[key] = version
    return Probe(candidate, version, None, name)


def probe_all(program: Program, path: Path | str | None = None) -> tuple[Probe, ...]:
    """Try every candidate; for ``neurovariety doctor``."""
    return tuple(probe(program, candidate) for candidate in candidates(program, path))


def find(program: Program, path: Path | str | None = None) -> Probe:
    """Return the first usable one.

    Parameters
    ----------
    program : Program
        What is looked for.
    path : Path or str, optional
        The user's choice.  If it, or the one that the environment names, cannot be used, that is
        an error; a broken one in another place is passed over.

    Raises
    ------
    EngineNotFound, EngineTooOld, EngineBroken
        If there is none; the message lists what was tried, and why it was not taken.

    Examples
    --------
    >>> from neurovariety.engines.batch import MACAULAY2
    >>> find(MACAULAY2, "/nowhere/M2")
    Traceback (most recent call last):
    ...
    neurovariety.engines.errors.EngineNotFound: No usable Macaulay2 was found. Tried:
    ...
    """
    tried: list[Probe] = []
    for candidate in candidates(program, path):
        tried.append(probe(program, candidate))
        if tried[-1].usable:
            return tried[-1]
        if candidate.binding:
            break
    name, install = program.name, installing(program.install)
    if not tried:
        package = f", the package {program.package}" if program.package else ""
        where = f"{program.variable}{package} and PATH"
        raise EngineNotFound(f"No {name} was found: looked at {where}. {install}")
    message = "\n".join([f"No usable {name} was found. Tried:", *(f"  {p}" for p in tried)])
    # the most hopeful one decides: broken needs a repair, too old an upgrade
    broken = any(one.version is None and _is_file(one.candidate.path) for one in tried)
    old = any(one.version is not None for one in tried)
    kind = EngineBroken if broken else EngineTooOld if old else EngineNotFound
    raise kind(f"{message}\n{install}")


def _located(path: Path | str) -> Path:
    """Find a bare command name on PATH, and make any other path absolute."""
    bare = os.sep not in str(path)
    return Path((shutil.which(str(path)) if bare else None) or path).absolute()


def _site_folders() -> tuple[Path, ...]:
    """Where Python packages are installed."""
    folders = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return tuple(dict.fromkeys(Path(folder) for folder in folders))
