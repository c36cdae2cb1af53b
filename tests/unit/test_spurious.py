"""Pure and spurious critical points: against exact Hessians, the decomposed ideal, theorems."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import QQ
from sympy.polys.matrices import DomainMatrix

import neurovariety as nv
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.pure_spurious.covariance_checks import covariance_checks
from neurovariety.problems.pure_spurious.form_checks import form_checks
from neurovariety.problems.pure_spurious.result import CriticalForm, PureSpuriousResult
from neurovariety.problems.pure_spurious.strata import critical_components

X, Y = "1, 2; 3, 4", "1, 3; 2, 4"


def solved(widths: tuple[int, ...], x: Any = X, y: Any = Y) -> PureSpuriousResult:
    return nv.solve(nv.PureSpurious(nv.LinearNetwork(*widths), nv.QuadraticLoss(x, y)))


def diagonal(widths: tuple[int, ...], values: list[int]) -> list[list[int]]:
    rows, cols = widths[-1], widths[0]
    return [[values[i] if i == j else 0 for j in range(cols)] for i in range(rows)]


def exact_inertia(H: DomainMatrix) -> tuple[int, int, int]:
    """Of a symmetric matrix of rational numbers: Descartes' rule is exact for real roots."""
    coefficients = H.to_dense().charpoly()
    zero = next(i for i, c in enumerate(reversed(coefficients)) if c)

    def changes(signs: list[int]) -> int:
        return sum(a != b for a, b in pairwise([s for s in signs if s]))

    n = len(coefficients) - 1
    signs = [(c > 0) - (c < 0) for c in coefficients]
    positive = changes(signs)
    negative = changes([s * (-1) ** (n - i) for i, s in enumerate(signs)])
    assert positive + negative + zero == n
    return positive, negative, zero


CASES = [
    ((1, 1, 1), [3]),
    ((2, 1, 2), [3, 1]),
    ((2, 2, 2), [3, 1]),
    ((2, 2, 2), [2, 2]),
    ((3, 2, 2), [5, 2]),
    ((2, 3, 2), [3, 0]),
    ((3, 2, 3), [4, 2, 1]),
    ((2, 1, 1, 2), [3, 1]),
    ((2, 2, 2, 2), [3, 1]),
    ((2, 2), [3, 1]),
]


@pytest.mark.parametrize(("widths", "values"), CASES, ids=str)
def test_the_hessian_at_exact_weights(widths: tuple[int, ...], values: list[int]) -> None:
    """With X = 1 and Y diagonal the functions that keep entries of Y are rational."""
    net = nv.LinearNetwork(*widths)
    loss = nv.QuadraticLoss(diagonal((widths[0],) * 2, [1] * widths[0]), diagonal(widths, values))
    system = GradientSystem(net, loss)
    distinct = sorted({v for v in values if v}, reverse=True)
    found = nv.solve(nv.PureSpurious(net, loss)).value.functions
    assert found
    for f in found:
        left = dict(zip(distinct, f.kept, strict=True))
        M = diagonal(widths, [v if _take(left, v) else 0 for v in values])
        for weights in net.fibre(M).points:
            entries = [QQ(v.numerator, v.denominator) for W in weights for row in W for v in row]
            at = list(zip(system.ring.gens, entries, strict=True))
            assert not any(g.evaluate(at) for g in system.equations)
            value = system.polynomial.evaluate(at)
            assert f.loss[0] <= Fraction(int(value.numerator), int(value.denominator)) <= f.loss[1]
            H = [[g.evaluate(at) for g in row] for row in system.hessian]
            assert exact_inertia(DomainMatrix(H, (len(H), len(H)), QQ)) == f.inertia
        if f.path_components is not None:
            assert f.path_components == net.fibre(M).components
            assert f.dimension == net.fibre(M).dimension


def _take(left: dict[int, int], value: int) -> bool:
    left[value] = left.get(value, 0) - 1
    return left[value] >= 0


