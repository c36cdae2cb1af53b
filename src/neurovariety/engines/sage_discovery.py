"""Finding a Sage that works: whole, or the modular wheels in some Python."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from neurovariety.engines.base import ANSWER_VARIABLE
from neurovariety.engines.programs import Candidate, Probe, Program, first_usable, places
from neurovariety.engines.trial import FRAME, Trial

PATH_VARIABLE = "NEUROVARIETY_SAGE"
"""The environment variable that names the Sage to use, or a Python that can import it."""

PROBE_SECONDS = 120.0
"""A whole Sage that starts for the first time reads thousands of files."""

SAGE = Program(
    name="Sage",
    commands=("sage",),
    variable=PATH_VARIABLE,
    package=None,
    install=(
        'Install its modular wheels with `pip install "neurovariety[sage]"`, or name a `sage`, '
        f"or a Python that can import it, in {PATH_VARIABLE}."
    ),
)

TRIAL = """\
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

QUIET_CRASH = {"CYSIGNALS_CRASH_NDEBUG": "1"}
"""Without it a Sage that crashes starts a debugger first, which takes seconds."""

_TRIAL = Trial(
    SAGE,
    f"""\
import os
{TRIAL}
with open(os.environ["{ANSWER_VARIABLE}"], "w") as answer:
    answer.write("{FRAME} %s END\\n" % version)
""",
    ("probe.py",),
    "probe.py",
    variables=QUIET_CRASH,
)


def sage_candidates(path: Path | str | None = None) -> tuple[Candidate, ...]:
    """List the places to look at, in order; nothing is run.

    Parameters
    ----------
    path : Path or str, optional
        The user's choice, which goes before all others: a ``sage``, or a Python.

    Examples
    --------
    >>> sage_candidates("/opt/sage/sage")[0].binding
    True
    """
    named = places(SAGE, path, ())
    if find_spec("sage") is None:
        return named
    binding = [candidate for candidate in named if candidate.binding]
    this = Candidate(Path(sys.executable).absolute(), "the Python that runs this")
    return (*binding, this, *(candidate for candidate in named if not candidate.binding))


def probe_sage(candidate: Candidate, *, seconds: float = PROBE_SECONDS) -> Probe:
    """Try a candidate: it must import Sage and compute a Groebner basis.

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
    >>> print(probe_sage(Candidate(Path("/nowhere/sage"), "an example")))
    /nowhere/sage (an example): there is no such file
    """
    return _TRIAL.probe(candidate, seconds)


def probe_all_sages(path: Path | str | None = None) -> tuple[Probe, ...]:
    """Try every candidate; for ``neurovariety doctor``."""
    return tuple(probe_sage(candidate) for candidate in sage_candidates(path))


def find_sage(path: Path | str | None = None) -> Probe:
    """Return the first usable Sage.

    Parameters
    ----------
    path : Path or str, optional
        The user's choice.  If it, or the one that NEUROVARIETY_SAGE names, cannot be used, that
        is an error; a broken one in another place is passed over.

    Raises
    ------
    EngineNotFound, EngineBroken
        If there is none; the message lists what was tried, and why it was not taken: for a Sage
        that is too old or half-installed, the import that failed.

    Examples
    --------
    >>> find_sage("/nowhere/sage")
    Traceback (most recent call last):
    ...
    neurovariety.engines.errors.EngineNotFound: No usable Sage was found. Tried:
    ...
    """
    return first_usable(SAGE, sage_candidates(path), probe_sage)
