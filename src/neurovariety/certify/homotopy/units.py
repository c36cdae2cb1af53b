"""Equations and data of any size, in units in which floats do well.

Over ``x = c + 2^k z`` the points of the variety are near the origin of z and of size one, and the
smallest coefficients are of size one; with a k for each coordinate so are the weights of a metric.
All of it is exact, so what is proved of z holds of x.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import log2

import numpy as np

from neurovariety.algebra.evaluation import top_form
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.certify.balls import Interval
from neurovariety.certify.homotopy.batches import Datum, Family
from neurovariety.certify.homotopy.monomials import Array
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit, Variety

_USUAL, _LARGE, _LEVEL = 3, 6, 1
"""Exponents of two: of sizes, of coefficients and of lengths in a metric that are left alone."""


@dataclass(frozen=True)
class Units:
    """The affine map ``x = centre + 2^(exponent + stretches) z``.

    Examples
    --------
    >>> units = Units((Fraction(100), Fraction(0)), 1, (0, 2))
    >>> units.datum((Fraction(101), Fraction(4)))
    (Fraction(1, 2), Fraction(1, 2))
    """

    centre: tuple[Fraction, ...]
    exponent: int
    stretches: tuple[int, ...]

    @property
    def size(self) -> Fraction:
        """``2^exponent``, by which distances in the form of z are those of x."""
        return Fraction(2) ** self.exponent

    @property
    def lengths(self) -> tuple[Fraction, ...]:
        """The units of each coordinate."""
        return tuple(Fraction(2) ** (self.exponent + k) for k in self.stretches)

    def datum(self, x: Datum) -> Datum:
        """The z of a point x."""
        return tuple((a - c) / s for a, c, s in zip(x, self.centre, self.lengths, strict=True))

    def box(self, z: Sequence[Interval]) -> tuple[Interval, ...]:
        """The box of x over one of z."""
        triples = zip(z, self.centre, self.lengths, strict=True)
        return tuple((c + low * s, c + high * s) for (low, high), c, s in triples)

    def form(self, W: RationalMatrix) -> RationalMatrix:
        """That of z, up to the square of the size."""
        two = Fraction(2)
        pairs = zip(W, self.stretches, strict=True)
        return tuple(
            tuple(w * two ** (k + j) for w, j in zip(row, self.stretches, strict=True))
            for row, k in pairs
        )


@lru_cache(maxsize=64)
def in_units(family: Family) -> tuple[Family, Units]:
    """The same family in units of its own.

    Examples
    --------
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> far = Implicit("(x - 100)^2 + 2*y^2 = 1")
    >>> moved, units = in_units(Family(far, Frobenius().form(far), 4))
    >>> print(moved.variety, [int(c) for c in units.centre], units.exponent)
    the zero set of x^2 + 2*y^2 - 1 [100, 0] 0
    """
    V, n = family.variety, len(family.form)
    units = Units((Fraction(0),) * n, 0, _level(V, family.form))
    if not isinstance(V, Implicit):
        return replace(family, form=units.form(family.form)), units
    equations = list(V.polynomials)
    centre = _centre(equations)
    about = replace(units, centre=centre)
    here, there = (_sizes([_moved(f, u) for f in equations])[0] for u in (units, about))
    if there < here - 2:
        units = about
    low, high = _sizes([_moved(f, units) for f in equations])
    if low > _USUAL or -np.inf < high < -_USUAL:
        units = replace(units, exponent=round(low if low > 0 else high))
    moved = [_of_size_one(_moved(f, units)) for f in equations]
    if moved == equations and not any(units.stretches):
        return family, units
    names = V.coordinates
    return replace(family, variety=Implicit(moved, names), form=units.form(family.form)), units


def _level(V: Variety, form: RationalMatrix) -> tuple[int, ...]:
    """How much the longer coordinates of a metric are stretched, as nearly as scalings can."""
    lengths = [_log(row[i]) / 2 for i, row in enumerate(form)]
    wanted = [min(lengths) - v for v in lengths]
    scalings = _scalings(V)
    exponents = np.linalg.lstsq(scalings, wanted, rcond=None)[0].round()
    found = tuple(int(k) for k in scalings @ exponents)
    return found if max(found) - min(found) > _LEVEL else (0,) * len(found)


def _scalings(V: Variety) -> Array:
    """The exponents of scalings of the coordinates that map a variety to one of its kind.

    Those of rows and columns of a matrix do not change its rank, of the two variables of a binary
    form not that of its Hankel matrices. Equations have others in other coordinates.
    """
    n = V.ambient_dimension
    if isinstance(V, Determinantal):
        rows, cols = np.indices((V.rows, V.cols)).reshape(2, -1)
        return np.concatenate([np.eye(V.rows)[rows], np.eye(V.cols)[cols]], axis=1)
    if isinstance(V, SymmetricDeterminantal):
        return np.array([np.eye(V.size)[i] + np.eye(V.size)[j] for i, j in V.positions])
    if isinstance(V, Hankel):
        return np.array([np.ones(n), np.arange(n)]).T
    return np.eye(n) if isinstance(V, Implicit) else np.zeros((n, 1))


def _parts(f: Polynomial) -> dict[int, float]:
    """The logarithms of the largest coefficients, by degree."""
    found: dict[int, float] = {}
    for monomial, c in f.terms():
        found[sum(monomial)] = max(found.get(sum(monomial), -np.inf), _log(c))
    return found


def _sizes(equations: Sequence[Polynomial]) -> tuple[float, float]:
    """Where points are, to the base two, by the largest and the smallest leading coefficient.

    After Fujiwara's bound of the zeros of a polynomial; directions may differ in size.
    """
    low, high = -np.inf, -np.inf
    for f in equations:
        parts = _parts(f)
        d = max(parts)
        smallest = min(_log(c) for m, c in f.terms() if sum(m) == d)
        for k, log in parts.items():
            if k < d:
                low = max(low, (log - parts[d]) / (d - k))
                high = max(high, (log - smallest) / (d - k))
    return low, high


def _centre(equations: Sequence[Polynomial]) -> tuple[Fraction, ...]:
    """Where the terms of the second largest degree vanish as nearly as possible (Tschirnhaus)."""
    n: int = equations[0].ring.ngens
    rows: list[list[float]] = []
    for f in equations:
        d = max(map(sum, f.monoms()))
        scale = _parts(f)[d]
        top = top_form(f)
        slopes = [top.diff(x) for x in f.ring.gens]
        below = {m: c for m, c in f.terms() if sum(m) == d - 1}
        for m in {*below, *(m for g in slopes for m in g.monoms())}:
            entries = [*(g.get(m, 0) for g in slopes), -below.get(m, 0)]
            rows.append([_float(v, scale) for v in entries])
    table = np.array(rows).reshape(-1, n + 1)
    if not np.isfinite(table).all():
        return (Fraction(0),) * n
    found = np.linalg.lstsq(table[:, :n], table[:, n], rcond=None)[0]
    return tuple(Fraction(float(v)).limit_denominator(64) for v in found)


def _moved(f: Polynomial, units: Units) -> Polynomial:
    ring, lengths = f.ring, units.lengths
    if not any(units.centre) and set(lengths) == {1}:
        return f
    triples = zip(ring.gens, units.centre, lengths, strict=True)
    images = [quotient(s) * z + quotient(c) for z, c, s in triples]
    moved: Polynomial = f.compose(list(zip(ring.gens, images, strict=True)))
    return moved


def _of_size_one(f: Polynomial) -> Polynomial:
    # by the smallest coefficient: multipliers are small then, which paths follow best
    exponent = round(min(_log(c) for c in f.itercoeffs()))
    return f if abs(exponent) <= _LARGE else f * quotient(Fraction(2) ** -exponent)


def _log(c: object) -> float:
    """The logarithm of a rational number, to the base two, also of one that no float holds."""
    top, bottom = abs(int(c.numerator)), int(c.denominator)  # type: ignore[attr-defined]
    shift = top.bit_length() - bottom.bit_length()
    return shift + log2(Fraction(top, bottom) / Fraction(2) ** shift)


def _float(c: object, exponent: float) -> float:
    """A rational number over a power of two."""
    if not c:
        return 0.0
    sign = 1 if c > 0 else -1  # type: ignore[operator]
    log = _log(c) - exponent
    return sign * (2.0**log if log < 1000 else float("inf"))
