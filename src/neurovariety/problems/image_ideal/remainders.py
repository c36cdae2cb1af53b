"""What a Groebner basis up to a degree generates in the next one: remainders of S-polynomials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import to_flint
from neurovariety.problems.image_ideal.cone import Form, Monomial


def grevlex(m: Monomial) -> Monomial:
    """The order of monomials of one degree."""
    return tuple(-e for e in reversed(m))


@dataclass(frozen=True)
class Basis:
    """The reduced Groebner basis of an ideal of forms up to a degree, in grevlex.

    Parameters
    ----------
    forms : tuple of Form
        Its elements.

    Examples
    --------
    >>> conic = {(0, 2, 0): 1, (1, 0, 1): -1}
    >>> cubic = {(1, 1, 0): 1, (0, 0, 2): -1}
    >>> list(Basis((conic, cubic)).remainders(3, lambda m: True))
    [{(2, 0, 1): 1, (0, 1, 2): -1}]
    """

    forms: tuple[Form, ...] = ()

    @cached_property
    def leading(self) -> list[Monomial]:
        """The largest monomial of each."""
        return [max(f, key=grevlex) for f in self.forms]

    @cached_property
    def _leading(self) -> NDArray[np.int64]:
        return np.array(self.leading, np.int64)

    def remainders(self, degree: int, wanted: Callable[[Monomial], bool]) -> Iterator[Form]:
        """Those of the S-polynomials of a degree, at wanted monomials.

        With the multiples that have other leading monomials each they span what the basis generates
        in that degree, if it is one below it.
        """
        for m, numbers in self._meeting(degree).items():
            if wanted(m):
                first = self._dividing(m)
                assert first is not None
                for i in numbers - {first}:
                    check_time()
                    terms = dict[Monomial, Any]()
                    self._add(terms, 1, i, m)
                    self._add(terms, -1, first, m)
                    if rest := self._remainder(terms):
                        yield rest

    def _meeting(self, degree: int) -> dict[Monomial, set[int]]:
        """Elements whose leading monomials have a common multiple of a degree, but no product."""
        found, degrees = defaultdict[Monomial, set[int]](set), self._leading.sum(-1)
        for i in range(len(self.forms)):
            common = np.maximum(self._leading[:i], self._leading[i])
            chosen = (common.sum(-1) == degree) & (degrees[:i] + degrees[i] > degree)
            for j in chosen.nonzero()[0].tolist():
                found[tuple(common[j].tolist())] |= {i, j}
        return found

    def _remainder(self, terms: Form) -> Form:
        rest = dict[Monomial, Any]()
        heap = [m[::-1] for m in terms]  # the largest in front
        heapify(heap)
        while heap:
            m = heappop(heap)[::-1]
            if not (c := terms.pop(m, 0)):
                continue
            if (i := self._dividing(m)) is None:
                rest[m] = c
            else:
                for k in self._add(terms, -c, i, m):
                    heappush(heap, k[::-1])
        return rest

    def _dividing(self, m: Monomial) -> int | None:
        """An element whose leading monomial divides this one."""
        found = (self._leading <= np.array(m)).all(1)
        return int(found.argmax()) if found.any() else None

    def _add(self, terms: Form, c: Any, i: int, m: Monomial) -> list[Monomial]:
        """A multiple of an element without its leading term, which would be c m; what is new."""
        lead, f, new = self.leading[i], self.forms[i], list[Monomial]()
        scale = to_flint(c) / f[lead]
        for t, a in f.items():
            if t != lead:
                k = tuple(x + y - z for x, y, z in zip(t, m, lead, strict=True))
                if k not in terms:
                    new.append(k)
                terms[k] = terms.get(k, 0) + scale * a
        return new
