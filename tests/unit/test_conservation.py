"""Conservation laws: known numbers, exact derivatives, certificates, drift, bad input."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import QQ, Symbol, diff

import neurovariety as nv
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import Frame
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.networks.flows.gradient import as_flow
from neurovariety.problems.conservation_laws.lie import lie_trace
from neurovariety.studies.reproduce.flows import two_layer_formula
from tests.catalogue_flows import DIMENSIONS, FLOWS, KnownFlow

L = nv.LinearNetwork


def laws_of(flow: Any, degree: int = 2, **options: Any) -> Any:
    return nv.solve(nv.ConservationLaws(flow, degree, **options)).value


@pytest.mark.parametrize("known", FLOWS, ids=lambda k: str(as_flow(k.flow)))
def test_known_numbers(known: KnownFlow) -> None:
    value = laws_of(known.flow, known.degree)
    D = as_flow(known.flow).ring.ngens
    assert (value.independent, value.certificate.lie_dimension) == (known.laws, known.lie)
    assert value.complete == (known.laws + known.lie == D)
    assert value.gap == D - known.laws - known.lie


@pytest.mark.parametrize(
    "known",
    [known for known in FLOWS if as_flow(known.flow).ring.ngens < 18],  # expansion is slow
    ids=lambda k: str(as_flow(k.flow)),
)
def test_derivatives_vanish_by_sympy_s_expressions(known: KnownFlow) -> None:
    """Not by the ring elements that the package differentiates itself."""
    flow = as_flow(known.flow)
    variables = [Symbol(str(s)) for s in flow.ring.symbols]
    for law in laws_of(known.flow, known.degree):
        h = law.polynomial.as_expr()
        gradient = [diff(h, x) for x in variables]
        for field in flow.fields:
            total = sum(v.as_expr() * d for v, d in zip(field, gradient, strict=True))
            assert total.expand() == 0


@pytest.mark.parametrize(("flow", "dimensions", "source"), DIMENSIONS)
def test_dimensions_by_degree(flow: Any, dimensions: tuple[int, ...], source: str) -> None:
    value = laws_of(flow, len(dimensions))
    assert value.dimensions == dimensions, source
    assert len(value.basis) == sum(dimensions)
    assert [law.degree for law in value] == [
        k for k, d in enumerate(dimensions, 1) for _ in range(d)
    ]


def test_the_laws_of_a_linear_network_are_presented_as_entries_of_matrices() -> None:
    net = L(2, 3, 2)
    value = laws_of(net)
    W1, W2 = (np.array(W, dtype=object) for W in net.layers)
    balanced = W2.T @ W2 - W1 @ W1.T
    for law in value:
        j, k = (int(i) - 1 for i in law.name.partition("[")[2].rstrip("]").split(","))
        assert law.polynomial == balanced[j, k]
    assert value.laws[1].name == "(W2^T W2 - W1 W1^T)[1,2]"
    assert value.laws[1].latex().startswith(r"\left(W_2^\top W_2-W_1W_1^\top\right)_{12} = ")
    assert value.latex().count("&=") == 6
    assert value._repr_latex_().startswith("$$\\begin{aligned}")


def test_products_are_removed_on_request() -> None:
    whole, new = laws_of(L(2, 2, 2), 4), laws_of(L(2, 2, 2), 4, products=False)
    assert [law.name for law in whole if law.is_product] == [
        *("h1 h1", "h1 h2", "h1 h3", "h2 h2", "h2 h3", "h3 h3")
    ]
    assert new.laws == whole.laws[:3]
    assert new.dimensions == whole.dimensions == (0, 3, 0, 6)
    h = [law.polynomial for law in whole]
    assert h[4] == h[0] * h[1]


def test_the_monomial_activation_s_law_has_the_exponent() -> None:
    for r in (2, 3, 5):
        (law,) = laws_of(nv.MonomialNetwork((2, 1, 1), r))
        a, b, c = law.polynomial.ring.gens
        assert law.polynomial == a**2 + b**2 - r * c**2
    (law,) = laws_of(nv.MonomialNetwork((1, 1, 1), 32003))  # no factor is written 32003 times
    a, b = law.polynomial.ring.gens
    assert law.polynomial == a**2 - 32003 * b**2


def test_a_prime_that_divides_the_exponent_is_not_taken() -> None:
    problem = nv.ConservationLaws(nv.MonomialNetwork((1, 1, 1), 32003))
    assert problem.used_prime == 31991
    with pytest.raises(nv.SpecificationError, match="the prime 103 divides 103"):
        nv.ConservationLaws(nv.MonomialNetwork((1, 1, 1), 103), prime=103)


def test_coefficients_beyond_one_prime_are_lifted_from_several() -> None:
    c = Fraction(123456789, 987654)
    value = laws_of(nv.Parametric(f"{c.numerator}/{c.denominator}*a^2*b + a^2*b"))
    a, b = value.basis[0].ring.gens
    assert value.basis == (a**2 - 2 * b**2,)
    value = laws_of(nv.GradientFlow(nv.Parametric("a*b"), metric="123456789, 98765433"))
    a, b = value.basis[0].ring.gens
    assert value.basis[0].primitive()[1] in (
        (98765433 * a**2 - 123456789 * b**2).primitive()[1],
        -(98765433 * a**2 - 123456789 * b**2).primitive()[1],
    )


def test_a_constant_component_is_dropped_with_a_note() -> None:
    value = laws_of(nv.Parametric("a*b; 7"))
    assert value.notes == ("1 constant component of the map dropped",)
    assert value.complete


def test_the_certificate_is_a_proof_and_says_so() -> None:
    result = nv.solve(nv.ConservationLaws(L(2, 3, 2)))
    certificate = result.value.certificate
    assert result.provenance.certainty is nv.Certainty.EXACT
    assert str(certificate).startswith("12 variables = 6 laws + 6 dimensions of the Lie")
    open_ = nv.solve(nv.ConservationLaws(nv.MonomialNetwork((1, 3, 1), 2)))
    assert open_.provenance.certainty is nv.Certainty.MODULAR
    assert "a gap of 2" in str(open_.value.certificate)
    assert "not proved: gap 2" in dict(open_.summary())["complete"]


@given(st.integers(1, 3), st.integers(1, 4), st.integers(1, 3))
def test_two_layers_follow_the_published_formula(n: int, r: int, m: int) -> None:
    value = laws_of(L(n, r, m))
    assert value.independent == two_layer_formula(n, r, m)
    assert value.complete


@given(st.integers(0, 1000), st.sampled_from([101, 10007, 32003]))
def test_the_dimension_depends_neither_on_the_point_nor_on_the_prime(seed: int, prime: int) -> None:
    trace = lie_trace(as_flow(L(2, 2, 2)).fields, prime, seed)
    assert trace.dimension <= 5
    if prime > 101:
        assert (trace.dimension, trace.levels, trace.ended) == (5, (4, 5), True)


@given(st.lists(st.integers(-3, 3), min_size=4, max_size=4))
def test_brackets_are_those_of_linear_fields(entries: list[int]) -> None:
    """[Ax, Bx] = (BA - AB) x: with A = (0 1; 0 0) the trace has the rank of Ax, Bx and it."""
    x, y = polynomial_ring(["x", "y"]).gens
    zero = x.ring.zero
    a, b, c, d = entries
    fields = [(y, zero), (a * x + b * y + zero, c * x + d * y + zero)]
    expected = 2 if c or d else 1
    assert lie_trace(fields, 32003).dimension == expected


def test_the_drift_of_balancedness_is_of_second_order() -> None:
    net = L(2, 2, 2)
    flow = nv.GradientFlow(net, loss=nv.QuadraticLoss([[1, 2], [3, 4]], [[1, 3], [2, 4]]))
    for law in laws_of(net):
        step = law.drift(flow)
        assert step.order == 2
        gradient = [-v for v in flow.field]
        assert step.leading == law.polynomial.compose(
            list(zip(flow.ring.gens, gradient, strict=True))
        )
        point = [QQ(k + 1, 3) for k in range(8)]
        eta = QQ(1, 7)
        moved = [p + eta * v(*point) for p, v in zip(point, flow.field, strict=True)]
        assert step.polynomial(*point, eta) == law.polynomial(*moved) - law.polynomial(*point)


def test_the_drift_s_leading_coefficient_as_a_formula() -> None:
    law = laws_of(L(1, 1, 1))[0]
    g1, g2 = Symbol("g_w1_11"), Symbol("g_w2_11")
    every = law.drift(as_flow(L(1, 1, 1)))
    assert every.order == 2
    assert (every.formula - (g2**2 - g1**2)).expand() == 0
    w1, w2, rate = every.leading.ring.gens
    assert every.leading == rate**2 * (w1**2 - w2**2)


def test_what_is_no_law_drifts_at_first_order_and_constants_do_not() -> None:
    flow = nv.GradientFlow(nv.Parametric("a*b"), loss="a*b", metric="a, b")
    a, b = flow.ring.gens
    from neurovariety.problems.conservation_laws.drift import drift

    assert drift(a**2, flow).order == 1
    assert drift(a - b, flow).order is None
    assert drift(a - b, flow).polynomial == 0
    with pytest.raises(SpecificationError, match="without momentum"):
        drift(a, nv.GradientFlow(nv.Parametric("a*b"), damping=1))
    with pytest.raises(SpecificationError, match="expected a law in a, b"):
        drift(polynomial_ring(["z"]).gens[0], flow)


def test_without_damping_no_constant_counts_as_a_law() -> None:
    flow = nv.GradientFlow(L(1, 1, 1), damping=0)
    assert [str(s) for s in flow.ring.symbols] == ["w1_11", "w2_11", "v_w1_11", "v_w2_11"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: nv.ConservationLaws(L(2, 2), degree=0), "degree: expected at least 1"),
        (lambda: nv.ConservationLaws(L(2, 2), degree=1.5), "expected an integer"),
        (lambda: nv.ConservationLaws("linear"), "expected a network"),
        (lambda: nv.ConservationLaws(L(5, 5, 5, 5), degree=9), "ask for a smaller degree"),
        (lambda: nv.ConservationLaws(L(2, 2), products=1), "expected True or False"),
        (lambda: nv.ConservationLaws(L(2, 2), prime=12), "expected a prime"),
        (lambda: nv.GradientFlow(L(1, 1, 1), loss="exp(w1_11)"), "expected a loss"),
        (lambda: nv.GradientFlow(L(1, 1, 1), loss="1/w1_11"), "expected a loss"),
        (lambda: nv.GradientFlow(L(1, 1, 1), loss="3"), "loss that is not constant"),
        (lambda: nv.GradientFlow(L(1, 1, 1), loss=["w1_11", "w2_11"]), "expected one polynomial"),
        (lambda: nv.GradientFlow(L(1, 1, 1), metric=["1"]), "2 diagonal entries"),
        (lambda: nv.GradientFlow(L(1, 1, 1), metric="1, 0"), "without zeros"),
        (lambda: nv.GradientFlow(L(1, 1, 1), damping=0.1), "exact damping"),
        (lambda: nv.GradientFlow(L(1, 1, 1), damping=-1), "not negative"),
        (lambda: nv.GradientFlow(L(1, 1, 1), metric="1, 1", damping=0), "a positive damping"),
        (lambda: nv.GradientFlow(L(1, 1, 1), metric="1, 1", damping="1/t"), "c > 1"),
        (lambda: nv.GradientFlow(L(1, 1, 1), damping="0/t"), "not negative"),
        (lambda: nv.GradientFlow(L(1, 1, 1), decay=0), "that is positive"),
        (lambda: nv.PolynomialFlow("x*y"), "for each variable of x, y"),
        (lambda: nv.PolynomialFlow("0; 0", "x, y"), "not zero"),
        (lambda: nv.GradientFlow(nv.Parametric("a"), nv.QuadraticLoss([[1]], [[1]])), "a network"),
        (lambda: nv.GradientFlow(L(1, 1), nv.QuadraticLoss([[1], [1]], [[1]])), "of size 1"),
        (lambda: nv.GradientFlow(L(1, 1, 1)).field, "expected a flow with a loss"),
        (lambda: nv.SparseNetwork((2, 1), ["1, 2"]), "expected 0 or 1"),
        (lambda: nv.SparseNetwork((2, 1), ["1"]), "expected masks of sizes"),
        (lambda: nv.MonomialNetwork((1, 1), 0), "exponent of the activation"),
        (lambda: nv.ConvolutionalNetwork((2, 2), (1,)), "a stride for each filter"),
        (lambda: nv.GradientFlow(nv.LinearNetwork(2, 1), "cross-entropy"), "several outputs"),
        (
            lambda: nv.GradientFlow(nv.LightningAttention((1, 2), (1,), 2), "cross-entropy"),
            "of which outputs are compared",
        ),
        (lambda: nv.SoftmaxAttention((2,), 1), "widths of inputs and outputs"),
        (lambda: nv.SoftmaxAttention((2, 2), 0), "rank: expected at least 1"),
        (lambda: nv.SoftmaxAttention((2, 2), 1).outputs(((1,),)), "polynomial outputs"),
        (lambda: nv.ReLUNetwork((2, 2)), "expected a hidden layer"),
        (lambda: nv.ReLUNetwork(nv.MonomialNetwork((2, 2, 1), 2)), "expected a linear network"),
        (lambda: nv.ReLUNetwork((9, 20, 20, 1)), "for more than 300 regions"),
        (lambda: nv.ReLUNetwork((2, 2, 1), [1, 0, 1]), "2 entries in each row"),
    ],
)
def test_bad_input(make: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        make()


def test_an_engine_s_answer_that_is_no_law_is_refused() -> None:
    problem = nv.ConservationLaws(nv.Parametric("a*b"))

    from neurovariety.problems.conservation_laws.laws import laws

    fields = laws(problem.flow, 2, 32003, 1)
    good = nv.solve(problem)
    wrong = {**fields, "laws": type(fields["laws"])(2, ({(2, 0): (1, 1)},))}
    with pytest.raises(ProtocolError, match="its derivative is not zero"):
        problem.part("decode").decode(
            Frame(problem.kind, wrong), problem, good.script, good.provenance
        )
    with pytest.raises(ProtocolError, match="at most D"):
        problem.part("decode").decode(
            Frame(problem.kind, {**fields, "independent": 3}), problem, good.script, good.provenance
        )
