"""The critical points of the square loss of a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, RationalMatrix
from neurovariety.algebra.primes import Telling, differences
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.base import Network
from neurovariety.networks.gauges import Gauge
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds, degree_grounds
from neurovariety.problems.base.methods import AT_RANDOM, COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.numbers import agreed, in_metric, in_variety
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.identifiability.chart import with_scalings
from neurovariety.problems.image_degree.pencils import pencils_of
from neurovariety.problems.learning_degree.data import (
    GaussianData,
    GenericData,
    GenericMetric,
    in_words,
    read_data,
)
from neurovariety.problems.learning_degree.result import LearningDegreeResult
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.metrics import Metric
from neurovariety.varieties.segre import Matrices
from neurovariety.varieties.variety import Parametric

Factors = tuple[Matrices, Matrices]


@dataclass(frozen=True)
class LearningDegree(Problem[LearningDegreeResult]):
    """How many complex critical functions, and weights, the square loss of a network has.

    Parameters
    ----------
    network : network
        With polynomial functions; for a metric or samples a map is enough, such as that of ReLU
        networks on activation patterns, or of rational networks.
    data : GenericMetric, GenericData, GaussianData, Metric or pair of matrices
        What the loss is: a generic quadratic form on the coefficients of the functions, that of
        generic or of Gaussian inputs, a metric on the coordinates of the network's variety, each
        with a generic target; or samples X and outputs Y as columns.
    method : str
        ``closed-form`` (one layer of lightning attention on several tokens, in a generic metric;
        sums of two powers of degree three or more, with one output, also for generic data; linear
        networks whose hidden layers have the rank of their matrices, in a generic metric),
        ``chart`` (in a chart modulo the symmetries, modulo the prime), ``definition`` (the gradient
        in all weights over the rationals, saturated, and its image by elimination, at two random
        data that must agree; slow), or ``auto``: the first that applies.
    prime : int, optional
        The characteristic of ``chart``, from 101 to 32749.
    seed : int
        Where random forms, targets and charts come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the data do not fit the network.

    Notes
    -----
    A critical function is one at whose weights the derivative has full rank: over a generic
    target their number is the ED degree of the network's variety in the form. Other critical
    weights are spurious; at stride one a linear convolutional network fills its space, so its
    variety has ED degree one, and all the others are of this kind. Weights of smaller networks are
    left out: with parallel neurons, or one on which nothing depends, without output, or where a
    linear layer does not have full rank.

    Of a rational network weights are those at which no denominator vanishes. The loss on samples is
    the distance of its outputs on these, that in a metric the distance of the coordinates of its
    map; over infinitely many inputs the mean of a square is no form of finitely many moments.

    Moments are the same for each output, so that generic data are no generic metric where there
    are several outputs.

    Where there is one output generic data are as good as a generic metric: their forms are
    ``m(f^2)`` for functionals m on polynomials of twice the degree, which have no common zero but
    f = 0, so that by Bertini a generic one is transversal to each stratum of the neurovariety. So
    the number of functions is the sum of the polar degrees (Draisma and others, theorem 5.4).

    A layer of attention multiplies the linear forms in the rows of V with those in the columns of
    A. Its critical weights in a generic metric are as many as those of the tensor product of V and
    A, of which its map is a projection; the proof is beside ``compute``.

    References
    ----------
    K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of linear
    convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362. K. Kubjas, J. Li,
    M. Wiesmann: Geometry of polynomial neural networks, Algebraic Statistics 15 (2024) 295-328.
    J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. R. Thomas: The Euclidean distance degree
    of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149.

    Examples
    --------
    >>> from neurovariety import GaussianData, GenericMetric, PolynomialNetwork, solve
    >>> net = PolynomialNetwork((2, 2, 1), 4)
    >>> print(LearningDegree(net))
    learning degree of the network with widths 2, 2, 1 and activation z^4 for a generic metric
    """

    network: Network
    data: Any = GenericMetric()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "learning-degree"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("chart", Certainty.MODULAR, assumes=COUNTED),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = (
        "K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of\n"
        "linear convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362",
        "K. Kubjas, J. Li, M. Wiesmann: Geometry of polynomial neural networks,\n"
        "Algebraic Statistics 15 (2024) 295-328",
        "P. Aluffi: Projective duality and a Chern-Mather involution,\n"
        "Trans. Amer. Math. Soc. 370 (2018) 1803-1822",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        if not isinstance(self.network, Network):
            raise SpecificationError(f"expected a network, got {short(self.network)}")
        object.__setattr__(self, "data", read_data(self.data, self.network))
        check_method(self.method, self.methods, self.network)
        self.check_random()

    def __str__(self) -> str:
        return f"learning degree of the {self.network} for {in_words(self.data)}"

    @property
    def beforehand(self) -> Dimension:
        """The dimension of the functions."""
        return Dimension(self.network)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        net, rest = self.network, ("chart", DEFINITION)
        if self.secants or self.matrices:
            return ("closed-form", *rest)
        if not isinstance(net, LightningAttention) or not isinstance(self.data, GenericMetric):
            return rest
        one = len(net.ranks) == 1 and net.tokens > 1 and net.ranks[0] <= net.widths[0]
        return ("closed-form", *rest) if one else rest

    @property
    def secants(self) -> tuple[int, int] | None:
        """Inputs and exponent of a network whose functions are the sums of two powers."""
        n, exponents, m = pencils_of(self.network) or (0, (), 0)
        known = m == len(exponents) == 1 and isinstance(self.data, GenericMetric | GenericData)
        return (n, exponents[0]) if known else None

    @property
    def matrices(self) -> Determinantal | None:
        """The functions of a linear network, if each of full rank has one weight."""
        net = self.network
        if not isinstance(net, LinearNetwork) or not isinstance(self.data, GenericMetric):
            return None
        return net.variety if set(net.widths[1:-1]) <= {net.variety.rank} else None

    @property
    def products(self) -> tuple[Factors, Factors, int]:
        """Of one layer of attention the Segre products of weights and of functions, and how many
        weights a function has.
        """
        net: Any = self.network
        (d, e), (a,) = net.widths, net.ranks
        weights = Determinantal(1, d * e, 1), Determinantal(d, d, a)
        if d > 1 and e == a == 1:
            return weights, (SymmetricDeterminantal(d, 2), Determinantal(1, d, 1)), 2
        return weights, weights, 1

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of the weights, where there are polynomials."""
        if self.chosen_method == "closed-form":
            return ()
        return tuple(map(str, self.network.ring.symbols))

    @property
    def centred(self) -> Network:
        """The network, with powers for activations where biases make up for the difference."""
        return with_scalings(self.network)

    @property
    def gauge(self) -> Gauge:
        """A chart modulo the symmetries of the network."""
        return self.centred.gauge

    @property
    def data_name(self) -> str:
        """What kind of data are given, for the templates."""
        return "samples" if isinstance(self.data, QuadraticLoss) else str(self.data.name)

    @property
    def has_moments(self) -> bool:
        """Whether the form is one of moments of the inputs."""
        return isinstance(self.data, GenericData | GaussianData)

    @cached_property
    def _on_samples(self) -> tuple[PolynomialMatrix, Polynomial]:
        return self.centred.quotients(self.data.X)

    @cached_property
    def functions(self) -> tuple[Polynomial, ...]:
        """The coordinates of the functions, on which the form is taken, times the denominator."""
        if isinstance(self.data, QuadraticLoss):
            return tuple(chain(*self._on_samples[0]))
        if self.has_moments:
            return tuple(c for output in self.centred.expanded for c in output.values())
        found: tuple[Polynomial, ...] = self.centred.map.polynomials
        return found

    @property
    def denominator(self) -> Polynomial:
        """By which these coordinates are divided; one but for rational networks."""
        if isinstance(self.data, QuadraticLoss):
            return self._on_samples[1]
        return self.centred.map.denominator

    @property
    def coordinates(self) -> tuple[tuple[int, ...], ...]:
        """Of each function the number of an output, and the exponents of a monomial in it."""
        outputs = enumerate(self.centred.expanded)
        return tuple((i, *exponents) for i, output in outputs for exponents in output)

    @property
    def form(self) -> RationalMatrix:
        """The matrix of a given metric."""
        found: RationalMatrix = self.data.form(self.network.variety)
        return found

    @property
    def datum(self) -> tuple[Any, ...]:
        """The given outputs."""
        return tuple(chain(*self.data.Y))

    @property
    def numbers(self) -> Iterator[Telling]:
        """Coefficients and exponents, given numbers, and the odd ones in moments."""
        yield from in_variety(Parametric(self.functions, None, self.denominator))
        if isinstance(self.data, Metric):
            yield from in_metric(self.form, self.network.variety)
        if isinstance(self.data, QuadraticLoss):
            yield from (Telling(v, "an output") for v in self.datum if v)
            yield from differences(self.datum, "two outputs")
        if isinstance(self.data, GaussianData):
            most = 2 * max(sum(exponents) for _, *exponents in self.coordinates)
            yield from (Telling(k, "a moment") for k in range(3, most, 2))

    @property
    def too_large(self) -> str:
        """Saturation over QQ takes seconds up to here."""
        n = self.network.parameter_count
        high = max(int(sum(m)) for f in self.functions for m in f.itermonoms())
        if n > 5:
            return f"{n} weights, not at most 5"
        return f"degree {high}, not at most 3" if high > 3 else ""

    def refine(
        self, result: LearningDegreeResult, solve: Callable[[Problem[Any]], Any]
    ) -> LearningDegreeResult:
        """The result, on which two primes agree where a number of the problem is large."""
        return agreed(self, result, solve)

    @property
    def grounds(self) -> Grounds:
        """What the result rests on."""
        return degree_grounds(self.chosen_method, self.used_prime, self.seed)
