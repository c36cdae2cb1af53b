"""Images of maps against their equations, and networks against their varieties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.matrices import minors
from tests.differential.asking import Ask, expect
from tests.differential.generate.metrics import general_data, metrics
from tests.differential.generate.networks import OTHERS
from tests.differential.generate.networks import networks as small_networks
from tests.differential.generate.posed import Posed, posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation
from tests.differential.relations.ideals import basis

IMAGES = (
    ("parabola", "t; t^2", "x2 - x1^2"),
    ("covered twice", "t^2; t^4", "x2 - x1^2"),
    ("cusp", "t^2; t^3", "x1^3 - x2^2"),
    ("cusp, covered three times", "t^6; t^9", "x1^3 - x2^2"),
    ("node", "t^2 - 1; t^3 - t", "x2^2 - x1^2*(x1 + 1)"),
    ("isolated point", "t^2 + 1; t^3 + t", "x2^2 - x1^2*(x1 - 1)"),
    ("line, covered twice", "t^2; 2*t^2 - 1", "2*x1 - x2 - 1"),
    ("line with fibres", "s + t; s + t - 1", "x1 - x2 - 1"),
    ("bad prime", "32003*t; t^2", "32003^2*x2 - x1^2"),
    ("bad prime in a denominator", "t/32003; t^2", "x2 - 32003^2*x1^2"),
    ("cusp at infinity", "t; t^3 + t", "x2 - x1^3 - x1"),
    ("twisted cubic", "t; t^2; t^3", "x2 - x1^2; x3 - x1*x2"),
    ("saddle", "s; t; s*t", "x3 - x1*x2"),
    ("Whitney umbrella", "s*t; s; t^2", "x1^2 - x2^2*x3"),
    ("cone, covered twice", "s^2; s*t; t^2", "x1*x3 - x2^2"),
    ("circle in another chart", "s*t; s^2 - t^2; s^2 + t^2", "4*x1^2 + x2^2 - x3^2"),
    ("circle by fractions", "(1 - t^2)/(1 + t^2); 2*t/(1 + t^2)", "x1^2 + x2^2 - 1"),
    ("hyperbola by fractions", "t; 1/t", "x1*x2 - 1"),
    ("hyperbola, covered twice", "t^2; 1/t^2", "x1*x2 - 1"),
    ("cissoid by fractions", "1/(1 + t^2); 1/(t*(1 + t^2))", "x1*(x1^2 + x2^2) - x2^2"),
)
_CHANGES = ("{v}", "(2*{v} + 1)", "({v} - 1/3)", "(32003*{v})")

NETWORKS = (
    nv.LinearNetwork(1, 1, 1),
    nv.LinearNetwork(2, 1, 1),
    nv.LinearNetwork(2, 1, 2),
    nv.LinearNetwork(1, 2, 1),
    nv.LinearNetwork(2, 1, 1, 2),
)


@st.composite
def _images(draw: st.DrawFn, dimension: Any = (2, 3)) -> Posed:
    """A map in other parameters, and the equations of its image."""
    known = [image for image in IMAGES if image[1].count(";") + 1 in dimension]
    tag, text, equations = draw(st.sampled_from(known))
    change = draw(st.sampled_from(_CHANGES)).format(v="t")
    names = [f"x{k + 1}" for k in range(text.count(";") + 1)]
    V = nv.Parametric(text.replace("t", change))
    return Posed((tag, "parametrised"), (V, nv.Implicit(equations, ", ".join(names))))


@st.composite
def _posed(draw: st.DrawFn, kind: Any, dimension: Any = (2, 3)) -> Posed:
    found = draw(_images(dimension))
    V, W = found.problem
    n = V.ambient_dimension
    bare = kind in (nv.GenericEDDegree, nv.Dimension, nv.ImageDegree, nv.SingularLocus)
    arguments: tuple[Any, ...] = () if bare else (draw(metrics(n)),)
    if kind is nv.RealEDCriticalPoints:
        arguments += (draw(general_data(n)),)
    return posed(found.tags, lambda: (kind(V, *arguments), kind(W, *arguments)))


@st.composite
def _networks(draw: st.DrawFn, kind: Any) -> Posed:
    network = draw(st.sampled_from(NETWORKS))
    V, W = network.map, network.variety
    n = V.ambient_dimension
    arguments: tuple[Any, ...] = () if kind is nv.GenericEDDegree else (draw(metrics(n)),)
    if kind is nv.RealEDCriticalPoints:
        arguments += (draw(general_data(n)),)
    return posed((str(network),), lambda: (kind(V, *arguments), kind(W, *arguments)))


MATRICES = (
    nv.Determinantal(2, 2, 1),
    nv.SymmetricDeterminantal(2, 1),
    nv.Hankel(2, 1),
    nv.Determinantal(2, 3, 1),
    nv.Hankel(3, 2),
    nv.Hankel(3, 1),
    nv.SymmetricDeterminantal(3, 2),
)


@st.composite
def _matrices(draw: st.DrawFn, kind: Any, largest: int) -> Posed:
    """Matrices of bounded rank, and their minors as equations."""
    fitting = [V for V in MATRICES if V.ambient_dimension <= largest]
    V = draw(st.sampled_from(fitting))
    W = nv.Implicit(tuple(minors(V.matrix, V.rank + 1)), V.coordinates)
    n = V.ambient_dimension
    bare = kind in (nv.GenericEDDegree, nv.Reach, nv.Dimension, nv.ImageDegree)
    arguments: tuple[Any, ...] = () if bare else (draw(metrics(n)),)
    if kind is nv.RealEDCriticalPoints:
        arguments += (draw(general_data(n)),)
    return posed((str(V),), lambda: (kind(V, *arguments), kind(W, *arguments)))


def _both(ask: Ask, posed: Posed, _: Any) -> None:
    first, second = posed.problem
    compare(ask(first), ask(second))


@st.composite
def _models(draw: st.DrawFn) -> Posed:
    """The flow of a network, and of its map."""
    network = draw(st.sampled_from([*NETWORKS[:3], nv.ConvolutionalNetwork((2, 2))]))
    problem = nv.ConservationLaws(network, degree=draw(st.integers(1, 2)))
    same = replace(problem, flow=nv.GradientFlow(network.map))
    return Posed((str(network),), (problem, same))


@st.composite
def _expansions(draw: st.DrawFn) -> Posed:
    """A network, and its map."""
    mapped = [net for net in OTHERS if not getattr(net, "is_bounded", False)]
    network = draw(st.one_of(small_networks(), st.sampled_from(mapped)))
    return posed((str(network),), lambda: (nv.Dimension(network), nv.Dimension(network.map)))


def _not_smaller(ask: Ask, posed: Posed, layer: int) -> None:
    """Neurons without outgoing weights make any network a wider one."""
    network = posed.problem.model
    widths = list(network.widths)
    widths[1 + layer % (len(widths) - 2)] += 1
    wider = replace(network, widths=tuple(widths))
    narrow, wide = (ask(replace(posed.problem, model=n)).value for n in (network, wider))
    expect(narrow.dimension <= wide.dimension, f"{narrow.dimension}, wider {wide.dimension}")
    expect(narrow.ambient == wide.ambient, f"of {narrow.ambient}, wider {wide.ambient}")


@st.composite
def _equations(draw: st.DrawFn) -> Posed:
    """An image, and its equations, which generate prime ideals."""
    found = draw(_images())
    V, W = found.problem
    known = nv.GroebnerBasis(W.polynomials, W.coordinates)
    return posed(found.tags, lambda: (nv.Eliminate(V), known))


def _same_ideal(ask: Ask, posed: Posed, _: Any) -> None:
    first, second = (basis(ask(problem).value) for problem in posed.problem)
    expect(first == second, f"{sorted(map(str, first))} and {sorted(map(str, second))}")


@st.composite
def _learners(draw: st.DrawFn) -> Posed:
    """Critical functions of a network, and critical points on its map's image."""
    network = draw(st.sampled_from([*NETWORKS, nv.ConvolutionalNetwork((2, 2), (2, 1))]))
    if draw(st.booleans()):
        return Posed((str(network),), (nv.LearningDegree(network), nv.GenericEDDegree(network.map)))
    metric = draw(metrics(network.ambient_dimension))
    pair = (nv.LearningDegree(network, metric), nv.EDDegree(network.map, metric))
    return Posed((str(network),), pair)


