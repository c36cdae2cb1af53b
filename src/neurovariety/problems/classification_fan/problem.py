"""The classification fan of points: which function is largest at which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, ClassVar

import numpy as np

from neurovariety.algebra import shown
from neurovariety.algebra.exact import items_of
from neurovariety.algebra.progress import note
from neurovariety.errors import SpecificationError, TooLarge, short
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.classification_fan.bounds import at_least
from neurovariety.problems.classification_fan.certificates import (
    Certificates,
    Found,
    as_tuples,
    certificates,
    renamed,
)
from neurovariety.problems.classification_fan.insertion import (
    Cones,
    Refutation,
    by_parts,
    counted,
    insert,
)
from neurovariety.problems.classification_fan.points import (
    as_array,
    homogeneous,
    read_points,
    read_terms,
)
from neurovariety.problems.classification_fan.result import (
    ClassificationFanResult,
    Cone,
    Count,
    Fan,
    done,
)

MOST_CONES = 1_000_000
"""Up to names, that are kept."""
FEW_COVECTORS = 250
"""For which the definition is computed in a moment."""


@dataclass(frozen=True)
class ClassificationFan(RationalProblem[ClassificationFanResult]):
    """The maximal cones of the fan of all functions ``max_i f_i - max_j g_j`` on given points.

    Here f_1, ..., f_n and g_1, ..., g_m are affine. A cone consists of those of them for which the
    largest of all n + m at each point is a given one; a point is classified as positive if that
    is one of the f_i.

    Parameters
    ----------
    points : matrix
        A row for each point; in any position, also equal ones.
    terms : (int, int)
        The numbers n and m.
    method : str
        ``insertion`` (point after point, with a proof: functions in each cone, and sums of
        inequalities that are zero for what is none), ``polytope`` (the vertices of a Minkowski sum
        of simplices, by Macaulay2's Polyhedra or, in Sage, by gfan; for a few points),
        ``definition`` (a linear programme over the rationals for each choice of a function at each
        point; for a few points), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If these are no points or no numbers of terms.
    TooLarge
        When it is solved, if there are more cones than are kept; `counts` keeps none.

    Notes
    -----
    The fan is the normal fan of the sum over p of the simplices with vertices ``e_l (1, p)``, one
    for each term l. Equal constants added to all functions change nothing: all cones contain a
    space of dimension d + 1. The number of cones depends on the points, not only on their number
    and not only on their order type.

    References
    ----------
    G. Montufar, Y. Ren, L. Zhang: Sharp bounds for the number of regions of maxout networks and
    vertices of Minkowski sums, SIAM J. Appl. Algebra Geom. 6 (2022). T. M. Cover: Geometrical and
    statistical properties of systems of linear inequalities, IEEE Trans. Electronic Computers 14
    (1965).

    Examples
    --------
    >>> from neurovariety import solve
    >>> fan = ClassificationFan("0, 0; 1, 0; 0, 1; 1, 1", terms=(1, 1))
    >>> solve(fan).value.cones
    14
    >>> cone = next(fan.cones(after=(0, 0, 1, 0)))
    >>> cone.covector, cone.functions
    ((0, 0, 1, 1), ((1, 0, -2), (0, 0, 0)))
    """

    points: Any
    terms: Any = (2, 2)
    method: str = "auto"
    kind: ClassVar[str] = "classification-fan"
    each: ClassVar[tuple[str, ...]] = ("cones", "covector")
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("insertion", Certainty.EXACT, Place.EITHER),
        Method("polytope", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "G. Montufar, Y. Ren, L. Zhang: Sharp bounds for the number of regions of maxout networks\n"
        "and vertices of Minkowski sums, SIAM J. Appl. Algebra Geom. 6 (2022)",
        "T. M. Cover: Geometrical and statistical properties of systems of linear inequalities,\n"
        "IEEE Trans. Electronic Computers 14 (1965)",
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", read_points(self.points))
        object.__setattr__(self, "terms", read_terms(self.terms))
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        n, m = self.terms
        d, points = len(self.points[0]), shown.counted(len(self.points), "point")
        return f"classification fan of {points} in R^{d} with {n} + {m} terms"

    @property
    def all_terms(self) -> int:
        """How many functions there are in all."""
        return sum(self.terms)

    @cached_property
    def homogeneous(self) -> tuple[tuple[int, ...], ...]:
        """Positive multiples of ``(1, p)`` without denominators."""
        return homogeneous(self.points)

    @cached_property
    def found(self) -> Found:
        """All cones, and why there are no others.

        Raises
        ------
        TooLarge
            If there are more cones than are kept.
        """
        known = at_least(self.homogeneous, self.all_terms, MOST_CONES)
        _check(f"at least {shown.bound(known.orbits)}", known)
        blocks: list[Cones] = []
        note(self.kind, lambda: counted(blocks, self.all_terms))
        return self.collected(blocks, partial(_check, f"more than {MOST_CONES}"))

    def collected(self, blocks: list[Cones], check: Callable[[Fan], None]) -> Found:
        """The same, as long as their numbers pass a check; cones are put into a list when found."""
        refuted: list[Refutation] = []
        parts = np.zeros(self.all_terms, np.int64)
        for block in insert(as_array(self.homogeneous), self.all_terms, refuted):
            blocks.append(block)
            parts += by_parts(block.covectors, self.all_terms)
            check(Fan(tuple(parts.tolist())))
        return tuple(blocks), tuple(refuted)

    @cached_property
    def certificates(self) -> Certificates:
        """What proves the number of cones."""
        return certificates(self.found)

    def cones(self, after: Any = None) -> Iterator[Cone]:
        """The cones one by one, up to the names of the functions, without keeping them.

        Parameters
        ----------
        after : sequence of int, optional
            The covector behind which to begin, to go on where one has stopped.
        """
        for block in self.blocks(after):
            for c, w in zip(block.covectors.tolist(), as_tuples(block), strict=True):
                yield Cone(tuple(c), w)

    def counts(self, after: Any = None) -> Iterator[Count]:
        """The numbers of the cones, time after time until all are counted, without keeping them.

        Parameters
        ----------
        after : sequence of int, optional
            The covector behind which to begin: that of the last count before one has stopped.

        Examples
        --------
        >>> *_, last = ClassificationFan("0, 0; 1, 0; 0, 1; 1, 1", terms=(1, 1)).counts()
        >>> last.fan.cones, last.after, last.done
        (14, (0, 1, 1, 1), 1.0)
        """
        parts = np.zeros(self.all_terms, np.int64)
        last: tuple[int, ...] | None = None
        for block in self.blocks(after):
            if not len(block.covectors):
                continue
            if last is not None:
                yield Count(Fan(tuple(parts.tolist())), last, done(last, self.all_terms))
            parts += by_parts(block.covectors, self.all_terms)
            last = tuple(block.covectors[-1].tolist())
        if last is not None:
            yield Count(Fan(tuple(parts.tolist())), last, 1.0)

    def blocks(self, after: Any = None) -> Iterator[Cones]:
        """The same by blocks, some of them empty."""
        if after is not None:
            after = tuple(items_of("after", after))
            if len(after) != len(self.points) or renamed(after) != after:
                raise SpecificationError(
                    f"expected a covector of {len(self.points)} numbers, each at most one more "
                    f"than those before, got {short(after)}"
                )
        return insert(as_array(self.homogeneous), self.all_terms, after=after)

    @property
    def too_large(self) -> str:
        """So many choices of functions are decided in a moment."""
        found = self.all_terms ** len(self.points)
        return f"{found} covectors, not at most {FEW_COVECTORS}" if found > FEW_COVECTORS else ""


def _check(said: str, found: Fan) -> None:
    if found.orbits > MOST_CONES:
        raise TooLarge(
            f"{said} cones up to the names of the functions, and {MOST_CONES} are kept; take fewer "
            "points or terms, or go through them by cones() or counts(), at the shell --each FILE "
            "or count-cones"
        )
