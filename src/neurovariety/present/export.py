"""Results as plain data for JSON: exact numbers are integers or strings, never floats."""

from __future__ import annotations

from typing import Any

from neurovariety.problems.base.result import Result


def to_data(result: Result) -> dict[str, Any]:
    """A result as dictionaries, lists, strings and integers.

    Parameters
    ----------
    result : Result
        What `solve` returned.

    Returns
    -------
    dict
        With ``kind``, ``problem``, the value's parts, ``assumptions``, ``provenance`` and
        ``script``.

    Examples
    --------
    >>> from neurovariety import Determinantal, GenericEDDegree, solve
    >>> to_data(solve(GenericEDDegree(Determinantal(2, 2, rank=1))))["polar_degrees"]
    [2, 2, 2]
    """
    return {
        "kind": result.script.kind,
        "problem": str(result.problem),
        **result.data(),
        "assumptions": [assumption.data() for assumption in result.assumptions],
        "provenance": result.provenance.data(),
        "script": result.script.text,
    }
