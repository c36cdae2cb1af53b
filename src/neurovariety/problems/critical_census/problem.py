"""The critical points of the square loss of a linear convolutional network, by common roots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.algebra.primes import Telling
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.problems.base.arguments import check_method, check_metric
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds, degree_grounds
from neurovariety.problems.base.methods import AT_RANDOM, COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.numbers import agreed, in_metric, in_variety
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.critical_census.blocks import (
    Ranks,
    determinantal,
    has_blocks,
    ranks_of_blocks,
)
from neurovariety.problems.critical_census.narrower import (
    Narrower,
    has_roots,
    with_narrower,
    written,
)
from neurovariety.problems.critical_census.patterns import (
    Factor,
    Pattern,
    factors,
    groups,
    places,
    strata,
)
from neurovariety.problems.critical_census.result import CriticalCensusResult
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.learning_degree.data import GenericMetric
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.real_ed_critical_points.problem import read_datum
from neurovariety.varieties.metrics import Metric

MOST_ROOTS = 20
"""They have 627 patterns."""


@dataclass(frozen=True)
class CriticalCensus(Problem[CriticalCensusResult]):
    """All complex critical points of a network, by roots of its filters or by narrower networks.

    Parameters
    ----------
    network : network
        With a map by polynomials or quotients.
    metric : GenericMetric or Metric
        The quadratic form on the coordinates of the network's map, such as end-to-end filters; the
        target is generic. As of `LearningDegree` by default a generic one, for which the numbers
        depend on the network alone.
    datum : sequence of numbers, optional
        A target, in the coordinates of `network.variety`, in a given metric: its real critical
        points are certified, too, by `RealEDCriticalPoints`, and where that says nothing of weights
        by all solutions of the critical equations, from msolve; entries may be floats.
    method : str
        ``chart`` (ED degrees of the filters with given multiplicities, from their factors, modulo
        the prime), ``localization`` (of linear networks that commute with a group: generic ED
        degrees of determinantal varieties, exactly), ``closed-form`` (one layer of lightning
        attention on several tokens, in a generic metric: by its learning degrees), ``definition``
        (from the equations of filters, over the rationals, at two random data that must agree;
        slow), or ``auto``: the first that applies.
    prime : int, optional
        The characteristic of ``chart``, from 101 to 32749.
    seed : int
        Where random forms, targets and charts come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the network is no such one, or the metric does not fit.

    Notes
    -----
    The filters of neighbours at stride one only matter as a product of polynomials, whose
    derivative drops rank where they have common roots. Over a generic target a critical point has
    a root of multiplicity m in m layers, once in each, and its end-to-end filter is critical on the
    filters with these multiplicities: their ED degree counts the functions, and matrices of zeros
    and ones with the multiplicities and the degrees as sums the weights over each.

    Filters of two layers with a common factor of s coefficients, and a and b in the others, are of
    dimension s + a + b - 2 modulo scalings, and the derivative has the rank of the sizes' sum less
    s: a generic target has critical points there only if this is no more. Polynomials of a and s
    coefficients have products of at least a + s - 1, which is attained along one axis and by
    constants alone. So along several axes only filters of one size are shared, and as a whole.

    Of all other networks the strata are the ranks of the derivative at critical weights, counted as
    those of `LearningDegree`. Critical functions of a narrower network are critical, too: a neuron
    that does the same as another one, without output, changes nothing, nor does its output to the
    first order. Then the output can be shared, so that infinitely many weights are critical. Of a
    linear layer, and of keys and queries, it is those of smaller rank; of a sparse network those
    without some neurons.

    Of a rational network the coordinates are those of numerators and denominator. A neuron without
    output leaves a common factor in them. If the derivative has a larger rank there than these
    functions have dimensions, as for ``z/(z + 1)``, a general target has no critical weights at
    general ones of them. Equal neurons can be exchanged, so that the derivative is that of the map
    on equal ones, which has critical weights. They are left out.

    A linear network that commutes with a group is one matrix for each irreducible representation,
    and its critical functions are those with given ranks in all of them: on products of
    determinantal varieties, whose generic ED degrees are the products of theirs. For conormal
    varieties of products are products, and the generic ED degree is the sum of the coefficients of
    their bidegree (Draisma and others, theorem 5.4).

    Of a target real functions are those of the closure. Where the derivative drops rank the weights
    are roots of polynomials (Rouillier), each checked exactly, and as many as the census counts.

    One layer of attention gives products ``v(y) a(y)^t`` of vectors of linear forms in a token y,
    from the rows of V and the columns of A. At ``(dv, da)`` the derivative vanishes if
    ``dv a^t = -v da^t``, so for a rational function q with ``dv = q v`` and ``da = -q a``: but for
    constants only if all of v and a have a common factor l. The functions are ``c l^2 b^t``, those
    of a Segre-Veronese variety, and critical over a general target for one output and rank one.

    References
    ----------
    K. Kohn, T. Merkh, G. Montufar, M. Trager: Geometry of linear convolutional networks, SIAM J.
    Appl. Algebra Geom. 6 (2022) 368-406. H. Lee, B. Sturmfels: Duality of multiple root loci,
    J. Algebra 446 (2016) 499-526. F. Rouillier: Solving zero-dimensional systems through the
    rational univariate representation, AAECC 9 (1999) 433-461.

    Examples
    --------
    >>> from neurovariety import ConvolutionalNetwork
    >>> census = CriticalCensus(ConvolutionalNetwork((2, 2, 2)))
    >>> census.patterns
    (((1, 1, 1),), ((2, 1),), ((3,),))
    """

    network: Any
    metric: Any = GenericMetric()
    datum: Any = None  # a tuple of Fraction once read
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "critical-census"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("chart", Certainty.MODULAR, assumes=COUNTED),
        Method("localization", Certainty.EXACT),
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = (
        "K. Kohn, T. Merkh, G. Montufar, M. Trager: Geometry of linear convolutional networks,\n"
        "SIAM J. Appl. Algebra Geom. 6 (2022) 368-406",
        "H. Lee, B. Sturmfels: Duality of multiple root loci, J. Algebra 446 (2016) 499-526",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        net = self.network
        if has_roots(net):
            self._check_roots()
        _ = LearningDegree(net)  # raises unless it is a network whose map can be written out
        if not isinstance(self.metric, GenericMetric):
            check_metric(self.metric, net.map)
        _ = self.networks
        if self.datum is not None:
            if self.is_generic:
                raise SpecificationError("expected a given metric for the real points of a datum")
            object.__setattr__(self, "datum", read_datum(net.map, self.datum))
        check_method(self.method, self.methods, net)
        self.check_random()

    def _check_roots(self) -> None:
        net = self.network
        roots = sum(sum(group.degrees) for group in groups(net))
        if roots > MOST_ROOTS:
            raise SpecificationError(
                f"expected filters with at most {MOST_ROOTS} factors in all, got {roots}: each way "
                "in which they meet is a stratum"
            )

    def __str__(self) -> str:
        metric = (
            f"the {self.metric.name} metric"
            if isinstance(self.metric, Metric)
            else "a generic metric"
        )
        real = "" if self.datum is None else ", with the real ones of a target"
        return f"census of critical points of the {self.network} in {metric}{real}"

    @property
    def beforehand(self) -> Dimension:
        """The dimension of the functions."""
        return Dimension(self.network)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of the weights; none for filters, which have variables of their own."""
        by_weights = self.networks and self.chosen_method == "chart"
        return tuple(map(str, self.network.ring.symbols)) if by_weights else ()

    @property
    def methods(self) -> tuple[str, ...]:
        """The definition is of filters, localization of blocks in a generic metric."""
        if self.blocks:
            return ("localization",)
        if self.networks and self.is_generic:
            whole = LearningDegree(self.networks[0])
            by_theorem = whole.methods[0] == "closed-form" and self.network.widths[0] > 1
            if by_theorem and not (whole.secants or whole.matrices):
                return ("closed-form", "chart")
        return ("chart", DEFINITION) if has_roots(self.network) else ("chart",)

    @cached_property
    def blocks(self) -> tuple[Ranks, ...]:
        """The ranks of the blocks of a linear network that commutes with a group."""
        by_blocks = self.is_generic and has_blocks(self.network)
        return ranks_of_blocks(self.network) if by_blocks else ()

    @property
    def determinantal(self) -> tuple[tuple[tuple[int, int, int], ...], ...]:
        """The factors of each stratum, as rows, columns and rank."""
        return tuple(determinantal(self.network, ranks) for ranks in self.blocks)

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """A network and the narrower ones; none for linear convolutions, whose roots say all."""
        others = has_roots(self.network) or self.blocks
        return () if others else with_narrower(self.network)

    @property
    def written(self) -> tuple[Narrower, ...]:
        """The same for the script."""
        return tuple(written(net, self.network, self.metric) for net in self.networks)

    @cached_property
    def patterns(self) -> tuple[tuple[Pattern, ...], ...]:
        """The multiplicities of the strata, for each group of neighbours at stride one."""
        return tuple(strata(self.network))

    @property
    def factors(self) -> tuple[tuple[Factor, ...], ...]:
        """Of the end-to-end filters of each stratum, in powers of one variable."""
        return tuple(factors(self.network, pattern) for pattern in self.patterns)

    @property
    def positions(self) -> tuple[int, ...]:
        """The powers that end-to-end filters have, in the order of the network's map."""
        return tuple(places(self.network).values())

    @property
    def is_generic(self) -> bool:
        """Whether the metric is."""
        return isinstance(self.metric, GenericMetric)

    @property
    def form(self) -> RationalMatrix:
        """The matrix of a given metric."""
        found: RationalMatrix = self.metric.form(self.network.map)
        return found

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the metric, and the multiplicities."""
        if self.networks or self.blocks:
            yield from in_variety(self.network.map)
        else:
            yield from (Telling(m, "a multiplicity") for g in self.patterns[-1] for m in g)
        if not self.is_generic:
            yield from in_metric(self.form, self.network.map)

    @property
    def too_large(self) -> str:
        """Equations of strata over QQ take seconds up to here."""
        if self.networks or self.blocks:
            return "networks other than linear convolutions, whose strata are no filters"
        n = len(self.positions)
        return f"{n} coordinates, not at most 3" if n > 3 else ""

    def refine(
        self, result: CriticalCensusResult, solve: Callable[[Problem[Any]], Any]
    ) -> CriticalCensusResult:
        """The result, on which two primes agree where a number is large, with real points."""
        result = agreed(self, result, solve)
        if self.datum is None or result.value.strata[0].points is not None:  # at another prime
            return result
        part = "network_reals" if self.networks else "reals"
        found: CriticalCensusResult = self.part(part).with_real_points(self, result, solve)
        return found

    @property
    def grounds(self) -> Grounds:
        """What the result rests on."""
        return degree_grounds(self.chosen_method, self.used_prime, self.seed)
