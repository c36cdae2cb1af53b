"""The levels of the 0/1 loss of a difference of maxima of affine functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import factorial
from typing import Any, ClassVar

from neurovariety.algebra.exact import format_rational, items_of
from neurovariety.algebra.progress import note, tell
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.classification_fan.bounds import at_least
from neurovariety.problems.classification_fan.certificates import (
    Certificates,
    Found,
    Functions,
    certificates,
    renamed,
)
from neurovariety.problems.classification_fan.certificates import covector as covector_of
from neurovariety.problems.classification_fan.insertion import Cones
from neurovariety.problems.classification_fan.points import as_array, homogeneous, read_points
from neurovariety.problems.classification_fan.problem import ClassificationFan
from neurovariety.problems.classification_fan.result import done
from neurovariety.problems.mistake_levels.facets import (
    MOST_LABELLED,
    Facets,
    Tie,
    check_number,
    labelled,
)
from neurovariety.problems.mistake_levels.levels import (
    Counts,
    LevelGraph,
    Wanted,
    by_mistakes,
    counts,
    fields,
    graph,
)
from neurovariety.problems.mistake_levels.result import Count, MistakeLevelsResult

FEW_COVECTORS = 30
"""For which, and for all pairs of which, the definition is computed in a moment."""


@dataclass(frozen=True)
class MistakeLevels(RationalProblem[MistakeLevelsResult]):
    """The maximal cones by their number of mistakes, and how they are connected.

    The functions ``max_i f_i - max_j g_j`` with n + m affine terms classify given points: those
    where it is positive are said to be positive. The 0/1 loss, the number of mistakes, is constant
    on each maximal cone of the classification fan. Two cones are neighbours if they have a facet in
    common; a component of the cones with equally many mistakes is a local minimum if no neighbour
    has fewer, and a bad one if others have fewer.

    Parameters
    ----------
    points : matrix
        A row for each point.
    positive : matrix
        Those of them that are positive; all others are negative.
    terms : (int, int)
        The numbers n and m.
    method : str
        ``facets`` (the fan with its proof, and a tie for each facet that matters, or its
        refutation), ``definition`` (a linear programme over the rationals for each choice of
        functions, and for each two that differ at one point; for a few points), or ``auto``: the
        first.

    Raises
    ------
    SpecificationError
        If a positive point is none of the points, or for the reasons of `ClassificationFan`.

    Notes
    -----
    That all local minima of the 0/1 loss of a linear classifier, terms 1 and 1, are global, holds
    if some classifier makes no mistake, and fails for other labels. Two covectors that differ at
    one point alone need not belong to neighbours: in dimension three there are such.

    References
    ----------
    M.-C. Brandenburg, G. Loho, G. Montufar: The real tropical geometry of neural networks,
    arXiv:2403.11871.

    Examples
    --------
    >>> from neurovariety import solve
    >>> exclusive_or = MistakeLevels("0, 0; 1, 0; 0, 1; 1, 1", "1, 0; 0, 1", terms=(1, 1))
    >>> found = solve(exclusive_or).value
    >>> [(level.cones, level.components, level.local_minima) for level in found.levels]
    [(0, 0, 0), (4, 4, 4), (6, 6, 0), (4, 4, 0), (0, 0, 0)]
    >>> found.minima[0]
    LocalMinimum(wrong=(0,), cones=1, covector=(0, 0, 0, 1))
    """

    points: Any
    positive: Any
    terms: Any = (2, 2)
    method: str = "auto"
    kind: ClassVar[str] = "mistake-levels"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("facets", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "M.-C. Brandenburg, G. Loho, G. Montufar: The real tropical geometry of neural networks,\n"
        "arXiv:2403.11871",
    )

    def __post_init__(self) -> None:
        fan = ClassificationFan(self.points, self.terms)
        object.__setattr__(self, "points", fan.points)
        object.__setattr__(self, "terms", fan.terms)
        object.__setattr__(self, "positive", read_points(self.positive))
        for p in self.positive:
            if p not in fan.points:
                shown = ", ".join(map(format_rational, p))[:80]
                raise SpecificationError(f"expected positive points among the points, got {shown}")
        check_method(self.method, self.methods, fan)

    def __str__(self) -> str:
        fan = ClassificationFan(self.points, self.terms)
        return f"mistakes on {counted(sum(self.signs), 'positive point')}, {fan}"

    @cached_property
    def fan(self) -> ClassificationFan:
        """That of the different points: a facet changes the labels of all that coincide."""
        return ClassificationFan(tuple(self.copies), self.terms)

    @cached_property
    def copies(self) -> Counter[tuple[Fraction, ...]]:
        """The different points, and how often each is given."""
        return Counter(self.points)

    @property
    def signs(self) -> tuple[int, ...]:
        """For each point 1 if it is positive, else 0."""
        return tuple(int(p in self.positive) for p in self.points)

    @property
    def different_signs(self) -> tuple[int, ...]:
        """The same for the different points."""
        return tuple(int(p in self.positive) for p in self.copies)

    def everywhere(self, covector: Sequence[int]) -> tuple[int, ...]:
        """A covector of the different points at all of them."""
        at = dict(zip(self.copies, covector, strict=True))
        return tuple(at[p] for p in self.points)

    def at_different(self, covector: Sequence[int]) -> tuple[int, ...]:
        """A covector of all points at the different ones."""
        at = dict(zip(self.points, covector, strict=True))
        return tuple(at[p] for p in self.copies)

    def wrong(self, covector: Sequence[int]) -> tuple[int, ...]:
        """The numbers of the points about which functions with a covector are mistaken."""
        said = zip(covector, self.signs, strict=True)
        return tuple(i for i, (label, s) in enumerate(said) if (label < self.terms[0]) != s)

    def mistakes(self, covector: Sequence[int]) -> int:
        """How many are made with a covector of the different points."""
        return len(self.wrong(self.everywhere(covector)))

    def functions(self, covector: Sequence[int]) -> Functions:
        """Functions in a cone, the constant first; one lies below where it is nowhere the largest.

        Raises
        ------
        SpecificationError
            If there is no cone with this covector.

        Examples
        --------
        >>> MistakeLevels("1; 2; 3", "2", terms=(2, 1)).functions((2, 0, 0))
        ((0, 0), (2, -2), (3, -2))
        """
        labels = tuple(items_of("labels", covector))
        names = list(dict.fromkeys(labels))
        at, c = homogeneous(self.points), renamed(labels)
        found = (w for w in self.certificates.witnesses if covector_of(at, w) == c)
        w = next(found, None)
        if w is None or not set(names) <= set(range(self.fan.all_terms)):
            raise SpecificationError(f"expected the covector of a cone, got {short(covector)}")
        below = (w[0][0] - 1, *w[0][1:])
        return tuple(w[names.index(i)] if i in names else below for i in range(self.fan.all_terms))

    @cached_property
    def found(self) -> Found:
        """The cones of the fan, and why there are no others.

        Raises
        ------
        TooLarge
            If there are more, with the names of the functions, than facets are found between.
        """
        fan, blocks = self.fan, list[Cones]()
        few = MOST_LABELLED // factorial(fan.all_terms)
        check_number(at_least(fan.homogeneous, fan.all_terms, few).cones, "at least")
        note(self.kind, lambda: self._counted(blocks))
        return fan.collected(blocks, lambda known: check_number(known.cones, "more than"))

    @cached_property
    def certificates(self) -> Certificates:
        """What proves the number of cones."""
        return certificates(self.found)

    @cached_property
    def computed(self) -> tuple[tuple[Counts, ...], tuple[Tie, ...]]:
        """The numbers for 0, 1, ... mistakes, and the ties that had to be decided for them."""
        levels: list[Counts] = []
        blocks, _ = self.found
        note(self.kind, lambda: self._known(levels) or self._counted(blocks))
        facets = self._facets
        for level in counts(facets, self._wanted, self.terms[0]):
            levels.append(level)
            tell(f"levels to {len(levels) - 1} of {len(self.points)} mistakes")
        return tuple(levels), facets.decided

    @cached_property
    def graph(self) -> LevelGraph:
        """The components of all levels, and which of them have a facet in common.

        Examples
        --------
        >>> MistakeLevels("1; 2; 3", "2", terms=(1, 1)).graph
        LevelGraph(mistakes=(2, 1, 1, 2, 2, 1), cones=(1, 1, 1, 1, 1, 1), edges=((0, 2), ...))
        """
        return graph(self._facets, self._wanted, self.terms[0])

    def counts(self, after: Any = None) -> Iterator[Count]:
        """The numbers of cones by mistakes alone, time after time, without keeping the cones.

        Parameters
        ----------
        after : sequence of int, optional
            The covector, at the different points, behind which to begin: that of the last count
            before one has stopped.

        Examples
        --------
        >>> *_, last = MistakeLevels("0, 0; 1, 0; 0, 1; 1, 1", "1, 0; 0, 1", (1, 1)).counts()
        >>> last.cones, last.after
        ((0, 4, 6, 4, 0), (0, 1, 1, 1))
        """
        found: Any = 0
        for block in self.fan.blocks(after):
            if len(block.covectors):
                found = found + by_mistakes([block], self._wanted, self.terms)
                last = tuple(block.covectors[-1].tolist())
                yield Count(tuple(found.tolist()), last, done(last, self.fan.all_terms))

    def _known(self, levels: Sequence[Counts]) -> dict[str, Any]:
        """Some levels, if there are any."""
        known = fields(levels)
        return known | {"stopped": len(levels)} if known else {}

    def _counted(self, blocks: Sequence[Cones]) -> dict[str, Any]:
        """The cones of a part of the fan by mistakes, if there are any."""
        blocks = [block for block in blocks if len(block.covectors)]
        if not blocks:
            return {}
        found = by_mistakes(blocks, self._wanted, self.terms)
        return {"counted": tuple(found.tolist()), "after": tuple(blocks[-1].covectors[-1].tolist())}

    @property
    def _wanted(self) -> Wanted:
        return Wanted([s == 1 for s in self.different_signs], [*self.copies.values()])

    @property
    def _facets(self) -> Facets:
        cones = labelled(self.found[0], self.fan.all_terms)
        return Facets(as_array(self.fan.homogeneous), cones)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Those that the script needs."""
        return self.computed[1]

    @property
    def too_large(self) -> str:
        """So many choices of functions, and their pairs, are decided in a moment."""
        found = self.fan.all_terms ** len(self.copies)
        return f"{found} covectors, not at most {FEW_COVECTORS}" if found > FEW_COVECTORS else ""
