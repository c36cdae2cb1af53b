"""Momentum in a mirror metric against flows of the mirror point, and weight decay."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import lambdify

import neurovariety as nv


def test_momentum_in_a_mirror_metric_is_the_flow_of_the_mirror_point() -> None:
    """Against z' = -grad L, x' = damping (exp z - x), integrated with other variables."""
    loss, damping, end = "(a*b - 1)^2/2 + a^2*b", Fraction(3, 2), 2.0
    flow = nv.GradientFlow(nv.Parametric("a*b"), loss, metric="a, b", damping=damping)
    gradient = nv.GradientFlow(nv.Parametric("a*b"), loss).field  # minus the gradient
    by_field, by_force = numerical(flow.field), numerical(gradient)

    def dual(t: float, state: Any) -> Any:
        x, z = state[:2], state[2:]
        return [*(float(damping) * (np.exp(z) - x)), *by_force(x)]

    x0, v0 = np.array([1.2, 0.4]), np.array([0.3, -0.1])
    z0 = np.log(x0 + v0 / float(damping))
    exact = {"rtol": 1e-10, "atol": 1e-12}
    ours = solve_ivp(lambda t, y: by_field(y), (0, end), [*x0, *v0, 1.0], **exact).y[:, -1]
    theirs = solve_ivp(dual, (0, end), [*x0, *z0], **exact).y[:, -1]
    assert ours[:2] == pytest.approx(theirs[:2], abs=1e-8)
    assert ours[:2] + ours[2:4] / float(damping) == pytest.approx(np.exp(theirs[2:]), abs=1e-8)
    assert ours[4] == pytest.approx(np.exp(float(damping) * end))


def test_accelerated_mirror_descent_is_the_flow_of_the_mirror_point() -> None:
    """Against z' = -t/r grad L, x' = r/t (exp z - x), with the damping (r + 1)/t."""
    loss, r, start, end = "(a*b - 1)^2/2 + a^2*b", 2.0, 1.0, 3.0
    flow = nv.GradientFlow(nv.Parametric("a*b"), loss, metric="a, b", damping="3/t")
    by_field = numerical(flow.field)
    by_force = numerical(nv.GradientFlow(nv.Parametric("a*b"), loss).field)

    def dual(t: float, state: Any) -> Any:
        x, z = state[:2], state[2:]
        return [*(r / t * (np.exp(z) - x)), *(t / r * by_force(x))]

    x0, v0 = np.array([1.2, 0.4]), np.array([0.3, -0.1])
    exact = {"rtol": 1e-10, "atol": 1e-12}
    log = np.log(end / start)  # the field is multiplied by the time
    ours = solve_ivp(lambda t, y: by_field(y), (0, log), [*x0, *v0, start], **exact).y[:, -1]
    z0 = np.log(x0 + start / r * v0)
    theirs = solve_ivp(dual, (start, end), [*x0, *z0], **exact).y[:, -1]
    assert ours[4] == pytest.approx(end)
    assert ours[:2] == pytest.approx(theirs[:2], abs=1e-8)


def test_weight_decay_is_a_part_of_the_loss() -> None:
    for more in ({}, {"metric": "a, b"}, {"damping": "1/2"}, {"metric": "a, b", "damping": "3/t"}):
        given: Any = more
        with_decay = nv.GradientFlow(nv.Parametric("a*b"), "(y1 - 1)^2", decay="2/3", **given)
        same = nv.GradientFlow(nv.Parametric("a*b"), "(y1 - 1)^2 + (a^2 + b^2)/3", **given)
        n = same.ring.ngens
        assert list(map(str, with_decay.field[:n])) == list(map(str, same.field))


def numerical(field: Any) -> Any:
    f = lambdify([field[0].ring.symbols], [g.as_expr() for g in field])
    return lambda x: np.array(f(x), float)


def test_no_trajectory_starts_in_the_pole_of_a_damping_that_fades() -> None:
    flow = nv.GradientFlow(nv.Parametric("a*b"), loss="y1^2", damping="3/t")
    with pytest.raises(nv.SpecificationError, match="another time than t = 0"):
        nv.TrajectoryIdeal(flow, start=[1, 2, 0, 0, 0])
