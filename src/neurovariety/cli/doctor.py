"""``neurovariety doctor``: what a bug report needs."""

from __future__ import annotations

import platform
from importlib.metadata import version

from rich.console import Console

from neurovariety._version import __version__
from neurovariety.engines import Probe, probe_all
from neurovariety.resources import macaulay2_folder, templates_folder

_LIBRARIES = ("sympy", "numpy", "pexpect", "jinja2", "typer", "rich")
_WITHOUT_ENGINE = "closed forms, localization, --script"
_WITH_MACAULAY2 = (
    "minors, ed-correspondence, invariant-ideal, is-invariant, trajectory-ideal, darboux, and the "
    "methods critical, conormal, slices, saturation"
)


def report(console: Console) -> int:
    """Print versions, engines and what works; return 0 if an engine is usable, else 1."""

    def line(text: str) -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    line(f"neurovariety {__version__}, Python {platform.python_version()}, {platform.platform()}")
    line("  " + ", ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    line(f"  templates: {templates_folder()}")
    line(f"  Macaulay2 package: {macaulay2_folder()}")
    line("Macaulay2, in the order of preference:")
    probes = probe_all()
    used = _used(probes)
    for probe in probes:
        mark = "used   " if probe is used else "found  " if probe.usable else "skipped"
        line(f"  {mark} {probe}")
    if not probes:
        line("  none found")
    line("Questions:")
    line(f"  ready    {_WITHOUT_ENGINE}")
    if used is None:
        line(f"  missing  {_WITH_MACAULAY2}")
        line('  install  pip install "neurovariety[macaulay2]", or apt-get install macaulay2,')
        line("           or set NEUROVARIETY_M2 to the path of an M2")
        return 1
    line(f"  ready    {_WITH_MACAULAY2}")
    return 0


def _used(probes: tuple[Probe, ...]) -> Probe | None:
    """The probe that questions use: no other one if what the user named does not work."""
    for probe in probes:
        if probe.usable:
            return probe
        if probe.candidate.binding:
            return None
    return None
