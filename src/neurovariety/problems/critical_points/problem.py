"""The critical points of a regularised loss of a linear network."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, pairwise
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.polynomials import (
    MOST_VARIABLES,
    RationalMatrix,
    read_rational_matrix,
)
from neurovariety.algebra.primes import Telling, differences
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.problems.base.arguments import LARGEST_SEED, check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, MODULO_A_PRIME, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.critical_points.result import CriticalPointsResult

GENERIC = "generic"
MOST_ENTRIES = 100_000
"""Of random data."""

_DATA_DENOMINATOR = 2**12
_WEIGHT_DENOMINATOR = 2**15


@dataclass(frozen=True)
class CriticalPoints(Problem[CriticalPointsResult]):
    """How many complex critical points a loss has, and where their weights vanish.

    Parameters
    ----------
    network : LinearNetwork
        Any number of layers and any widths.
    samples : int, optional
        The number of samples, at least 1, when the data are random: the entries of X and Y are
        multiples of 1/4096 near a normal distribution of deviation 1.
    X, Y : matrix of exact numbers, optional
        Given data instead: ``d_0 x m`` and ``d_h x m``, one sample a column. Floats are refused;
        `neurovariety.rational` says how they are taken.
    regularization : "generic", None, a number or sequence of matrices
        Tikhonov weights: random multiples of 1/32768 from (0, 1/8] for each weight, none, one for
        all weights, or a matrix for each layer.
    method : {"auto", "modular", "exact", "components", "definition"}
        ``modular`` counts modulo the prime; ``exact`` over the rational numbers; ``components``
        decomposes the critical points over the rational numbers, for a positive dimension;
        ``definition`` finds the primes of finitely many over the rational numbers in this process.
    prime : int, optional
        The characteristic of ``modular``, from 101 to 32749.
    seed : int
        Where random data come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If data do not fit the widths, are not exact, or have a denominator that the prime divides.

    References
    ----------
    Bharadwaj: Critical Points of Deep Linear Networks, thesis, San Francisco State University;
    Mehta, Chen, Tang, Hauenstein: The loss surface of deep linear networks viewed through the
    algebraic geometry lens, IEEE Trans. Pattern Anal. Mach. Intell. 44, 2022.

    Examples
    --------
    >>> problem = CriticalPoints(LinearNetwork(2, 2, 2), samples=1)
    >>> problem.system.equations[0].degree(), problem.loss.samples
    (1, 1)
    """

    network: LinearNetwork
    samples: int | None = None
    X: Any = None
    Y: Any = None
    regularization: Any = GENERIC
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "critical-points"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("modular", Certainty.MODULAR, assumes=MODULO_A_PRIME),
        Method("exact", Certainty.EXACT),
        Method("components", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "A. Bharadwaj: Critical Points of Deep Linear Networks, thesis, San Francisco State\n"
        "University",
        "D. Mehta, T. Chen, T. Tang, J. Hauenstein: The loss surface of deep linear networks\n"
        "viewed through the algebraic geometry lens, IEEE Trans. Pattern Anal. Mach. Intell. 44\n"
        "(2022) 5664-5680",
        "M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points, arXiv:1910.01671",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        if not isinstance(self.network, LinearNetwork):
            raise SpecificationError(
                f"expected a LinearNetwork, got {short(self.network)}: of others with "
                "polynomial or rational outputs LearningDegree(network, (X, Y)) counts critical "
                "weights modulo symmetries, and RealEDCriticalPoints.of_loss(network, X, Y) has "
                "the real critical functions"
            )
        if self.network.parameter_count > MOST_VARIABLES:
            raise SpecificationError(f"expected at most {MOST_VARIABLES} weights: {self.network}")
        check_method(self.method, self.methods, self.network)
        check_integer("seed", self.seed, 0, LARGEST_SEED)
        if (self.X is None) != (self.Y is None):
            raise SpecificationError(
                "expected both X and Y, or neither and a number of samples",
                at_shell="expected both --x and --y, or neither and --samples",
            )
        if self.X is not None:
            object.__setattr__(self, "X", read_rational_matrix(self.X))
            object.__setattr__(self, "Y", read_rational_matrix(self.Y))
        elif self.samples is None:
            raise SpecificationError(
                "expected a number of samples, or data X and Y",
                at_shell="expected --samples, or the data --x and --y",
            )
        if self.samples is not None:
            most = MOST_ENTRIES // (self.network.widths[0] + self.network.widths[-1])
            check_integer("samples", self.samples, 1, max(most, 1))
        if not isinstance(self.regularization, str | None):
            loss = QuadraticLoss([[0]], [[0]], self.regularization)
            object.__setattr__(self, "regularization", loss.regularization)
        elif self.regularization not in (GENERIC, None):
            raise SpecificationError(
                f"expected regularization {GENERIC!r}, None, a number or a matrix for each layer, "
                f"got {short(self.regularization)}"
            )
        found = self.system.loss.samples
        if self.samples not in (None, found):
            raise SpecificationError(f"expected {self.samples} samples, got {found} columns in X")
        self.check_random()

    def __str__(self) -> str:
        m = self.loss.samples
        data = "generic" if self.X is None else "given"
        if self.regularization is None:
            weights = "without regularization"
        else:
            chosen = "generic" if self.regularization == GENERIC else "given"
            weights = f"and {chosen} regularization"
        samples = f"{m} {data} sample{'s' if m > 1 else ''}"
        return f"critical points of the {self.network} for {samples} {weights}"

    @property
    def has_random_data(self) -> bool:
        """Whether some data come from the seed."""
        return self.X is None or self.regularization == GENERIC

    @cached_property
    def loss(self) -> QuadraticLoss:
        """The loss with its data, drawn from the seed where they are not given."""
        draw = random.Random(self.seed)
        d, regularization = self.network.widths, self.regularization
        X, Y = self.X, self.Y
        if X is None:
            assert self.samples is not None
            X, Y = (_normal(draw, rows, self.samples) for rows in (d[0], d[-1]))
        if regularization == GENERIC:
            regularization = tuple(_weights(draw, rows, cols) for cols, rows in pairwise(d))
        return QuadraticLoss(X, Y, regularization)

    @cached_property
    def system(self) -> GradientSystem:
        """The gradient system: one equation for each weight."""
        return GradientSystem(self.network, self.loss)

    @property
    def too_large(self) -> str:
        """Up to here the definition takes about a second, in most cases."""
        return too_much(self.system.equations, variables=4, degree=5, terms=20)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of the weights."""
        return tuple(str(s) for s in self.network.ring.symbols)

    @property
    def numbers(self) -> Iterator[Telling]:
        """The entries of X and Y and the weights, and what few of them differ by."""
        loss, layers = self.loss, self.loss.weights_of(self.network)
        data = dict.fromkeys(chain(*loss.X, *loss.Y))
        weights = dict.fromkeys(v for L in layers for row in L for v in row)
        yield from (Telling(v, "an entry of the data") for v in data)
        yield from (Telling(v, "a weight of the regularization") for v in weights)
        yield from differences((*data, *weights), "two of the data and the weights")

    @property
    def grounds(self) -> Grounds:
        """Random data, or a prime, are no proof; exact ones over QQ are."""
        seed = self.seed if self.has_random_data or self.chosen_method == "modular" else None
        if self.chosen_method == "modular":
            return Grounds(f"GF({self.used_prime})", seed, Certainty.MODULAR)
        proves = Certainty.MODULAR if self.has_random_data else Certainty.EXACT
        return Grounds("QQ", seed, proves)


def _normal(draw: random.Random, rows: int, cols: int) -> RationalMatrix:
    return tuple(
        tuple(
            Fraction(round(_DATA_DENOMINATOR * draw.gauss(0, 1)), _DATA_DENOMINATOR)
            for _ in range(cols)
        )
        for _ in range(rows)
    )


def _weights(draw: random.Random, rows: int, cols: int) -> RationalMatrix:
    return tuple(
        tuple(
            Fraction(draw.randint(1, _WEIGHT_DENOMINATOR // 8), _WEIGHT_DENOMINATOR)
            for _ in range(cols)
        )
        for _ in range(rows)
    )
