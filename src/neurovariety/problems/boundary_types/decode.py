"""From the fields to the types."""

from __future__ import annotations

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.boundary_types.problem import BoundaryTypes
from neurovariety.problems.boundary_types.result import BoundaryType, BoundaryTypesResult, Types


def decode(
    frame: Frame, problem: BoundaryTypes, script: Script, provenance: Provenance
) -> BoundaryTypesResult:
    """A number of cells, one of components and two of faces by dimension for each type."""
    numbers, d = frame.numbers("types"), problem.dimension
    length = 2 + 2 * d
    if not numbers or len(numbers) % length:
        raise ProtocolError(f"expected {length} numbers for each type")
    rows = [numbers[i : i + length] for i in range(0, len(numbers), length)]
    types = sorted(BoundaryType(row[1], row[2 : 2 + d], row[2 + d :], row[0]) for row in rows)
    value = Types(sum(t.cells for t in types), tuple(types))
    complete = "stopped" not in frame.fields
    return BoundaryTypesResult(problem, script, provenance, value, is_complete=complete)
