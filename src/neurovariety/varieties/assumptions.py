"""What methods presuppose, as values: the names, what they say, and how far they are known.

Scripts decide them by `assumptions.m2` and its twin for Sage, in lines ``assumes-NAME`` of their
answer; what needs no engine is decided here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from neurovariety.algebra.reading.calls import CheckedEnum
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.varieties.reduced import is_squarefree, lost_factors
from neurovariety.varieties.variety import Implicit, Variety

PREFIX = "assumes-"
"""Before the name of an assumption in an engine's answer."""

STATEMENTS = {
    "points": "the variety has points over the complex numbers",
    "reduced": "the equations are reduced along each component of largest dimension",
    "equidimensional": "all components have the same dimension",
    "complete intersection": "there are as many equations as the codimension",
    "cone": "the equations are homogeneous",
    "irreducible": "the variety has one component",
    "smooth": "the variety has no singular points",
    "smooth at infinity": "the projective closure has no singular points at infinity",
    "transversal": "the projective closure meets the isotropic quadric at infinity transversally",
    "compact": "the real points are bounded",
    "general datum": "the random data, metrics and linear spaces are general enough",
    "good prime": "the count modulo the prime is that over the rationals",
    "definite": "the metric is positive definite",
}
"""What each assumption says, by its name."""


class Standing(Enum, metaclass=CheckedEnum):
    """How far an assumption is known."""

    PROVED = "proved"
    MODULAR = "holds modulo p"
    UNCHECKED = "not checked"
    FAILS = "fails"


@dataclass(frozen=True)
class Assumption(Shown):
    """Something that a method presupposes, and how far it is known of this input.

    Parameters
    ----------
    name : str
        One of the names in `STATEMENTS`.
    standing : Standing
        Proved, seen modulo a prime or at random data, not checked, or known to fail.
    detail : str, optional
        How it was decided; where it fails, what was done instead.

    Examples
    --------
    >>> print(Assumption("reduced", Standing.FAILS, "the radical was taken"))
    reduced: fails, the radical was taken
    """

    name: str
    standing: Standing
    detail: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or self.name not in STATEMENTS:
            raise SpecificationError(f"expected the name of an assumption, got {short(self.name)}")

    def __str__(self) -> str:
        detail = f", {self.detail}" if self.detail else ""
        return f"{self.name}: {self.standing.value}{detail}"

    @property
    def statement(self) -> str:
        """What is assumed, as a sentence without its dot."""
        return STATEMENTS[self.name]

    def data(self) -> dict[str, str]:
        """As plain data, for JSON."""
        return {
            "name": self.name,
            "statement": self.statement,
            "standing": self.standing.value,
            "detail": self.detail,
        }


def decided(fields: Mapping[str, Any]) -> tuple[Assumption, ...]:
    """What a script decided: the lines ``assumes-NAME`` of its answer.

    A line is one of the words of `Standing`, and after a comma what is said of it; in a name
    ``-`` stands for a space.

    Raises
    ------
    ValueError
        If a line is something else.

    Examples
    --------
    >>> print(*decided({"value": 2, "assumes-reduced": "fails, the radical was taken"}))
    reduced: fails, the radical was taken
    """
    found = []
    for name, text in fields.items():
        if name.startswith(PREFIX):
            word, _, detail = str(text).partition(",")
            plain = name.removeprefix(PREFIX).replace("-", " ")
            found.append(Assumption(plain, Standing(word), detail.strip()))
    return tuple(found)


def failure(assumptions: Iterable[Assumption], name: str) -> str:
    """What is said of an assumption that fails; nothing if it does not.

    Examples
    --------
    >>> failure(known(Implicit("(x^2 + y^2 - 1)^2")), "points")
    ''
    """
    fails = (a for a in assumptions if a.name == name and a.standing is Standing.FAILS)
    return next((a.detail for a in fails), "")


def known(variety: Variety, assumed: Collection[str] = ()) -> tuple[Assumption, ...]:
    """What is proved of a variety without an engine.

    All components of a hypersurface have one dimension (Krull), and the equation is reduced if it
    has no multiple factor. Of matrices of bounded rank and of closures of images nothing has to be
    decided: theorems say that they are reduced and irreducible. That a variety is a cone
    is said where a method assumes it.

    Examples
    --------
    >>> print(*known(Implicit("(x^2 + y^2 - 1)^2")), sep="\\n")
    points: proved
    reduced: fails, the equation loses its multiple factors
    equidimensional: proved
    complete intersection: proved
    """
    special = _cone(variety) if "cone" in assumed else ()
    if not isinstance(variety, Implicit) or len(variety.polynomials) > 1:
        return special
    multiple = not is_squarefree(variety.polynomials[0])
    return (
        Assumption("points", Standing.PROVED),
        Assumption("reduced", Standing.FAILS, lost_factors(variety))
        if multiple
        else Assumption("reduced", Standing.PROVED),
        Assumption("equidimensional", Standing.PROVED),
        Assumption("complete intersection", Standing.PROVED),
        *special,
    )


def _cone(variety: Variety) -> tuple[Assumption, ...]:
    return (Assumption("cone", Standing.PROVED),) if variety.is_cone else ()


def fails(assumptions: Iterable[Assumption], name: str) -> bool:
    """Whether an assumption is known to fail.

    Examples
    --------
    >>> fails(known(Implicit("(x + y)^2")), "reduced")
    True
    """
    return any(a.name == name and a.standing is Standing.FAILS for a in assumptions)


def in_a_line(assumptions: Iterable[Assumption]) -> str:
    """What is assumed, for a terminal: what has one standing together.

    Examples
    --------
    >>> in_a_line(known(Implicit("x*y = 1")))
    'points, reduced, equidimensional, complete intersection: proved'
    """
    groups: dict[str, list[str]] = {}
    for a in assumptions:
        detail = f", {a.detail}" if a.detail else ""
        groups.setdefault(f"{a.standing.value}{detail}", []).append(a.name)
    return "; ".join(f"{', '.join(names)}: {said}" for said, names in groups.items())


def merged(*lists: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
    """Each assumption once; what comes first is believed."""
    found: dict[str, Assumption] = {}
    for assumption in (a for several in lists for a in several):
        found.setdefault(assumption.name, assumption)
    return tuple(found.values())
