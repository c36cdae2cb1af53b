"""The thesis's system (1.13): four weights, two samples, no regularization."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import grlex
from sympy.polys.rings import PolyRing

from neurovariety.algebra.shown import counted
from neurovariety.algebra.writing import Typeset, joined, show_polynomial
from neurovariety.engines.base import Engine, Limits
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.solve import solve
from neurovariety.studies.reproduce.rows import Answer, Reproduction, Settings

PROBLEM = CriticalPoints(
    LinearNetwork(2, 1, 2),
    X=[[1, 2], [3, 4]],
    Y=[[1, 3], [2, 4]],
    regularization=None,
    method="components",
)
"""Data with the coefficients of (1.13): X X^t = (5, 11; 11, 25) and Y X^t = (7, 15; 10, 22)."""

_NAMES = ("α₁", "α₂", "β₁", "β₂")


@dataclass(frozen=True)
class ComponentRow:
    """A component of the solutions.

    Parameters
    ----------
    number : int
        In the order of dimensions, from 1.
    known : str
        What is known of it: dimension, degree and functions.
    """

    number: int
    known: str

    @property
    def name(self) -> str:
        """Its number."""
        return f"component {self.number}"

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Decompose the solutions over QQ and map the component to its functions."""
        result = solve(PROBLEM, engine=engine, limits=limits)
        components = result.value.components
        if self.number > len(components):
            return Answer(("none", self.known, "", "", ""), False, (result.script,))
        component = components[self.number - 1]
        ideal, image = component.ideal, component.image
        functions = counted(image.degree, "function")
        shape = f"dimension {ideal.dimension}, degree {ideal.degree}, {functions}"
        pure = "pure" if component.is_pure else f"rank {component.rank}"
        equations = joined(show_polynomial(g) for g in image.generators)
        agrees = shape == self.known and len(components) == len(_KNOWN)
        return Answer((shape, self.known, pure, equations), agrees, (result.script,))


_KNOWN = ("dimension 0, degree 1, 1 function", "dimension 1, degree 4, 2 functions")


def example_system(settings: Settings) -> Reproduction:
    """The system (1.13) as printed, and its components with their functions."""
    rows = tuple(ComponentRow(k, known) for k, known in enumerate(_KNOWN, start=1))
    columns = ("component", "component (published)", "in function space", "its equations")
    return Reproduction(columns, rows, printed_equations(), references=CriticalPoints.references)


def printed_equations() -> Typeset:
    """The four equations in the thesis's names and order of terms, a line for each.

    Examples
    --------
    >>> print(printed_equations().splitlines()[0])
    5α₁β₁² + 5α₁β₂² + 11α₂β₁² + 11α₂β₂² - 7β₁ - 10β₂ = 0
    """
    system = PROBLEM.system
    ring = PolyRing(_NAMES, system.ring.domain, grlex)
    equations = [ring.from_dict(dict(f)) for f in system.equations]
    text = Typeset("\n".join(map(_print, equations)))
    text.parts = tuple(part for f in equations for part in (f, " = 0\n"))
    return text


def _print(f: object) -> str:
    text = ""
    for monomial, c in f.terms():  # type: ignore[attr-defined]
        size = "" if abs(c) == 1 else str(abs(c))
        powers = "".join(
            name + ("²" if e == 2 else "") for name, e in zip(_NAMES, monomial, strict=True) if e
        )
        sign = ("-" if c < 0 else "") if not text else (" - " if c < 0 else " + ")
        text += f"{sign}{size}{powers}"
    return f"{text} = 0"
