"""Maxout networks: moments that gradients depend on, and how many regions a layer has.

Moments are integrals in ball arithmetic, each by two integrands, with bounds on what is cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import comb
from typing import Any

from flint import acb, arb

from neurovariety.certify.balls import working
from neurovariety.engines.base import Engine, Limits
from neurovariety.networks.piecewise.maxout import MaxoutNetwork
from neurovariety.problems.linear_regions.problem import LinearRegions
from neurovariety.problems.local_complexity.problem import LocalComplexity
from neurovariety.solve import solve
from neurovariety.studies.reproduce.rows import Answer, Reproduction, Settings

BITS, DIGITS, FAR = 140, 20, 16
"""The precision, the digits that are shown, and where integrals are cut off."""

ClosedForm = tuple[str, Callable[[], Any]]
Integrand = Callable[[Any], Any]


def maxout_moments(settings: Settings) -> Reproduction:
    """Moments of the largest of normal numbers and of their squares; regions of a layer."""

    def draw() -> Any:
        from neurovariety.present.plot.piecewise.bends import bends

        return bends(LocalComplexity(RegionRow(LAYERS[-1]).network, "-11, 8; -6, 20"))

    return Reproduction(
        ("number", "value", "known", "how"),
        (
            *(_largest(k) for k in range(3, 11)),
            *(_smallest_square(k) for k in range(2, 6)),
            *(_largest_square(k) for k in range(2, 6)),
            *map(RegionRow, LAYERS),
        ),
        "The mean of the square of the largest of K independent normal numbers, and the means of\n"
        "the smallest and of the largest of their squares; all digits are certified. Then the\n"
        "regions of some layers of maxout units, beside the most that there can be.",
        draw,
    )


@dataclass(frozen=True)
class MomentRow:
    """The mean of a function of K independent normal numbers.

    Parameters
    ----------
    name : str
        Which.
    terms : int
        The number K.
    integrands : tuple of callable
        Two, whose integrals from minus `FAR`, or from 0, to `FAR` are the mean, but for what is
        beyond; there each is at most ``K^3 x^2 exp(-x^2/2)``.
    known : (str, callable), optional
        A closed form, and its value as a ball.
    start : int
        Where to begin.
    """

    name: str
    terms: int
    integrands: tuple[Integrand, Integrand]
    known: ClosedForm | None = None
    start: int = 0

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Integrate twice and compare."""
        with working(BITS):
            found = [self._integral(f) for f in self.integrands]
            values = [*found, *([self.known[1]()] if self.known else [])]
            agrees = all(x.overlaps(y) for x in values for y in values)
            exact = all(x.rad() < arb(10) ** -(DIGITS + 2) for x in values)
            shown = found[0].str(DIGITS, radius=False)
        closed, how = (self.known[0], ", closed form") if self.known else ("", "")
        return Answer((self.name, shown, closed, f"two integrals{how}"), agrees and exact, ())

    def _integral(self, f: Integrand) -> Any:
        # (x^2 + 2) exp(-x^2/2) is the integral of x^3 exp(-x^2/2) from x on
        beyond = self.terms**3 * (FAR**2 + 2) * (-(arb(FAR) ** 2) / 2).exp()
        whole = acb.integral(lambda x, _: f(x), self.start, FAR).real
        return whole + arb(0, 2 * beyond)


def _density(x: Any) -> Any:
    return (-x * x / 2).exp() / (2 * acb.pi()).sqrt()


def _below(x: Any) -> Any:
    """The probability that a normal number is below x."""
    return (-x / acb(2).sqrt()).erfc() / 2


def _outside(x: Any) -> Any:
    """The probability that its absolute value is above x."""
    return (x / acb(2).sqrt()).erfc()


def _largest(k: int) -> MomentRow:
    """By the density of the largest; and by parts, twice, on its way to 1 for two numbers."""
    factor = k * (k - 1) * (k - 2) // 2
    return MomentRow(
        f"square of the largest of {k}",
        k,
        (
            lambda x: k * x**2 * _density(x) * _below(x) ** (k - 1),
            lambda x: _density(x) + factor * _density(x) ** 3 * _below(x) ** (k - 3),
        ),
        LARGEST.get(k),
        -FAR,
    )


def _smallest_square(k: int) -> MomentRow:
    """By its tails, and by its density."""
    return MomentRow(
        f"smallest of {k} squares",
        k,
        (
            lambda x: 2 * x * _outside(x) ** k,
            lambda x: 2 * k * x**2 * _density(x) * _outside(x) ** (k - 1),
        ),
        SMALLEST_SQUARE.get(k),
    )


