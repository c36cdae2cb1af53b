"""How many activation regions of a ReLU network have a Jacobian of which rank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_integer, items_of, plain_integers
from neurovariety.algebra.shown import bound, counted
from neurovariety.errors import SpecificationError, TooLarge
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.classification_fan.certificates import Certificates
from neurovariety.problems.classification_fan.points import read_points
from neurovariety.problems.classification_fan.problem import ClassificationFan
from neurovariety.problems.jacobian_rank_census.patterns import PatternSet, sets
from neurovariety.problems.jacobian_rank_census.result import RankCensus, RankCensusResult
from neurovariety.problems.jacobian_rank_census.transfer import censuses

MOST_SAMPLES, MOST_HIDDEN = 300, 10_000
MOST_SETS = 200_000
"""Of patterns whose ranks are computed one by one."""
FEW_REGIONS = 70
"""At each of which the definition computes a Jacobian."""


@dataclass(frozen=True)
class JacobianRankCensus(RationalProblem[RankCensusResult]):
    """The ranks of the Jacobian over all activation regions of a network with one hidden layer.

    The network is ``x -> sum_j v_j max(<w_j, x> + b_j, 0)``, and its outputs at given samples are
    differentiated by the weights and biases. Where no neuron has a zero at a sample, the rank
    depends on which neurons are active at which samples, and not on v, as long as it has no zeros.
    Full rank means that each critical point of the square loss in the region is a global minimum.

    Parameters
    ----------
    samples : int, optional
        How many different samples there are on a line: all of them have the same census.
    hidden : int
        The number of neurons in the hidden layer.
    data : matrix, optional
        A row for each sample, in any dimension, in place of their number.
    method : str
        ``transfer`` (sets of patterns counted node after node, for samples on a line), ``patterns``
        (the rank for each set of patterns, for small data), ``definition`` (the Jacobian in each
        region; for few regions), or ``auto``: the first that applies.

    Raises
    ------
    SpecificationError
        If neither samples nor data are given, or both.
    TooLarge
        When it is solved, if there are too many sets of patterns.

    Notes
    -----
    Regions are counted, not measured: Gaussian weights prefer some of them. A region whose Jacobian
    has full rank need not contain a critical point.

    References
    ----------
    K. Karhadkar, M. Murray, H. Tseran, G. Montufar: Mildly overparameterized ReLU networks have a
    favorable loss landscape, arXiv:2305.19510.

    Examples
    --------
    >>> from neurovariety import solve
    >>> solve(JacobianRankCensus(samples=4, hidden=2)).value.regions
    {0: 1, 1: 6, 2: 21, 3: 24, 4: 12}
    >>> solve(JacobianRankCensus(hidden=2, data="0, 0; 10, 1; 3, 9; -7, 8")).value.regions
    {0: 1, 1: 12, 2: 40, 3: 79, 4: 64}
    """

    samples: int | None = None
    hidden: int = 1
    data: Any = None
    method: str = "auto"
    kind: ClassVar[str] = "jacobian-rank-census"
    each: ClassVar[tuple[str, ...]] = ("sets", "patterns")
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("transfer", Certainty.EXACT, Place.EITHER),
        Method("patterns", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "K. Karhadkar, M. Murray, H. Tseran, G. Montufar: Mildly overparameterized ReLU networks\n"
        "have a favorable loss landscape, arXiv:2305.19510",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        check_integer("hidden", self.hidden, 1, MOST_HIDDEN)
        if (self.samples is None) == (self.data is None):
            raise SpecificationError("expected the number of samples, or data, and not both")
        if self.data is not None:
            object.__setattr__(self, "data", read_points(self.data))
        else:
            check_integer("samples", self.samples, 1, MOST_SAMPLES)
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        shown = f"{counted(len(self.points), 'sample')} in R^{len(self.points[0])}"
        return f"Jacobian ranks of {self.hidden} ReLU neurons on {shown}"

    @property
    def methods(self) -> tuple[str, ...]:
        """The transfer is for different samples on a line."""
        on_a_line = self.data is None or (
            len(self.data[0]) == 1 and len(set(self.data)) == len(self.data) <= MOST_SAMPLES
        )
        return ("transfer",) * on_a_line + ("patterns", DEFINITION)

    @property
    def points(self) -> Any:
        """The samples; on a line any different ones will do."""
        return self.data if self.data is not None else tuple((i,) for i in range(self.samples or 0))

    @cached_property
    def fan(self) -> ClassificationFan:
        """Which samples lie on one side of a hyperplane."""
        return ClassificationFan(self.points, (1, 1))

    def widths(self, most: int) -> tuple[RankCensus, ...]:
        """The censuses for 1, 2, ... neurons up to some number, of samples on a line.

        Raises
        ------
        SpecificationError
            If the samples do not lie on a line.

        Examples
        --------
        >>> [str(census.full) for census in JacobianRankCensus(samples=4).widths(5)]
        ['0', '3/16', '123/256', '45/64', '13755/16384']
        """
        if "transfer" not in self.methods:
            raise SpecificationError("expected different samples on a line, got other data")
        check_integer("most", most, 1, MOST_HIDDEN)
        return tuple(map(RankCensus, censuses(len(self.points), most)))

    def sets(self, after: Any = None) -> Iterator[PatternSet]:
        """The sets of activation patterns that neurons can have, with their regions; none is kept.

        Parameters
        ----------
        after : sequence of int, optional
            The patterns of the set behind which to begin, to go on where one has stopped.

        Examples
        --------
        >>> problem = JacobianRankCensus(samples=2, hidden=2)
        >>> for found in problem.sets(after=(2,)):
        ...     print(found.patterns, found.rank, found.regions)
        (3,) 1 1
        (0, 1) 2 2
        (0, 2) 2 2
        (0, 3) 2 2
        (1, 2) 1 2
        (1, 3) 1 2
        (2, 3) 2 2
        """
        known = None if after is None else tuple(items_of("after", after))
        return sets(self.fan, self.hidden, known)

    @property
    def sets_at_most(self) -> int:
        """Sets of patterns, of which there are no more than for samples in general position."""
        n, d = len(self.points), len(self.points[0])
        patterns = 2 * sum(comb(n - 1, i) for i in range(d + 1))
        most = min(self.hidden, patterns)
        return sum(comb(patterns, j) for j in range(1, most + 1))

    @property
    def checked_sets(self) -> int:
        """The same, if they are not too many to be gone through at once.

        Raises
        ------
        TooLarge
            If they are.
        """
        most = self.sets_at_most
        if most > MOST_SETS:
            raise TooLarge(
                f"up to {bound(most, above=True)} sets of patterns, more than {MOST_SETS}; take "
                "fewer samples or neurons, or go through them by sets(), at the shell --each FILE"
            )
        return most

    @property
    def certificates(self) -> Certificates:
        """What proves which patterns there are, for scripts that go through their sets."""
        _ = self.checked_sets
        return self.fan.certificates

    @property
    def too_large(self) -> str:
        """So many regions are gone through in a moment."""
        n, d = len(self.points), len(self.points[0])
        found = int((2 * sum(comb(n - 1, i) for i in range(d + 1))) ** min(self.hidden, 20))
        return f"{found} regions, not at most {FEW_REGIONS}" if found > FEW_REGIONS else ""
