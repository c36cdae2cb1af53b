"""Macaulay2 and Sage: what is known of each, and the engines that start one for each script."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from neurovariety.algebra.deadline import within
from neurovariety.algebra.shown import Shown
from neurovariety.engines.base import (
    ANSWER_VARIABLE,
    Limits,
    Outcome,
    Run,
    check_program,
    check_script,
)
from neurovariety.engines.discovery import Probe, Program, find
from neurovariety.engines.outcome import run_of
from neurovariety.engines.processes.children import GRACE, run_command
from neurovariety.engines.processes.guard import private_folder
from neurovariety.engines.processes.transcripts import read_answer
from neurovariety.engines.script import ALGORITHMS, LANGUAGES, Script, dialect_of
from neurovariety.engines.trials import FRAME, Trial
from neurovariety.errors import TooLate

_FATAL = {signal.SIGILL, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGKILL}
_FATAL |= {signal.SIGSEGV, signal.SIGXFSZ}


@dataclass(frozen=True, kw_only=True)
class EngineProgram(Program):
    """A program that runs scripts, and how.

    Parameters
    ----------
    file : str
        What the script's file is called.
    arguments : tuple of str
        What stands before it.
    with_library : tuple of str
        What stands after it if the script has our library, which loads the packages that it needs.
    smallest_memory : int
        Bytes of address space below which the program does not start reliably.
    variables : mapping
        Additions to the environment.
    interrupt : signal.Signals
        What interrupts it when the time of a script is over.
    """

    file: str
    arguments: tuple[str, ...] = ()
    with_library: tuple[str, ...] = ()
    smallest_memory: int
    variables: Mapping[str, str] = field(default_factory=dict)
    interrupt: signal.Signals = signal.SIGINT

    def run(self, path: Path | str | None, script: Script, limits: Limits, grace: float) -> Run:
        """Run a script in a new process; what happens after it was found is in the Run."""
        check_script(script, limits)
        try:
            with within(limits.seconds):
                return self._run(find(self, path), script, limits, grace)
        except TooLate:
            return self.late(limits)

    def _run(self, found: Probe, script: Script, limits: Limits, grace: float) -> Run:
        if (refused := self.refusal(found, limits)) is not None:
            return refused
        argv = (str(found.candidate.path), *self.arguments, self.file)
        if script.library:
            argv += self.with_library
        with private_folder() as name:
            folder = Path(name)
            script.write(folder / self.file)
            variables = {**self.environment(found), ANSWER_VARIABLE: "answer"}
            ended = run_command(
                argv,
                folder,
                memory=limits.memory,
                variables=variables,
                grace=grace,
                interrupt=self.interrupt,
            )
            answer = read_answer(folder / "answer")
        ended = replace(ended, exit_code=through_shell(ended.exit_code or 0))
        return run_of(self.name, found.version, argv, ended, answer, limits)

    def environment(self, found: Probe) -> dict[str, str]:
        """With the program's folder last on PATH: msolve and others may lie beside it."""
        folder = str(found.candidate.path.parent)
        path = os.pathsep.join([os.environ.get("PATH", os.defpath), folder])
        return {"PATH": path, **self.variables}

    def late(self, limits: Limits) -> Run:
        """The Run of a script for which no time was left when an engine could take it."""
        return Run(self.name, "", (), Outcome.TIMEOUT, None, "", "", "", limits.seconds, limits)

    def refusal(self, found: Probe, limits: Limits) -> Run | None:
        """The Run of a program that cannot even start; None if the limit is sensible."""
        least = self.smallest_memory
        if limits.memory is None or limits.memory >= least:
            return None
        stderr = f"{self.name} needs an address space of at least {least:,} bytes to start\n"
        argv = (str(found.candidate.path),)
        version = found.version or ""
        return Run(self.name, version, argv, Outcome.MEMORY, None, "", stderr, "", 0.0, limits)


MACAULAY2 = EngineProgram(
    name="Macaulay2",
    commands=("M2",),
    variable="NEUROVARIETY_M2",
    package="passagemath-macaulay2",
    install=(
        'Install one with `pip install "neurovariety[macaulay2]"`, or with '
        "`apt-get install macaulay2`, or name one in NEUROVARIETY_M2."
    ),
    trial=Trial(
        "probe.m2",
        f'answer = openOut getenv "{ANSWER_VARIABLE}";\n'
        f'answer << "{FRAME} " << version#"VERSION" << " END" << endl << close;\n',
        ("--script", "probe.m2", "--no-preload"),
    ),
    oldest=(1, 21),
    file=LANGUAGES["macaulay2"].file,
    arguments=("--script",),
    # the packages that it loads by itself take more than half of a start
    with_library=("--no-preload",),
    smallest_memory=768 << 20,  # with less some versions hang
    # Interrupted between two statements it leaves out the next word and goes on: a script ends
    # well, and its answer is wrong.  So SIGINT, which others may send, does not reach it.
    interrupt=signal.SIGALRM,
)

