"""Counts of complex points: sums, products, bounds, polar degrees, duality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.linear import inverse
from tests.differential.asking import Ask, Undecided, expect
from tests.differential.generate.metrics import metrics
from tests.differential.generate.posed import Posed, posed
from tests.differential.generate.varieties import Nasty, cones, curves, factors
from tests.differential.relations.base import Relation


def count(result: Any) -> int:
    """An ED degree: zero if there are no critical points."""
    if result.value is None and result.dimension >= 0:
        raise Undecided("not finite")
    return int(result.value or 0)


@dataclass(frozen=True)
class Pair:
    """Two varieties and what they make together, in one metric."""

    first: Any
    second: Any
    both: Any


@st.composite
def _unions(draw: st.DrawFn) -> Posed:
    """Two curves without a common factor; the first may be multiple."""
    first, second = draw(curves()), draw(factors(plain=True))
    f, g = first.equations[0], second.equations[0]
    metric = draw(metrics(2))
    common = first.variety.polynomials[0].gcd(second.variety.polynomials[0])
    if not common.is_ground:
        g, second = f"{g} + 1001", second
    whole = nv.Implicit(f"({f})*({g})", "x, y")
    apart = first.variety, nv.Implicit(g, "x, y")
    return posed(
        (*first.tags, *second.tags),
        lambda: Pair(*(nv.EDDegree(V, metric) for V in (*apart, whole))),
    )


def _sum(ask: Ask, posed: Posed, _: Any) -> None:
    a, b, both = (count(ask(p)) for p in vars(posed.problem).values())
    expect(a + b == both, f"{a} + {b} and {both} of {posed.problem.both.variety.polynomials}")


def _generic_sum(ask: Ask, posed: Posed, _: Any) -> None:
    problems = [nv.GenericEDDegree(p.variety) for p in vars(posed.problem).values()]
    a, b, both = (count(ask(p)) for p in problems)
    expect(a + b == both, f"{a} + {b} and {both} of {problems[-1].variety.polynomials}")


@st.composite
def _products(draw: st.DrawFn) -> Posed:
    """A curve in the x-y-plane times one in the z-w-plane, or times points."""
    first = draw(factors(plain=True))
    second = draw(st.sampled_from(["z - 1", "z^2 - 2", "z*w - 1", "z - w^2", "z^2 + w^2 - 1"]))
    names = "z, w" if "w" in second else "z"
    variables = f"x, y, {names}"
    apart = first.variety, nv.Implicit(second, names)
    whole = nv.Implicit((*first.equations, second), variables)
    return posed(
        (*first.tags, "product of spaces"), lambda: Pair(*map(nv.EDDegree, (*apart, whole)))
    )


def _product(ask: Ask, posed: Posed, _: Any) -> None:
    a, b, both = (count(ask(p)) for p in vars(posed.problem).values())
    expect(a * b == both, f"{a} * {b} and {both} of {posed.problem.both.variety.polynomials}")


def _at_most_generic(ask: Ask, posed: Posed, _: Any) -> None:
    special, generic = (
        count(ask(posed.problem)),
        count(ask(nv.GenericEDDegree(posed.problem.variety))),
    )
    expect(special <= generic, f"{special} in a metric, {generic} in a generic one")


def _over_the_rationals(ask: Ask, posed: Posed, seed: int) -> None:
    found = [
        count(ask(replace(posed.problem, method="critical-exact", seed=k)))
        for k in (seed, seed + 1)
    ]
    expect(len({*found, count(ask(posed.problem))}) == 1, f"over QQ {found}")


def _any_seed(problem: Any) -> st.SearchStrategy[int]:
    return st.integers(2, 1000)


def _with_a_smaller_component(ask: Ask, posed: Posed, _: Any) -> None:
    """The curve alone is counted, not the points (17, 15) and (0, 0) beside it."""
    problem = posed.problem
    equations = problem.variety.polynomials
    x, y = equations[0].ring.gens[:2]
    more = nv.Implicit(tuple(f * g for f in equations for g in (x - 17, y - 15)))
    alone, with_points = count(ask(problem)), count(ask(replace(problem, variety=more)))
    expect(alone == with_points, f"{alone}, and {with_points} with a point beside it")


@st.composite
def _curve_problems(draw: st.DrawFn) -> Posed:
    found, metric = draw(factors()), draw(metrics(2))
    return posed((*found.tags, "a point beside it"), lambda: nv.EDDegree(found.variety, metric))


def _polar_sum(ask: Ask, posed: Posed, _: Any) -> None:
    """Of a cone the generic ED degree is the sum of the polar degrees (DHOST, theorem 5.4).

    The correspondence has all components, the degree counts the largest ones: so one by one.
    """
    bidegrees = ask(posed.problem).value.bidegrees
    components = ask(nv.Decomposition(posed.problem.variety)).value
    parts = (nv.Implicit(P.generators, posed.problem.variety.coordinates) for P in components)
    generic = sum(count(ask(nv.GenericEDDegree(V, "critical"))) for V in parts)
    expect(sum(bidegrees) == generic, f"the sum of {bidegrees}, and {generic}")


def _of_full_dimension(ask: Ask, posed: Posed, _: Any) -> None:
    """The correspondence has a point for every datum: its dimension is that of the space."""
    found = ask(posed.problem).value
    n = posed.problem.variety.ambient_dimension
    expect(found.dimension == n, f"dimension {found.dimension} of {n}")


@st.composite
def _cone_problems(draw: st.DrawFn) -> Posed:
    found: Nasty = draw(cones)
    return posed(found.tags, lambda: nv.EDCorrespondence(found.variety))


@st.composite
def _irreducible(draw: st.DrawFn) -> Posed:
    found, metric = draw(factors()), draw(metrics(2))
    return posed(found.tags, lambda: nv.EDCorrespondence(found.variety, metric))


_DUALS = (
    ("quadratic cone", "x^2 + 2*y^2 - 5*z^2", "x^2 + y^2/2 - z^2/5"),
    ("round cone", "x^2 + y^2 - z^2", "x^2 + y^2 - z^2"),
    ("isotropic cone", "x^2 + y^2 + z^2", "x^2 + y^2 + z^2"),
    ("cone over a parabola", "x*z - y^2", "4*x*z - y^2"),
    ("cuspidal cone", "y^2*z - x^3", "4*x^3 + 27*y^2*z"),
    ("bad prime", "32003*x^2 + y^2 - z^2", "x^2/32003 + y^2 - z^2"),
    ("plane", "x + 2*y + 3*z", "2*x - y; 3*x - z"),
)


@st.composite
def _duals(draw: st.DrawFn) -> Posed:
    """A cone and its dual one, in dual metrics, once either way."""
    tag, *equations = draw(st.sampled_from(_DUALS))
    first, second = (nv.Implicit(f, "x, y, z") for f in draw(st.permutations(equations)))
    metric = draw(metrics(3))
    dual = nv.SymmetricForm(inverse(metric.form(first)))
    return posed(
        (tag, "duality"),
        lambda: Pair(nv.EDDegree(first, metric), nv.EDDegree(second, dual), None),
    )


@st.composite
def _dual_matrices(draw: st.DrawFn) -> Posed:
    m, n = draw(st.sampled_from([(2, 2), (2, 3), (3, 3)]))
    r = draw(st.integers(1, m - 1))
    weights = [draw(st.integers(1, 3)) for _ in range(m * n)]
    pair = Pair(
        nv.EDDegree(nv.Determinantal(m, n, r), nv.Weighted(weights), "critical"),
        nv.EDDegree(
            nv.Determinantal(m, n, m - r), nv.Weighted([f"1/{w}" for w in weights]), "critical"
        ),
        None,
    )
    return Posed(("matrices", "duality"), pair)


def _dual_count(ask: Ask, posed: Posed, _: Any) -> None:
    """DHOST, theorem 5.2: u - x is critical on the dual cone, in the dual metric."""
    a, b = count(ask(posed.problem.first)), count(ask(posed.problem.second))
    expect(a == b, f"{a}, and {b} of the dual cone")


def _dual_polar_degrees(ask: Ask, posed: Posed, _: Any) -> None:
    first, second = posed.problem.first, posed.problem.second
    a, b = (ask(nv.EDCorrespondence(p.variety, p.metric)).value.bidegrees for p in (first, second))
    expect(a == b[::-1], f"{a}, and {b} of the dual cone")


SUMS = Relation("sum over components", _sum, posed=_unions())
GENERIC_SUMS = Relation("sum over components", _generic_sum, posed=_unions())
PRODUCTS = Relation("products of varieties", _product, posed=_products())
BOUND = Relation("at most the generic degree", _at_most_generic)
RATIONALS = Relation("two data over QQ", _over_the_rationals, _any_seed)
SMALLER = Relation("a smaller component", _with_a_smaller_component, posed=_curve_problems())
POLAR = Relation("sum of polar degrees", _polar_sum, posed=_cone_problems())
FULL = Relation("dimension of the space", _of_full_dimension, posed=_irreducible())
DUALS = Relation("duality", _dual_count, posed=_duals() | _dual_matrices())
DUAL_POLES = Relation(
    "duality of polar degrees", _dual_polar_degrees, posed=_duals() | _dual_matrices()
)
