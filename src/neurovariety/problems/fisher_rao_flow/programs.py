"""What problems about linear programmes share."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm, prod
from typing import Any, TypeVar

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import kernel, rank
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.base.result import Result
from neurovariety.programs.linear import LinearProgram
from neurovariety.programs.processes import MarkovDecisionProcess

R = TypeVar("R", bound=Result)


class OnProgram(RationalProblem[R]):
    """A problem about a linear programme or a decision process."""

    program: Any

    @cached_property
    def polytope(self) -> LinearProgram:
        """The programme."""
        given: Any = self.program
        return given if isinstance(given, LinearProgram) else given.polytope

    def check_program(self) -> None:
        """Refuse what is no programme, a polytope without positive points, a constant reward."""
        if not isinstance(self.program, LinearProgram | MarkovDecisionProcess):
            raise SpecificationError(
                "expected a LinearProgram or a MarkovDecisionProcess, got " + short(self.program)
            )
        if isinstance(self.program, LinearProgram):
            _ = self.program.inner_point  # raises if there is none
        else:
            if len(self.program.classes) < len(self.program.transitions):
                raise SpecificationError(
                    "expected a process whose states are all seen: with observations the "
                    "frequencies are no polytope; its policies are asked for by "
                    "PolicyCriticalPoints"
                )
            often = self.program.frequencies(self.program.uniform)
            if zero := [j for j, v in enumerate(often) if not v]:
                raise SpecificationError(
                    f"expected a process that can reach all states; the state-action pairs {zero} "
                    "never occur: leave their states out"
                )
        A, _ = self.polytope.equations
        if rank([*A, self.polytope.c]) == len(A):
            raise SpecificationError("expected a reward that is not the same on all the polytope")


class PathProblem(OnProgram[R]):
    """A problem about an algebraic path of a programme, in unknowns x1, x2, ..."""

    @property
    def symbols(self) -> tuple[str, ...]:
        """The unknowns."""
        return self.unknowns

    @property
    def unknowns(self) -> tuple[str, ...]:
        """Their names, also where the script has none."""
        return tuple(f"x{j}" for j in range(1, len(self.polytope.c) + 1))

    @cached_property
    def ring(self) -> PolyRing:
        """Polynomials in the unknowns."""
        return polynomial_ring(self.unknowns)

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Independent rows of A and the rewards, without denominators."""
        return tuple(map(integers, (*self.polytope.equations[0], self.polytope.c)))

    @cached_property
    def relations(self) -> tuple[tuple[int, ...], ...]:
        """A basis of what is orthogonal to these rows."""
        return tuple(tuple(map(int, row)) for row in kernel(self.rows))

    @cached_property
    def linear(self) -> tuple[Polynomial, ...]:
        """The equations of the affine space of the polytope."""
        x = self.ring.gens
        return tuple(
            sum((quotient(a) * v for a, v in zip(row, x, strict=True)), self.ring(-quotient(right)))
            for row, right in zip(*self.polytope.equations, strict=True)
        )

    def monomial(self, exponents: Sequence[int]) -> Polynomial:
        """A product of powers of the unknowns."""
        return prod(
            (v**e for v, e in zip(self.ring.gens, exponents, strict=True)), start=self.ring(1)
        )


def integers(values: Sequence[Fraction]) -> tuple[int, ...]:
    """The least multiple of a vector without denominators."""
    scale = lcm(*(v.denominator for v in values))
    return tuple(int(v * scale) for v in values)
