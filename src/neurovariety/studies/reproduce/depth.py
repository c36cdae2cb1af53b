"""More layers and more samples than the thesis's table, and its figure of zero patterns."""

from __future__ import annotations

from dataclasses import dataclass

from neurovariety.algebra.shown import counted
from neurovariety.engines.base import Engine, Limits
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.critical_points.bounds import bounds
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.solve import solve
from neurovariety.studies.reproduce.rows import Answer, Reproduction, Settings

_COUNTS = (
    # widths, samples, N_C, N_C*: computed independently, the first six also published
    ((1, 1, 1, 1), 1, 17, 16),
    ((1, 1, 1, 2), 1, 33, 32),
    ((1, 2, 2, 1), 1, 129, 64),
    ((2, 2, 2, 1), 1, 129, 64),
    ((1, 2, 2, 2), 1, 641, 384),
    ((1, 3, 3, 1), 1, 977, 256),
    ((1, 1, 1, 1, 1), 1, 49, 48),
    ((2, 1, 1), 2, 9, 8),
    ((2, 1, 2), 2, 17, 16),
    ((3, 1, 2), 2, 17, 16),
    ((3, 1, 2), 3, 25, 24),
    ((2, 2, 1), 2, 33, 16),
    ((2, 2, 2), 2, 225, 192),
)
_COLUMNS = (
    *("widths", "m", "N", "CBB", "BKK", "B_C", "B_C*"),
    *("N_C", "N_C (published)", "N_C*", "N_C* (published)", "3.1-3.3", "active", "seconds"),
)

# Figure 3.1, widths 2,2,2: the patterns of W_1 and W_2, and how many solutions have them
_FIGURE = {"**/** **/**": 16, "**/00 *0/*0": 8, "00/** 0*/0*": 8, "00/00 00/00": 1}


@dataclass(frozen=True)
class CountRow:
    """A network with a number of samples, and its known counts.

    Parameters
    ----------
    network : LinearNetwork
        Any depth.
    samples, points, torus : int
        How many samples, and N_C and N_C* of the source.
    seed : int
        Where the data come from.
    """

    network: LinearNetwork
    samples: int
    points: int
    torus: int
    seed: int

    @property
    def name(self) -> str:
        """The widths and samples."""
        return (
            f"widths {','.join(map(str, self.network.widths))}, {counted(self.samples, 'sample')}"
        )

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Counts, bounds and zero patterns."""
        problem = CriticalPoints(self.network, samples=self.samples, seed=self.seed)
        result = solve(problem, engine=engine, limits=limits)
        found, value = bounds(problem, limits=limits), result.value
        held = value.propositions
        cells = (
            ",".join(map(str, self.network.widths)),
            str(self.samples),
            str(self.network.parameter_count),
            *(
                "-" if b.value is None else str(b.value)
                for b in (found.classical, found.bkk, found.all_points, found.torus)
            ),
            str(value.complex),
            str(self.points),
            str(value.torus),
            str(self.torus),
            "yes" if all(list(held.values())[:-1]) else "no",
            "yes" if all(list(held.values())[-1:]) else "no",
            f"{result.provenance.seconds:.3f}",
        )
        agrees = (value.complex, value.torus) == (self.points, self.torus)
        return Answer(cells, agrees, (result.script,))


def deeper_table(settings: Settings) -> Reproduction:
    """Table 3.2: critical points with two and three hidden layers, and more samples than one."""
    rows = (CountRow(LinearNetwork(*w), m, n, t, settings.seed) for w, m, n, t in _COUNTS)
    return Reproduction(
        _COLUMNS,
        tuple(rows),
        "B_C and B_C* are theorems for one hidden layer and one sample only.\n"
        "3.1-3.3: whether the thesis's propositions on zeros hold as they stand;\n"
        "active: whether exactly the weights between active neurons are nonzero.",
        references=CriticalPoints.references,
    )


@dataclass(frozen=True)
class PatternRow:
    """A zero pattern and the number of solutions that have it."""

    pattern: str
    published: int
    seed: int

    @property
    def name(self) -> str:
        """The pattern, rows between slashes."""
        return self.pattern

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Count the patterns of row 14 of the table."""
        problem = CriticalPoints(LinearNetwork(2, 2, 2), samples=1, seed=self.seed)
        result = solve(problem, engine=engine, limits=limits)
        found = {str(p): (p, count) for p, count in result.value.zero_patterns.items()}
        if self.pattern not in found:
            return Answer((self.pattern, "", "0", str(self.published)), False, (result.script,))
        pattern, count = found[self.pattern]
        W1, W2 = ("\n".join(row) for row in (r.split("/") for r in str(pattern).split()))
        agrees = count == self.published and len(found) == len(_FIGURE)
        return Answer((W1, W2, str(count), str(self.published)), agrees, (result.script,))


def pattern_figure(settings: Settings) -> Reproduction:
    """Figure 3.1: where the 33 critical points of widths 2,2,2 have zeros."""
    rows = tuple(PatternRow(p, n, settings.seed) for p, n in _FIGURE.items())
    return Reproduction(
        ("W_1", "W_2", "solutions", "solutions (thesis)"),
        rows,
        references=CriticalPoints.references,
    )
