"""Table 3.1 of Bharadwaj's thesis: bounds and counts for one hidden layer and one sample."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from neurovariety.engines.base import Engine, Limits
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.problems.critical_points.bounds import bounds
from neurovariety.problems.critical_points.countlaw import critical_count_law
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.problems.real_critical_points.search import by_convexity
from neurovariety.solve import solve
from neurovariety.studies.reproduce.rows import Answer, Reproduction, Row, Settings

SOURCE = "(thesis)"

_TABLE = """
1 1 1 1 2 9 5 5 4 5 4 3
2 1 2 1 3 27 9 5 4 5 4 3
3 1 3 1 4 81 13 5 4 5 4 3
4 1 1 2 3 27 9 9 8 9 8 3
5 1 2 2 4 81 33 9 8 9 8 3
6 1 3 2 5 243 73 9 8 9 8 3
7 1 1 3 4 81 13 13 12 13 12 3
8 1 2 3 5 243 73 13 12 13 12 3
9 1 3 3 6 729 245 13 12 13 12 3
10 2 1 1 4 81 25 25 16 9 0 4
11 2 2 1 6 729 81 25 16 9 0 5
12 2 3 1 8 6561 169 25 16 9 0 5
13 2 1 2 6 729 81 81 64 33 16 9
14 2 2 2 8 6561 1089 81 64 33 16 9
15 2 3 2 10 59049 5329 81 64 33 16 9
16 2 1 3 8 6561 169 169 144 73 48 9
17 2 2 3 10 59049 5329 169 144 73 48 9
18 2 3 3 12 531441 60025 169 144 73 48 9
19 3 1 1 6 729 125 125 64 13 0 7
20 3 2 1 9 19683 729 125 64 13 0 7
21 3 3 1 12 531441 2197 125 64 13 0 7
22 3 1 2 9 19683 729 729 512 73 0 19
23 3 2 2 12 531441 35937 729 512 73 0 19
24 3 3 2 15 14348907 389017 729 512 73 0 19
25 3 1 3 12 531441 2197 2197 1728 245 64 27
26 3 2 3 15 14348907 389017 2197 1728 245 64 27
"""
"""Table 3.1 as printed: No, d, d_x, d_y, N, CBB, BKK, B_C, B_C*, N_C, N_C*, max N_R."""

_NUMBERS = ("CBB", "BKK", "B_C", "B_C*", "N_C", "N_C*", "max N_R")


@dataclass(frozen=True)
class TableRow:
    """A line of Table 3.1.

    Parameters
    ----------
    number : int
        From 1 to 26.
    network : LinearNetwork
        ``d_x, d, d_y``.
    published : tuple of int
        CBB, BKK, B_C, B_C*, N_C, N_C*, max N_R.
    settings : Settings
        How many real draws, and the seed.
    """

    number: int
    network: LinearNetwork
    published: tuple[int, ...]
    settings: Settings

    @property
    def name(self) -> str:
        """The widths."""
        return f"widths {','.join(map(str, self.network.widths))}"

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Bounds, complex counts, and the largest number of real points in random draws."""
        dx, d, dy = self.network.widths
        problem = CriticalPoints(self.network, samples=1, seed=self.settings.seed)
        result = solve(problem, engine=engine, limits=limits)
        found = bounds(problem, limits=limits)
        seen = max(self._real_counts(), default=None)
        most = critical_count_law(self.network).real_maximum
        ours = (
            found.classical.value,
            found.bkk.value,
            found.all_points.value,
            found.torus.value,
            result.value.complex,
            result.value.torus,
            seen,
        )
        cells = [str(self.number), str(d), str(dx), str(dy), str(self.network.parameter_count)]
        for mine, theirs in zip(ours, self.published, strict=True):
            cells += ["-" if mine is None else str(mine), str(theirs)]
        agrees = ours[:-1] == self.published[:-1] and (seen is None or seen <= most)
        return Answer((*cells, str(most)), agrees, (result.script,), self._remark(agrees, most))

    def _real_counts(self) -> list[int]:
        """The certified numbers of real points; a draw that is not settled says so."""
        counts = []
        for draw in range(self.settings.draws):
            found = by_convexity(balanced_system(self.network, self.settings.seed + draw))
            if found.complete:
                counts.append(found.count)
        return counts

    def _remark(self, agrees: bool, most: int) -> str:
        if agrees and self.published[-1] != most:
            return f"ok; N_R is odd: {self.published[-1]} cannot be the maximum"
        return ""


def balanced_system(network: LinearNetwork, seed: int) -> GradientSystem:
    """Random data for one sample for which many sets of neurons can be active at once.

    X is normal, Y is far from zero, and Lambda is small. The weights behind each hidden neuron have
    the same geometric mean over the outputs, up to rounding, so that no neuron outdoes another.
    Plain random data never gave more than 19 real points where 27 are possible.

    Examples
    --------
    >>> system = balanced_system(LinearNetwork(2, 3, 3), seed=1)
    >>> system.loss.samples, all(c > 0 for c in system.penalties)
    (1, True)
    """
    draw = random.Random(seed)
    inputs, hidden, outputs = network.widths
    X = [[Fraction(round(4096 * draw.gauss(0, 1)), 4096)] for _ in range(inputs)]
    Y = [[Fraction(draw.choice((-1, 1)) * draw.randint(4096, 8192), 4096)] for _ in range(outputs)]
    first = [[_weight(draw.uniform(1 / 10, 1 / 8)) for _ in range(inputs)] for _ in range(hidden)]
    columns = []
    for _ in range(hidden):
        z = [draw.uniform(0, 8) for _ in range(outputs)]
        columns.append([_weight(2 ** (v - sum(z) / outputs) / 128) for v in z])
    second = [list(row) for row in zip(*columns, strict=True)]
    return GradientSystem(network, QuadraticLoss(X, Y, (first, second)))


def _weight(value: float) -> Fraction:
    return Fraction(max(1, round(32768 * value)), 32768)


def thesis_table(settings: Settings) -> Reproduction:
    """Table 3.1: critical points of linear networks, with the true maxima of N_R."""
    columns = ["No", "d", "d_x", "d_y", "N"]
    for name in _NUMBERS:
        columns += [name, f"{name} {SOURCE}"]
    preface = (
        "H = 1, m = 1; a published value stands behind =, or in parentheses where it differs.\n"
        f"max N_R: the most certified real points in {settings.draws} random draws of balanced "
        f"data, from seed {settings.seed}; true max N_R: by convexity."
    )
    return Reproduction(
        (*columns, "true max N_R"),
        tuple(_rows(settings)),
        preface,
        references=CriticalPoints.references,
    )


def _rows(settings: Settings) -> list[Row]:
    rows: list[Row] = []
    for line in _TABLE.strip().splitlines():
        number, d, dx, dy, _, *published = map(int, line.split())
        rows.append(TableRow(number, LinearNetwork(dx, d, dy), tuple(published), settings))
    return rows