def _as_many(ask: Ask, posed: Posed, _: Any) -> None:
    learning, degree = (ask(problem).value for problem in posed.problem)
    expect(learning.functions == degree, f"{learning.functions} and {degree}")


LEARNING = Relation("critical functions and points on the image", _as_many, posed=_learners())
EQUATIONS = Relation("the equations of an image", _same_ideal, posed=_equations())
EXPANDED = Relation("a network and its map", _both, posed=_expansions())
WIDER = Relation(
    "wider networks are not smaller",
    _not_smaller,
    lambda problem: st.integers(0, 1),
    posed=small_networks(hidden=1).map(lambda n: Posed((str(n),), nv.Dimension(n))),
)


def images(kind: Any, dimension: Any = (2, 3)) -> Relation:
    """A parametrised variety against its equations."""
    return Relation("an image and its equations", _both, posed=_posed(kind, dimension))


def networks(kind: Any) -> Relation:
    """A network's map against its variety."""
    return Relation("a network and its variety", _both, posed=_networks(kind))


def matrices(kind: Any, largest: int = 6) -> Relation:
    """Matrices of bounded rank with so many entries at most, against their minors."""
    return Relation("matrices and their minors", _both, posed=_matrices(kind, largest))


MODELS = Relation("a network and its map", _both, posed=_models())
