"""Equations of an image, degree by degree, by linear algebra in the finest grading.

The scalings under which each coordinate of the map is multiplied by a character make the ideal of
the image homogeneous for these characters. In each degree and character the polynomials that vanish
at enough random points of the image are a kernel, which contains all equations; that they are
equations is proved by substitution.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import Any

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.evaluation import modularly, rationally
from neurovariety.algebra.linear import independent, kernel, rank
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.errors import TooLarge
from neurovariety.varieties.variety import Parametric

Monomial = tuple[int, ...]
Row = dict[Monomial, Any]

MOST_MONOMIALS = 20_000
"""Of one degree."""
PRIME = 2**31 - 1
_AT = 10**4


@dataclass(frozen=True)
class Forms:
    """The forms that vanish on the cone over the image of a map.

    Parameters
    ----------
    phi : Parametric
        The map. If its image is no cone, its denominator is one more coordinate, the last.

    Examples
    --------
    >>> forms = Forms(Parametric("s^2; s*t; t^2"))
    >>> forms.is_cone, forms.up_to(2)
    (True, (x2**2 - x1*x3,))
    >>> Forms(Parametric("t; t^2")).up_to(3)
    (x1**2 - x2,)
    """

    phi: Parametric

    @cached_property
    def is_cone(self) -> bool:
        """Whether some scalings of the parameters scale all coordinates alike."""
        if not self.phi.is_polynomial:
            return False
        rows = [list(m) for f in self.phi.polynomials for m in f.itermonoms()]
        return rank(rows) == rank([[*row, 1] for row in rows])

    @cached_property
    def coordinates(self) -> tuple[Polynomial, ...]:
        """Of the cone."""
        last = () if self.is_cone else (self.phi.denominator,)
        return (*self.phi.polynomials, *last)

    @cached_property
    def ring(self) -> Any:
        """Of the equations."""
        return polynomial_ring(self.phi.coordinates)

    @cached_property
    def characters(self) -> list[Monomial]:
        """Of each coordinate, as integers: all its terms have the same."""
        firsts = [next(f.itermonoms(), None) for f in self.coordinates]
        rows = [
            [a - b for a, b in zip(m, first, strict=True)]
            for f, first in zip(self.coordinates, firsts, strict=True)
            for m in f.itermonoms()
            if first is not None
        ]
        weights = kernel(rows or [[0] * len(self.phi.parameters)])
        return [
            tuple(int(sum(a * e for a, e in zip(v, first or (), strict=False))) for v in weights)
            for first in firsts
        ]

    def up_to(self, degree: int) -> tuple[Polynomial, ...]:
        """Minimal generators of the ideal of all equations up to a degree, reduced.

        Raises
        ------
        TooLarge
            If there are too many monomials.
        """
        n, found = len(self.coordinates), list[Row]()
        standard = {(0,) * n}
        forms: list[Row] = []  # a basis of those of one degree, modulo the prime
        for e in range(1, degree + 1):
            if comb(n - 1 + e, e) > MOST_MONOMIALS:
                raise TooLarge(
                    f"expected at most {MOST_MONOMIALS} monomials of a degree, got "
                    f"{comb(n - 1 + e, e)} of degree {e}"
                )
            standard = _multiples_of(standard)
            fresh = [f for group in self._groups(standard) for f in self._vanishing(group)]
            standard -= {max(f, key=_grevlex) for f in fresh}
            forms, new = self._independent([_times(f, i) for f in forms for i in range(n)], fresh)
            found += new
        return tuple(self._written(f) for f in found)

    def _groups(self, monomials: Iterable[Monomial]) -> Iterable[list[Monomial]]:
        """Those of one character, the smallest first."""
        groups: dict[Monomial, list[Monomial]] = defaultdict(list)
        for m in sorted(monomials, key=_grevlex):
            groups[self._character(m)].append(m)
        return groups.values()

    def _character(self, m: Monomial) -> Monomial:
        parts = [[e * k for k in c] for e, c in zip(m, self.characters, strict=True) if e]
        return tuple(map(sum, zip(*parts, strict=True)))

    def _vanishing(self, group: Sequence[Monomial]) -> list[Row]:
        """Each has one term that is larger than others, which are independent on the image."""
        check_time()
        if rank(self._values(group, PRIME), PRIME) == len(group):
            return []
        rows = (zip(group, v, strict=True) for v in kernel(self._values(group)))
        return [{m: c for m, c in row if c} for row in rows]

    def _values(self, group: Sequence[Monomial], p: int = 0) -> list[list[Any]]:
        """At more random points of the image than there are monomials."""
        points = self._points(len(group) + 3, p)
        return [[_value(m, x, p) for m in group] for x in points]

    def _points(self, count: int, p: int) -> list[list[Any]]:
        draw = random.Random(count)
        found = []
        for _ in range(count):
            t = [draw.randrange(1, p or _AT) for _ in self.phi.parameters]
            at = modularly(t, p) if p else rationally(t)
            found.append([int(at(f)) if p else at(f) for f in self.coordinates])
        return found

    def _independent(
        self, lower: Sequence[Row], fresh: Sequence[Row]
    ) -> tuple[list[Row], list[Row]]:
        """Of all forms those that are independent, and of the fresh ones those that are new."""
        groups: dict[Monomial, list[tuple[Row, bool]]] = defaultdict(list)
        for several, is_new in ((lower, False), (fresh, True)):
            for f in several:
                groups[self._character(next(iter(f)))].append((f, is_new))
        forms, new = list[Row](), list[Row]()
        for group in groups.values():
            check_time()
            place = dict.fromkeys(m for f, _ in group for m in f)
            rows = [[f.get(m, 0) for m in place] for f, _ in group]
            chosen = [group[i] for i in independent(rows, PRIME)]
            forms += [f for f, _ in chosen]
            new += [f for f, is_new in chosen if is_new]
        return forms, new

    def _written(self, f: Row) -> Polynomial:
        """In the coordinates, where the denominator is one.

        Raises
        ------
        TooLarge
            If it is no equation, for which the random points would have had to be special.
        """
        value = self.coordinates[0].ring.zero
        for m, c in f.items():
            term = value.ring(value.ring.domain(c.numerator, c.denominator))
            for g, e in zip(self.coordinates, m, strict=True):
                term *= g**e
            value += term
        if value:
            raise TooLarge("the random points of the image are special")
        n = self.ring.ngens
        found: Polynomial = self.ring.from_dict(
            {m[:n]: self.ring.domain(c.numerator, c.denominator) for m, c in f.items()}
        )
        return found


def _grevlex(m: Monomial) -> Monomial:
    """The order of monomials of one degree."""
    return tuple(-e for e in reversed(m))


def _times(f: Row, i: int) -> Row:
    return {(*m[:i], m[i] + 1, *m[i + 1 :]): c for m, c in f.items()}


def _multiples_of(standard: Collection[Monomial]) -> set[Monomial]:
    """Of one degree more, all of whose divisors are standard."""
    found = {next(iter(_times({m: 1}, i))) for m in standard for i in range(len(m))}

    def divisors(m: Monomial) -> Iterable[Monomial]:
        return ((*m[:i], e - 1, *m[i + 1 :]) for i, e in enumerate(m) if e)

    return {m for m in found if all(d in standard for d in divisors(m))}


def _value(m: Monomial, x: Sequence[Any], p: int) -> Any:
    value = 1
    for a, e in zip(x, m, strict=True):
        if e:
            value = value * (pow(a, e, p) if p else a**e)
            value = value % p if p else value
    return value