def _largest_square(k: int) -> MomentRow:
    """By its tails, and by its density."""
    return MomentRow(
        f"largest of {k} squares",
        k,
        (
            lambda x: 2 * x * (1 - (1 - _outside(x)) ** k),
            lambda x: 2 * k * x**2 * _density(x) * (1 - _outside(x)) ** (k - 1),
        ),
        LARGEST_SQUARE.get(k),
    )


def _root3_by_pi() -> Any:
    return arb(3).sqrt() / arb.pi()


def _angle() -> Any:
    return (arb(1) / 4).asin() / arb.pi()


LARGEST: dict[int, ClosedForm] = {
    3: ("1 + sqrt(3)/(2 pi)", lambda: 1 + _root3_by_pi() / 2),
    4: ("1 + sqrt(3)/pi", lambda: 1 + _root3_by_pi()),
    5: (
        "1 + 5 sqrt(3)/(4 pi) + 5 sqrt(3) asin(1/4)/(2 pi^2)",
        lambda: 1 + 5 * _root3_by_pi() * (1 + 2 * _angle()) / 4,
    ),
    6: (
        "1 + 5 sqrt(3)/(4 pi) + 15 sqrt(3) asin(1/4)/(2 pi^2)",
        lambda: 1 + 5 * _root3_by_pi() * (1 + 6 * _angle()) / 4,
    ),
}
SMALLEST_SQUARE: dict[int, ClosedForm] = {
    2: ("1 - 2/pi", lambda: 1 - 2 / arb.pi()),
    3: ("1 - 6/pi + 2 sqrt(3)/pi", lambda: 1 - 6 / arb.pi() + 2 * _root3_by_pi()),
    4: ("1 - 12/pi + 16 sqrt(3)/(3 pi)", lambda: 1 - 12 / arb.pi() + 16 * _root3_by_pi() / 3),
}
LARGEST_SQUARE: dict[int, ClosedForm] = {
    2: ("1 + 2/pi", lambda: 1 + 2 / arb.pi()),
    3: ("1 + 2 sqrt(3)/pi", lambda: 1 + 2 * _root3_by_pi()),
    4: ("1 + 8 sqrt(3)/(3 pi)", lambda: 1 + 8 * _root3_by_pi() / 3),
}

Layer = tuple[tuple[tuple[int, ...], ...], ...]
LAYERS: tuple[Layer, ...] = (
    (((0, 0), (-1, 1), (-3, 2)), ((-5, 0), (-11, 1), (-18, 2)), ((-9, 0), (-19, 1), (-30, 2))),
    (((3, 0, 0), (2, 3, 1), (0, -2, -1)), ((-3, -3, -2), (0, -2, -1), (2, 0, 3))),
    (((-1, 1, 2), (2, -2, 2)), ((3, -1, 1), (1, 1, -3)), ((2, 2, -2), (2, 3, 1))),
    (
        ((-1, -1, -3, -3), (0, 3, 2, 0), (-3, -1, 3, -3)),
        ((0, -2, -3, -1), (0, 3, 0, 3), (-3, -3, 1, 1)),
    ),
    (
        ((1, -6, 0), (-5, 1, -3), (-2, -6, 2)),
        ((-5, -6, -2), (1, 5, 3), (1, -4, 0)),
        ((5, -1, 1), (-6, -6, 0), (1, 3, 0)),
    ),
)
"""Units, each by its functions, the constant first; found by search, with the most regions."""


@dataclass(frozen=True)
class RegionRow:
    """The regions of a layer of maxout units.

    Parameters
    ----------
    units : tuple
        The functions of each, the constant first.
    """

    units: Layer

    @property
    def name(self) -> str:
        """The numbers of units and functions, and of inputs."""
        m, k, d = len(self.units), len(self.units[0]), len(self.units[0][0]) - 1
        return f"regions of {m} units of rank {k} in R^{d}"

    @property
    def network(self) -> MaxoutNetwork:
        """The layer, and the sum of its units."""
        functions = [f for unit in self.units for f in unit]
        return MaxoutNetwork(
            [[f[1:] for f in functions], [[1] * len(self.units)]],
            [[f[0] for f in functions], [0]],
            len(self.units[0]),
        )

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Count them, and compare with the bound of Montufar, Ren and Zhang."""
        m, k, d = len(self.units), len(self.units[0]), len(self.units[0][0]) - 1
        result = solve(LinearRegions(self.network), limits=limits)
        found = result.value.activation_regions
        most = sum(comb(m, j) * (k - 1) ** j for j in range(d + 1))
        cells = (self.name, str(found), f"at most {most}", "cells over QQ")
        return Answer(cells, found == most, (result.script,))
