"""The images of the critical weights over QQ, by elimination, and what each is, in this process.

Which critical weights lie over a function is not decomposed: `components` of `CriticalPoints` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, pairwise

from flint import fmpq_poly
from sympy import QQ
from sympy.polys.rings import PolyRing

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import fraction, quotient, to_flint
from neurovariety.algebra.matrices import constant_matrix, matrix_product
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, RationalMatrix
from neurovariety.algebra.textbook.buchberger import dimension_and_degree_of, eliminated
from neurovariety.algebra.textbook.operations import determinant, minors_of_size
from neurovariety.algebra.textbook.points import FinitePoints, finite_points
from neurovariety.algebra.textbook.roots import (
    Interval,
    Matrix,
    RealRoot,
    inertia,
    isolated,
    pivots,
    ranks,
    solved,
)
from neurovariety.engines.base import Limits
from neurovariety.errors import TooLarge
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.problems.pure_spurious.result import CriticalFunction, CriticalFunctions

_WIDTH = Fraction(1, 2**64)

Eigenvalues = tuple[tuple[Interval, int], ...]


def compute(problem: PureSpurious, limits: Limits) -> Computed:
    """All real critical functions, if they are finitely many and the eigenvalues are distinct."""
    eigenvalues = spectrum(problem.covariance)
    if any(m > 1 for _, m in eigenvalues):
        raise TooLarge("the definition is written for distinct positive eigenvalues")
    images, ring = critical_images(problem)
    if dimension_and_degree_of(images, ring)[0] > 0:
        raise TooLarge("the definition is written for finitely many complex critical functions")
    points = finite_points(images, ring)
    loss = Loss(problem, ring)
    roots = list(points.real_roots())
    order = ranks([(root, points.value(loss.value)) for root in roots])
    functions = [
        loss.function(Point(points, root), eigenvalues, place == 0)
        for root, place in zip(roots, order, strict=True)
    ]
    return Computed(CriticalFunctions(eigenvalues, tuple(sorted(functions, key=lambda f: f.loss))))


def spectrum(covariance: RationalMatrix) -> Eigenvalues:
    """The positive roots of ``det(t - C)`` with their multiplicities, the largest first."""
    R = PolyRing(["t"], QQ, "lex")
    f = _univariate(determinant(_shifted(constant_matrix(covariance, R), R.gens[0])))
    roots = [(RealRoot(g, at), m) for g, m in f.factor()[1] for at in isolated(g, _WIDTH)]
    positive = [(r.interval, m) for r, m in roots if r.sign(fmpq_poly([0, 1])) > 0]
    return tuple(sorted(positive, reverse=True))


def critical_images(problem: PureSpurious) -> tuple[tuple[Polynomial, ...], PolyRing]:
    """The polynomials that vanish at the products of all complex critical weights."""
    network = problem.network
    n, entries = network.parameter_count, network.map.polynomials
    names = [f"x{k}" for k in range(n + len(entries))]
    both, ring = PolyRing(names, QQ, "grevlex"), PolyRing(names[n:], QQ, "grevlex")
    equations = [embedded(f, both) for f in GradientSystem(network, problem.loss).equations]
    graph = [y - embedded(f, both) for y, f in zip(both.gens[n:], entries, strict=True)]
    found = eliminated([*equations, *graph], both, n)
    lowered = (ring.from_dict({m[n:]: c for m, c in f.iterterms()}) for f in found)
    return tuple(lowered), ring


@dataclass(frozen=True)
class Point:
    """A real critical function."""

    points: FinitePoints
    root: RealRoot

    def at(self, matrix: PolynomialMatrix) -> Matrix:
        """Polynomials in the entries of M as numbers in the field of the point."""
        return [[self.points.value(f) % self.root.prime for f in row] for row in matrix]


@dataclass(frozen=True)
class Loss:
    """The loss of functions, and what it says of a critical one, in the ring of their entries."""

    problem: PureSpurious
    ring: PolyRing

    @property
    def M(self) -> PolynomialMatrix:
        """The function with the variables as entries."""
        rows, cols = self.problem.network.widths[-1], self.problem.network.widths[0]
        return tuple(tuple(self.ring.gens[cols * i : cols * (i + 1)]) for i in range(rows))

    @cached_property
    def value(self) -> Polynomial:
        """``l(M)``, half of ``|M X - Y|^2``."""
        X, Y = (constant_matrix(A, self.ring) for A in (self.problem.loss.X, self.problem.loss.Y))
        pairs = zip(chain(*matrix_product(self.M, X)), chain(*Y), strict=True)
        return sum(((a - b) ** 2 for a, b in pairs), self.ring.zero) * QQ(1, 2)

    def function(self, point: Point, eigenvalues: Eigenvalues, is_global: bool) -> CriticalFunction:
        """What a point is."""
        M = point.at(self.M)
        chosen = pivots(M, point.root.prime)
        independent = pivots([list(row) for row in zip(*M, strict=True)], point.root.prime)
        return CriticalFunction(
            rank=len(chosen),
            kept=tuple(int(self.keeps(point, independent, chosen, at)) for at, _ in eigenvalues),
            loss=point.root.value(point.points.value(self.value), _WIDTH),
            family=0,
            is_pure=self.is_pure(point),
            is_global=is_global,
            inertia=self.inertia(point, M, independent, chosen),
            components=None,
            path_components=None,
        )

    def is_pure(self, point: Point) -> bool:
        """Whether M is a smooth point of the variety of the minors of matrices, at which the
        gradient of l is a combination of those of the minors.
        """
        minors = minors_of_size(self.M, min(self.problem.network.widths) + 1)
        gradients = tuple(tuple(f.diff(x) for x in self.ring.gens) for f in minors)
        normals, prime = point.at(gradients), point.root.prime
        gradient = point.at((tuple(self.value.diff(x) for x in self.ring.gens),))
        ranks = {len(pivots(rows, prime)) for rows in (normals, normals + gradient)}
        return ranks == {self.ring.ngens - self.problem.network.variety.dimension}

    def keeps(self, point: Point, rows: list[int], columns: list[int], at: Interval) -> bool:
        """Whether an eigenvector of the covariance C is in the column space of M, which C maps to
        itself: whether the characteristic polynomial of C there has a root in an interval.
        """
        C = constant_matrix(self.problem.covariance, self.ring)
        A = tuple(tuple(row[j] for j in columns) for row in self.M)
        signs = []
        for t in at:
            moved = matrix_product(_shifted(C, quotient(t)), A) if columns else ()
            f = determinant(tuple(moved[i] for i in rows)) if columns else self.ring.one
            signs.append(point.root.sign(point.points.value(f)))
        return signs[0] != signs[1] or not signs[0]

    def inertia(
        self, point: Point, M: Matrix, rows: list[int], columns: list[int]
    ) -> tuple[int, int, int]:
        """Of the Hessian of L at weights over ``M = A B``, with A of columns of M, through as many
        neurons of each layer as M has rank.
        """
        prime, widths, e = point.root.prime, self.problem.network.widths, len(columns)
        zero, one = fmpq_poly([0]), fmpq_poly([1])
        A = [[row[j] for j in columns] for row in M]
        square = [A[i] for i in rows]
        solutions = [solved(square, [M[i][k] for i in rows], prime) for k in range(widths[0])]
        B = [[column[i] for column in solutions] for i in range(e)]
        same = [[one if i == j else zero for j in range(e)] for i in range(e)]
        h = len(widths) - 1
        layers = [M] if h == 1 else [B, *[same] * (h - 2), A]
        weights = tuple(
            W[i][j] if i < len(W) and j < len(W[i]) else zero
            for W, (below, above) in zip(layers, pairwise(widths), strict=True)
            for i in range(above)
            for j in range(below)
        )
        system = GradientSystem(self.problem.network, self.problem.loss)
        H = Point(FinitePoints(prime, weights), point.root).at(system.hessian)
        positive, negative = inertia(H, point.root)
        return positive, negative, len(H) - positive - negative


def _shifted(matrix: PolynomialMatrix, t: object) -> PolynomialMatrix:
    """``t - C`` for a square matrix C."""
    return tuple(
        tuple((t if i == j else 0) - v for j, v in enumerate(row)) for i, row in enumerate(matrix)
    )


def _univariate(f: Polynomial) -> fmpq_poly:
    terms = {m[0]: to_flint(fraction(c)) for m, c in f.iterterms()}
    return fmpq_poly([terms.get(k, 0) for k in range(max(terms) + 1)])
