"""Degrees of images: known values, formulas, and what differs from the closure's degree."""

from __future__ import annotations

import pickle
import re
from math import factorial, prod
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.session import Session

P, C, A = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention


def monomial_convolutions(k: tuple[int, ...], r: int) -> int:
    """Shahverdi, Marchetti, Kohn: filters of sizes k, activated by a power."""
    top, last = sum(k) - len(k), len(k) - 1
    powers = prod(r ** ((last - j) * (n - 1)) for j, n in enumerate(k))
    return factorial(top) * powers // prod(factorial(n - 1) for n in k)


VALUES: tuple[tuple[Any, int, int | None], ...] = (
    # degree, and points of a fibre: tables of the literature, or found by elimination
    (P((2, 2, 1), 4), 3, 2),
    (P((2, 2, 1), 5), 6, 2),
    (P((2, 2, 2), 3), 6, 2),
    (P((2, 2, 2, 2), 2), 15, 4),
    (P((2, 2, 2, 2), 3), 890, 4),  # 3560 points of a slice: by localization alone
    (P((2, 3, 1), 5), 1, 6),
    (P((4, 5, 1), 3), 1, 120),  # Sylvester's pentahedra: all cubics, five planes in any order
    (P((2, 2, 3), 2), nv.Determinantal(3, 3, 2).degree, 2),
    (P((3, 2, 1), 2), 3, None),  # quadratic forms: an orthogonal group acts
    (P((3, 3, 1), 3), 4, 6),
    (P((2, 3, 1), 6), 4, 6),
    (C((3, 2, 2), (2, 2, 1)), 12, 1),
    (C((2, 2, 2)), 1, 6),
    (A((2, 1), (1,), 2), 3, 2),
    (A((2, 2), (1,), 2), 20, 1),
    (A((3, 1), (1,), 2), 45, 2),
    (A((2, 1), (2,), 2), 4, 1),  # in a chart modulo the base changes of K and Q
    (A((2, 2), (2,), 2), 20, 1),
    *((C(k, activation=r), monomial_convolutions(k, r), 1) for k, r in (((3, 2), 2), ((3, 3), 2))),
    (nv.Parametric("t^2; t^4"), 2, 2),
    (nv.Parametric("s^2*t^4; s^4*t^8"), 2, 2),
    (nv.Parametric("(1 - t^4)/(1 + t^4); 2*t^2/(1 + t^4)"), 2, 2),
    (nv.LinearNetwork(3, 1, 3), 6, None),
    (nv.SymmetricDeterminantal(4, 2), 10, None),
    (nv.Implicit("x^2*y; x*z"), 1, None),  # of the largest component, counted once
)


@pytest.mark.m2
@pytest.mark.parametrize(("model", "degree", "fibre"), VALUES, ids=str)
def test_the_degrees_are_known(
    model: Any, degree: int, fibre: int | None, session: Session
) -> None:
    problem = nv.ImageDegree(model)
    slices = problem.chosen_method == "slices"
    found = nv.solve(nv.ImageDegree(model, prime=31991) if slices else problem, session).value
    assert (found.degree, found.map_degree) == (degree, fibre)


@pytest.mark.m2
def test_two_primes_agree(session: Session) -> None:
    found = nv.solve(nv.ImageDegree(nv.Parametric("t; 32003*t^2 + t")), session)
    assert found.value.degree == 2
    assert re.search(r"31991 and \d+ agree", str(found))


def test_a_stopped_degree_knows_the_symmetries() -> None:
    net = nv.PolynomialNetwork((3, 4, 3, 2), 2)
    known = nv.solve(nv.ImageDegree(net).beforehand).value
    assert (known.dimension, known.expected) == (21, net.expected_dimension) == (21, 23)


@pytest.mark.parametrize(
    "network", [A((2, 1), (2,), 2), P((2, 2, 1), 3), nv.RationalNetwork((2, 1, 1), "1/z")], ids=str
)
def test_titles_name_the_network(network: Any) -> None:
    problems = nv.ImageDegree, nv.Eliminate, nv.EDDegree, nv.GenericEDDegree
    asked = [*(problem(network) for problem in problems), nv.ImageIdeal(network, 2)]
    assert all(str(network) in str(problem) for problem in asked)
    assert asked[0] == pickle.loads(pickle.dumps(asked[0]))


@pytest.mark.m2
@pytest.mark.parametrize(
    "network", [P((3, 2, 1), 3), P((2, 2, 2), 3), P((2, 2, 2, 2), 2), P((2, 3, 1), 5)], ids=str
)
def test_formulas_against_slices(network: Any, session: Session) -> None:
    """A formula, and counted points."""
    exact = nv.solve(nv.ImageDegree(network))
    assert exact.provenance.certainty is nv.Certainty.EXACT
    counted = nv.solve(nv.ImageDegree(network, "slices", prime=31991), session)
    assert exact.value == counted.value


@pytest.mark.parametrize(
    ("network", "closed"),
    [
        (P((3, 2, 2), 2), True),
        (P((3, 2, 1), 2), False),  # many sums of two squares
        (P((2, 2, 2, 1), 3), False),  # one output of two layers: no theorem
        (P((2, 2, 2), "z^2 + z"), False),
        (P((2, 2, 2), 3, bias=True), False),
        (P((2, 3, 2), 3), False),
        (P((1, 2, 2), 3), False),
    ],
    ids=str,
)
def test_which_networks_have_pencils(network: Any, closed: bool) -> None:
    assert ("closed-form" in nv.ImageDegree(network).methods) == closed
