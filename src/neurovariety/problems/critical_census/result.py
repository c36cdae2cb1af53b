"""Critical points by common roots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import lines
from neurovariety.certify.balls import ends, near
from neurovariety.certify.homotopy.points import RealEDPoint
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class Stratum(Shown):
    """The critical points whose end-to-end filter has roots of some multiplicities.

    Or those of a network, the given or a narrower one, with one rank of the derivative.

    Parameters
    ----------
    pattern : tuple of tuple of int
        The multiplicities, for each group of layers between which the stride is one.
    functions : int
        Complex critical functions: the ED degree of the filters with this pattern.
    parameters : int or None
        The critical weights that give them, modulo scalings and base changes, each as often as it
        counts; None if they are not isolated, so that there are infinitely many.
    real_functions, real_parameters : int or None
        The real ones of these for a given target, as many weights as over a general function. None
        without one, or if they are not decided.
    points : tuple of RealEDPoint, or None
        The real critical functions, in boxes.
    why : str
        The ground for the real ones, or what is missing.
    network : network or None
        Of which the functions are, for other networks than linear convolutions.
    is_narrower : bool
        Whether it has fewer functions than the given one.
    corank : int
        How much smaller the rank of its derivative is at these weights than at general ones.
    ranks : tuple of int
        Of the blocks of a linear network that commutes with a group.
    """

    pattern: tuple[tuple[int, ...], ...]
    functions: int
    parameters: int | None
    real_functions: int | None = None
    real_parameters: int | None = None
    points: tuple[RealEDPoint, ...] | None = field(default=None, compare=False, repr=False)
    why: str = field(default="", compare=False, repr=False)
    network: Any = None
    is_narrower: bool = False
    corank: int = 0
    ranks: tuple[int, ...] = ()

    @property
    def is_pure(self) -> bool:
        """Whether they are critical for all functions, as where all roots of a group are simple."""
        simple = all(m == 1 for group in self.pattern for m in group)
        return simple and not self.is_narrower and not self.corank

    def __str__(self) -> str:
        kind = "pure" if self.is_pure else "spurious"
        given = self.real_functions is not None
        return f"{_name(self)}: {_numbers(self, given)}, {kind}"


@dataclass(frozen=True)
class Total(Shown):
    """The numbers of all critical functions, and weights modulo scalings.

    Parameters
    ----------
    functions : int
        The sum over all strata.
    parameters : int or None
        The same for weights; None if they are infinitely many.
    real_functions, real_parameters : int or None
        The real ones of these; None if they are not known.
    """

    functions: int
    parameters: int | None
    real_functions: int | None = None
    real_parameters: int | None = None


@dataclass(frozen=True)
class Census(Shown):
    """The strata (``strata``), the pure ones first, and what they add up to.

    Critical weights that are in none of them are ``left_out``, in words.
    """

    strata: tuple[Stratum, ...]
    left_out: str = field(default="", compare=False)

    @property
    def total(self) -> Total:
        """The sums."""
        return Total(
            sum(s.functions for s in self.strata),
            total(s.parameters for s in self.strata),
            total(s.real_functions for s in self.strata),
            total(s.real_parameters for s in self.strata),
        )

    def summary(self) -> list[tuple[str, str]]:
        return self.rows(any(s.real_functions is not None for s in self.strata))

    def rows(self, given: bool) -> list[tuple[str, str]]:
        """A line for each stratum, with real numbers if there is a target."""
        rows = []
        for s in self.strata:
            kind = "pure" if s.is_pure else "spurious"
            rows.append((_name(s), f"{_numbers(s, given)}, {kind}"))
            rows += lines("", [_line(p) for p in s.points or ()])
            if s.why and (s.points is None or s.real_parameters is None):
                rows.append(("", s.why))
        rows.append(("total", _numbers(self.total, given)))
        return [*rows, *([("left out", self.left_out)] if self.left_out else [])]


@dataclass(frozen=True)
class CriticalCensusResult(Result):
    """Critical points by common roots (``value``)."""

    value: Census

    def summary(self) -> list[tuple[str, str]]:
        return self.value.rows(self.problem.datum is not None)

    def value_data(self) -> dict[str, Any]:
        strata = [
            {f.name: getattr(s, f.name) for f in fields(s)}
            | {"is_pure": s.is_pure, "network": s.network and str(s.network)}
            | {"points": s.points and [_box(p) for p in s.points]}
            for s in self.value.strata
        ]
        total = asdict(self.value.total)
        return {"strata": strata, "total": total, "left_out": self.value.left_out}


def _name(s: Stratum) -> str:
    if s.ranks:
        return f"ranks {', '.join(map(str, s.ranks))}"
    if s.network is None:
        return f"roots {in_words(s.pattern)}"
    return f"{s.network}, derivative's rank less by {s.corank}" if s.corank else str(s.network)


def total(numbers: Iterable[int | None]) -> int | None:
    """Of numbers that may be infinite: None."""
    found = list(numbers)
    return None if None in found else sum(n or 0 for n in found)


def _numbers(of: Stratum | Total, given: bool) -> str:
    weights = "infinitely many" if of.parameters is None else of.parameters
    functions, parameters = f"functions {of.functions}", f"parameters {weights}"
    if given:
        functions += f" ({_real(of.real_functions)})"
        parameters += f" ({_real(of.real_parameters)})"
    return f"{functions}, {parameters}"


def _real(number: int | None) -> str:
    return "real ones not decided" if number is None else f"{number} real"


def _line(point: RealEDPoint) -> str:
    return f"distance {near(point.distance):.9f}  {point.place}"


def _box(point: RealEDPoint) -> dict[str, Any]:
    return {
        "coordinates": [ends(v) for v in point.coordinates],
        "squared_distance": ends(point.squared_distance),
        "index": point.index,
    }


def in_words(pattern: tuple[tuple[int, ...], ...]) -> str:
    """Multiplicities, groups between bars.

    Examples
    --------
    >>> in_words(((2, 1), (1, 1)))
    '2,1 | 1,1'
    """
    return " | ".join(",".join(map(str, group)) or "none" for group in pattern)