def test_a_network_of_the_thesis() -> None:
    """The system (1.13): the origin, and a curve over two functions conjugate over Q(sqrt 221)."""
    value = solved((2, 1, 2)).value
    assert [(f.rank, f.is_pure, f.is_global, f.index, f.components) for f in value.functions] == [
        (1, True, True, 0, (1,)),
        (1, True, False, 1, (1,)),
        (0, False, False, 2, (0,)),
    ]
    (low, high), _ = value.eigenvalues[0]
    assert (low - 15) ** 2 < 221 < (high - 15) ** 2


@given(st.integers(0, 50))
def test_every_minimum_is_global_and_the_others_are_saddles(seed: int) -> None:
    """Baldi and Hornik: with one hidden layer the Hessian shows every saddle."""
    net = nv.LinearNetwork(3, 2, 3)
    data = nv.CriticalPoints(net, samples=4, regularization=None, seed=seed)
    functions = nv.solve(nv.PureSpurious(net, data.loss)).value.functions
    assert [f.is_global for f in functions] == [True] + [False] * (len(functions) - 1)
    assert all((f.index == 0) == f.is_global for f in functions)
    assert sum(f.is_pure for f in functions) == 3  # the ED degree of the 3 x 3 matrices of rank 2
    assert sum(not f.is_pure for f in functions) == 3 + 1  # of ranks 1 and 0


def test_a_full_network_has_one_pure_function() -> None:
    value = solved((2, 2, 2)).value
    assert len(value.pure) == 1
    assert value.pure == value.minima
    assert value.minima[0].loss == (0, 0)


def test_a_target_of_small_rank_is_reached() -> None:
    """Then it is the minimum; it is pure only where it is a smooth point of the neurovariety."""
    ones, y = "1, 0, 0; 0, 1, 0; 0, 0, 1", "1, 0, 0; 0, 0, 0; 0, 0, 0"
    for width, pure in ((3, True), (2, False), (1, True)):
        (best,) = solved((3, width, 3), ones, y).value.minima
        assert (best.rank, best.loss, best.is_pure) == (1, (0, 0), pure)


def test_equal_singular_values_give_families() -> None:
    value = solved((2, 1, 2), "1, 0; 0, 1", "1, 0; 0, 1").value
    best = value.functions[0]
    assert value.eigenvalues == (((1, 1), 2),)
    assert (best.family, best.dimension, best.path_components) == (1, 2, None)
    assert best.inertia == (2, 0, 2)


def test_deep_networks_have_saddles_that_the_hessian_does_not_show() -> None:
    origin = solved((2, 1, 1, 2)).value.functions[-1]
    assert (origin.rank, origin.inertia, origin.components) == (0, (0, 0, 5), (3, 1))
    assert "does not show" in str(origin)


def test_too_many_classes_are_left_out() -> None:
    assert critical_components((9, 9, 9, 9, 9), 0, 9) is None


@pytest.mark.m2
@pytest.mark.parametrize(
    ("widths", "x", "y"),
    [
        ((1, 1, 1), "2", "3"),
        ((1, 2, 1), "2", "3"),
        ((2, 1, 2), X, Y),
        ((2, 1, 1), X, "1, 2"),
        ((2, 1, 1, 2), X, Y),
        ((1, 1, 1, 1, 1), "1", "2"),
        ((2, 1, 2), "1, 0; 0, 1", "1, 0; 0, 1"),  # a family of functions
        ((2, 1, 2), "1, 0; 0, 1", "0, 0; 0, 0"),  # functions that are not real, too
    ],
    ids=str,
)
def test_the_components_are_those_of_the_ideal(
    widths: tuple[int, ...], x: str, y: str, session: nv.Session
) -> None:
    net, loss = nv.LinearNetwork(*widths), nv.QuadraticLoss(x, y)
    result = nv.solve(nv.PureSpurious(net, loss), engine=session)
    assert result.value == solved(widths, x, y).value
    checks = nv.verify(result, engine=session, other=session).checks
    assert checks[0].name == "components over QQ"
    # of families the definition says nothing
    families = any(f.family for f in result.value.functions) or not result.value.eigenvalues
    assert [c.name for c in checks if not c.holds] == ["definition"] * families


