"""Singular points of a curve: the discriminant along a pencil of hyperplanes, modulo a prime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import comb
from random import Random
from typing import Any

from flint import nmod_mat, nmod_mpoly_ctx, nmod_poly

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction
from neurovariety.algebra.polynomials import Polynomial

PRIME = 2**61 - 1
MOST = 5 * 10**6
"""Of hyperplanes times the cube of the monomials there: about a second."""
_PENCILS = 2

Monomial = tuple[int, ...]
Form = Mapping[Monomial, int]


def is_smooth_elsewhere(
    equations: Sequence[Polynomial],
    images: Sequence[Polynomial],
    h: Sequence[int],
    lost: int = 0,
) -> bool:
    """Whether the closure of a curve is seen to have no singular points but known ones.

    Its ring R is Cohen-Macaulay, so it is free over the polynomials in two general linear forms,
    and has a basis of monomials, of each degree j as many as h_j. The discriminant of its trace
    form is of degree ``2 sum j h_j`` in these two. Below a singular point it has a zero of order
    twice the delta invariant or more, as R is not its normalization there. Zeros that are simple
    modulo a prime are simple. So if they are all but those of the known points, these are all, and
    their branches are smooth. A curve without singular points is connected.

    Parameters
    ----------
    equations : sequence of polynomials
        Of the affine space, and generators of the ideal of the curve there and at infinity.
    images : sequence of polynomials
        Each unknown on the affine space, by free ones, which are their own images.
    h : sequence of int
        The h-vector of R.
    lost : int
        The sum of the delta invariants of the known singular points, or less.

    Returns
    -------
    bool
        True is a proof, also that ``lost`` is the sum; False is none, or it would take too long.

    Examples
    --------
    >>> from neurovariety import CentralCurve, LinearProgram
    >>> curve = CentralCurve(LinearProgram("1, 1, 1", [1], [2, 1, 0]))
    >>> _, y, z = curve.ring.gens
    >>> images, cubic = curve.in_free_unknowns, [1, 1, 1]
    >>> is_smooth_elsewhere([y**2 - z], images, [1, 1])
    True
    >>> is_smooth_elsewhere([y**2 - z**3 - z**2], images, cubic)
    False
    >>> is_smooth_elsewhere([y**2 - z**3 - z**2], images, cubic, lost=1)
    True
    >>> is_smooth_elsewhere([y**2 - z**3], images, cubic, lost=1)  # a cusp
    False
    """
    free = [j for j, (x, f) in enumerate(zip(images[0].ring.gens, images, strict=True)) if x == f]
    h = [n for n in h if n]
    full = 2 * sum(j * n for j, n in enumerate(h))
    if full * comb(len(h) + len(free) - 1, len(h)) ** 3 > MOST:
        return False
    expected = full - 2 * lost
    return any(
        _simple_zeros(equations, images, free, h, Random(k)) == expected for k in range(_PENCILS)
    )


def _simple_zeros(
    equations: Sequence[Polynomial],
    images: Sequence[Polynomial],
    free: Sequence[int],
    h: Sequence[int],
    random: Random,
) -> int | None:
    """How many the discriminant along a random pencil has; None if its degree is too small."""
    d, top = len(free), len(h) - 1
    context = nmod_mpoly_ctx.get(("z", d + 1), modulus=PRIME)
    z = context.gens()
    general = [sum((random.randrange(PRIME) * v for v in z), context.constant(0)) for _ in z]
    at = [context.constant(0)] * len(images)
    for j, form in zip(free, general[1:], strict=True):
        at[j] = form
    unknowns = [_homogenized(f, [*at, general[0]], 1) for f in images]
    forms = [_homogenized(f, [*unknowns, general[0]], max(map(sum, f.monoms()))) for f in equations]
    basis = list[Monomial]()
    base = [_form(g.compose(0 * z[0], 0 * z[0], *z[2:], ctx=context), 2) for g in forms]
    for degree, count in enumerate((*h, 0)):
        columns = _monomials(d - 1, degree)
        reduced, rank = _macaulay(base, d - 1, degree).rref()
        leading = {next(j for j in range(len(columns)) if reduced[i, j]) for i in range(rank)}
        basis += [m for j, m in enumerate(columns) if j not in leading]
        if len(columns) - rank != count:
            return None  # the two forms are no parameters modulo the prime
    values = list[int]()
    for v in range(2 * sum(j * n for j, n in enumerate(h)) + 1):
        check_time()
        section = [_form(g.compose(z[0], v * z[0], *z[2:], ctx=context), 1) for g in forms]
        values.append(_discriminant(section, basis, top))
    found = _interpolated(values)
    repeated = found.gcd(found.derivative())
    distinct = found // repeated
    simple = int(distinct.degree() - distinct.gcd(repeated).degree())
    return simple if found.degree() == len(values) - 1 else None


def _homogenized(f: Polynomial, at: Sequence[Any], degree: int) -> Any:
    """Values of a polynomial at linear forms, of which the last stands for 1."""
    context = nmod_mpoly_ctx.get(("x", len(at)), modulus=PRIME)
    terms = {
        (*m, degree - sum(m)): q.numerator * pow(q.denominator, -1, PRIME) % PRIME
        for m, c in f.terms()
        for q in [fraction(c)]
    }
    return context.from_dict(terms).compose(*at, ctx=at[0].context())


def _form(g: Any, dropped: int) -> Form:
    """Without the variables that are gone: the second, or the first two."""
    kept = slice(0, 2 - dropped)
    return {(*m[kept], *m[2:]): int(c) for m, c in g.terms()}


@cache
def _monomials(n: int, degree: int) -> tuple[Monomial, ...]:
    """From the largest to the smallest."""
    if n == 1:
        return ((degree,),)
    return tuple((e, *m) for e in range(degree, -1, -1) for m in _monomials(n - 1, degree - e))


def _macaulay(forms: Sequence[Form], n: int, degree: int) -> Any:
    """A row for each multiple of a form by a monomial, of this degree."""
    columns = _monomials(n, degree)
    place = {m: j for j, m in enumerate(columns)}
    rows = list[list[int]]()
    for form in filter(None, forms):
        missing = degree - sum(next(iter(form)))
        for factor in _monomials(n, missing) if missing >= 0 else ():
            row = [0] * len(columns)
            for m, c in form.items():
                row[place[tuple(map(sum, zip(m, factor, strict=True)))]] = c
            rows.append(row)
    return nmod_mat(len(rows), len(columns), [c for row in rows for c in row], PRIME)


def _discriminant(section: Sequence[Form], basis: Sequence[Monomial], top: int) -> int:
    """Of the trace form, on the points of a hyperplane section; the first unknown is 1 there."""
    n, size = 1 + len(basis[0]), len(basis)
    place = {m: j for j, m in enumerate(_monomials(n, top + 1))}
    functionals = _macaulay(section, n, top + 1).nullspace()[0].table()

    def values(at: Sequence[Monomial]) -> Any:
        rows = (functionals[place[top + 1 - sum(m), *m]][:size] for m in at)
        return nmod_mat(size, size, [c for row in rows for c in row], PRIME)

    back = values(basis).inv()
    times = [values([_next(m, i) for m in basis]) * back for i in range(n - 1)]
    steps = [(m, next(i for i, e in enumerate(m) if e)) for m in basis[1:]]
    one = [[int(i == j) for j in range(size)] for i in range(size)]
    by = {basis[0]: nmod_mat(one, PRIME)}
    for m, i in steps:
        by[m] = times[i] * by[_next(m, i, -1)]
    traces = [sum(int(by[m][k, k]) for k in range(size)) for m in basis]
    form = {basis[0]: nmod_mat(size, 1, traces, PRIME)}
    for m, i in steps:
        form[m] = times[i] * form[_next(m, i, -1)]
    return int(nmod_mat([form[m].entries() for m in basis], PRIME).det())


def _next(m: Monomial, i: int, step: int = 1) -> Monomial:
    return (*m[:i], m[i] + step, *m[i + 1 :])


def _interpolated(values: Sequence[int]) -> Any:
    """The polynomial with these values at 0, 1, 2, ..., by divided differences."""
    differences, found = list(values), nmod_poly([0], PRIME)
    for k in range(1, len(values)):
        scale = pow(k, -1, PRIME)
        for i in range(len(values) - 1, k - 1, -1):
            differences[i] = (differences[i] - differences[i - 1]) * scale % PRIME
    for k in reversed(range(len(values))):
        found = found * nmod_poly([-k, 1], PRIME) + differences[k]
    return found
