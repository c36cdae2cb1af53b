"""Whether derivatives stay in an ideal: the normal form of each generator's, in this process."""

from __future__ import annotations

from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.textbook.buchberger import buchberger
from neurovariety.algebra.textbook.watched import remainder
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.is_invariant.problem import IsInvariant


def compute(problem: IsInvariant, limits: Limits) -> Computed:
    """The generators whose derivatives are not members, with their normal forms."""
    ring = polynomial_ring(problem.symbols, problem.field)
    generators = [g.set_ring(ring) for g in problem.generators if g]
    basis = buchberger(generators, ring)
    fields = [[f.set_ring(ring) for f in row] for row in problem.rows]
    pairs = [(g, remainder(derivative(F, g), basis)) for g in generators for F in fields]
    outside = [(g, r) for g, r in pairs if r]
    return Computed(
        {
            "generators": in_frame((g for g, _ in outside), ring),
            "remainders": in_frame((r for _, r in outside), ring),
        }
    )
