"""Which relations apply to which problem: the one place that lists them."""

from __future__ import annotations

import neurovariety as nv
from tests.differential.relations import (
    counts,
    equations,
    fans,
    flows,
    ideals,
    images,
    losses,
    motions,
    real,
    widths,
)
from tests.differential.relations.base import Relation
from tests.differential.relations.reruns import DEFINITIONS, DIALECTS, METHODS, RANDOMNESS

_EVERY = (DEFINITIONS, DIALECTS)
_RANDOM = (*_EVERY, METHODS, RANDOMNESS)
_EQUATIONS = (equations.REWRITTEN, equations.REDUNDANT, equations.SQUARED)
_DISTANCE = (*_RANDOM, *_EQUATIONS, motions.MOTIONS)
_FLOW = (*_EVERY, flows.TURNED)

TABLE: dict[str, tuple[Relation, ...]] = {
    "minors": (*_EVERY, ideals.OPERATIONS, ideals.COORDINATES, ideals.BASES),
    "groebner-basis": (*_EVERY, ideals.MIXED, ideals.MEMBERS, ideals.COORDINATES, ideals.BASES),
    "eliminate": (*_EVERY, ideals.MIXED, ideals.BASES, ideals.IN_STEPS, images.EQUATIONS),
    "ideal-equality": (*_EVERY, ideals.MIXED_SIDES, ideals.BY_BASES),
    "minimal-filling": (*_EVERY, RANDOMNESS, widths.MORE_OUTPUTS),
    "activation-threshold": (*_EVERY, RANDOMNESS, widths.EXPONENTS),
    "dimension": (
        *_EVERY,
        RANDOMNESS,
        images.EXPANDED,
        images.WIDER,
        images.images(nv.Dimension),
        images.matrices(nv.Dimension),
    ),
    "learning-degree": (*_EVERY, RANDOMNESS, images.LEARNING),
    "image-degree": (
        *_EVERY,
        RANDOMNESS,
        images.images(nv.ImageDegree),
        images.matrices(nv.ImageDegree),
    ),
    "singular-locus": (DIALECTS, images.images(nv.SingularLocus)),
    "fibre": _EVERY,
    "identifiability": (*_EVERY, RANDOMNESS),
    "critical-census": (*_EVERY, RANDOMNESS, widths.WITHOUT_ROOTS),
    "image-ideal": (*_EVERY, widths.HIGHER),
    "teacher-discriminant": (*_EVERY, RANDOMNESS),
    "polynomial-boundary": (*_EVERY, RANDOMNESS),
    "decomposition": (DIALECTS, *_EQUATIONS),
    "ed-degree": (
        *_DISTANCE,
        motions.LENGTHS,
        counts.SUMS,
        counts.PRODUCTS,
        counts.BOUND,
        counts.RATIONALS,
        counts.SMALLER,
        counts.DUALS,
        images.images(nv.EDDegree),
        images.networks(nv.EDDegree),
        images.matrices(nv.EDDegree),
    ),
    "generic-ed-degree": (
        *_DISTANCE,
        counts.GENERIC_SUMS,
        images.images(nv.GenericEDDegree),
        images.networks(nv.GenericEDDegree),
        images.matrices(nv.GenericEDDegree),
    ),
    "ed-correspondence": (
        *_EVERY,
        RANDOMNESS,
        *_EQUATIONS,
        motions.MOTIONS,
        counts.POLAR,
        counts.FULL,
        counts.DUAL_POLES,
        images.matrices(nv.EDCorrespondence),
    ),
    "ed-discriminant": (
        *_DISTANCE,
        motions.COVARIANCE,
        images.images(nv.EDDiscriminant, (2,)),
        images.matrices(nv.EDDiscriminant, 3),
    ),
    "signature-discriminant": (*_EVERY, RANDOMNESS, equations.REWRITTEN, motions.MOTIONS),
    "bottlenecks": (*_DISTANCE, motions.LENGTHS, images.matrices(nv.Bottlenecks, 4)),
    "reach": (
        METHODS,
        *_EVERY,
        equations.REWRITTEN,
        equations.SQUARED,
        motions.SIMILARITY,
        real.REACH,
        images.matrices(nv.Reach),
    ),
    "voronoi-cell": (*_EVERY, RANDOMNESS, *_EQUATIONS, motions.MOTIONS, real.WALK),
    "real-ed-critical-points": (
        *_DISTANCE,
        motions.LENGTHS,
        real.BOUNDS,
        real.MORSE,
        real.NEAREST,
        real.UNION,
        images.images(nv.RealEDCriticalPoints, (2,)),
        images.networks(nv.RealEDCriticalPoints),
        images.matrices(nv.RealEDCriticalPoints, 4),
    ),
    "critical-points": (*_RANDOM, losses.TURNS, losses.SCALED, losses.DOUBLED),
    "real-critical-points": (
        METHODS,
        *_EVERY,
        losses.TURNS,
        losses.SCALED,
        losses.PARITY,
        losses.MORSE,
    ),
    "pure-spurious": (*_EVERY, losses.TURNS, losses.SCALED, losses.PURE),
    "conservation-laws": (
        *_FLOW,
        flows.faster("conservation-laws"),
        RANDOMNESS,
        flows.CONSTANT,
        flows.NESTED,
        images.MODELS,
    ),
    "invariant-ideal": (*_FLOW, flows.faster("invariant-ideal"), flows.SMALLEST),
    "is-invariant": (*_FLOW, flows.faster("is-invariant"), flows.CHAIN),
    "trajectory-ideal": (*_FLOW, flows.faster("trajectory-ideal"), flows.VANISHING),
    "darboux-polynomials": (
        *_FLOW,
        flows.faster("darboux-polynomials"),
        flows.MULTIPLES,
        flows.COFACTORS,
    ),
    "classification-fan": (*_EVERY, METHODS, fans.AFFINE, fans.FEWER),
    "boundary-types": _EVERY,
    "local-minima": (*_EVERY, fans.SCALED),
    "jacobian-rank-census": (*_EVERY, METHODS, fans.MOVED),
    "linear-regions": (*_EVERY, fans.INPUTS, fans.UNITS),
    "decision-boundary": (*_EVERY, fans.INPUTS, fans.UNITS),
    "tropical-form": (*_EVERY, fans.INPUTS, fans.UNITS),
    "local-complexity": (*_EVERY, fans.UNITS),
    "max-pooling": (*_EVERY, fans.REORDERED, fans.TWICE),
    "mistake-levels": (*_EVERY, fans.CONES, fans.SWAPPED),
}
"""By kind, as in the registry."""
