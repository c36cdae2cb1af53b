"""Linear programmes over a polytope, with exact data."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from neurovariety.algebra.exact import format_rational, fraction, items_of, to_rational
from neurovariety.algebra.linear import independent
from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.algebra.shown import Shown, counted
from neurovariety.errors import SpecificationError
from neurovariety.programs.faces import interior
from neurovariety.programs.simplex import Vector, maximise

MOST_NUMBERS = 100_000
"""In the matrix."""


@dataclass(frozen=True)
class LinearProgram(Shown):
    """Maximise ``c x`` over the polytope of all x with ``A x = b`` and ``x >= 0``.

    Parameters
    ----------
    A : matrix
        A row for each equation; exact numbers, or text such as ``"1, 1, 0; 0, 1, 1"``.
    b : sequence of numbers
        The right-hand sides.
    c : sequence of numbers
        The rewards, one for each column of A.

    Raises
    ------
    SpecificationError
        If the programme is infeasible or its polytope is not bounded; the message holds prices y
        with ``y A >= 0`` and ``y b < 0``, or a ray r with ``A r = 0`` and ``r >= 0``.

    Examples
    --------
    >>> program = LinearProgram("1, 1, 1", [1], [3, 1, 2])
    >>> print(program)
    linear programme with 3 unknowns and 1 equation
    >>> program.vertex
    (Fraction(1, 1), Fraction(0, 1), Fraction(0, 1))
    """

    A: Any
    b: Any
    c: Any

    def __post_init__(self) -> None:
        object.__setattr__(self, "A", read_rational_matrix(self.A))
        object.__setattr__(self, "b", read_vector("b", self.b))
        object.__setattr__(self, "c", read_vector("c", self.c))
        m, n = len(self.A), len(self.A[0])
        if (len(self.b), len(self.c)) != (m, n):
            raise SpecificationError(
                f"expected {counted(m, 'number')} in b and {n} in c for a {m} x {n} matrix, got "
                f"{len(self.b)} and {len(self.c)}"
            )
        if m * n > MOST_NUMBERS:
            raise SpecificationError(f"expected at most {MOST_NUMBERS} entries, got {m * n}")
        found = maximise(self.A, self.b, [1] * n)
        if found.x is None:
            raise SpecificationError(
                f"the programme is infeasible: y = ({_listed(found.y)}) has y A >= 0 and y b < 0"
            )
        if found.ray is not None:
            raise SpecificationError(
                f"expected a polytope, got one that is unbounded: r = ({_listed(found.ray)}) has "
                "A r = 0 and r >= 0"
            )
        object.__setattr__(self, "_feasible", found.x)

    def __str__(self) -> str:
        m, n = len(self.A), len(self.A[0])
        return f"linear programme with {counted(n, 'unknown')} and {counted(m, 'equation')}"

    @cached_property
    def equations(self) -> tuple[RationalMatrix, tuple[Fraction, ...]]:
        """Of A and b, rows without those that follow from others."""
        kept = independent(self.A)
        return tuple(self.A[i] for i in kept), tuple(self.b[i] for i in kept)

    @cached_property
    def vertex(self) -> tuple[Fraction, ...]:
        """A vertex of the polytope where ``c x`` is the largest."""
        found = maximise(*self.equations, self.c).x
        assert found is not None  # the polytope is bounded, and not empty
        return tuple(map(fraction, found))

    @cached_property
    def inner_point(self) -> tuple[Fraction, ...]:
        """A point with positive entries.

        Raises
        ------
        SpecificationError
            If an entry is zero on all of the polytope, with prices that prove it.
        """
        A, b = self.equations
        x, prices = interior(A, b, vars(self)["_feasible"], range(len(self.c)))
        if prices is not None:
            zero = [j for j, v in enumerate(x) if not v]
            y: list[Any] = [0] * len(self.b)
            for i, v in zip(independent(self.A), prices, strict=True):
                y[i] = v
            raise SpecificationError(
                f"expected a polytope with positive points, but the entries {zero} are zero on "
                f"all of it: y = ({_listed(y)}) has y b = 0 and y A >= 0, positive there; leave "
                "these columns out"
            )
        return tuple(map(fraction, x))


def read_vector(name: str, given: Any) -> tuple[Fraction, ...]:
    """Exact numbers, or text with commas."""
    table = given.tolist() if hasattr(given, "tolist") else given
    items = table.split(",") if isinstance(table, str) else items_of(name, table)
    return tuple(to_rational(v) for v in items)


def _listed(values: Vector | None) -> str:
    return ", ".join(map(format_rational, values or ()))
