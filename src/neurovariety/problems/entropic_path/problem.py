"""The entropic path of a linear programme: a toric variety meets an affine space."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import prod
from typing import Any, ClassVar

from flint import fmpz_mat

from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method
from neurovariety.problems.entropic_path.result import EntropicPathResult
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow
from neurovariety.problems.fisher_rao_flow.programs import PathProblem
from neurovariety.programs.linear import LinearProgram

FEW_UNKNOWNS, SMALL_EXPONENTS = 5, 12
"""For which parameters are eliminated in a moment."""


@dataclass(frozen=True)
class EntropicPath(PathProblem[EntropicPathResult]):
    """The curve on which the Fisher-Rao gradient flow of a linear programme runs.

    At time t the flow is the point x of the polytope with ``log(x / start) - t c`` in the row space
    of A. These are points with ``A x = b`` of the toric variety of all ``start exp(u)`` for u in
    the row space of A and c, whose numbers are rational.

    Parameters
    ----------
    program : LinearProgram or MarkovDecisionProcess
        Of a process, its polytope of state-action frequencies.
    start : sequence of numbers, or rows of them, optional
        As of `FisherRaoFlow`; of a programme by default the reference measure of all ones, as in
        entropic regularization.
    method : str
        ``toric`` (binomials of a lattice, saturated), ``definition`` (elimination of parameters;
        for few unknowns and small exponents), or ``auto``: the first.

    References
    ----------
    D. Pavlov, B. Sturmfels, S. Telen: Gibbs manifolds, Information Geometry 7 (2024).

    Examples
    --------
    >>> from neurovariety import LinearProgram, solve
    >>> found = solve(EntropicPath(LinearProgram("1,1,1", [1], [2, 1, 0]))).value
    >>> found.degree, found.equations
    (2, (x2**2 - x1*x3,))
    """

    program: Any
    start: Any = None
    method: str = "auto"
    kind: ClassVar[str] = "entropic-path"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("toric", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "D. Pavlov, B. Sturmfels, S. Telen: Gibbs manifolds, Information Geometry 7 (2024)",
    )

    def __post_init__(self) -> None:
        self.check_program()
        if self.start is not None:
            object.__setattr__(self, "start", FisherRaoFlow(self.program, self.start).start)
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"entropic path of a {self.program}"

    @cached_property
    def known_start(self) -> tuple[Fraction, ...]:
        """The reference measure."""
        if self.start is None and isinstance(self.program, LinearProgram):
            return (Fraction(1),) * len(self.program.c)
        return FisherRaoFlow(self.program, self.start).known_start

    @cached_property
    def lattice(self) -> tuple[tuple[int, ...], ...]:
        """A short basis of all integer vectors that are orthogonal to the rows."""
        n, r = len(self.rows[0]), len(self.rows)
        columns = [
            [*column, *(int(i == j) for i in range(n))]
            for j, column in enumerate(zip(*self.rows, strict=True))
        ]
        reduced = fmpz_mat(columns).hnf().table()
        found = [[int(v) for v in row[r:]] for row in reduced if not any(row[:r])]
        short = fmpz_mat(found).lll().table() if found else []
        return tuple(tuple(map(int, row)) for row in short)

    @cached_property
    def binomials(self) -> tuple[Polynomial, ...]:
        """For each u of the lattice ``x^u = start^u``, without denominators."""
        found = []
        for u in self.lattice:
            constant = prod(
                (q**e for q, e in zip(self.known_start, u, strict=True)), start=Fraction(1)
            )
            above, below = [max(e, 0) for e in u], [max(-e, 0) for e in u]
            found.append(self.monomial(above) - quotient(constant) * self.monomial(below))
        return tuple(found)

    @property
    def exponents(self) -> tuple[tuple[int, ...], ...]:
        """Of the parameters in each unknown."""
        return tuple(zip(*self.rows, strict=True))

    @property
    def too_large(self) -> str:
        """So many unknowns, and exponents, take a moment."""
        n, most = len(self.rows[0]), max(sum(map(abs, e)) for e in self.exponents)
        if n > FEW_UNKNOWNS or most > SMALL_EXPONENTS:
            return f"{n} unknowns with exponents up to {most}"
        return ""
