"""From an engine's answer to a typed result: one function for each kind of problem."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import QQ
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.errors import ProtocolError
from neurovariety.frame import Frame, Polynomials
from neurovariety.polynomials import polynomial_ring
from neurovariety.problems import EDCorrespondence, GenericEDDegree, Problem
from neurovariety.results import (
    Correspondence,
    CorrespondenceResult,
    DegreeResult,
    Ideal,
    MinorsResult,
    Provenance,
    Result,
)
from neurovariety.script import Script


def decode(frame: Frame, problem: Problem, script: Script, provenance: Provenance) -> Result:
    """The typed result of a problem.

    Parameters
    ----------
    frame : Frame
        A whole answer of the problem's kind.
    problem : MinorsIdeal, EDCorrespondence, EDDegree or GenericEDDegree
        What was asked; it fixes the ring of the answer's polynomials.
    script, provenance : Script, Provenance
        What the result carries.

    Raises
    ------
    ProtocolError
        If a field is missing or does not fit the problem.
    """
    return _DECODERS[problem.kind](frame, problem, script, provenance)


def _degree(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> DegreeResult:
    dimension = frame.get("dimension", int)
    value = frame.get("value", int)
    # for a generic metric every variety has critical points
    unexpected = dimension > 0 or (dimension < 0 and isinstance(problem, GenericEDDegree))
    return DegreeResult(
        problem,
        script,
        provenance,
        value=None if unexpected else value,
        dimension=dimension,
        polar_degrees=frame.fields.get("polarDegrees", ()),
    )


def _minors(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> MinorsResult:
    ring = polynomial_ring(problem.symbols, problem.field, problem.order)
    basis = _elements(frame.get("groebnerBasis", Polynomials), ring)
    singular = _elements(frame.get("singularLocus", Polynomials), ring)
    return MinorsResult(
        problem,
        script,
        provenance,
        value=Ideal(
            ring,
            _elements(frame.get("generators", Polynomials), ring),
            basis,
            frame.get("dimension", int),
            frame.get("degree", int),
        ),
        singular_locus=Ideal(
            ring,
            singular,
            singular,
            frame.get("singularDimension", int),
            frame.get("singularDegree", int),
        ),
    )


def _correspondence(
    frame: Frame, problem: EDCorrespondence, script: Script, provenance: Provenance
) -> CorrespondenceResult:
    auxiliary = problem.auxiliary_names(frame.get("auxiliary", int))
    pair = (*problem.variety.coordinates, *problem.data_names)
    ring = polynomial_ring((*auxiliary, *pair))
    equations = None
    if problem.equations:
        basis = _elements(frame.get("equations", Polynomials), polynomial_ring(pair))
        equations = Ideal(
            polynomial_ring(pair), basis, basis, dimension=frame.get("dimension", int)
        )
    return CorrespondenceResult(
        problem,
        script,
        provenance,
        value=Correspondence(
            Ideal(ring, _elements(frame.get("ideal", Polynomials), ring)),
            auxiliary,
            frame.get("dimension", int),
            frame.get("bidegrees", tuple),
            equations,
        ),
    )


def _elements(polynomials: Polynomials, ring: PolyRing) -> tuple[PolyElement, ...]:
    if polynomials.variables != len(ring.gens):
        raise ProtocolError(
            f"expected polynomials in {len(ring.gens)} variables, got {polynomials.variables}"
        )
    domain = ring.domain
    if domain == QQ:
        return tuple(
            ring.from_dict({m: QQ(a, b) for m, (a, b) in terms.items()})
            for terms in polynomials.terms
        )
    if any(b != 1 for terms in polynomials.terms for _, b in terms.values()):
        raise ProtocolError(f"expected integers as coefficients over {domain}, got a fraction")
    return tuple(
        ring.from_dict({m: domain(a) for m, (a, _) in terms.items()}) for terms in polynomials.terms
    )


_DECODERS: dict[str, Callable[[Frame, Any, Script, Provenance], Result]] = {
    "minors": _minors,
    "ed-correspondence": _correspondence,
    "ed-degree": _degree,
    "generic-ed-degree": _degree,
}