@pytest.mark.usefixtures("warm_engines")
def test_a_wrong_answer_does_not_pass() -> None:
    result = solved((2, 2, 2))
    assert nv.verify(result).holds
    first, *others = result.value.functions
    for wrong in (replace(first, inertia=(3, 1, 4)), replace(first, kept=(1, 0))):
        changed = replace(result, value=replace(result.value, functions=(wrong, *others)))
        assert not nv.verify(changed).holds


def test_critical_covariances() -> None:
    """Those of seven choices; an eigenvalue whose square is tau cannot be kept."""
    net, Sigma = nv.LinearNetwork(3, 2, 3), "3, 0, 0; 0, 2, 0; 0, 0, 1"
    found = nv.solve(nv.PureSpurious(net, nv.BuresWasserstein(Sigma, "1/4")))
    index = {f.kept: f.index for f in found.value.functions}
    assert [index[k] for k in product((0, 1), repeat=3) if sum(k) < 3] == [6, 4, 3, 2, 2, 1, 0]
    assert all(check.holds for check in covariance_checks(found))
    touching = nv.solve(nv.PureSpurious(net, nv.BuresWasserstein(Sigma, 1))).value
    assert {f.kept[-1] for f in touching.functions} == {0}
    assert [(f.kept, f.inertia) for f in touching.functions][1] == ((1, 0, 0), (3, 1, 2))
    plain = nv.solve(nv.PureSpurious(net, nv.BuresWasserstein(Sigma))).value
    assert [(f.rank, f.loss[0], f.index) for f in plain.functions] == [
        (2, 1, 0),
        (2, 2, 1),
        (2, 3, 2),
    ]
    assert plain.functions[0].matrix[0][0] == (3, 3)


def test_quadratic_forms_on_gaussian_data() -> None:
    """``C(n, r)`` of rank r; a minimum that is not global; a choice whose eigenvalue is zero."""
    loss = nv.GaussianTeacher("3, 1, 0; 1, 2, 0; 0, 0, -5")
    found = nv.solve(nv.PureSpurious(nv.MonomialNetwork((3, 2, 1), 2), loss))
    forms = [f for f in found.value.functions if isinstance(f, CriticalForm)]
    assert [(f.kept, f.index) for f in forms if f.is_pure] == [
        ((1, 0, 1), 0),
        ((0, 1, 1), 1),
        ((1, 1, 0), 0),
    ]
    assert [(f.kept, f.is_global) for f in forms if f.is_local] == [
        ((1, 0, 1), True),
        ((1, 1, 0), False),
    ]
    assert all(check.holds for check in form_checks(found))
    one = nv.PureSpurious(nv.PolynomialNetwork((2, 1, 1), 2), nv.GaussianTeacher("3, 0; 0, -1"))
    assert [f.kept for f in nv.solve(one).value.functions] == [(1, 0), (0, 0)]


@pytest.mark.parametrize(
    ("Sigma", "tau", "message"),
    [
        ("1, 2; 2, 1", 1, "leading minor of size 2 is not positive"),
        ("1, 1; 0, 1", 1, "expected a symmetric matrix"),
        ("1, 0; 0, 1", -1, "tau: expected 0 or more, got -1"),
    ],
)
def test_what_is_no_covariance(Sigma: str, tau: int, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        nv.BuresWasserstein(Sigma, tau)


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        (nv.QuadraticLoss(X, Y, 1), "without regularization"),
        (nv.QuadraticLoss("1; 2", "1; 2"), "expected data X of rank 2, got rank 1"),
        (nv.QuadraticLoss("1, 2", "1, 2"), "expected X of size 2 x 2"),
        ("1", "expected a QuadraticLoss"),
        (nv.BuresWasserstein("1, 0, 0; 0, 1, 0; 0, 0, 1"), "expected Sigma of size 2 x 2"),
        (nv.GaussianTeacher("1, 0; 0, 1"), r"such as MonomialNetwork\(\(2, 2, 1\), 2\)"),
    ],
)
def test_what_is_refused(loss: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        nv.PureSpurious(nv.LinearNetwork(2, 1, 2), loss)
