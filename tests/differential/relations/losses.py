"""Losses of linear networks: their symmetries, bounds, Morse's relation."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.linear import product
from tests.differential.asking import Ask, Undecided, expect
from tests.differential.generate.metrics import Motion, permutations, rotations
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation

_SIDES = ("samples", "inputs", "outputs")


def _transposed(M: Any) -> Any:
    return tuple(zip(*M, strict=True))


@st.composite
def _turns(draw: st.DrawFn, problem: Any) -> tuple[str, Motion]:
    """An orthogonal matrix for the samples, the inputs or the outputs."""
    X, Y = _data(problem)
    side = draw(st.sampled_from(_SIDES))
    n = {"samples": len(X[0]), "inputs": len(X), "outputs": len(Y)}[side]
    return side, draw(rotations(n) if n > 1 else permutations(n))


def _data(problem: Any) -> tuple[Any, Any]:
    if isinstance(problem, nv.PureSpurious):
        return problem.loss.X, problem.loss.Y
    if isinstance(problem, nv.RealCriticalPoints):
        problem = problem.complex
    return problem.X, problem.Y


def with_data(problem: Any, X: Any, Y: Any, factor: Fraction = Fraction(1)) -> Any:
    """The same problem for other data, the regularization times a factor."""
    if isinstance(problem, nv.PureSpurious):
        return replace(problem, loss=nv.QuadraticLoss(X, Y))
    if isinstance(problem, nv.RealCriticalPoints):
        return replace(problem, complex=with_data(problem.complex, X, Y, factor))
    return replace(problem, X=X, Y=Y, regularization=factor * problem.regularization)


def _turned(ask: Ask, posed: Posed, turn: tuple[str, Motion]) -> None:
    """One regularization for all weights is kept by orthogonal matrices."""
    (X, Y), (side, by) = _data(posed.problem), turn
    Q = by.matrix
    if side == "samples":
        X, Y = product(X, Q), product(Y, Q)
    elif side == "inputs":
        X = product(Q, X)
    else:
        Y = product(Q, Y)
    compare(ask(posed.problem), ask(with_data(posed.problem, X, Y)))


def _scaled(ask: Ask, posed: Posed, factor: Fraction) -> None:
    """All samples times c, the regularization times c^2: the loss times c^2."""
    X, Y = ([[factor * v for v in row] for row in M] for M in _data(posed.problem))
    compare(ask(posed.problem), ask(with_data(posed.problem, X, Y, factor**2)), factor**2)


def _factors(problem: Any) -> st.SearchStrategy[Fraction]:
    return st.sampled_from([Fraction(v) for v in ("2", "1/3", "100", "32003")])


def _doubled(ask: Ask, posed: Posed, _: Any) -> None:
    """Each sample twice, the regularization doubled: twice the loss."""
    X, Y = ([[*row, *row] for row in M] for M in _data(posed.problem))
    double = Fraction(2)
    compare(ask(posed.problem), ask(with_data(posed.problem, X, Y, double)), double)


def _real_and_complex(ask: Ask, posed: Posed, _: Any) -> None:
    value = ask(posed.problem).value
    found = ask(replace(posed.problem.complex, method="exact")).value
    real = sum(p.orbit_size for p in value.orbits)
    if found.complex is None:
        raise Undecided("not finitely many")
    expect(real <= found.complex, f"{real} real points of {found.complex}")
    if value.complete:
        expect((found.complex - real) % 2 == 0, f"{real} real points of {found.complex}")


def _morse(ask: Ask, posed: Posed, _: Any) -> None:
    """A regularised loss grows to infinity: the sum of (-1)^index is one."""
    value = ask(posed.problem).value
    points = [(p.index, p.orbit_size) for p in value.orbits]
    if not value.complete or any(index is None for index, _ in points):
        raise Undecided("not complete")
    total = sum((-1) ** index * size for index, size in points)
    expect(total == 1, f"the sum of (-1)^index is {total}")


def _pure_number(ask: Ask, posed: Posed, _: Any) -> None:
    """Where no eigenvalues are equal, the pure functions are as many as the ED degree."""
    value = ask(posed.problem).value
    V = posed.problem.network.variety
    smaller = min(V.rows, V.cols)
    distinct = [m for _, m in value.eigenvalues]
    if distinct != [1] * smaller:
        raise Undecided("equal eigenvalues, or zero among them")
    degree = ask(nv.EDDegree(V, nv.DataMetric(posed.problem.loss.X), "critical")).value
    pure = sum(f.is_pure for f in value.functions)
    expect(pure == degree, f"{pure} pure functions, ED degree {degree}")


TURNS = Relation("orthogonal changes of the data", _turned, _turns)
SCALED = Relation("data scaled", _scaled, _factors)
DOUBLED = Relation("samples doubled", _doubled)
PARITY = Relation("bounds and parity", _real_and_complex)
MORSE = Relation("Morse's relation", _morse)
PURE = Relation("pure functions and the ED degree", _pure_number)
