"""The teachers over which two critical functions of a regression meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.algebra.primes import Telling
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.problems.base.arguments import LARGEST_SEED, check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import COUNTED, DEFINITION, Method
from neurovariety.problems.base.numbers import agreed, in_metric
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.problems.learning_degree.data import (
    GenericData,
    GenericMetric,
    in_words,
    read_data,
)
from neurovariety.problems.teacher_discriminant.matrices import Matrices, as_matrices
from neurovariety.problems.teacher_discriminant.moments import metric_of
from neurovariety.problems.teacher_discriminant.result import TeacherDiscriminantResult
from neurovariety.varieties.forms import first_bad_pivot
from neurovariety.varieties.metrics import Metric, SymmetricForm
from neurovariety.varieties.variety import Variety


@dataclass(frozen=True)
class TeacherDiscriminant(Problem[TeacherDiscriminantResult]):
    """The teachers over which two critical functions of a network's square loss meet.

    Parameters
    ----------
    network : network
        With polynomial functions that do not fill their space.
    data : GenericMetric, GenericData, GaussianData, Metric or pair of matrices
        What the loss is, as for `LearningDegree`; of a pair (X, Y) the inputs alone count, for the
        teacher moves.
    method : str
        ``closed-form``, ``pencil``, ``definition`` as for `EDDiscriminant`, or ``auto``: the first
        that applies. Equations are found by ``definition`` alone.
    prime : int, optional
        The characteristic of ``pencil``, from 101 to 32749.
    seed : int
        Where generic data and random lines come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the data do not fit the network, or do not tell all functions apart.

    Notes
    -----
    The loss of a student f on the outputs of a teacher u is the squared distance of f and u in the
    form that the moments of the inputs are. So the number of real critical functions changes over
    the ED discriminant of the network's variety in this form alone. For generic data or metrics
    the result also has its degree in these: how many forms on a line make critical points meet for
    a generic teacher, but not for all, as those that are degenerate.

    For sums of one power, with the widths n, 1, 1, critical points are the ``w`` at which the
    gradients of ``L(w) = <u, w^r>`` and ``M(w) = <w^r, w^r>`` are parallel; for n = 2 their
    Jacobian has degree 3r - 2 in w, degree 1 in u and 2 in the moments, so the discriminant has
    degree 6r - 6 in u and 12r - 12 in the moments. With two outputs and r > 1 the gradients of
    ``N = L_1^2 + L_2^2`` and M are parallel; the discriminant of their Jacobian is the resultant of
    N and M, over which two points meet at infinity, times the condition that a combination of N and
    M has a triple root: of degree 4r + (12r - 12) in u and 6r + (18r - 18) in the moments.

    References
    ----------
    Y. Arjevani, J. Bruna, J. Kileel, E. Polak, M. Trager: Geometry and optimization of shallow
    polynomial networks, 2025, for teacher-metric discriminants.

    Examples
    --------
    >>> from neurovariety import GaussianData, PolynomialNetwork
    >>> print(TeacherDiscriminant(PolynomialNetwork((2, 1, 1), 2), GaussianData()))
    teacher discriminant of the network with widths 2, 1, 1 and activation z^2 for Gaussian data
    """

    network: Network
    data: Any = GenericMetric()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "teacher-discriminant"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT),
        Method("pencil", Certainty.MODULAR, assumes=COUNTED),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "Y. Arjevani, J. Bruna, J. Kileel, E. Polak, M. Trager: Geometry and optimization of\n"
        "shallow polynomial networks (2025)",
        *EDDiscriminant.references,
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        net = self.network
        if not isinstance(net, Network):
            raise SpecificationError(f"expected a network, got {short(net)}")
        check_integer("seed", self.seed, 0, LARGEST_SEED - 1)
        object.__setattr__(self, "data", read_data(self.data, net))
        if net.is_filling:
            raise SpecificationError(
                "expected a network that does not fill its space of functions over the complex "
                f"numbers, got {net}: there the one critical function is the teacher itself; it is "
                "the real one, too, if real weights give it, and else there is none"
            )
        check_method(self.method, self.methods, net)
        self.discriminant.check_random()

    def __str__(self) -> str:
        return f"teacher discriminant of the {self.network} for {in_words(self.data)}"

    @cached_property
    def discriminant(self) -> EDDiscriminant:
        """The problem of the ED discriminant; its checks are ours."""
        return self._discriminant(self.chosen_method)

    def _discriminant(self, method: str) -> EDDiscriminant:
        V, metric = self.network.variety, self._metric(self.seed)
        if method == "pencil":  # which counts degrees, the same in all coordinates
            V, metric = self._on_matrices(metric)
        return EDDiscriminant(V, metric, method, self.prime, self.seed)

    @cached_property
    def matrices(self) -> Matrices | None:
        """Those of the functions, of which equations and good charts are known."""
        return as_matrices(self.network)

    @property
    def on_matrices(self) -> tuple[Variety, Metric]:
        """The functions and the form of the loss; on their matrices, if they have such."""
        return self._on_matrices(self._metric(self.seed))

    @cached_property
    def second(self) -> RationalMatrix | None:
        """Another form of the same kind, for the line of forms on which the degree is counted."""
        generic = isinstance(self.data, GenericMetric | GenericData)
        if not generic or self.chosen_method != "pencil":
            return None
        V, metric = self._on_matrices(self._metric(self.seed + 1))
        return metric.form(V)

    def _on_matrices(self, metric: Metric) -> tuple[Variety, Metric]:
        V, matrices = self.network.variety, self.matrices
        if matrices is None:
            return V, metric
        return matrices.variety, SymmetricForm(matrices.form(metric.form(V)))

    def _metric(self, seed: int) -> Metric:
        metric = metric_of(self.network, self.data, seed)
        if isinstance(metric, SymmetricForm) and first_bad_pivot(metric.matrix) is not None:
            raise SpecificationError(
                f"expected data that tell all functions of the {self.network} apart, got "
                f"{in_words(self.data)}: take more of them"
            )
        return metric

    @property
    def by_definition(self) -> Problem[Any]:
        """The ED discriminant's, of the map; the degree in the metric is checked apart."""
        return self._discriminant(DEFINITION)

    @property
    def too_large(self) -> str:
        """As for the ED discriminant."""
        return self._discriminant(DEFINITION).too_large

    @property
    def methods(self) -> tuple[str, ...]:
        """The first that applies is quick."""
        known = [method.name for method in self.known_methods]
        return tuple(name for name in self._discriminant("auto").methods if name in known)

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the ED discriminant, and of the second form."""
        yield from self.discriminant.numbers
        if self.second is not None:
            yield from in_metric(self.second, self.discriminant.variety)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        return self.discriminant.symbols

    @property
    def grounds(self) -> Grounds:
        """Those of the ED discriminant."""
        return self.discriminant.grounds

    def refine(
        self, result: TeacherDiscriminantResult, solve: Callable[[Problem[Any]], Any]
    ) -> TeacherDiscriminantResult:
        """The result, on which two primes agree where a number of the problem is large."""
        return agreed(self, result, solve)
