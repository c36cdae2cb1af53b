"""``neurovariety doctor``: what a bug report needs."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version

from rich.console import Console

from neurovariety._version import __version__
from neurovariety.engines.batch import MACAULAY2, SAGE
from neurovariety.engines.discovery import Probe, probe_all
from neurovariety.engines.tools import PROGRAMS, Tool
from neurovariety.scripts.resources import macaulay2_folder, templates_folder

_LIBRARIES = ("sympy", "numpy", "pexpect", "jinja2", "typer", "rich")
_FLINT = "python-flint"
_ABSENT = "not installed"
_WITHOUT_ENGINE = "closed forms, localization, fibre, pure-spurious, --script"
_WITH_MACAULAY2 = (
    "minors, ed-correspondence, critical-points, invariant-ideal, is-invariant, trajectory-ideal, "
    "darboux, and the methods critical, conormal, slices, saturation"
)
_WITH_SAGE = "the same by a second engine, --engine sage, and verification by it"
_WITH_MIXED_VOLUMES = "the BKK bound: gfan or phc"
_WITH_FLINT = f"certified real critical points: {_FLINT}"
_WITH_MSOLVE = "all of them for any network, by the method isolation: msolve"
_INSTALL_FLINT = 'Install it with `pip install "neurovariety[real]"`.'


def report(console: Console) -> int:
    """Print versions, engines and what works; return 0 if a Macaulay2 is usable, else 1."""

    def line(text: str) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    line(f"neurovariety {__version__}, Python {platform.python_version()}, {platform.platform()}")
    line("  " + ", ".join(f"{name} {_version(name)}" for name in (*_LIBRARIES, _FLINT)))
    line(f"  templates: {templates_folder()}")
    line(f"  Macaulay2 package: {macaulay2_folder()}")
    macaulay2 = _section(line, "Macaulay2", probe_all(MACAULAY2))
    sage = _section(line, "Sage", probe_all(SAGE))
    tools = {tool: _section(line, str(tool), probe_all(PROGRAMS[tool])) for tool in Tool}
    line("Questions:")
    questions = (
        (_WITHOUT_ENGINE, True, ""),
        (_WITH_MACAULAY2, macaulay2 is not None, MACAULAY2.install),
        (_WITH_SAGE, sage is not None, SAGE.install),
        (
            _WITH_MIXED_VOLUMES,
            (tools[Tool.GFAN] or tools[Tool.PHC]) is not None,
            PROGRAMS[Tool.GFAN].install,
        ),
        (_WITH_FLINT, _version(_FLINT) != _ABSENT, _INSTALL_FLINT),
        (_WITH_MSOLVE, tools[Tool.MSOLVE] is not None, PROGRAMS[Tool.MSOLVE].install),
    )
    for question, ready, install in questions:
        line(f"  {'ready  ' if ready else 'missing'}  {question}")
        if not ready:
            line(f"           {install}")
    return 0 if macaulay2 is not None else 1


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _ABSENT


def _section(line: Callable[[str], None], name: str, probes: Sequence[Probe]) -> Probe | None:
    """Print what was found of a program, and return the one that questions use."""
    line(f"{name}, in the order of preference:")
    used = _used(probes)
    for probe in probes:
        mark = "used   " if probe is used else "found  " if probe.usable else "skipped"
        line(f"  {mark} {probe}")
    if not probes:
        line("  none found")
    return used


def _used(probes: Sequence[Probe]) -> Probe | None:
    """The probe that questions use: no other one if what the user named does not work."""
    for probe in probes:
        if probe.usable:
            return probe
        if probe.candidate.binding:
            return None
    return None