SAGE_IMPORTS = """\
try:
    import sage.all__sagemath_singular
except ModuleNotFoundError as missing:
    if missing.name != "sage.all__sagemath_singular":
        raise
    import sage.all
from sage.libs.singular.function_factory import ff
from sage.matrix.constructor import matrix
from sage.rings.finite_rings.finite_field_constructor import GF
from sage.rings.polynomial.polynomial_ring_constructor import PolynomialRing
from sage.version import version
R = PolynomialRing(GF(101), 2, names=["x", "y"], order="degrevlex")
x, y = R.gens()
assert len(R.ideal([x**2 - y, x*y]).groebner_basis("libsingular:std")) == 3
"""
"""What must work: the imports of our scripts, and a Groebner basis."""

# Without it a Sage that crashes starts a debugger first, which takes seconds.
_QUIET_CRASH = {"CYSIGNALS_CRASH_NDEBUG": "1"}

SAGE = EngineProgram(
    name="Sage",
    commands=("sage",),
    variable="NEUROVARIETY_SAGE",
    install=(
        'Install its modular wheels with `pip install "neurovariety[sage]"`, or name a `sage`, '
        "or a Python that can import it, in NEUROVARIETY_SAGE."
    ),
    trial=Trial(
        "probe.py",
        f"import os\n{SAGE_IMPORTS}"
        f'with open(os.environ["{ANSWER_VARIABLE}"], "w") as answer:\n'
        f'    answer.write("{FRAME} %s END\\n" % version)\n',
        ("probe.py",),
        _QUIET_CRASH,
    ),
    seconds=120.0,  # a whole Sage that starts for the first time reads thousands of files
    module="sage",
    file="script.py",  # Sage preparses what ends in ``.sage``; our scripts do not need it
    smallest_memory=1792 << 20,  # 9.5 and 10.8 start with 1.6 GiB, 1 GiB of it PARI's stack
    variables=_QUIET_CRASH,
)


@dataclass(frozen=True)
class Macaulay2(Shown):
    """Run every script in a process of its own, as ``M2 --script`` does.

    Parameters
    ----------
    path : Path or str, optional
        The program; by default the first usable one that is found at the first run.
    grace : float
        Seconds between the interrupt and the kill when the time is over.

    Examples
    --------
    >>> Macaulay2("/usr/bin/M2").dialect
    'macaulay2'
    """

    path: Path | str | None = None
    grace: float = GRACE
    name: ClassVar[str] = MACAULAY2.name
    dialect: ClassVar[str] = "macaulay2"

    def __post_init__(self) -> None:
        check_program(self.path, self.grace)

    @property
    def version(self) -> str:
        """The version that the program gave in its trial run."""
        return find(MACAULAY2, self.path).version or ""

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits.

        Raises
        ------
        EngineNotFound, EngineTooOld, EngineBroken
            If there is no usable Macaulay2; whatever happens later is in the Run.
        """
        return MACAULAY2.run(self.path, script, limits, self.grace)


@dataclass(frozen=True)
class Sage(Shown):
    """Run every script in a process of its own, as ``sage FILE`` or ``python FILE`` does.

    Parameters
    ----------
    path : Path or str, optional
        A ``sage``, or a Python that can import Sage's modules; by default the first usable one
        that is found at the first run.
    algorithm : str
        What computes Groebner bases, by Sage's name: ``libsingular:slimgb``, ``libsingular:std``,
        ``singular:slimgb`` or ``msolve``. Over the rationals msolve proves
        nothing, so its answers are never exact.
    grace : float
        Seconds between the interrupt and the kill when the time is over.

    Raises
    ------
    SpecificationError
        If there is no such algorithm.

    Examples
    --------
    >>> Sage(algorithm="msolve").dialect
    'sage:msolve'
    """

    path: Path | str | None = None
    algorithm: str = ALGORITHMS[0]
    grace: float = GRACE
    name: ClassVar[str] = SAGE.name

    def __post_init__(self) -> None:
        check_program(self.path, self.grace)
        dialect_of(self.algorithm)

    @property
    def dialect(self) -> str:
        """``"sage"``, with the algorithm unless it is the default."""
        return dialect_of(self.algorithm)

    @property
    def version(self) -> str:
        """The version that Sage gave in its trial run."""
        return find(SAGE, self.path).version or ""

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits.

        Raises
        ------
        EngineNotFound, EngineBroken
            If there is no usable Sage; whatever happens later is in the Run.
        """
        return SAGE.run(self.path, script, limits, self.grace)


def through_shell(code: int) -> int:
    """An exit status as of the program itself: a shell says 128 + n for a fatal signal n.

    Examples
    --------
    >>> through_shell(139), through_shell(1)
    (-11, 1)
    """
    return 128 - code if code - 128 in _FATAL else code
