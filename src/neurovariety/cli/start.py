"""How the shell's command is stopped before `app.main` says it: without a word.

Imports take most of that time, and what stops them needs no traceback. Other programs that import
the package keep their handlers.
"""

import _signal  # type: ignore[import-not-found]  # `signal` takes as long as Python's start
import sys

_PROGRAM = sys.argv[0] if sys.argv else ""
"""``-m`` while ``python -m neurovariety`` looks for the command."""

_IS_COMMAND = _PROGRAM == "-m" or _PROGRAM.rpartition("/")[2] == "neurovariety"

if _IS_COMMAND and _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
