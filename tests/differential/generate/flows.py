"""Flows of small maps and networks, and of given fields, and problems about them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.generate.posed import Posed, posed

MAPS = ("a*b", "a + b", "a*b; a*c", "a^2*b", "a^2 + b^2", "a*b*c", "32003*a*b", "a^3 - b", "a*b; b")
LOSSES = ("(y1 - 1)^2/2", "y1^2/2 - y1/3", "y1", "y1^2 + 32003*y1", "(y1 - 2)^2")
NETWORKS = (
    nv.LinearNetwork(1, 1, 1),
    nv.LinearNetwork(1, 2, 1),
    nv.LinearNetwork(2, 1, 2),
    nv.ConvolutionalNetwork((2, 2)),
    nv.MonomialNetwork((1, 2, 1), 2),
    nv.ReLUNetwork((1, 2, 1)),
    nv.ReLUNetwork((1, 1, 1, 1)),
    nv.ReLUNetwork(nv.ConvolutionalNetwork((2, 2))),
    nv.SoftmaxAttention((1, 1), 1, value_rank=1),
    nv.EquivariantNetwork("(1 2)", (2, 2, 1)),
)
ONE = tuple(text for text in MAPS if ";" not in text)
FIELDS = (
    "a - a*b; a*b - b",
    "b; -a",
    "b*c; -2*a*c; a*b",
    "a; 2*b",
    "b^3; -a^3",
    "b; a - b",
    "1; a",
    "a^2; -a*b; c",
    "32003*b; -a",
    "0; a^2 + b^2",
)
"""Of Lotka and Volterra, of a spinning top, linear ones with and without laws, with time."""
MOVES = ({"damping": "3/t"}, {"damping": 2}, {"damping": 0}, {"damping": "1/3", "decay": 1})
MOVES += ({"decay": "1/2"}, {"damping": "3/t", "decay": "1/32003"}, {"damping": "4/3/t"})
"""Momentum and weight decay."""
_starts = st.sampled_from(["1", "2", "1/2", "-1", "0", "32003"])


@st.composite
def with_loss(draw: st.DrawFn, maps: Any = ONE, moves: Any = ({},)) -> tuple[str, nv.GradientFlow]:
    """A flow with one vector field, and its map as text."""
    text, loss, move = (draw(st.sampled_from(some)) for some in (maps, LOSSES, moves))
    return text, nv.GradientFlow(nv.Parametric(text), loss=loss, **move)


given = st.sampled_from(FIELDS).map(
    lambda text: (text, nv.PolynomialFlow(text, [*"abc"][: text.count(";") + 1]))
)
"""A field as it is given."""
moved = with_loss(("a*b", "a + b", "a^3 - b", "a^2*b"), MOVES)
"""With momentum or decay, in few variables."""
one_field = st.one_of(with_loss(), given, moved)
"""Of any kind."""


@st.composite
def of_all_losses(draw: st.DrawFn) -> tuple[str, Any]:
    """A map or a network."""
    model = draw(st.one_of(st.sampled_from(MAPS), st.sampled_from(NETWORKS)))
    if isinstance(model, str):
        return model, nv.GradientFlow(nv.Parametric(model))
    if isinstance(model, nv.LinearNetwork) and model.widths[-1] > 1 and draw(st.booleans()):
        return f"{model}, cross-entropy", nv.GradientFlow(model, "cross-entropy")
    return str(model), nv.GradientFlow(model)


@st.composite
def members(draw: st.DrawFn, flow: Any) -> list[Any]:
    """One or two polynomials in the weights."""
    a, b, *rest = flow.ring.gens
    c = rest[0] if rest else a * b
    some = [a, a - b, a + b, a * b, a**2 - b**2, a * b - 1, c - a, a - 32003 * b, 2 * a - 1]
    return draw(st.lists(st.sampled_from(some), min_size=1, max_size=2, unique=True))


@st.composite
def _laws(draw: st.DrawFn) -> Posed:
    text, flow = draw(st.one_of(of_all_losses(), one_field))
    degree = draw(st.integers(1, 2))
    return posed((text,), lambda: nv.ConservationLaws(flow, degree=degree))


@st.composite
def _smallest(draw: st.DrawFn) -> Posed:
    text, flow = draw(st.one_of(one_field, of_all_losses()))
    some = draw(members(flow))
    return posed((text,), lambda: nv.InvariantIdeal(flow, some))


@st.composite
def _invariant(draw: st.DrawFn) -> Posed:
    text, flow = draw(st.one_of(one_field, of_all_losses()))
    some = draw(members(flow))
    return posed((text,), lambda: nv.IsInvariant(flow, some))


@st.composite
def _trajectory(draw: st.DrawFn) -> Posed:
    text, flow = draw(one_field)
    start = [draw(_starts) for _ in flow.ring.gens]
    degree = draw(st.integers(1, 2))
    return posed((text,), lambda: nv.TrajectoryIdeal(flow, start, degree))


@st.composite
def _darboux(draw: st.DrawFn) -> Posed:
    plain = with_loss(("a*b", "a + b", "a^2 + b^2", "a^3 - b"))
    text, flow = draw(st.one_of(plain, given, moved))
    degree = draw(st.integers(1, 2))
    return posed((text,), lambda: nv.DarbouxPolynomials(flow, degree))


FLOW_PROBLEMS = {
    "conservation-laws": _laws(),
    "invariant-ideal": _smallest(),
    "is-invariant": _invariant(),
    "trajectory-ideal": _trajectory(),
    "darboux-polynomials": _darboux(),
}
"""Strategies by kind."""
