"""From the fields to the candidates; `crossings` beside this file crosses them."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.ed_discriminant.decode import discriminant_of
from neurovariety.problems.signature_discriminant.problem import SignatureDiscriminant
from neurovariety.problems.signature_discriminant.result import (
    Signature,
    SignatureComponent,
    SignatureDiscriminantResult,
)


def decode(
    frame: Frame, problem: SignatureDiscriminant, script: Script, provenance: Provenance
) -> SignatureDiscriminantResult:
    """The candidates; `crossings` beside this file crosses them."""
    found = discriminant_of(frame, problem.discriminant)
    components = found.folds and tuple(SignatureComponent(f) for f in found.folds)
    value = Signature(found, () if problem.discriminant.eckart_young_applies else components)
    return SignatureDiscriminantResult(problem, script, provenance, value)
