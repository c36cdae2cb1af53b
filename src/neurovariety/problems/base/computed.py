"""What a problem's own mathematics found in this process, before it is a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from neurovariety._version import __version__
from neurovariety.varieties.assumptions import Assumption


@dataclass(frozen=True)
class Computed:
    """Fields as in an engine's frame, or a result's value, and what computed them.

    Parameters
    ----------
    found : mapping of str to field, or value
        What the problem's ``decode`` takes.
    engine, version : str
        The program; by default this package.
    assumptions : tuple of Assumption
        What was presupposed, and how far it is known.
    """

    found: Mapping[str, Any] | Any
    engine: str = "neurovariety"
    version: str = __version__
    assumptions: tuple[Assumption, ...] = ()
