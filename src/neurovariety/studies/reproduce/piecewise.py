"""Piecewise-linear networks: classification fans, max-pooling, ranks of Jacobians."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, log
from typing import Any

from flint import fmpz_poly

from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.writing import show_polynomial
from neurovariety.engines.base import Engine, Limits
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.classification_fan.problem import ClassificationFan
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.max_pooling.problem import MaxPooling
from neurovariety.problems.mistake_levels.problem import MistakeLevels
from neurovariety.solve import solve
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    Answer,
    PublishedNumber,
    Reproduction,
    Settings,
)

POINTS = "4, -12; 5, 3; 6, 6; 4, 2; -3, -3; 3, -11; -6, -4; 4, -5; -4, -4"
POSITIVE = "6, 6; -3, -3; 3, -11"
SAME_ORIENTATIONS = (
    ("-35, 39; 34, 32; -28, -37; -37, -6; -15, 12; -11, -2; -1, 8; -33, 0", "18124"),
    ("-31, 38; 36, 35; -33, -35; -37, -8; -16, 16; -8, 4; -3, 11; -32, 6", "18148"),
)
"""Two sets of points with the same orientations of all triples."""
GENERAL = "0, 0; 10, 1; 3, 9; -7, 8; -9, -4; 2, -11; 13, -6; 6, 5; -4, 2"


def brandenburg_talk(settings: Settings) -> Reproduction:
    """Cones of the classification fan of nine points, and levels of the 0/1 loss."""

    def level(mistakes: int, name: str) -> Any:
        return lambda result: str(getattr(result.value.levels[mistakes], name))

    def cones(result: Any) -> str:
        return str(result.value.cones)

    def bad(result: Any) -> str:
        return str(len(result.value.bad_local_minima))

    def fewest(result: Any) -> str:
        return str(result.value.fewest)

    levels = MistakeLevels(POINTS, POSITIVE)
    linear = MistakeLevels(POINTS, POSITIVE, (1, 1))
    line = MistakeLevels("1; 2; 3; 4; 5; 6", "2; 5", (1, 1))
    found = [
        (f"{name}, {e} mistake{'s' * (e != 1)}", known, levels, level(e, name))
        for e, name, known in (
            (0, "cones", "16"),
            (0, "components", "8"),
            (1, "cones", "304"),
            (1, "components", "28"),
        )
    ]
    rows: list[tuple[str, str, Any, Any]] = [
        ("cones of nine points, 2 + 2 terms", "41680", ClassificationFan(POINTS), cones),
        *found,
        ("fewest mistakes, 2 + 2 terms", "0", levels, fewest),
        ("fewest mistakes, linear", "2", linear, fewest),
        ("cones, 2 mistakes, linear", "3", linear, level(2, "cones")),
        ("bad local minima, 2 + 2 terms", "0", levels, bad),
        ("bad local minima, linear, labels not separable", "2", line, bad),
        ("cones of nine points in general position", "37900", ClassificationFan(GENERAL), cones),
        *(
            (
                f"cones of eight points, {k} with the same triples",
                known,
                ClassificationFan(p),
                cones,
            )
            for k, (p, known) in enumerate(SAME_ORIENTATIONS, start=1)
        ),
    ]

    def draw() -> Any:
        from neurovariety.present.plot.piecewise.networks import linear_regions

        f = levels.functions(solve(levels).value.minima[0].covector)
        classifier = TropicalRational(f[:2], f[2:])
        return linear_regions(classifier, points=levels.points, positive=levels.positive)

    return Reproduction(
        NUMBER_COLUMNS,
        tuple(PublishedNumber(*row, here=True) for row in rows),
        "The number of cones depends on the points. In strict general position it is 4 modulo 24,\n"
        "and 41680 is not; these nine points have all published numbers, and were found by search.",
        draw,
    )


def max_pooling(settings: Settings) -> Reproduction:
    """Max-pooling: the theorems of Escobar and others, by their numbers there."""

    def quotient(result: Any) -> str:
        f = result.problem.generating_function
        return _quotient(f.numerator, f.denominator)

    def facets(result: Any) -> str:
        return str(result.value.f_vector[-2])

    def vertices(result: Any) -> str:
        return str(result.value.vertices)

    rows = []
    for k, s in ((4, 2), (5, 3), (6, 4), (7, 4)):
        formula = _quotient((1,), (1, -k, (k - s) * (k - s - 1)))
        problem = MaxPooling(length=s + k, window=k, stride=s)
        rows.append((f"Theorem 4.2, k = {k}, s = {s}", formula, problem, quotient))
    for s, r in ((1, 2), (1, 3), (2, 2)):
        k = s * (r + 1)
        known = _in_lowest_terms(
            fmpz_poly([1, r * s - s - 2, 1 - r * s] + [0] * (r - 2) + [s]),
            fmpz_poly([1, -2 * (s + 1), (s + 1) ** 2] + [0] * (r - 2) + [s])
            + fmpz_poly([0] * (r + 2) + [-(s**2) * (r + 1), s * (r * s - 1)]),
        )
        problem = MaxPooling(length=s + k, window=k, stride=s)
        rows.append((f"Theorem 4.3, k = {k}, s = {s}", known, problem, quotient))
    for k, s, n in ((3, 1, 5), (5, 2, 4), (6, 2, 4)):
        problem = MaxPooling(length=s * (n - 1) + k, window=k, stride=s)
        known = str(_matrix_product(k, s, n))
        rows.append((f"Theorem 4.5, k = {k}, s = {s}, n = {n}", known, problem, vertices))
    for k, s, n in ((3, 1, 3), (4, 1, 3), (4, 2, 3), (3, 2, 3)):
        problem = MaxPooling(length=s * (n - 1) + k, window=k, stride=s, faces=True)
        known = str((s + 2) * (n - 1) + k if k > s + 1 else k * n)
        rows.append((f"Theorem 4.19, k = {k}, s = {s}, n = {n}", known, problem, facets))
    known = _quotient((1, 1, -1), (1, -13, 31, -20, 4))
    rows.append(("Theorem 5.3", known, MaxPooling(3, 4, window=2), quotient))

    def draw() -> Any:
        from neurovariety.present.plot.piecewise.types import max_pooling as picture

        return picture(MaxPooling(3, 9, window=2))

    numbers = tuple(PublishedNumber(*row, here=True) for row in rows)
    return Reproduction(NUMBER_COLUMNS, numbers, draw=draw)


def _in_lowest_terms(numerator: fmpz_poly, denominator: fmpz_poly) -> str:
    """A quotient whose denominator begins with 1."""
    common = numerator.gcd(denominator)
    parts = [f // common * int(common[0]) for f in (numerator, denominator)]
    return _quotient(*([int(c) for c in f.coeffs()] for f in parts))


def _quotient(numerator: Sequence[int], denominator: Sequence[int]) -> str:
    """Of polynomials in x with these coefficients, from the constant on."""
    (x,) = polynomial_ring(["x"]).gens
    parts = [sum(c * x**i for i, c in enumerate(p)) for p in (numerator, denominator)]
    top, bottom = (show_polynomial(f).spaced for f in parts)
    return f"{top if len(parts[0]) == 1 else f'({top})'}/({bottom})"


def _matrix_product(k: int, s: int, n: int) -> int:
    """``1^T A^(n-1) 1``."""
    vector = [1] * k
    for _ in range(n - 1):
        total = sum(vector)
        head = k - s
        vector = [
            total if i < s else sum(vector[max(head, 0) :]) + (vector[i - s] if i - s < head else 0)
            for i in range(k)
        ]
    return sum(vector)


@dataclass(frozen=True)
class ThresholdRow:
    """From how many neurons on a part of the regions has full rank.

    Parameters
    ----------
    samples : int
        On a line.
    missing : Fraction
        One less that part.
    known : int
        The number, computed independently.
    """

    samples: int
    missing: Fraction
    known: int

    @property
    def name(self) -> str:
        """The samples and the part."""
        return f"{self.samples} samples, {1 - self.missing} of the regions"

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """By bisection."""
        low, high = self.samples // 2, 8 * self.samples
        while low < high:
            middle = (low + high) // 2
            result = solve(JacobianRankCensus(self.samples, middle), limits=limits)
            low, high = (
                (low, middle) if result.value.full >= 1 - self.missing else (middle + 1, high)
            )
        bound = ceil(2 * self.samples * log(self.samples / self.missing))
        share = solve(JacobianRankCensus(self.samples, low), limits=limits)
        cells = (self.name, str(low), str(self.known), f"{float(share.value.full):.6f}", str(bound))
        return Answer(cells, low == self.known, (share.script,))


def mild_overparameterization(settings: Settings) -> Reproduction:
    """Mild overparameterization: the phase transition to full rank, as exact integers."""
    known = {10: (12, 20, 30), 20: (31, 49, 71), 50: (103, 150, 208), 100: (244, 338, 455)}
    parts = (Fraction(1, 2), Fraction(1, 10), Fraction(1, 100))
    rows = tuple(
        ThresholdRow(n, part, number)
        for n, numbers in known.items()
        for part, number in zip(parts, numbers, strict=True)
    )

    def draw() -> Any:
        from neurovariety.present.plot.piecewise.regions import rank_transition

        return rank_transition(JacobianRankCensus(samples=20, hidden=80))

    return Reproduction(
        ("regions", "neurons", "neurons (known)", "full rank", "2 n log(n/eps)"),
        rows,
        "The fewest neurons with which this part of all activation regions has a Jacobian of full\n"
        "rank; samples on a line, with biases. Regions are counted, not measured. The last\n"
        "column, with eps the part that is left, has the order of a bound for Gaussian weights.",
        draw,
    )
