"""All local minima of the square loss of a ReLU network with one hidden layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import count
from math import comb
from typing import Any, ClassVar

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.progress import note, tell
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, TooLarge, short
from neurovariety.problems.base.arguments import check_method, read_numbers
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.classification_fan.bounds import at_least
from neurovariety.problems.classification_fan.points import read_points
from neurovariety.problems.classification_fan.problem import ClassificationFan
from neurovariety.problems.jacobian_rank_census.patterns import Pattern, activations
from neurovariety.problems.local_minima.regions import Proof, fields, proofs
from neurovariety.problems.local_minima.result import LocalMinimaResult

MOST_REGIONS = 20_000
"""That are kept, each with its proof."""
FEW_REGIONS = 40
"""Which the definition goes through in a moment."""


@dataclass(frozen=True)
class LocalMinima(RationalProblem[LocalMinimaResult]):
    """Every local minimum of the square loss at which it is differentiable, region by region.

    The network is ``x -> sum_j v_j max(<w_j, x> + b_j, 0)``; w and b are trained, v is given. The
    loss is the sum of ``(F(x_i) - y_i)^2`` over the samples. Which neurons are active at which
    samples divides the weights into regions, open cones, and on each of them the loss is a convex
    quadratic form: a region holds local minima exactly where it meets the affine space of the
    critical points of this form, and all of them have one loss.

    Parameters
    ----------
    x : matrix
        A row for each sample; numbers alone are samples on a line.
    y : sequence of numbers
        The value that the network should have at each sample.
    v : sequence of numbers
        The weights of the second layer, none of them zero.
    method : str
        ``regions`` (critical points by linear algebra, and a point of them in the region or a sum
        of inequalities that excludes it), ``definition`` (a linear programme over the rationals for
        each pattern of signs; for few regions), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If there are more or fewer y than samples, or a number in v is zero.

    Notes
    -----
    Where a neuron is zero at a sample the loss can have kinks, and local minima there are not
    found: the smallest loss of all can lie there. A Jacobian of full rank does not put a minimum
    into a region: it says that one in it has no errors.

    References
    ----------
    K. Karhadkar, M. Murray, H. Tseran, G. Montufar: Mildly overparameterized ReLU networks have a
    favorable loss landscape, arXiv:2305.19510.

    Examples
    --------
    >>> from neurovariety import solve
    >>> found = solve(LocalMinima([-3, -1, 2, 5], [1, -2, 3, 0], [1, 1])).value
    >>> len(found.regions), found.all_regions, str(found.smallest_loss)
    (7, 64, '38/3')
    """

    x: Any
    y: Any
    v: Any
    method: str = "auto"
    kind: ClassVar[str] = "local-minima"
    each: ClassVar[tuple[str, ...]] = ("regions", "active")
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("regions", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "K. Karhadkar, M. Murray, H. Tseran, G. Montufar: Mildly overparameterized ReLU networks\n"
        "have a favorable loss landscape, arXiv:2305.19510",
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "x", read_points(_rows(self.x)))
        object.__setattr__(self, "y", read_numbers("y", self.y))
        object.__setattr__(self, "v", read_numbers("v", self.v))
        if len(self.y) != len(self.x):
            raise SpecificationError(
                f"expected a number in y for each of {len(self.x)} samples, got {len(self.y)}"
            )
        if not self.v or not all(self.v):
            raise SpecificationError("expected numbers in v that are not zero, one for each neuron")
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        n, d = len(self.x), len(self.x[0])
        return f"local minima of {len(self.v)} ReLU neurons on {counted(n, 'sample')} in R^{d}"

    @cached_property
    def fan(self) -> ClassificationFan:
        """Which samples lie on one side of a hyperplane."""
        return ClassificationFan(self.x, (1, 1))

    @cached_property
    def patterns(self) -> list[Pattern]:
        """Where a neuron can be active."""
        return activations(self.fan)

    @property
    def samples(self) -> list[tuple[Fraction, ...]]:
        """With a 1 before, for the biases."""
        return [(Fraction(1), *p) for p in self.x]

    def regions(self, after: Any = None) -> Iterator[Proof]:
        """All regions one by one with what proves which critical points they hold; none is kept.

        Parameters
        ----------
        after : sequence of int, optional
            The region behind which to begin, to go on where one has stopped: for each neuron
            where it is active, one behind the other.

        Examples
        --------
        >>> problem = LocalMinima([-3, -1, 2, 5], [1, -2, 3, 0], [1, 1])
        >>> next(problem.regions(after=(0, 0, 0, 0, 1, 1, 1, 0))).active
        ((0, 0, 0, 0), (0, 0, 0, 1))
        """
        start = 0 if after is None else 1 + self._number(after)
        return proofs(self.samples, self.y, self.v, self.patterns, start)

    def _number(self, active: Any) -> int:
        """Of a region."""
        n, signs = len(self.x), tuple(items_of("after", active))
        number = 0
        for j in range(len(self.v)):
            of_neuron = signs[j * n : (j + 1) * n]
            if len(signs) != n * len(self.v) or of_neuron not in self.patterns:
                raise SpecificationError(
                    f"expected a region, {n * len(self.v)} numbers that are 1 where a neuron is "
                    f"active at a sample, else 0, got {short(active)}"
                )
            number = number * len(self.patterns) + self.patterns.index(of_neuron)
        return number

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """The same, kept.

        Raises
        ------
        TooLarge
            If there are more regions than are kept.
        """
        few = next(n for n in count() if (2 * n) ** len(self.v) > MOST_REGIONS)
        self._check("at least ", 2 * at_least(self.fan.homogeneous, 2, few).orbits)
        self._check("", len(self.patterns))
        number = len(self.patterns) ** len(self.v)
        found: list[Proof] = []
        note(self.kind, lambda: self._known(found))
        for proof in self.regions():
            found.append(proof)
            tell(f"{len(found)} of {number} regions")
        return tuple(found)

    def _check(self, said: str, patterns: int) -> None:
        """Refuse more regions than are kept."""
        number = patterns ** len(self.v)
        if number > MOST_REGIONS:
            few = number.bit_length() < 64
            raise TooLarge(
                f"{said}{number if few else f'{patterns}^{len(self.v)}'} regions, more than "
                f"{MOST_REGIONS}; regions(), at the shell --each FILE, goes through them without "
                "keeping them"
            )

    def _known(self, found: Sequence[Proof]) -> dict[str, Any]:
        """Of some regions, if there are any."""
        if not found:
            return {}
        after = tuple(a for pattern in found[-1].active for a in pattern)
        return fields(found, len(self.x)) | {"after": after}

    @property
    def written(self) -> tuple[Any, ...]:
        """As scripts have them: critical weights, and what excludes them."""
        return tuple((p.weights, p.multipliers) for p in self.proofs)

    @property
    def too_large(self) -> str:
        """So many regions are gone through in a moment."""
        n, d = len(self.x), len(self.x[0])
        found = int((2 * sum(comb(n - 1, i) for i in range(d + 1))) ** min(len(self.v), 20))
        return f"{found} regions, not at most {FEW_REGIONS}" if found > FEW_REGIONS else ""


def _rows(given: Any) -> Any:
    """Numbers alone are rows of one number each."""
    if isinstance(given, str):
        return given
    return [row if hasattr(row, "__len__") else [row] for row in items_of("x", given)]
