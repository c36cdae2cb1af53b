"""The peers: Sage's interface, a bare pipe session, a bare ``M2 --script``, calls on maps."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pexpect.fdpexpect import fdspawn

from benchmarks.measure import PeerMissing
from neurovariety.algebra.writing import write_polynomial
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.discovery import find
from neurovariety.engines.script import PROBLEM_MARK, Script
from neurovariety.engines.warm import FLAGS
from neurovariety.varieties.variety import Parametric

INSTALL_BENCH = 'install: pip install "neurovariety[bench]"'


def macaulay2_path() -> Path:
    """The Macaulay2 that the engines take, so that ours and the bare ones run the same."""
    return find(MACAULAY2).candidate.path


def sage_interface() -> Any:
    """Sage's own Macaulay2 interface, started.

    Raises
    ------
    PeerMissing
        If the wheels are not installed.
    """
    try:
        import sage.all__sagemath_macaulay2  # noqa: F401 (the order of imports matters)
        from sage.interfaces.macaulay2 import macaulay2

        macaulay2.eval("2+2")
    except Exception as error:  # whatever keeps Sage from starting, the row says what to install
        raise PeerMissing(INSTALL_BENCH) from error
    return macaulay2


def on_map(V: Parametric, call: str, package: str = "") -> Script:
    """A call on the ``{map}`` with ``{n}`` parameters x_1, ... and ``{N}`` coordinates.

    A package is loaded beforehand.
    """
    n = len(V.parameters)
    names = [f"x_{k + 1}" for k in range(n)]
    written = ", ".join(write_polynomial(f, names) for f in V.polynomials)
    needed = f'needsPackage "{package}";\n' if package else ""
    code = call.format(n=n, N=V.ambient_dimension, map=written)
    return Script(f"{needed}{PROBLEM_MARK}\n{code}", kind="package")


class BarePipe:
    """The least that pexpect needs to ask a Macaulay2: two pipes and a mark after each answer.

    No limits, no errors, no separate answer channel: a floor to compare with.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [str(macaulay2_path()), *FLAGS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._answers = fdspawn(self._process.stdout.fileno(), timeout=60)
        self._answers.delayafterread = None

    def eval(self, expression: str) -> bytes:
        """The printed value of an expression."""
        assert self._process.stdin is not None
        self._process.stdin.write(f'<< {expression} << "NVEND" << endl << flush;\n'.encode())
        self._answers.expect_exact(b"NVEND\n")
        return self._answers.before

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
