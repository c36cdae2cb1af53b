"""Answers about minors, ED degrees and ED correspondences."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.decode.fields import elements
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.correspondence import EDCorrespondence
from neurovariety.problems.generic import GenericEDDegree
from neurovariety.results.base import Provenance
from neurovariety.results.distances import Correspondence, CorrespondenceResult, DegreeResult
from neurovariety.results.ideals import MinorsResult


def degree(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> DegreeResult:
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


def minors(frame: Frame, problem: Any, script: Script, provenance: Provenance) -> MinorsResult:
    ring = polynomial_ring(problem.symbols, problem.field, problem.order)
    basis = elements(frame.get("groebnerBasis", Polynomials), ring)
    singular = elements(frame.get("singularLocus", Polynomials), ring)
    return MinorsResult(
        problem,
        script,
        provenance,
        value=Ideal(
            ring,
            elements(frame.get("generators", Polynomials), ring),
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


def correspondence(
    frame: Frame, problem: EDCorrespondence, script: Script, provenance: Provenance
) -> CorrespondenceResult:
    auxiliary = problem.auxiliary_names(frame.get("auxiliary", int))
    pair = (*problem.variety.coordinates, *problem.data_names)
    ring = polynomial_ring((*auxiliary, *pair))
    equations = None
    if problem.equations:
        basis = elements(frame.get("equations", Polynomials), polynomial_ring(pair))
        equations = Ideal(
            polynomial_ring(pair), basis, basis, dimension=frame.get("dimension", int)
        )
    return CorrespondenceResult(
        problem,
        script,
        provenance,
        value=Correspondence(
            Ideal(ring, elements(frame.get("ideal", Polynomials), ring)),
            auxiliary,
            frame.get("dimension", int),
            frame.get("bidegrees", tuple),
            equations,
        ),
    )
