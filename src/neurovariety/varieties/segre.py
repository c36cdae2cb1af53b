"""Generic ED degrees of Segre products of varieties of matrices, by their Chern-Mather classes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import comb

from neurovariety.varieties.localization import polar_degrees
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal

Matrices = Determinantal | SymmetricDeterminantal


def segre_generic_ed_degree(*factors: Matrices) -> int:
    """The generic ED degree of the tensor products of one point of each variety.

    Parameters
    ----------
    *factors : Determinantal or SymmetricDeterminantal
        Of full rank for a whole projective space.

    Returns
    -------
    int

    Notes
    -----
    The Chern-Mather class of a product is the product of the classes. That of each factor is found
    from its polar degrees (Piene), and the sum of the polar degrees of the product from its class:
    over i of ``(-1)^i (2^(n+1-i) - 1) deg(c_i)``, for the dimension n.

    References
    ----------
    R. Piene: Cycles polaires et classes de Chern pour les varietes projectives singulieres,
    Introduction a la theorie des singularites II, Travaux en Cours 37, Hermann, 1988. P. Aluffi:
    Projective duality and a Chern-Mather involution, Trans. Amer. Math. Soc. 370 (2018) 1803-1822.

    Examples
    --------
    >>> space = Determinantal(1, 3, rank=1)
    >>> segre_generic_ed_degree(space, space)  # the 3 x 3 matrices of rank one
    39
    """
    classes = reduce(_product, map(_chern_mather_degrees, factors))
    n = len(classes) - 1
    return sum((-1) ** i * (2 ** (n + 1 - i) - 1) * c for i, c in enumerate(classes))


def _chern_mather_degrees(variety: Matrices) -> tuple[int, ...]:
    """The degrees of the parts of dimensions n, n - 1, ..., 0 of the class."""
    polar, n = polar_degrees(variety)[::-1], variety.dimension - 1
    return tuple(
        sum((-1) ** i * comb(n + 1 - i, k - i) * m for i, m in enumerate(polar[: k + 1]))
        for k in range(n + 1)
    )


def _product(a: Sequence[int], b: Sequence[int]) -> tuple[int, ...]:
    """The same of a Segre product, whose hyperplane class is the sum of those of the factors."""
    n, m = len(a) - 1, len(b) - 1
    return tuple(
        sum(comb(n + m - k, n - i) * a[i] * b[k - i] for i in range(max(0, k - m), min(n, k) + 1))
        for k in range(n + m + 1)
    )
