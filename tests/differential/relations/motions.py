"""Affine motions of the space of a variety, with the metric moved along."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.asking import Ask, expect
from tests.differential.generate.metrics import Motion, isometries, metrics, motions
from tests.differential.generate.posed import Posed, posed
from tests.differential.generate.varieties import factors
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation


def moved(problem: Any, by: Motion) -> Any:
    """The same problem in other coordinates."""
    V = problem.variety
    equations = nv.Implicit(tuple(map(by.pulled_back, V.polynomials)))
    changed: dict[str, Any] = {"variety": equations}
    if hasattr(problem, "metric"):
        form = by.form(problem.metric.form(V))
        unit = all(v == (i == j) for i, row in enumerate(form) for j, v in enumerate(row))
        changed["metric"] = nv.Frobenius() if unit else nv.SymmetricForm(form)
    for name in ("datum", "point"):
        if isinstance(where := getattr(problem, name, None), tuple):
            changed[name] = by.point(where)
    return replace(problem, **changed)


def _in_other_coordinates(ask: Ask, posed: Posed, by: Motion) -> None:
    compare(ask(posed.problem), ask(moved(posed.problem, by)))


def _covariant(ask: Ask, posed: Posed, by: Motion) -> None:
    """The factors of the discriminant are moved as the data are."""
    problem = replace(posed.problem, method="elimination")
    first, second = ask(problem).value, ask(moved(problem, by)).value
    for name in ("folds", "infinity"):
        images = {_monic(by.pulled_back(f)) for f in getattr(first, name)}
        found = (
            {_monic(f.set_ring(next(iter(images)).ring)) for f in getattr(second, name)}
            if images
            else set(getattr(second, name))
        )
        expect(images == found, f"{name}: {sorted(map(str, images))} and {sorted(map(str, found))}")


def _monic(f: Any) -> Any:
    return f.monic()


@st.composite
def _conics(draw: st.DrawFn) -> Posed:
    """Curves of which the elimination is quick."""
    names = ("ellipse", "parabola", "hyperbola", "circle", "cusp")
    found, metric = draw(factors(names, plain=True)), draw(metrics(2))
    return posed(found.tags, lambda: nv.EDDiscriminant(found.variety, metric))


def _similar(ask: Ask, posed: Posed, by: Motion) -> None:
    assert by.factor is not None
    compare(ask(posed.problem), ask(moved(posed.problem, by)), by.factor)


def _longer(ask: Ask, posed: Posed, factor: Fraction) -> None:
    """A multiple of the metric has the same critical points."""
    problem = posed.problem
    form = [[factor**2 * v for v in row] for row in problem.form]
    compare(ask(problem), ask(replace(problem, metric=nv.SymmetricForm(form))), factor)


def _factors(problem: Any) -> st.SearchStrategy[Fraction]:
    return st.sampled_from([Fraction(v) for v in ("2", "1/3", "1000", "32003")])


MOTIONS = Relation(
    "motions", _in_other_coordinates, lambda problem: motions(problem.variety.ambient_dimension)
)
COVARIANCE = Relation(
    "the discriminant moves along", _covariant, lambda problem: motions(2), _conics()
)
SIMILARITY = Relation(
    "similarities", _similar, lambda problem: isometries(problem.variety.ambient_dimension)
)
LENGTHS = Relation("multiples of the metric", _longer, _factors)
