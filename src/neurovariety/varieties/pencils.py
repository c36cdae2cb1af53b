"""Degrees of varieties that are swept out by pencils, in exact integers, by Bott's formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from math import prod

from neurovariety.algebra.deadline import check_time
from neurovariety.varieties.localization import complete_symmetric, elementary_symmetric

Pencil = tuple[int, int, int]
"""The weights of two forms that span a fixed pencil, and the product of those of the tangents."""


def degree_of_pencils(variables: int, exponents: Sequence[int], outputs: int) -> int:
    """The degree of the variety of tuples of forms in one pencil of sums of powers.

    Notes
    -----
    From a pencil U of forms, at first of two linear forms, two members g and h make the next one,
    spanned by g^r and h^r. As g and h come together its limit is spanned by g^r and g^(r-1) h. All
    these pencils are a bundle over the projective plane of the pairs, which are quadratic forms q
    on the dual of U: the kernel of q as a differential operator from Sym^r U to
    Sym^(r-2) U (x) O(1). Two forms that span a pencil are algebraically independent, so Sym^r U is
    embedded in the forms of r times the degree. The tuples with entries in the last pencils are a
    projective bundle over a tower of such planes over a Grassmannian, of which the linear forms
    span the first pencil; no point of it maps to zero, so the top power of its hyperplane class,
    a Segre class of the bundle, is the degree of the image times that of the map onto it, and zero
    if its fibres are infinite.

    References
    ----------
    R. Bott: A residue formula for holomorphic vector-fields, J. Differential Geometry 1, 1967.

    Examples
    --------
    >>> degree_of_pencils(3, [4], 1), degree_of_pencils(3, [2], 3), degree_of_pencils(2, [3, 3], 2)
    (75, 81, 890)
    """
    size = 2 * (variables - 2) + 2 * len(exponents)
    return _integral(
        (complete_symmetric([-a, -b] * outputs, size)[size], t)
        for line in _lines(variables)
        for a, b, t in _powers(line, exponents)
    )


def polar_degrees_of_secants(variables: int, degree: int) -> tuple[int, ...]:
    """The polar degrees of the sums of two powers of linear forms, of degree at least three.

    Notes
    -----
    By Terracini's lemma a general tangent space to sums of powers of x and y is spanned by those to
    the powers at both, the same for all sums. So the conormal variety is swept out by products of a
    pencil and of the forms that are singular at x and y. Over the scheme of all pairs of points z,
    also infinitely near ones, these are the forms in the square of the ideal of z, a bundle:
    z lies on a smooth curve, so this square has colength 2 n, and it imposes that many conditions
    on forms of degree three and more. The polar degrees are integrals of products of Segre classes;
    those of these forms are the Chern classes of the conditions.

    Examples
    --------
    >>> polar_degrees_of_secants(2, 4), polar_degrees_of_secants(3, 3)
    ((4, 6, 3), (21, 60, 75, 48, 15))
    """
    size = 2 * (variables - 1)
    points = []
    for i, j in permutations(range(variables), 2):
        apart, _, near = _powers(_line(i, j, variables), [degree])
        if i < j:
            at_both = [*_tangent(i, variables, degree), *_tangent(j, variables, degree)]
            points.append((apart, at_both))
        points.append((near, _along(i, j, variables, degree)))
    segre = [complete_symmetric([-a, -b], size) for (a, b, _), _ in points]
    chern = [elementary_symmetric([-w for w in weights], size) for _, weights in points]
    tangents = [t for (*_, t), _ in points]
    found = [
        _integral((s[k] * c[size - k], t) for s, c, t in zip(segre, chern, tangents, strict=True))
        for k in range(size + 1)
    ]
    return tuple(found[next(k for k, v in enumerate(found) if v) :])


def _tangent(i: int, n: int, r: int) -> list[int]:
    """The weights of the monomials of degree r that do not vanish twice where x_i alone is not 0.

    Their duals span the tangent space to the power of x_i.
    """
    return [(r - 1) * i + k for k in range(n)]


def _along(i: int, j: int, n: int, r: int) -> list[int]:
    """The same for this point and the one infinitely near to it towards x_j."""
    on_the_line = [(r - c) * i + c * j for c in range(4)]
    beside = [(r - 1 - c) * i + c * j + k for k in range(n) if k not in (i, j) for c in (0, 1)]
    return on_the_line + beside


def _lines(n: int) -> Iterator[Pencil]:
    """The fixed pencils of linear forms, whose weights are 0, ..., n-1."""
    return (_line(i, j, n) for i, j in combinations(range(n), 2))


def _line(i: int, j: int, n: int) -> Pencil:
    return i, j, prod((k - i) * (k - j) for k in range(n) if k not in (i, j))


def _powers(pencil: Pencil, exponents: Sequence[int]) -> Iterator[Pencil]:
    """The fixed pencils over one: of two powers, and of what is left as two members meet."""
    if not exponents:
        yield pencil
        return
    (a, b, t), (r, *rest) = pencil, exponents
    square = (a - b) ** 2
    yield from _powers((r * a, r * b, -t * square), rest)
    yield from _powers((r * b, (r - 1) * b + a, 2 * t * square), rest)
    yield from _powers((r * a, (r - 1) * a + b, 2 * t * square), rest)


def _integral(points: Iterable[tuple[int, int]]) -> int:
    """The sum of quotients, an integer."""
    total = Fraction(0)
    for value, tangents in points:
        check_time()
        total += Fraction(value, tangents)
    return int(total)
