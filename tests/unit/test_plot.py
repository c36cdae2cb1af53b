"""Pictures: what is integrated, what is drawn, and what is refused."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.errors import MissingDependency
from neurovariety.present.plot.laws import integrate
from neurovariety.present.plot.trajectories import trajectories

FLOW = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))
LAW, OTHER = "w1_11^2 - w2_11^2", "w1_11^2 + w2_11^2"


def test_a_law_is_flat_and_another_polynomial_is_not() -> None:
    found = integrate(FLOW, LAW, [OTHER, "w1_11"], starts=3, seed=5)
    assert found.laws.shape == (3, 1, len(found.times))
    assert found.others.shape == (3, 2, len(found.times))
    assert found.drift < 1e-9
    assert found.movement > 0.05
    a, b = found.starts.T
    assert np.allclose(found.laws[:, 0, 0], a**2 - b**2)
    assert integrate(FLOW, OTHER).drift > 0.05  # what is no law is not drawn as one


def test_a_known_solution() -> None:
    flow = nv.GradientFlow(nv.Parametric("a"), loss="a^2/2")
    found = integrate(flow, (), "a", time=2.0, starts=1)
    assert np.allclose(found.others[0, 0], found.starts[0, 0] * np.exp(-found.times), rtol=1e-9)


def test_a_law_of_all_losses_is_drawn_for_a_random_one() -> None:
    every = nv.GradientFlow(nv.LinearNetwork(2, 1, 2))
    law = "w1_11^2 + w1_12^2 - w2_11^2 - w2_21^2"
    found = integrate(every, law, "w1_11", seed=3)
    assert found.drift < 1e-9
    assert found.movement > 0.05


@pytest.mark.m2
@pytest.mark.usefixtures("warm_engines")
def test_laws_are_grouped_and_named() -> None:
    found = nv.solve(nv.ConservationLaws(nv.LinearNetwork(1, 2, 1), 4, products=True)).value
    (axes,) = trajectories(nv.GradientFlow(nv.LinearNetwork(1, 2, 1)), found, starts=2).axes
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert labels[0] == r"$\left(W_2^\top W_2-W_1W_1^\top\right)$ (3 laws)"
    assert labels[2:] == [f"products ({len(found) - 4} laws)", "sum of the squares"]
    assert len(axes.lines) == 2 * (len(found) + 1)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: integrate(nv.LinearNetwork(2, 2, 2), "w1_11"), "expected a GradientFlow"),
        (lambda: integrate(FLOW, "z"), "unknown variable 'z'"),
        (lambda: integrate(FLOW, f"{10**400}*w1_11"), "numbers that floats hold"),
        (lambda: integrate(FLOW, LAW, starts=0), "starts: expected at least 1"),
        (lambda: integrate(FLOW, LAW, time=-1), "expected a positive time"),
        (
            lambda: integrate(nv.GradientFlow(nv.Parametric("a"), loss="-a^4"), "a", time=50.0),
            "does not reach the time 50",
        ),
    ],
)
def test_what_is_refused(ask: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        ask()


@pytest.mark.parametrize("module", ["scipy.integrate", "matplotlib"])
def test_what_is_missing_is_named(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingDependency, match=r'pip install ".*\[plot\]"'):
        trajectories(FLOW, [LAW])
