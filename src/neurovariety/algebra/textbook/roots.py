"""Real algebraic numbers: polynomials in a real root of an irreducible polynomial, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from flint import fmpq, fmpq_mat, fmpq_poly
from sympy import Poly, Symbol

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction, quotient, to_flint
from neurovariety.algebra.shown import Shown

Interval = tuple[Fraction, Fraction]
Matrix = list[list[fmpq_poly]]

_T = Symbol("t")


@dataclass(frozen=True)
class RealRoot(Shown):
    """A real root of an irreducible polynomial over QQ, alone in an interval."""

    prime: fmpq_poly
    interval: Interval

    def narrower(self) -> RealRoot:
        """The same in an interval of half the length: where the polynomial changes its sign."""
        low, high = self.interval
        if low == high:
            return self
        middle = (low + high) / 2
        at_low, at_middle = (self.prime(to_flint(v)) for v in (low, middle))
        if not at_middle:
            return RealRoot(self.prime, (middle, middle))
        changes = (at_low < 0) != (at_middle < 0)
        return RealRoot(self.prime, (low, middle) if changes else (middle, high))

    def value(self, f: fmpq_poly, width: Fraction) -> Interval:
        """An interval of at most that width with the value of a polynomial."""
        root, reduced = self, f % self.prime
        while True:
            check_time()
            low, high = interval_of(reduced, root.interval)
            if high - low <= width:
                return low, high
            root = root.narrower()

    def sign(self, f: fmpq_poly) -> int:
        """Of the value of a polynomial; zero exactly where the root's own polynomial divides it."""
        if not f % self.prime:
            return 0
        width = Fraction(1)
        while True:
            low, high = self.value(f, width)
            if low > 0 or high < 0:
                return 1 if low > 0 else -1
            width /= 2**16


def interval_of(f: fmpq_poly, at: Interval) -> Interval:
    """An interval with the value of a polynomial at a number in an interval, by Horner's rule."""
    low = high = Fraction(0)
    for c in reversed(f.coeffs()):
        products = [a * b for a in (low, high) for b in at]
        v = fraction(c)
        low, high = min(products) + v, max(products) + v
    return low, high


def isolated(f: fmpq_poly, width: Fraction | None = None) -> list[Interval]:
    """Intervals around the real roots of a polynomial without multiple ones, in order."""
    poly = Poly([quotient(fraction(c)) for c in reversed(f.coeffs())], _T, domain="QQ")
    return [(fraction(low), fraction(high)) for (low, high), _ in poly.intervals(eps=width)]


def ranks(numbers: Sequence[tuple[RealRoot, fmpq_poly]]) -> list[int]:
    """The place of each number in their order, from zero on; equal numbers share one.

    Each is a root of a minimal polynomial; the roots of all these together are isolated.

    Examples
    --------
    >>> two = fmpq_poly([-2, 0, 1])
    >>> roots = [RealRoot(two, interval) for interval in isolated(two)]
    >>> ranks([(root, fmpq_poly([0, 0, 1])) for root in roots])  # both squares are 2
    [0, 0]
    """
    if not numbers:
        return []
    whole = fmpq_poly([1])
    for root, f in numbers:
        minimal = _annihilator(f, root.prime)
        whole *= minimal // minimal.gcd(whole)
    found = []
    for root, f in numbers:
        width, met = Fraction(1), [-1, -1]
        while len(met) != 1:
            width /= 2**20
            low, high = root.value(f, width)
            places = isolated(whole, width)
            met = [k for k, (a, b) in enumerate(places) if a <= high and low <= b]
        found.append(met[0])
    order = sorted(set(found))
    return [order.index(k) for k in found]


def _annihilator(f: fmpq_poly, prime: fmpq_poly) -> fmpq_poly:
    """Without multiple roots: one is the value of f at a root of the prime."""
    d = prime.degree()
    M = fmpq_mat(d, d)
    for j in range(d):
        image = f * fmpq_poly([*[0] * j, 1]) % prime
        for i, c in enumerate(image.coeffs()):
            M[i, j] = c
    whole = M.charpoly()
    return whole // whole.gcd(whole.derivative())


def inertia(matrix: Matrix, root: RealRoot) -> tuple[int, int]:
    """How many eigenvalues of a symmetric matrix are positive, and how many negative.

    All roots of its characteristic polynomial are real, so Descartes' rule of signs is exact. Its
    coefficients are computed by Faddeev and LeVerrier's recursion.

    Examples
    --------
    >>> two = fmpq_poly([-2, 0, 1])
    >>> root = RealRoot(two, isolated(two)[1])
    >>> x, one = fmpq_poly([0, 1]), fmpq_poly([1])
    >>> inertia([[one, x], [x, one]], root)
    (1, 1)
    """
    n, p = len(matrix), root.prime
    zero = fmpq_poly([0])
    product: Matrix = [[zero] * n for _ in range(n)]
    coefficients = [fmpq_poly([1])]
    for k in range(1, n + 1):
        shifted = [
            [product[i][j] + (coefficients[-1] if i == j else zero) for j in range(n)]
            for i in range(n)
        ]
        product = [
            [sum((matrix[i][m] * shifted[m][j] for m in range(n)), zero) % p for j in range(n)]
            for i in range(n)
        ]
        trace = sum((product[i][i] for i in range(n)), zero)
        coefficients.append(trace * fmpq(-1, k))
    signs = [root.sign(c) for c in coefficients]
    mirrored = [s * (-1) ** k for k, s in enumerate(signs)]
    return _changes(signs), _changes(mirrored)


def solved(matrix: Matrix, right: Sequence[fmpq_poly], prime: fmpq_poly) -> list[fmpq_poly]:
    """The solution of a square system with a determinant that is not zero modulo the prime."""
    rows, _ = _reduced([[*row, b] for row, b in zip(matrix, right, strict=True)], prime)
    return [row[-1] for row in rows]


def pivots(matrix: Matrix, prime: fmpq_poly) -> list[int]:
    """The first columns that are independent modulo the prime, as many as the rank.

    Examples
    --------
    >>> x, one = fmpq_poly([0, 1]), fmpq_poly([1])
    >>> pivots([[x, one + one], [one, x]], fmpq_poly([-2, 0, 1]))  # of determinant x^2 - 2
    [0]
    """
    return _reduced(matrix, prime)[1]


def _reduced(matrix: Matrix, prime: fmpq_poly) -> tuple[Matrix, list[int]]:
    """The reduced row echelon form, and the columns of its pivots."""
    rows = [[v % prime for v in row] for row in matrix]
    chosen: list[int] = []
    for j in range(len(rows[0]) if rows else 0):
        k = len(chosen)
        pivot = next((i for i in range(k, len(rows)) if rows[i][j]), None)
        if pivot is None:
            continue
        chosen.append(j)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        inverse = _inverse(rows[k][j], prime)
        rows[k] = [v * inverse % prime for v in rows[k]]
        for i in range(len(rows)):
            if i != k and rows[i][j]:
                factor = rows[i][j]
                rows[i] = [(a - factor * b) % prime for a, b in zip(rows[i], rows[k], strict=True)]
    return rows, chosen


def _inverse(f: fmpq_poly, prime: fmpq_poly) -> fmpq_poly:
    common, s, _ = f.xgcd(prime)
    return s * (1 / common.coeffs()[0]) % prime


def _changes(signs: Sequence[int]) -> int:
    kept = [s for s in signs if s]
    return sum(a != b for a, b in pairwise(kept))
