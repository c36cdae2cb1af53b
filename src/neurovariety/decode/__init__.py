"""From an engine's answer to a typed result: one function for each kind of problem."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurovariety.decode.bottlenecks import bottlenecks, voronoi_cell
from neurovariety.decode.conservation import conservation_laws
from neurovariety.decode.critical import critical_points
from neurovariety.decode.discriminants import ed_discriminant, signature_discriminant
from neurovariety.decode.distances import correspondence, degree, minors
from neurovariety.decode.equality import ideal_equality
from neurovariety.decode.groebner import groebner_basis
from neurovariety.decode.invariants import (
    darboux_polynomials,
    invariant_ideal,
    is_invariant,
    trajectory_ideal,
)
from neurovariety.decode.real import real_critical_points
from neurovariety.decode.realed import real_ed_critical_points
from neurovariety.decode.spurious import pure_spurious
from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems import Problem
from neurovariety.results.base import Provenance, Result

_DECODERS: dict[str, Callable[[Frame, Any, Script, Provenance], Result]] = {
    "minors": minors,
    "groebner-basis": groebner_basis,
    "ed-correspondence": correspondence,
    "ed-degree": degree,
    "ed-discriminant": ed_discriminant,
    "signature-discriminant": signature_discriminant,
    "bottlenecks": bottlenecks,
    "voronoi-cell": voronoi_cell,
    "generic-ed-degree": degree,
    "critical-points": critical_points,
    "real-critical-points": real_critical_points,
    "real-ed-critical-points": real_ed_critical_points,
    "pure-spurious": pure_spurious,
    "invariant-ideal": invariant_ideal,
    "is-invariant": is_invariant,
    "trajectory-ideal": trajectory_ideal,
    "darboux-polynomials": darboux_polynomials,
    "conservation-laws": conservation_laws,
    "ideal-equality": ideal_equality,
}


def decode(frame: Frame, problem: Problem, script: Script, provenance: Provenance) -> Result:
    """The typed result of a problem.

    Parameters
    ----------
    frame : Frame
        A whole answer of the problem's kind.
    problem : Problem
        What was asked; it fixes the ring of the answer's polynomials.
    script, provenance : Script, Provenance
        What the result carries.

    Raises
    ------
    ProtocolError
        If a field is missing or does not fit the problem.
    """
    return _DECODERS[problem.kind](frame, problem, script, provenance)
