"""Results as plain data for JSON: exact numbers are integers or strings, never floats."""

from __future__ import annotations

from typing import Any

from neurovariety.polynomials import show_polynomial
from neurovariety.results import (
    CorrespondenceResult,
    DegreeResult,
    Ideal,
    MinorsResult,
    Result,
)


def to_data(result: Result) -> dict[str, Any]:
    """A result as dictionaries, lists, strings and integers.

    Parameters
    ----------
    result : DegreeResult, MinorsResult or CorrespondenceResult

    Returns
    -------
    dict
        With ``kind``, ``problem``, the value's parts, ``provenance`` and ``script``.

    Examples
    --------
    >>> from neurovariety import Determinantal, GenericEDDegree, solve
    >>> to_data(solve(GenericEDDegree(Determinantal(2, 2, rank=1))))["polar_degrees"]
    [2, 2, 2]
    """
    p = result.provenance
    return {
        "kind": result.script.kind,
        "problem": str(result.problem),
        **_value(result),
        "provenance": {
            "engine": p.engine,
            "version": p.version,
            "method": p.method,
            "field": p.field,
            "seed": p.seed,
            "certainty": p.certainty.value,
            "digest": p.digest,
            "seconds": round(p.seconds, 6),
        },
        "script": result.script.text,
    }


def _value(result: Result) -> dict[str, Any]:
    if isinstance(result, DegreeResult):
        return {
            "value": result.value,
            "dimension": result.dimension,
            "polar_degrees": list(result.polar_degrees),
        }
    if isinstance(result, MinorsResult):
        return {"ideal": _ideal(result.value), "singular_locus": _ideal(result.singular_locus)}
    assert isinstance(result, CorrespondenceResult)
    value = result.value
    return {
        "ideal": _ideal(value.ideal),
        "auxiliary": list(value.auxiliary),
        "dimension": value.dimension,
        "bidegrees": list(value.bidegrees),
        "equations": None if value.equations is None else _ideal(value.equations),
    }


def _ideal(ideal: Ideal) -> dict[str, Any]:
    basis = ideal.groebner_basis
    return {
        "variables": [str(s) for s in ideal.ring.symbols],
        "order": str(ideal.ring.order),
        "field": str(ideal.ring.domain),
        "generators": [show_polynomial(g) for g in ideal.generators],
        "groebner_basis": None if basis is None else [show_polynomial(g) for g in basis],
        "dimension": ideal.dimension,
        "codimension": ideal.codimension,
        "degree": ideal.degree,
    }
