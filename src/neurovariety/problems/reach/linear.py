"""Linear spaces among varieties, by their definition."""

from __future__ import annotations

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import rank
from neurovariety.errors import SpecificationError
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit, Variety


def is_linear(variety: Variety) -> bool:
    """Whether a variety is all matrices, or the equations are linear; they may have constants.

    Examples
    --------
    >>> is_linear(Determinantal(2, 3, rank=2)), is_linear(Implicit("x*y = 0"))
    (True, False)
    """
    if isinstance(variety, Determinantal | SymmetricDeterminantal):
        return variety.dimension == variety.ambient_dimension
    if not isinstance(variety, Implicit):
        return False
    if any(sum(m) > 1 for f in variety.polynomials for m in f.monoms()):
        return False
    ring = variety.polynomials[0].ring
    rows = [[fraction(f.coeff(x)) for x in (*ring.gens, 1)] for f in variety.polynomials]
    if rank([row[:-1] for row in rows]) < rank(rows):
        raise SpecificationError(f"expected a variety with points, got {variety}, with none")
    return True
