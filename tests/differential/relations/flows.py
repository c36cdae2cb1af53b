"""Flows: orthogonal coordinates, multiples of the loss, momentum by hand, invariance as defined."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from sympy import Rational

import neurovariety as nv
from neurovariety.networks.flows.fields import Flow, PolynomialFlow
from neurovariety.networks.flows.gradient import GradientFlow
from neurovariety.networks.flows.momentum import OverTime
from tests.differential.asking import Ask, expect
from tests.differential.generate.flows import FLOW_PROBLEMS
from tests.differential.generate.metrics import Motion, permutations, rotations
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation


def _turns(problem: Any) -> st.SearchStrategy[Motion]:
    flow = problem.flow
    n = (flow.parameters if isinstance(flow, GradientFlow) else flow.ring).ngens
    return st.one_of(permutations(n), rotations(n)).map(lambda by: _with_clock(flow.ring.ngens, by))


def _with_clock(n: int, by: Motion) -> Motion:
    """Velocities turn as the parameters do, and a clock goes on."""
    A = by.matrix
    sizes = [len(A)] * (n // len(A)) + [1] * (n % len(A))
    starts = [sum(sizes[:k]) for k in range(len(sizes))]
    rows = [[Fraction(int(i == j)) for j in range(n)] for i in range(n)]
    for size, first in zip(sizes, starts, strict=True):
        for i, row in enumerate(A if size == len(A) else ((Fraction(1),),)):
            rows[first + i][first : first + size] = row
    return Motion(by.name, tuple(map(tuple, rows)), (Fraction(0),) * n)


def _turned_flow(flow: Any, by: Motion) -> Flow:
    if isinstance(flow, PolynomialFlow):
        pulled, zero = [by.pulled_back(f) for f in flow.velocity], flow.ring.zero
        velocity = (sum(map(_times, row, pulled), zero) for row in by.matrix)
        return PolynomialFlow(tuple(velocity), flow.variables)
    n = flow.parameters.ngens
    block = tuple(row[:n] for row in by.matrix[:n])
    by = Motion(by.name, block, by.shift[:n])
    image = flow.components if flow.is_open else flow.image.polynomials
    names = ", ".join(map(str, flow.parameters.symbols))
    model = nv.Parametric(tuple(map(by.pulled_back, image)), names)
    loss = None if flow.is_open else by.pulled_back(flow.polynomial)
    return replace(flow, model=model, loss=loss)


def _turned(ask: Ask, posed: Posed, by: Motion) -> None:
    """Orthogonal matrices carry gradients to gradients."""
    problem = posed.problem
    changed: dict[str, Any] = {"flow": _turned_flow(problem.flow, by)}
    for name in ("contains", "ideal"):
        if (given := getattr(problem, name, None)) is not None:
            changed[name] = tuple(map(by.pulled_back, given))
    if (start := getattr(problem, "start", None)) is not None:
        changed["start"] = by.point(start)
    compare(ask(problem), ask(replace(problem, **changed)))


def _faster(ask: Ask, posed: Posed, factor: Fraction) -> None:
    """A multiple of the loss has the same trajectories, run through at another speed."""
    problem = posed.problem
    flow = problem.flow
    if isinstance(flow, PolynomialFlow):
        other: Flow = replace(flow, velocity=tuple(_times(factor, f) for f in flow.velocity))
    else:
        other = replace(flow, loss=_times(factor, flow.polynomial))
    compare(ask(problem), ask(replace(problem, flow=other)))


def _times(c: Fraction, f: Any) -> Any:
    return f * f.ring.domain(c.numerator, c.denominator)


def _written(ask: Ask, posed: Posed, _: Any) -> None:
    """Momentum and decay against the differential equation, written down by hand."""
    problem = posed.problem
    flow, R = problem.flow, problem.flow.ring
    x = flow.parameters.symbols
    n, L = len(x), flow.polynomial.as_expr()
    v, clock = R.symbols[n : 2 * n], R.symbols[-1]
    pull = [-L.diff(w) - Rational(flow.decay or 0) * w for w in x]
    if flow.damping is None:
        field = [*pull, Rational(flow.decay) * clock]
    elif isinstance(flow.damping, OverTime):  # times the time
        c = Rational(flow.damping.rate)
        field = [
            *(clock * s for s in v),
            *(clock * f - c * s for f, s in zip(pull, v, strict=True)),
            clock,
        ]
    else:
        c = Rational(flow.damping)
        field = [*v, *(f - c * s for f, s in zip(pull, v, strict=True)), *[c * clock] * bool(c)]
    given = PolynomialFlow(tuple(R.from_expr(f) for f in field), R.symbols)
    expect(flow.field == given.velocity, f"{flow.field}, by hand {given.velocity}")
    compare(ask(problem), ask(replace(problem, flow=given)))


def _factors(problem: Any) -> st.SearchStrategy[Fraction]:
    return st.sampled_from([Fraction(v) for v in ("2", "-1", "1/3", "32003", "1/32003")])


def derivatives(flow: Flow, f: Any) -> list[Any]:
    """Of a polynomial along the fields."""
    return [
        sum((f.diff(g) * v for g, v in zip(flow.ring.gens, field, strict=True)), flow.ring.zero)
        for field in flow.fields
    ]


def _constant(ask: Ask, posed: Posed, _: Any) -> None:
    flow = posed.problem.flow
    for law in ask(posed.problem).value.basis:
        found = [d for d in derivatives(flow, law.set_ring(flow.ring)) if d]
        expect(not found, f"{law} changes by {found}")


def _nested(ask: Ask, posed: Posed, _: Any) -> None:
    """More laws up to a higher degree, and the same ones of the lower degrees."""
    problem = posed.problem
    first, second = ask(problem).value, ask(replace(problem, degree=problem.degree + 1)).value
    expect(first.dimensions == second.dimensions[:-1], f"{first.dimensions}, {second.dimensions}")
    expect(first.independent <= second.independent, "fewer are independent")


def _is_invariant(ask: Ask, posed: Posed, _: Any) -> None:
    """What is found is invariant, contains what was given, and is the smallest: it stays."""
    problem = posed.problem
    value = ask(problem).value
    generators = tuple(g.set_ring(problem.flow.ring) for g in value.groebner_basis)
    if not generators:
        return
    expect(ask(nv.IsInvariant(problem.flow, generators)).value.holds, "it is not invariant")
    again = ask(replace(problem, contains=generators)).value
    expect(again.length == 0, f"it grows in {again.length} steps")
    left = [
        f
        for f in problem.contains
        if f.set_ring(value.groebner_basis[0].ring).rem(list(value.groebner_basis))
    ]
    expect(not left, f"{left} are not in it")


def _by_the_chain(ask: Ask, posed: Posed, _: Any) -> None:
    """An ideal is invariant if and only if the smallest invariant one that contains it is it."""
    problem = posed.problem
    chain = ask(nv.InvariantIdeal(problem.flow, problem.ideal, problem.field)).value
    said = ask(problem).value.holds
    expect(said == (chain.length == 0), f"{said}, and a chain of length {chain.length}")


def _vanishing(ask: Ask, posed: Posed, _: Any) -> None:
    """Each polynomial and its first derivatives vanish at the start."""
    problem = posed.problem
    start = [problem.flow.ring.domain(v.numerator, v.denominator) for v in problem.start]
    for f in ask(problem).value.polynomials:
        g = f.set_ring(problem.flow.ring)
        for order in range(4):
            expect(
                not g.evaluate(list(zip(g.ring.gens, start, strict=True))), f"{f}, order {order}"
            )
            (g,) = derivatives(problem.flow, g)


def _multiples(ask: Ask, posed: Posed, _: Any) -> None:
    """F(P) = K P, as it is defined."""
    flow = posed.problem.flow
    for space in ask(posed.problem).value.spaces:
        K = space.cofactor.set_ring(flow.ring)
        for P in space.polynomials:
            (found,) = derivatives(flow, P.set_ring(flow.ring))
            expect(found == K * P.set_ring(flow.ring), f"F({P}) = {found}, cofactor {K}")


def _laws_have_no_cofactor(ask: Ask, posed: Posed, _: Any) -> None:
    """The Darboux polynomials with the cofactor zero are the conservation laws."""
    problem = posed.problem
    laws = ask(nv.ConservationLaws(problem.flow, degree=problem.degree)).value
    zero = [len(s.polynomials) for s in ask(problem).value.spaces if not s.cofactor]
    expect(sum(zero) == sum(laws.dimensions), f"{zero} and {laws.dimensions}")


def faster(kind: str) -> Relation:
    """Trajectories at another speed."""
    posed = FLOW_PROBLEMS[kind].filter(lambda found: _rescales(found.problem.flow))
    return Relation("multiples of the loss", _faster, _factors, posed)


def written(kind: str) -> Relation:
    """Momentum and decay by hand."""
    posed = FLOW_PROBLEMS[kind].filter(lambda found: _moves(found.problem.flow))
    return Relation("the equation of motion", _written, posed=posed)


def _moves(flow: Flow) -> bool:
    return flow.damping is not None or flow.decay is not None


def _rescales(flow: Flow) -> bool:
    return not flow.is_open and not _moves(flow)


TURNED = Relation("orthogonal coordinates", _turned, _turns)
CONSTANT = Relation("laws are constant", _constant)
NESTED = Relation("laws of a higher degree", _nested)
SMALLEST = Relation("smallest and invariant", _is_invariant)
CHAIN = Relation("invariant by the chain", _by_the_chain)
VANISHING = Relation("derivatives vanish at the start", _vanishing)
MULTIPLES = Relation("multiples of themselves", _multiples)
COFACTORS = Relation("laws have the cofactor zero", _laws_have_no_cofactor)
