"""Answers about data over which critical points meet."""

from __future__ import annotations

from collections.abc import Sequence

from sympy.polys.rings import PolyElement

from neurovariety.algebra.pencils import changes_sign
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.decode.fields import elements
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.problems.discriminants import EDDiscriminant
from neurovariety.problems.signature import SignatureDiscriminant
from neurovariety.results.base import Provenance
from neurovariety.results.discriminants import Discriminant, EDDiscriminantResult
from neurovariety.results.signature import (
    Signature,
    SignatureComponent,
    SignatureDiscriminantResult,
)


def ed_discriminant(
    frame: Frame, problem: EDDiscriminant, script: Script, provenance: Provenance
) -> EDDiscriminantResult:
    return EDDiscriminantResult(problem, script, provenance, _discriminant(frame, problem))


def signature_discriminant(
    frame: Frame, problem: SignatureDiscriminant, script: Script, provenance: Provenance
) -> SignatureDiscriminantResult:
    """The candidates; `neurovariety.signature` crosses them."""
    found = _discriminant(frame, problem.discriminant)
    components = found.folds and tuple(SignatureComponent(f) for f in found.folds)
    value = Signature(found, () if problem.discriminant.eckart_young_applies else components)
    return SignatureDiscriminantResult(problem, script, provenance, value)


def _discriminant(frame: Frame, problem: EDDiscriminant) -> Discriminant:
    folds = infinity = None
    if "folds" in frame.fields:
        ring = polynomial_ring(problem.data_names)
        folds = elements(frame.get("folds", Polynomials), ring)
        infinity = elements(frame.get("infinity", Polynomials), ring)
    codimension, why = _real_codimension(problem, (*(folds or ()), *(infinity or ())))
    degrees = frame.get("foldDegree", int), frame.get("infinityDegree", int)
    return Discriminant(*degrees, folds, infinity, codimension, why)


def _real_codimension(
    problem: EDDiscriminant, factors: Sequence[PolyElement]
) -> tuple[int | None, str]:
    if problem.eckart_young_applies:
        # von Neumann and Wigner 1929 for symmetric matrices; U -> U U^t is a submersion where U
        # has full rank, and matrices of smaller rank with two equal singular values are fewer
        return 2, "two equal singular values, or eigenvalues (von Neumann, Wigner)"
    if any(map(changes_sign, factors)):
        # Bochnak, Coste, Roy: Real Algebraic Geometry, theorem 4.5.1
        return 1, "a factor takes both signs"
    if factors:
        return None, "no factor takes both signs on random lines"
    return None, "it is 1 where landscape_table finds different numbers of real critical points"
