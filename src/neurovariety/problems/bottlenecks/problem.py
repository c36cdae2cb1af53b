"""Bottlenecks: pairs of points of a variety with a common normal line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.problems.base.arguments import Given, check_method, check_metric
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import degree_of_equation, too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.bottlenecks.result import BottlenecksResult
from neurovariety.problems.image_ideal.closure import take_closure
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit, Variety


@dataclass(frozen=True)
class Bottlenecks(OfDistance[BottlenecksResult]):
    """Pairs of different points of a variety such that the line through them is normal at both.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit, Parametric or network
        For the real pairs, if it is no cone, a complete intersection; equations that vanish where
        the others do are left out. Of an image the equations are found first.
    metric : Metric
        Positive definite; the default is the unit metric.
    method : {"auto", "isolation", "modular", "definition"}
        ``isolation``: the real pairs by msolve's boxes, each certified by Krawczyk's operator, and
        the number of complex ones, those with the distance zero among them; ``modular``: this
        number alone, modulo the prime; ``definition``: the same over the rationals, where the
        equations of the normals lose singular points and the diagonal by saturation;
        ``auto``: the first that applies. A cone has no real pairs, and only the dimension of the
        complex ones is asked for.
    prime : int, optional
        The characteristic of ``modular``, from 101 to 32749.
    seed : int
        Where random linear forms come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If an image fills its space or its equations are not found, the metric does not fit, or the
        method does not apply; and when it is solved by ``isolation``, if several equations are no
        complete intersection.

    Notes
    -----
    The two ends are kept apart by s q(x - y) = 1 with the squared distance q, which vanishes for no
    two real points. A fixed linear form in its place would lose the pairs along its kernel. The
    complex pairs with q(x - y) = 0 are counted apart, and so are in ``modular`` those on which a
    random form vanishes: x - y has a first coordinate that is not zero.

    Of one equation only regular points are ends of a pair, for at others no multiple of the
    gradient is x - y.

    A cone contains the line through each of its points x, so a vector that is normal at x is
    orthogonal to x. Then x - y is orthogonal to x and y, hence to itself: no metric that is
    positive definite allows this over the real numbers. Over the complex numbers such pairs with
    the distance zero may be infinitely many. At a singular matrix normal is what is a limit of
    normals at regular ones.

    References
    ----------
    Di Rocco, Eklund, Weinstein: The bottleneck degree of algebraic varieties, SIAM Journal on
    Applied Algebra and Geometry 4, 2020.

    Examples
    --------
    >>> Bottlenecks(Implicit("x^3 + y^3 = 1 + x*y")).general_degree
    48
    """

    variety: Given
    metric: Metric = Frobenius()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "bottlenecks"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("isolation", Certainty.CERTIFIED, Place.MSOLVE, assumes=("definite",)),
        Method("modular", Certainty.MODULAR, assumes=COUNTED),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "S. Di Rocco, D. Eklund, M. Weinstein: The bottleneck degree of algebraic varieties,\n"
        "SIAM J. Appl. Algebra Geom. 4 (2020) 227-253",
    )

    def __post_init__(self) -> None:
        take_closure(self, "bottlenecks")
        check_metric(self.metric, self.variety)
        check_method(self.method, self.methods, self.variety)
        self.check_random()

    def __str__(self) -> str:
        return f"bottlenecks of {self.variety} in the {self.metric.name} metric"

    @property
    def written(self) -> Variety:
        """The variety by equations without multiple factors."""
        return without_multiple_factors(self.variety)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        if not isinstance(self.variety, Implicit) or self.variety.is_cone:
            return ("modular", DEFINITION)
        few = len(self.variety.polynomials) < self.variety.ambient_dimension
        return (*(("isolation",) if few else ()), "modular", DEFINITION)

    @property
    def too_large(self) -> str:
        """There are twice as many variables, and saturation twice and over QQ."""
        plane = self.variety.ambient_dimension < 3
        return too_large(self.variety, coordinates=3, degree=3 if plane else 2)

    @property
    def grounds(self) -> Grounds:
        """The pairs are enclosed; that there are no more rests on msolve."""
        if self.chosen_method == "isolation":
            return Grounds("RR", self.seed, Certainty.CERTIFIED)
        if self.chosen_method == DEFINITION:
            return Grounds("QQ", None, Certainty.EXACT)
        return Grounds(f"GF({self.used_prime})", self.seed, Certainty.MODULAR)

    @property
    def general_degree(self) -> int | None:
        """The number for a general curve in the plane or surface in 3-space of the same degree."""
        d, n = degree_of_equation(self.written), self.variety.ambient_dimension
        if d is None or n not in (2, 3):
            return None
        if n == 2:
            return d**4 - 5 * d**2 + 4 * d
        return d**6 - 2 * d**5 + 3 * d**4 - 15 * d**3 + 26 * d**2 - 13 * d

    @property
    def double_lagrange(self) -> tuple[Polynomial, ...]:
        """The equations of the pairs (x, y) and the multipliers of both, as many as variables.

        At x = y they hold with multipliers zero.
        """
        assert isinstance(self.written, Implicit)
        equations = tuple(f.clear_denoms()[1].primitive()[1] for f in self.written.polynomials)
        n, c = self.variety.ambient_dimension, len(equations)
        ring = polynomial_ring([f"z{k}" for k in range(2 * n + 2 * c)])
        x, y = ring.gens[:n], ring.gens[n : 2 * n]
        multipliers = ring.gens[2 * n : 2 * n + c], ring.gens[2 * n + c :]

        ends = ((0, 1, multipliers[0]), (n, -1, multipliers[1]))
        normal = [
            sum((sign * w * (b - a) for w, a, b in zip(row, x, y, strict=True)), ring.zero)
            - sum(
                (
                    m * embedded(f.diff(v), ring, first)
                    for m, f in zip(factors, equations, strict=True)
                ),
                ring.zero,
            )
            for first, sign, factors in ends
            for row, v in zip(self._rational_form, equations[0].ring.gens, strict=True)
        ]
        return (*(embedded(f, ring, first) for first in (0, n) for f in equations), *normal)

    @property
    def squared_length(self) -> Polynomial:
        """Of a vector, whose coordinates are the variables."""
        ring = polynomial_ring([f"z{k}" for k in range(self.variety.ambient_dimension)])
        rows = zip(self._rational_form, ring.gens, strict=True)
        terms = (w * a * b for row, a in rows for w, b in zip(row, ring.gens, strict=True))
        return sum(terms, ring.zero)

    @property
    def system(self) -> tuple[Polynomial, ...]:
        """The pairs at a distance: s q(x - y) = 1 for the squared distance q, definite over RR."""
        equations, q, _, s = self._with_distance
        return (*equations, s * q - 1)

    @property
    def isotropic_systems(self) -> tuple[tuple[Polynomial, ...], ...]:
        """The pairs with q(x - y) = 0, in disjoint parts: x_k - y_k is the first that is not zero.

        The part of the last k is left out: there x - y is a multiple of a real vector, so q(x - y)
        is not zero.
        """
        equations, q, d, s = self._with_distance
        return tuple((*equations, q, *d[:k], s * d[k] - 1) for k in range(len(d) - 1))

    @property
    def _rational_form(self) -> list[list[Any]]:
        return [[quotient(v) for v in row] for row in self.form]

    @property
    def _with_distance(self) -> tuple[tuple[Polynomial, ...], Polynomial, list[Polynomial], Any]:
        """The equations with one more variable s, q(x - y), x - y, and s."""
        old, n = self.double_lagrange, self.variety.ambient_dimension
        ring = polynomial_ring([f"z{k}" for k in range(old[0].ring.ngens + 1)])
        equations = tuple(embedded(f, ring) for f in old)
        d = [a - b for a, b in zip(ring.gens[:n], ring.gens[n : 2 * n], strict=True)]
        rows = zip(self._rational_form, d, strict=True)
        q = sum((w * a * b for row, a in rows for w, b in zip(row, d, strict=True)), ring.zero)
        return equations, q, d, ring.gens[-1]
