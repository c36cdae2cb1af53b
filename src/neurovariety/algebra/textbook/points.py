"""Finitely many points by a form that tells them apart: its eliminant, and the rest by it.

The points' ideal is made radical (Seidenberg), and over its quotient a linear form t that takes as
many values as there are points generates everything (shape lemma): the points are the roots of one
polynomial f(t) without multiple roots, and each coordinate is a polynomial in t.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, count

from flint import fmpq_mat, fmpq_poly
from sympy.polys.rings import PolyRing

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction, quotient, to_flint
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.textbook.buchberger import (
    Monomial,
    buchberger,
    dimension_and_degree_of,
    standard_monomials,
)
from neurovariety.algebra.textbook.roots import Interval, RealRoot, isolated
from neurovariety.algebra.textbook.watched import remainder

_NARROW = Fraction(1, 2**100)
"""Of the intervals around roots; they are halved where that is not enough."""


@dataclass(frozen=True)
class FinitePoints:
    """The complex zeros of an ideal with finitely many.

    Parameters
    ----------
    eliminant : fmpq_poly
        Its roots are the points; it has no multiple ones.
    coordinates : tuple of fmpq_poly
        Each coordinate of a point as a polynomial in the root.
    """

    eliminant: fmpq_poly
    coordinates: tuple[fmpq_poly, ...]

    @property
    def number(self) -> int:
        """How many different points there are."""
        return self.eliminant.degree()

    @cached_property
    def primes(self) -> tuple[fmpq_poly, ...]:
        """The factors of the eliminant over QQ: the points of one are conjugate."""
        return tuple(f for f, _ in self.eliminant.factor()[1] if f.degree() > 0)

    def vanishes(self, value: fmpq_poly, prime: fmpq_poly) -> bool:
        """Whether a polynomial in the root is zero at the points of a prime."""
        return not value % prime

    def value(self, f: Polynomial) -> fmpq_poly:
        """A polynomial at the points, as a polynomial in the root."""
        total = fmpq_poly([0])
        for monomial, c in f.iterterms():
            term = fmpq_poly([to_flint(c)])
            for x, e in zip(self.coordinates, monomial, strict=True):
                for _ in range(e):
                    term = term * x % self.eliminant
            total += term
        return total

    def real_roots(self) -> Iterator[RealRoot]:
        """The real points, each as a root of its prime, isolated exactly (Sturm)."""
        for prime in self.primes:
            yield from (RealRoot(prime, interval) for interval in isolated(prime, _NARROW))

    def box(self, root: RealRoot, width: Fraction) -> tuple[Interval, ...]:
        """An interval for each coordinate of a real point, of at most a width."""
        return tuple(root.value(x, width) for x in self.coordinates)

    def real_boxes(self, width: Fraction) -> tuple[tuple[Interval, ...], ...]:
        """A box for each real point, with sides of at most a width; those of two do not meet."""
        roots = list(self.real_roots())
        while True:
            boxes = [self.box(root, width) for root in roots]
            if not any(_meet(a, b) for a, b in combinations(boxes, 2)):
                return tuple(sorted(boxes))
            width /= 2**20


def _meet(first: Sequence[Interval], second: Sequence[Interval]) -> bool:
    return all(a <= d and c <= b for (a, b), (c, d) in zip(first, second, strict=True))


def finite_points(ideal: Sequence[Polynomial], ring: PolyRing) -> FinitePoints:
    """The points of an ideal over QQ with finitely many zeros, at least one.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> given = read_polynomials("x^2*y - 2*y; (y - 1)^2")
    >>> found = finite_points(given, given[0].ring)
    >>> found.number, len(list(found.real_roots()))
    (2, 2)
    """
    graded = ring.clone(order="grevlex")
    basis = buchberger(ideal, graded)
    if dimension_and_degree_of(basis, graded)[0] != 0:
        raise ValueError("expected finitely many zeros, at least one")
    found = _told_apart(basis, graded, range(1, 3))
    if found is None or found.eliminant.gcd(found.eliminant.derivative()).degree() > 0:
        found = _told_apart(_radical(basis, graded), graded, count())
    assert found is not None
    return found


def _told_apart(
    basis: Sequence[Polynomial], ring: PolyRing, tries: Iterable[int]
) -> FinitePoints | None:
    """By a form whose powers are a basis of the quotient; None if none of the forms is one."""
    monomials = _standard(basis, ring)
    tables = [_multiplication(x, basis, monomials, ring) for x in ring.gens]
    n, unit = len(monomials), monomials.index((0,) * ring.ngens)
    one = fmpq_mat(n, 1, [int(i == unit) for i in range(n)])
    for k in tries:
        check_time()
        form = sum((table * (k**i) for i, table in enumerate(tables)), fmpq_mat(n, n))
        powers = [one]
        for _ in range(n - 1):
            check_time()
            powers.append(form * powers[-1])
        matrix = fmpq_mat(n, n, [powers[j][i, 0] for i in range(n) for j in range(n)])
        if matrix.rank() == n:
            relation = matrix.solve(form * powers[-1])
            eliminant = fmpq_poly([*(-relation[i, 0] for i in range(n)), 1])
            columns = [matrix.solve(table * one) for table in tables]
            return FinitePoints(
                eliminant, tuple(fmpq_poly([c[i, 0] for i in range(n)]) for c in columns)
            )
    return None


def _radical(basis: Sequence[Polynomial], ring: PolyRing) -> tuple[Polynomial, ...]:
    """With the squarefree parts of the coordinates' minimal polynomials (Seidenberg's lemma)."""
    monomials = _standard(basis, ring)
    added = []
    for x in ring.gens:
        f = _multiplication(x, basis, monomials, ring).charpoly()
        simple = f // f.gcd(f.derivative())
        added.append(
            sum((x**e * quotient(fraction(c)) for e, c in enumerate(simple.coeffs())), ring.zero)
        )
    return buchberger([*basis, *added], ring)


def _standard(basis: Sequence[Polynomial], ring: PolyRing) -> list[Monomial]:
    leading = [g.LM for g in basis]
    return standard_monomials(leading, ring.ngens, sum(map(max, zip(*leading, strict=True))))


def _multiplication(
    x: Polynomial, basis: Sequence[Polynomial], monomials: Sequence[Monomial], ring: PolyRing
) -> fmpq_mat:
    """The matrix of the multiplication with a variable in the quotient."""
    n, place = len(monomials), {m: i for i, m in enumerate(monomials)}
    M = fmpq_mat(n, n)
    for j, m in enumerate(monomials):
        image = remainder(ring.from_dict({m: ring.domain.one}) * x, basis)
        for monomial, c in image.iterterms():
            M[place[monomial], j] = to_flint(c)
    return M
