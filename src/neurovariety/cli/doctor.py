"""``neurovariety doctor``: what a bug report needs."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from textwrap import wrap
from typing import Any

import typer
from rich.console import Console

from neurovariety._version import __version__
from neurovariety.cli.options import AsJson
from neurovariety.engines.batch import MACAULAY2, SAGE
from neurovariety.engines.discovery import Probe, probe_all
from neurovariety.engines.tools import PROGRAMS, Tool
from neurovariety.errors import installing, printable
from neurovariety.problems.base.methods import Place
from neurovariety.problems.registry import REGISTRY
from neurovariety.scripts.resources import macaulay2_folder, templates_folder

_LIBRARIES = ("sympy", "numpy", "python-flint", "pexpect", "jinja2", "typer", "rich")
_ABSENT = "not installed"
_WIDTH = 80
_INDENT = 11 * " "


def doctor(as_json: AsJson = False) -> None:
    """What was found, what was skipped and why, and what each problem needs."""
    if not as_json:
        raise typer.Exit(report(Console()))
    found = data()
    typer.echo(json.dumps(found, indent=2))
    raise typer.Exit(0 if any(p["used"] for p in found["programs"][MACAULAY2.name]) else 1)


def data() -> dict[str, Any]:
    """Versions, and what was found of each program: the one that is used is marked."""
    programs = (MACAULAY2, SAGE, *(PROGRAMS[tool] for tool in Tool))
    return {
        "kind": "doctor",
        "neurovariety": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "programs": {program.name: _probes(probe_all(program)) for program in programs},
    }


def _probes(probes: Sequence[Probe]) -> list[dict[str, Any]]:
    used = _used(probes)
    return [
        {
            "path": str(probe.candidate.path),
            "source": probe.candidate.source,
            "version": probe.version,
            "problem": probe.problem,
            "used": probe is used,
        }
        for probe in probes
    ]


def report(console: Console) -> int:
    """Print versions, engines and what works; return 0 if a Macaulay2 is usable, else 1."""

    def line(text: str) -> None:
        console.print(printable(text), markup=False, highlight=False, soft_wrap=True)

    line(f"neurovariety {__version__}, Python {platform.python_version()}, {platform.platform()}")
    line("  " + ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    line(f"  templates: {templates_folder()}")
    line(f"  Macaulay2 package: {macaulay2_folder()}")
    macaulay2 = _section(line, "Macaulay2", probe_all(MACAULAY2))
    sage = _section(line, "Sage", probe_all(SAGE))
    tools = {tool: _section(line, str(tool), probe_all(PROGRAMS[tool])) for tool in Tool}
    volumes = tools[Tool.GFAN] or tools[Tool.PHC]
    by = {place: _methods(place) for place in Place}
    line("Problems with their methods, by what these need:")
    for what, problems, found, install in (
        ("no engine", [*by[Place.PROCESS], *by[Place.EITHER], "--script"], True, ""),
        ("Macaulay2", by[Place.ENGINE], macaulay2, MACAULAY2.install),
        (
            "Sage",
            ["the same by --engine sage; --verify asks it, too"],
            sage,
            SAGE.install,
        ),
        ("msolve", by[Place.MSOLVE], tools[Tool.MSOLVE], PROGRAMS[Tool.MSOLVE].install),
        ("gfan or phc", ["the BKK bound"], volumes, PROGRAMS[Tool.GFAN].install),
    ):
        line(f"  {'ready  ' if found else 'missing'}  {what}")
        for text in wrap("; ".join(problems), _WIDTH - len(_INDENT), break_on_hyphens=False):
            line(_INDENT + text)
        if not found:
            line(_INDENT + installing(install))
    return 0 if macaulay2 is not None else 1


def _methods(place: Place) -> list[str]:
    """What runs there: the commands of problems, each with its methods."""
    found = []
    for entry in REGISTRY:
        names = [m.name for m in entry.problem.known_methods if m.place is place]
        if names:
            found.append(f"{entry.command} ({', '.join(names)})")
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _ABSENT


def _section(line: Callable[[str], None], name: str, probes: Sequence[Probe]) -> Probe | None:
    """Print what was found of a program, and return the one that is used."""
    line(f"{name}, in the order of preference:")
    used = _used(probes)
    for probe in probes:
        mark = "used   " if probe is used else "found  " if probe.usable else "skipped"
        line(f"  {mark} {probe}")
    if not probes:
        line("  none found")
    return used


def _used(probes: Sequence[Probe]) -> Probe | None:
    """The probe that is used: no other one if what the user named does not work."""
    for probe in probes:
        if probe.usable:
            return probe
        if probe.candidate.binding:
            return None
    return None
