"""From the fields to the ideals of the correspondence."""

from __future__ import annotations

from neurovariety.algebra.ideals import Ideal, reduced_basis
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.ed_correspondence.problem import EDCorrespondence
from neurovariety.problems.ed_correspondence.result import Correspondence, CorrespondenceResult

_MOST_NAMES = 10_000
"""Multipliers of more equations than engines can take."""


def decode(
    frame: Frame, problem: EDCorrespondence, script: Script, provenance: Provenance
) -> CorrespondenceResult:
    auxiliary = problem.auxiliary_names(frame.number("auxiliary", 0, _MOST_NAMES))
    pair = (*problem.variety.coordinates, *problem.data_names)
    ring = polynomial_ring((*auxiliary, *pair))
    generators = elements(frame.get("ideal", Polynomials), ring)
    if problem.chosen_method == DEFINITION:
        generators = reduced_basis(generators)
    equations = None
    if problem.equations:
        both = polynomial_ring(pair)
        basis = elements(frame.get("equations", Polynomials), both)
        equations = Ideal.of_basis(both, basis, frame.number("dimension", -1, len(pair)))
    return CorrespondenceResult(
        problem,
        script,
        provenance,
        value=Correspondence(
            Ideal(ring, generators),
            auxiliary,
            frame.number("dimension", -1, len(pair)),
            frame.numbers("bidegrees"),
            equations,
        ),
    )
