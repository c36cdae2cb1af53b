"""From the fields to a spline, and back."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.mirror_flow_limit.problem import MirrorFlowLimit
from neurovariety.problems.mirror_flow_limit.result import MirrorFlowLimitResult, Spline


def decode(
    frame: Frame, problem: MirrorFlowLimit, script: Script, provenance: Provenance
) -> MirrorFlowLimitResult:
    """A piece for each interval, affine at both ends, and the norm."""
    ring, knots = polynomial_ring(["x"]), problem.knots
    pieces = elements(frame.get("pieces", Polynomials), ring)
    norms = elements(frame.get("norm", Polynomials), ring)
    if len(pieces) != len(knots) + 1 or max(pieces[0].degree(), pieces[-1].degree()) > 1:
        raise ProtocolError(
            f"expected {len(knots) + 1} polynomials, affine ones first and last, got {len(pieces)}"
        )
    norm = fraction(norms[0].coeff(1)) if norms else Fraction(-1)
    if len(norms) != 1 or not norms[0].is_ground or norm < 0:
        raise ProtocolError("expected one number as the squared norm that is not negative")
    return MirrorFlowLimitResult(problem, script, provenance, Spline(knots, pieces, norm))


def in_frame(polynomials: Sequence[Any]) -> Polynomials:
    """Polynomials of FLINT in one variable as an engine would write them."""
    return Polynomials(
        1,
        tuple(
            {(k,): (int(c.p), int(c.q)) for k, c in enumerate(f.coeffs()) if c} for f in polynomials
        ),
    )
