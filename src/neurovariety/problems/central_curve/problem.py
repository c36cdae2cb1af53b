"""The central curve of a linear programme: what interior point methods follow, as a curve."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod
from typing import Any, ClassVar

from neurovariety.algebra.evaluation import check_degree
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.linear import echelon, matrix, rational_matrix
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.engines.errors import EngineError
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.central_curve.result import CentralCurveResult
from neurovariety.problems.decomposition.problem import Decomposition
from neurovariety.problems.fisher_rao_flow.programs import PathProblem, integers
from neurovariety.varieties.assumptions import Standing
from neurovariety.varieties.variety import Implicit

FEW_UNKNOWNS = 6
"""For which the ideal takes a moment."""


@dataclass(frozen=True)
class CentralCurve(PathProblem[CentralCurveResult]):
    """The degree, the ideal and the genus of the central curve of a linear programme.

    The central path is where ``c x + s sum log x_j`` is the largest on the polytope, for s > 0. The
    central curve is its Zariski closure together with those of all other regions into which the
    hyperplanes ``x_j = 0`` divide the affine space of the polytope: the closure of all x with
    ``A x = b`` and entries that are not zero for which ``(1/x_1, ..., 1/x_n)`` lies in the row
    space of A and c.

    Parameters
    ----------
    program : LinearProgram or MarkovDecisionProcess
        Of a process, its polytope of state-action frequencies.
    method : str
        ``matroid`` (the degree is the beta invariant of the matroid of the columns of A and c and
        of one more, b above a general number; the equations are those of circuits, and a
        discriminant tells whether the closure is smooth), ``definition`` (the ideal by saturation,
        its degree, and whether the closure is smooth, by decomposition; for few unknowns), or
        ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the reward is constant.

    Notes
    -----
    In a general hyperplane ``c x = v`` of the affine space the points of the curve are the critical
    points of the product of all x_j, which by Varchenko's theorem are one in each bounded region.
    None lies at infinity, as ``c x`` is not zero at the curve's points there. Their number is the
    beta invariant. For general b it is the degree of the reciprocal linear space, the Moebius
    number of the matroid of A and c (De Loera, Sturmfels, Vinzant).

    The closure is smooth for general data, and then its genus is its arithmetic genus: its ring is
    Cohen-Macaulay, so it is connected, hence irreducible. For the given data that is decided. In a
    plane it may have multiple points where three lines ``x_j = 0`` or more meet, or are parallel;
    the genus then is less, if it is irreducible and has no other singular points.

    References
    ----------
    J. De Loera, B. Sturmfels, C. Vinzant: The central curve in linear programming, Found. Comput.
    Math. 12 (2012). A. Varchenko: Critical points of the product of powers of linear functions and
    families of bases of singular vectors, Compositio Math. 97 (1995). N. Proudfoot, D. Speyer: A
    broken circuit ring, Beitraege Algebra Geom. 47 (2006).

    Examples
    --------
    >>> from neurovariety import LinearProgram, solve
    >>> program = LinearProgram("1,1,1,1,1; 0,1,2,3,5", [1, "17/10"], [1, 0, 3, 7, 2])
    >>> solve(CentralCurve(program)).value
    CurveNumbers(degree=6, general_degree=6, arithmetic_genus=3, genus=3)
    """

    program: Any
    method: str = "auto"
    kind: ClassVar[str] = "central-curve"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("matroid", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. De Loera, B. Sturmfels, C. Vinzant: The central curve in linear programming,\n"
        "Found. Comput. Math. 12 (2012)",
        "A. Varchenko: Critical points of the product of powers of linear functions and families\n"
        "of bases of singular vectors, Compositio Math. 97 (1995)",
    )

    def __post_init__(self) -> None:
        self.check_program()
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"central curve of a {self.program}"

    @property
    def symbols(self) -> tuple[str, ...]:
        """The unknowns of its ideal; matroids have none."""
        return self.unknowns if self.chosen_method == DEFINITION else ()

    def refine(
        self, result: CentralCurveResult, solve: Callable[[Problem[Any]], Any]
    ) -> CentralCurveResult:
        """By definition, whether the closure is smooth."""
        found = result.value
        if found.equations is None or found.arithmetic_genus is None:
            return result
        if self.chosen_method == DEFINITION and found.genus is None and self.dimension > 2:
            with suppress(EngineError):  # it takes longer than the ideal
                decided = solve(Decomposition(self.in_space(found.equations))).assumptions
                proved = {a.name for a in decided if a.standing is Standing.PROVED}
                if {"smooth", "smooth at infinity"} <= proved:
                    found = replace(found, genus=found.arithmetic_genus)
        return replace(result, value=found)

    def in_space(self, equations: Sequence[Polynomial]) -> Implicit:
        """The zeros of equations in the affine space of the polytope, in its free unknowns."""
        images = self.in_free_unknowns
        free = [x for x, image in zip(self.ring.gens, images, strict=True) if x == image]
        ring = polynomial_ring(map(str, free))
        for f in equations:
            check_degree(f, ring.ngens)
        there = (f.compose(list(zip(self.ring.gens, images, strict=True))) for f in equations)
        return Implicit(tuple(f.set_ring(ring) for f in there if f))

    @property
    def dimension(self) -> int:
        """Of the polytope."""
        A, _ = self.polytope.equations
        return len(A[0]) - len(A)

    @cached_property
    def extended(self) -> tuple[tuple[int, ...], ...]:
        """The rows with one more entry: b, and a number that ``c x`` has at no basic solution."""
        A, b = self.polytope.equations
        rows = [integers((*row, v)) for row, v in zip(A, b, strict=True)]
        last = self.rows[-1]
        bound = prod(sum(map(abs, row)) for row in rows)  # of all minors
        return (*rows, (*last, sum(map(abs, last)) * bound + 1))

    @cached_property
    def multiplicative(self) -> tuple[Polynomial, ...]:
        """Equations of the reciprocals of the row space, of a basis of what is orthogonal to it."""
        return self.reciprocal(self.relations)

    def reciprocal(self, relations: Sequence[Sequence[int]]) -> tuple[Polynomial, ...]:
        """For each relation u the equation ``sum u_j / x_j = 0``, without denominators."""
        found = []
        for u in relations:
            support = [j for j, v in enumerate(u) if v]
            terms = (
                u[j] * self.monomial([int(k in support and k != j) for k in range(len(u))])
                for j in support
            )
            found.append(sum(terms, self.ring(0)))
        return tuple(found)

    @cached_property
    def in_free_unknowns(self) -> tuple[Polynomial, ...]:
        """The unknowns on the affine space of the polytope, by as many as its dimension."""
        A, b = self.polytope.equations
        n, images = len(A[0]), list(self.ring.gens)
        reduced, pivots = echelon(matrix([[*row, v] for row, v in zip(A, b, strict=True)]))
        for row, pivot in zip(rational_matrix(reduced), pivots, strict=True):
            others = (quotient(-row[j]) * images[j] for j in range(n) if row[j] and j != pivot)
            images[pivot] = sum(others, self.ring(quotient(row[n])))
        return tuple(images)

    @property
    def too_large(self) -> str:
        """So many unknowns take a moment."""
        n = len(self.polytope.c)
        return f"{n} unknowns, more than {FEW_UNKNOWNS}" if n > FEW_UNKNOWNS else ""


def arithmetic_genus(h: Sequence[int], degree: int, dimension: int) -> int | None:
    """Of a plane curve by its degree, and of a whole section of the cone by its Hilbert series.

    Examples
    --------
    >>> arithmetic_genus([1, 1, 1, 1], 4, 2), arithmetic_genus([1, 2, 2], 5, 3)
    (3, 2)
    """
    if dimension == 2:
        return (degree - 1) * (degree - 2) // 2
    return 1 - sum((1 - j) * v for j, v in enumerate(h)) if degree == sum(h) else None
