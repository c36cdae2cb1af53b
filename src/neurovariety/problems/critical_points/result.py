"""Critical points of losses: counts, zero patterns, components."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.shown import Shown, counted
from neurovariety.problems.base.result import Result
from neurovariety.problems.critical_points.patterns import ZeroPattern


@dataclass(frozen=True)
class CriticalComponent(Shown):
    """An irreducible component of the critical points over QQ, and its functions.

    Parameters
    ----------
    ideal : Ideal
        In the weights: a prime ideal.
    image : Ideal
        In the entries ``m11, m12, ...`` of the product of the weights.
    rank : int
        Of the product at a generic point of the component.
    is_pure : bool or None
        Whether the rank is the largest that the network has: then the products are critical
        points of the loss on the neurovariety itself (Trager, Kohn, Bruna, proposition 6). None
        for a regularised loss, which is no function of the product.
    """

    ideal: Ideal
    image: Ideal
    rank: int
    is_pure: bool | None

    def __str__(self) -> str:
        words = {True: ", pure", False: ", not of full rank", None: ""}
        i, j = self.ideal, self.image
        return (
            f"dimension {i.dimension}, degree {i.degree}; functions of rank {self.rank}: "
            f"dimension {j.dimension}, degree {j.degree}{words[self.is_pure]}"
        )


@dataclass(frozen=True)
class CriticalPointCount(Shown):
    """How many critical points there are and where their weights vanish.

    Parameters
    ----------
    dimension : int
        Of the set of complex critical points: 0 if they are finitely many, -1 if there are none.
    degree : int
        With multiplicities; that of the highest-dimensional part if the dimension is positive.
    complex : int or None
        The number N_C of distinct points; None if they are not finitely many.
    torus : int or None
        The number N_C* of those without a zero weight.
    zero_patterns : mapping from ZeroPattern to int
        The numbers of points by pattern, which add up to ``complex``.
    orbits : int or None
        Of the sign changes of hidden neurons.
    reduced : bool or None
        Whether every point counts once: then ``degree == complex``.
    components : tuple of CriticalComponent
        If the method was ``components``.
    """

    dimension: int
    degree: int
    complex: int | None = None
    torus: int | None = None
    zero_patterns: Mapping[ZeroPattern, int] = field(default_factory=dict)
    orbits: int | None = None
    reduced: bool | None = None
    components: tuple[CriticalComponent, ...] = ()

    @property
    def propositions(self) -> dict[str, bool]:
        """Whether propositions 3.1-3.3 of the thesis hold on all points, and their common form."""
        if self.complex is None:
            return {}
        patterns = list(self.zero_patterns)
        return {
            "3.1 rows are zero or have no zeros": all(p.rows_are_whole for p in patterns),
            "3.2 zero rows match zero columns": all(p.rows_match_columns for p in patterns),
            "3.3 columns are zero or have no zeros": all(p.columns_are_whole for p in patterns),
            "nonzero weights join active neurons": all(p.is_active_subnetwork for p in patterns),
        }

    def summary(self) -> list[tuple[str, str]]:
        rows = list[tuple[str, str]]()
        if self.complex is None:
            rows += [("dimension", str(self.dimension)), ("degree", str(self.degree))]
            if not self.components:
                rows.append(("", "not finitely many; --method components decomposes them"))
        else:
            multiplicity = "" if self.reduced else f" of total multiplicity {self.degree}"
            rows += [
                (
                    "complex",
                    f"{self.complex}{multiplicity}, in {counted(self.orbits, 'orbit')} of signs",
                ),
                ("torus", str(self.torus)),
            ]
            rows += [
                ("zero patterns" if k == 0 else "", f"{count:>5}  {pattern}")
                for k, (pattern, count) in enumerate(self.zero_patterns.items())
            ]
            rows += [
                ("propositions" if k == 0 else "", f"{'holds' if held else 'FAILS'}  {name}")
                for k, (name, held) in enumerate(self.propositions.items())
            ]
        rows += [("components" if k == 0 else "", str(c)) for k, c in enumerate(self.components)]
        return rows


@dataclass(frozen=True)
class CriticalPointsResult(Result):
    """The critical points of a loss (``value``)."""

    value: CriticalPointCount

    def summary(self) -> list[tuple[str, str]]:
        return [("unknowns", str(self.problem.network.parameter_count)), *self.value.summary()]

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "dimension": value.dimension,
            "degree": value.degree,
            "complex": value.complex,
            "torus": value.torus,
            "orbits": value.orbits,
            "reduced": value.reduced,
            "zero_patterns": {str(p): n for p, n in value.zero_patterns.items()},
            "propositions": value.propositions,
            "components": [
                {
                    "ideal": c.ideal.data(),
                    "image": c.image.data(),
                    "rank": c.rank,
                    "is_pure": c.is_pure,
                }
                for c in value.components
            ],
        }
