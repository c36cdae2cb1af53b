"""Singular matrices of bounded rank, and singular functions of attention."""

from __future__ import annotations

from typing import Any

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.base.fields import in_frame
from neurovariety.problems.image_degree.compute import symmetric_degree
from neurovariety.problems.singular_locus.attention import OneLayer
from neurovariety.problems.singular_locus.problem import SingularLocus
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal


def compute(problem: SingularLocus, limits: Limits) -> Computed:
    """The matrices whose rank is smaller by one, unless all are allowed; what attention has."""
    if problem.theorem is not None:
        return Computed(_attention(problem.theorem))
    V = problem.written
    assert isinstance(V, Determinantal | SymmetricDeterminantal)
    r = V.rank - 1
    if V.dimension == V.ambient_dimension:
        found = -1, 0
    elif r == 0:
        found = 0, 1
    elif isinstance(V, SymmetricDeterminantal):
        found = SymmetricDeterminantal(V.size, r).dimension, symmetric_degree(V.size, r)
    else:
        smaller = Determinantal(V.rows, V.cols, r)
        found = smaller.dimension, smaller.degree
    return Computed({"dimension": found[0], "degree": found[1], "components": 0})


def _attention(layer: OneLayer) -> dict[str, Any]:
    numbers = {"dimension": layer.dimension, "degree": layer.degree}
    found: dict[str, Any] = {**numbers, "components": 0}
    if layer.is_written:
        P = layer.component()
        found |= {f"{name}1": n for name, n in numbers.items()}
        found |= {"components": 1, "component1": in_frame(P.generators, P.ring)}
    if layer.ramification is not None:
        found["ramification"] = layer.ramification
    return found
