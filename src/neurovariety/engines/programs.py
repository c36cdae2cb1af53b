"""Looking for a program that works: where it may be, and why a candidate cannot be used."""

from __future__ import annotations

import os
import shutil
import signal
import site
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from neurovariety.engines.errors import EngineBroken, EngineError, EngineNotFound, EngineTooOld
from neurovariety.engines.process import Ended

_NEEDS = (
    "it was compiled for another processor. Wheels of {package} from 10.8.12 on need AVX-512; "
    '`pip install "{package}>=10.8.5,<10.8.12"` runs everywhere'
)


@dataclass(frozen=True)
class Program:
    """What to look for, and where.

    Parameters
    ----------
    name : str
        Such as ``"Macaulay2"``.
    commands : tuple of str
        What its file may be called.
    variable : str
        The environment variable that names the one to use.
    package : str or None
        The PyPI package whose wheel brings it, in ``sage_wheels/bin``.
    install : str
        How to get one, in a sentence.
    """

    name: str
    commands: tuple[str, ...]
    variable: str
    package: str | None
    install: str


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
        """Whether questions can use it."""
        return self.problem is None

    def __str__(self) -> str:
        said = self.problem or f"{self.name} {self.version}"
        return f"{self.candidate.path} ({self.candidate.source}): {said}"


def places(
    program: Program, path: Path | str | None, folders: Iterable[Path]
) -> tuple[Candidate, ...]:
    """List the places to look at, in order; nothing is run.

    Parameters
    ----------
    program : Program
        What is looked for.
    path : Path or str or None
        The user's choice, which goes before all others.
    folders : iterable of Path
        Where Python packages are installed.

    Examples
    --------
    >>> gfan = Program("gfan", ("gfan",), "NEUROVARIETY_GFAN", "passagemath-gfan", "Install it.")
    >>> places(gfan, "/opt/gfan", ())[0].binding
    True
    """
    found: list[Candidate] = []
    if path is not None:
        found.append(Candidate(_located(path), "the given path", binding=True))
    if named := os.environ.get(program.variable):
        found.append(Candidate(_located(named), program.variable, binding=True))
    if program.package is not None:
        found += [
            Candidate(file, f"the package {program.package}")
            for folder in folders
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
        first.setdefault(candidate.path.resolve(), candidate)  # links lead to one program
    return tuple(first.values())


def not_runnable(path: Path) -> str | None:
    """Why a file cannot even be started; None if it can.

    Examples
    --------
    >>> not_runnable(Path("/nowhere/M2"))
    'there is no such file'
    """
    if not path.is_file():
        return "there is no such file"
    if not os.access(path, os.X_OK):
        return "the file is not executable"
    return None


def why_not(program: Program, ended: Ended, seconds: float, missing: str) -> str:
    """Say what a trial run that gave no ``missing`` answer died of.

    Examples
    --------
    >>> gfan = Program("gfan", ("gfan",), "NEUROVARIETY_GFAN", "passagemath-gfan", "Install it.")
    >>> why_not(gfan, Ended(0, False, "hm", "", 0.1), 30, "version")
    'its trial run gave no version; it printed: hm'
    """
    said = (ended.stderr.strip() or ended.stdout.strip())[-300:]
    quoted = f"; it printed: {said}" if said else ""
    if ended.timed_out:
        return f"its trial run did not end within {seconds:g} seconds{quoted}"
    if ended.exit_code in (-signal.SIGILL, 128 + signal.SIGILL):
        why = "its trial run died of an illegal instruction (SIGILL)"
        return f"{why}: {_NEEDS.format(package=program.package)}" if program.package else why
    if ended.exit_code < 0:
        name = signal.Signals(-ended.exit_code).name
        return f"its trial run was ended by the signal {name}{quoted}"
    if ended.exit_code:
        return f"its trial run failed with exit status {ended.exit_code}{quoted}"
    return f"its trial run gave no {missing}{quoted}"


def first_usable(
    program: Program, candidates: Sequence[Candidate], probe: Callable[[Candidate], Probe]
) -> Probe:
    """Try candidates in order, up to one that works or that the user named.

    Raises
    ------
    EngineNotFound, EngineTooOld, EngineBroken
        If none works; the message lists what was tried, and why it was not taken.
    """
    tried: list[Probe] = []
    for candidate in candidates:
        tried.append(probe(candidate))
        if tried[-1].usable:
            return tried[-1]
        if candidate.binding:
            break
    raise _error(program, tried)


def site_folders() -> tuple[Path, ...]:
    """Where Python packages are installed."""
    folders = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return tuple(dict.fromkeys(Path(folder) for folder in folders))


def _error(program: Program, tried: list[Probe]) -> EngineError:
    name, install = program.name, program.install
    if not tried:
        package = f", the package {program.package}" if program.package else ""
        where = f"{program.variable}{package} and PATH"
        return EngineNotFound(f"No {name} was found: looked at {where}. {install}")
    message = "\n".join([f"No usable {name} was found. Tried:", *(f"  {p}" for p in tried)])
    return _kind(tried)(f"{message}\n{install}")


def _kind(tried: Iterable[Probe]) -> type[EngineError]:
    # the most hopeful one decides: broken needs a repair, too old an upgrade
    kinds = {_kind_of(one) for one in tried}
    return next(kind for kind in (EngineBroken, EngineTooOld, EngineNotFound) if kind in kinds)


def _kind_of(one: Probe) -> type[EngineError]:
    if one.version is not None:
        return EngineTooOld
    return EngineBroken if one.candidate.path.is_file() else EngineNotFound


def _located(path: Path | str) -> Path:
    """Find a bare command name on PATH, and make any other path absolute."""
    bare = os.sep not in str(path)
    return Path((shutil.which(str(path)) if bare else None) or path).absolute()
