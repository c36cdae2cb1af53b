"""Equations of an image, degree by degree, by linear algebra in the finest grading.

The scalings under which each coordinate of the map is multiplied by a character make the ideal of
the image homogeneous for these characters. In each degree and character the forms that vanish at
random points of the image modulo a prime are a kernel, whose dimension is at least that of all
equations over the rationals; as many are lifted, and proved by substitution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sympy import prevprime

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import independent, kernel
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.staircase import dimension_and_degree
from neurovariety.errors import TooLarge
from neurovariety.problems.image_ideal.cone import Cone, Form, Monomial
from neurovariety.problems.image_ideal.lifting import lifted
from neurovariety.problems.image_ideal.remainders import Basis, grevlex
from neurovariety.varieties.variety import Parametric

MOST_MONOMIALS = 20_000
"""Of one degree."""
MOST_TOGETHER = 3_000
"""Of one degree and character: their values take some hundred megabytes."""
_ABOVE_PRIMES = 2**31


@dataclass(frozen=True)
class Forms:
    """The forms that vanish on the cone over the image of a map.

    Parameters
    ----------
    phi : Parametric
        The map.

    Examples
    --------
    >>> Forms(Parametric("s^2; s*t; t^2")).up_to(2)
    (x2**2 - x1*x3,)
    >>> Forms(Parametric("t; t^2")).with_bound(3)  # the dimension and the degree of a parabola
    ((x1**2 - x2,), (1, 2))
    """

    phi: Parametric

    @cached_property
    def cone(self) -> Cone:
        """Over the image."""
        return Cone(self.phi)

    def up_to(self, degree: int) -> tuple[Polynomial, ...]:
        """Minimal generators of the ideal of all equations up to a degree, reduced."""
        return self.with_bound(degree)[0]

    def with_bound(self, degree: int) -> tuple[tuple[Polynomial, ...], tuple[int, int]]:
        """The same, and the dimension and the degree of the zeros of all their leading monomials.

        Those of the equations are at most as large: they have more leading monomials.

        Raises
        ------
        TooLarge
            If there are too many monomials.
        """
        n, basis, found = len(self.cone.characters), Basis(), list[Form]()
        standard = {(0,) * n}
        for e in range(1, degree + 1):
            _check(comb(n - 1 + e, e), MOST_MONOMIALS, f"monomials of degree {e}")
            standard = _multiples_of(standard)
            groups = self._grouped(sorted(standard, key=grevlex), lambda m: m)
            fresh = self._vanishing(groups)
            found += self._new(groups, fresh, basis, e)
            basis = Basis((*basis.forms, *(f for forms in fresh.values() for f in forms)))
            standard.difference_update(basis.leading)
        ring = polynomial_ring(self.phi.coordinates)  # where the denominator is one
        generators = tuple(
            ring.from_dict({m[: ring.ngens]: ring.domain(c) for m, c in f.items()}) for f in found
        )
        dimension, degree = dimension_and_degree(basis.leading, n)
        return generators, (dimension - (n > ring.ngens), degree)

    def _new(
        self,
        groups: dict[Monomial, list[Monomial]],
        fresh: dict[Monomial, list[Form]],
        basis: Basis,
        degree: int,
    ) -> Iterator[Form]:
        """Those that are no combinations of others and of what the basis generates."""
        lower = basis.remainders(degree, lambda m: self._character(m) in fresh)
        known = self._grouped(lower, lambda f: next(iter(f)))
        for character, forms in fresh.items():
            several = [*known[character], *forms]
            rows = [[f.get(m, 0) for m in groups[character]] for f in several]
            yield from (several[i] for i in independent(rows) if i >= len(several) - len(forms))

    def _grouped(
        self, values: Iterable[Any], monomial: Callable[[Any], Monomial]
    ) -> defaultdict[Monomial, list[Any]]:
        """By characters of their monomials."""
        groups = defaultdict[Monomial, list[Any]](list)
        for v in values:
            groups[self._character(monomial(v))].append(v)
        return groups

    def _character(self, m: Monomial) -> Monomial:
        parts = [[e * k for k in c] for e, c in zip(m, self.cone.characters, strict=True) if e]
        return tuple(map(sum, zip(*parts, strict=True)))

    def _vanishing(self, groups: dict[Monomial, list[Monomial]]) -> dict[Monomial, list[Form]]:
        """The reduced forms of each character, if there are any.

        Each has one term that is larger than others, which are independent on the image.
        """
        most = max(map(len, groups.values()), default=0)
        _check(most, MOST_TOGETHER, "monomials of one degree and character")
        points = cache(lambda p: self.cone.points(most + 3, p))
        found = {c: self._lifted(group, points) for c, group in groups.items()}
        return {c: forms for c, forms in found.items() if forms}

    def _lifted(
        self, group: Sequence[Monomial], points: Callable[[int], NDArray[np.int64]]
    ) -> list[Form]:
        """From as many primes as it takes: of those with the fewest forms and leading terms."""
        p, modulus, best = _ABOVE_PRIMES, 1, None
        rows: list[tuple[int, ...]] = []
        while True:
            check_time()
            p = int(prevprime(p))
            residues = kernel(_values(group, points(p), p), p)
            free = [max(j for j, v in enumerate(row) if v) for row in residues]
            shape = len(free), [-j for j in free]
            if not residues:
                return []
            if best is None or shape < best:
                best, modulus, rows = shape, p, list(residues)
            elif shape == best:
                inverse = pow(modulus, -1, p)
                rows = [
                    tuple(a + modulus * ((b - a) * inverse % p) for a, b in zip(r, s, strict=True))
                    for r, s in zip(rows, residues, strict=True)
                ]
                modulus *= p
            forms = [_form(group, lifted(row, modulus)) for row in rows]
            if all(f and self.cone.lies_in(f) for f in forms):
                return forms


def _check(found: int, most: int, what: str) -> None:
    if found > most:
        raise TooLarge(f"expected at most {most} {what}, got {found}")


def _values(group: Sequence[Monomial], points: NDArray[np.int64], p: int) -> NDArray[np.int64]:
    """At a few more points than there are monomials."""
    factors = np.array([[i for i, e in enumerate(m) for _ in range(e)] for m in group])
    rows = points[: len(group) + 3]
    values = rows[:, factors[:, 0]]
    for column in factors.T[1:]:
        values = values * rows[:, column] % p
    return values


def _form(group: Sequence[Monomial], row: Sequence[int] | None) -> Form:
    return {m: c for m, c in zip(group, row or (), strict=False) if c}


def _multiples_of(standard: Collection[Monomial]) -> set[Monomial]:
    """Of one degree more, all of whose divisors are standard."""
    found = {(*m[:i], m[i] + 1, *m[i + 1 :]) for m in standard for i in range(len(m))}

    def divisors(m: Monomial) -> Iterable[Monomial]:
        return ((*m[:i], e - 1, *m[i + 1 :]) for i, e in enumerate(m) if e)

    return {m for m in found if all(d in standard for d in divisors(m))}
