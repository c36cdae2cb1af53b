"""The rank of a matrix of polynomials over the rational functions, by exact elimination."""

from __future__ import annotations

from collections.abc import Sequence

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import in_flint
from neurovariety.algebra.polynomials import Polynomial


def dimension_of_image(polynomials: Sequence[Polynomial]) -> int:
    """How many of the polynomials are algebraically independent over QQ.

    That is the rank of their derivative over the rational functions (Jacobi), and the dimension of
    the closure of the image.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> dimension_of_image(read_polynomials("a*b; a^2*b^2 + 1; a"))
    2
    """
    return _rank([[f.diff(x) for x in f.ring.gens] for f in polynomials])


def _rank(matrix: Sequence[Sequence[Polynomial]]) -> int:
    """By elimination without fractions, from the shortest pivots on.

    References
    ----------
    E. H. Bareiss: Sylvester's identity and multistep integer-preserving Gaussian elimination,
    Mathematics of Computation 22 (1968).
    """
    rows = [[in_flint(f) for f in row] for row in matrix]
    last = None
    for r in range(min(len(rows), len(rows[0]))):
        places = [
            (len(f), i, j)
            for i, row in enumerate(rows[r:], r)
            for j, f in enumerate(row)
            if j >= r and f != 0
        ]
        if not places:
            return r
        _, i, j = min(places)
        rows[r], rows[i] = rows[i], rows[r]
        for row in rows:
            row[r], row[j] = row[j], row[r]
        pivot = rows[r]
        for row in rows[r + 1 :]:
            check_time()
            minors = [
                pivot[r] * f - row[r] * g for f, g in zip(row[r + 1 :], pivot[r + 1 :], strict=True)
            ]
            row[r + 1 :] = minors if last is None else [f / last for f in minors]
        last = pivot[r]
    return min(len(rows), len(rows[0]))
