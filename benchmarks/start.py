"""How long Python takes before it is ours to use.

Each measurement is a fresh interpreter, from its start to its end. Peers: ``import sympy``, which
we cannot do without, and an interpreter that does nothing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

from benchmarks.measure import Row, interleaved

HELP = "from neurovariety.cli.app import main; main()"


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 15
    ours, sympy = interleaved(repeats, _python("import neurovariety"), _python("import sympy"))
    helped, nothing = interleaved(repeats, _python(HELP, "--help"), _python("pass"))
    yield Row("import neurovariety", ours, "import sympy", sympy, "< 1 s", repeats)
    yield Row("neurovariety --help", helped, "python -c pass", nothing, "< 1 s", repeats)


def _python(code: str, *arguments: str) -> Callable[[], object]:
    command = [sys.executable, "-c", code, *arguments]
    return lambda: subprocess.run(command, check=True, capture_output=True)
