"""Censuses of critical points: ED degrees of multiple root loci, what they add up to, bad input."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.evaluation import modularly
from neurovariety.algebra.linear import rank
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError
from neurovariety.problems.critical_census.narrower import left_out
from neurovariety.problems.critical_census.patterns import strata, weights_over
from neurovariety.problems.learning_degree.theorems import segre_veronese
from tests.golden.answers import SAVED

C = nv.ConvolutionalNetwork
BOMBIERI = nv.Weighted("1, 1/4, 1/6, 1/4, 1")

CENSUSES: tuple[tuple[Any, Any, list[int], int], ...] = (
    # network, metric, ED degrees of the strata, number of weights
    (C((3, 2)), nv.GenericMetric(), [1, 7], 10),
    (C((3, 3)), nv.GenericMetric(), [1, 10, 13], 39),
    (C((3, 3)), BOMBIERI, [1, 4, 7], 21),
    (C((3, 3), (2, 1)), nv.Frobenius(), [23], 23),
    (C((2, 2, 2), (2, 1, 1)), nv.GenericMetric(), [10, 14], 34),
    (C((3, 1, 2), (2, 3, 1)), nv.GenericMetric(), [10], 10),
    (C(((1, 2), (2, 1), (1, 2))), nv.GenericMetric(), [10, 14], 34),
)


@pytest.mark.m2
@pytest.mark.parametrize(("network", "metric", "degrees", "total"), CENSUSES)
def test_known_censuses(
    network: Any, metric: Any, degrees: list[int], total: int, session: Session
) -> None:
    found = nv.solve(nv.CriticalCensus(network, metric), engine=session).value
    assert [s.functions for s in found.strata] == degrees
    assert [s.is_pure for s in found.strata] == [k == 0 for k in range(len(degrees))]
    assert found.total.parameters == total


@pytest.mark.m2
def test_narrower_networks_have_infinitely_many_weights(session: Session) -> None:
    net = nv.PolynomialNetwork((2, 2, 1), 4)
    found = nv.solve(nv.CriticalCensus(net), engine=session).value
    numbers = [(s.network.widths, s.functions, s.parameters, s.is_pure) for s in found.strata]
    assert numbers == [((2, 2, 1), 13, 26, True), ((2, 1, 1), 10, None, False)]
    assert found.total.parameters is None


def test_printed_degrees_add_up_to_a_segre_variety() -> None:
    """Of coincident root loci of sextics, in a generic metric."""
    network = C((3, 3, 3))
    known = (1, 16, 64, 22, 40, 116, 39)
    pairs = zip(strata(network), known, strict=True)
    total = sum(degree * weights_over(network, patterns) for patterns, degree in pairs)
    assert total == segre_veronese((2, 2, 2), (1, 1, 1))


def test_real_points_need_a_metric() -> None:
    with pytest.raises(SpecificationError, match="a given metric"):
        nv.CriticalCensus(C((2, 2)), datum="1, 0, 1")


def test_many_roots_are_refused() -> None:
    with pytest.raises(SpecificationError, match="at most 20 factors in all, got 99"):
        nv.CriticalCensus(C((100, 1)))


@pytest.mark.parametrize(
    ("network", "message"),
    [
        (nv.EquivariantNetwork("(1 2 3)", (3, 3), rank=2), "3; take network.variety"),
        ("attention", "expected a network"),
    ],
)
def test_networks_without_polynomial_weights_are_refused(network: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        nv.CriticalCensus(network)


A = nv.LightningAttention
LU = nv.SparseNetwork((2, 2, 2), ("1, 1; 0, 1", "1, 0; 1, 1"))
BY_RANK: tuple[tuple[Any, Any, list[tuple[int, int | None, int]]], ...] = (
    # network, metric, functions, weights and the rank's loss in each stratum
    (A((2, 1), (2,), 2), nv.GenericMetric(), [(14, 14, 0), (10, 20, 0), (14, 14, 1)]),
    (A((2, 1), (3,), 2), nv.Frobenius(), [(6, 6, 0), (2, 4, 0), (6, 6, 1)]),
    (A((2, 2), (2,), 2), nv.GenericMetric(), [(284, 284, 0), (196, 196, 0)]),
    (LU, nv.GenericMetric(), [(1, 1, 0), (2, 2, 1), (6, 6, 0), (1, 1, 0)]),
    (nv.RationalNetwork((2, 1, 1), "z/(1 + z)"), nv.GenericMetric(), [(5, 5, 0)]),
    (nv.LinearNetwork(3, 2, 3), nv.GenericMetric(), [(39, 39, 0), (39, 39, 0)]),
    (nv.LinearNetwork(2, 2, 3), nv.GenericMetric(), [(1, 1, 0), (10, None, 0)]),
    (C((2, 2), channels=(1, 2, 1)), nv.Frobenius(), [(1, None, 0), (4, None, 1)]),
)


@pytest.mark.m2
@pytest.mark.parametrize(("network", "metric", "known"), BY_RANK)
def test_strata_by_rank(
    network: Any, metric: Any, known: list[tuple[int, int | None, int]], session: Session
) -> None:
    """Generic ED degrees of Segre varieties and determinants; four double roots, as above.

    Products of triangular matrices: all of them; two planes, with an entry 0 in the first neuron;
    of that neuron alone matrices of rank one, and of the second one entry.
    """
    found = nv.solve(nv.CriticalCensus(network, metric), engine=session).value
    assert [(s.functions, s.parameters, s.corank) for s in found.strata] == known


@pytest.mark.m2
@pytest.mark.parametrize("network", [A((2, 1), (3,), 2), A((2, 2), (2,), 2), A((2, 2), (1,), 2)])
def test_the_theorem_on_attention(network: Any, session: Session) -> None:
    by_theorem, counted = nv.CriticalCensus(network), nv.CriticalCensus(network, method="chart")
    found = [nv.solve(by_theorem).value]
    found += [nv.solve(p, engine=session).value for p in (by_theorem, counted)]
    assert found == [found[0]] * 3


def test_rational_networks_are_critical_where_neurons_are_equal() -> None:
    """There the derivative's rank is the dimension of the functions, not where one is silent."""
    net, p = nv.RationalNetwork((2, 2, 1), "z/(1 + z)"), 32003

    def rank_at(weights: dict[str, int]) -> int:
        V = net.map
        at = modularly([weights[name] for name in V.parameters], p)
        q = V.denominator
        assert at(q)
        slopes = [[f.diff(v) * q - f * q.diff(v) for v in q.ring.gens] for f in V.polynomials]
        return rank([[int(at(g)) for g in row] for row in slopes], p)

    first = {"w1_11": 3, "w1_12": 5, "w2_11": 7}
    equal = first | {"w1_21": 3, "w1_22": 5, "w2_12": 7}
    silent = first | {"w1_21": 11, "w1_22": 13, "w2_12": 0}
    assert rank_at(equal) == 3 == len(first)
    assert rank_at(silent) == 6 > 5 == len(silent) - 1
    assert "neurons are equal" in left_out(net)


@pytest.mark.m2
def test_a_full_layer_before_a_sparse_one_changes_no_base(session: Session) -> None:
    """The transposed network has as many critical weights; in a chart of base changes it had 1."""
    one = nv.SparseNetwork((2, 2, 3), ("1, 1; 1, 1", "1, 0; 0, 1; 1, 1"))
    other = nv.SparseNetwork((3, 2, 2), ("1, 0, 1; 0, 1, 1", "1, 1; 1, 1"))
    found = [nv.solve(nv.LearningDegree(n), engine=session).value.parameters for n in (one, other)]
    assert found == [14, 14]


def test_many_neurons_are_refused() -> None:
    rows = "; ".join(["1, 0"] * 7)
    network = nv.SparseNetwork((2, 7, 1), (rows, ", ".join("1" * 7)))
    with pytest.raises(SpecificationError, match="at most 6 hidden neurons, got 7"):
        nv.CriticalCensus(network)


@pytest.mark.m2
def test_real_weights_of_attention(session: Session) -> None:
    """``y1^2 + y2^2`` has no real factors, ``3 y1 y2`` two in two orders; squares have one each."""
    census = nv.CriticalCensus(A((2, 1), (1,), 2), nv.Frobenius(), "1, 0, 1, 0, 3, 0")
    found = nv.solve(census, engine=session).value
    assert [(s.real_functions, s.real_parameters) for s in found.strata] == [(2, 2), (4, 4)]


@pytest.mark.m2
def test_real_weights_where_the_derivative_drops_rank(session: Session) -> None:
    """Rows ``c (l a^2 + m b^2)``: c and the form are singular vectors, a and b zeros of the others.

    Of this target the other form is ``x^2 - y^2``, with real zeros, or ``x^2 + y^2``, without.
    """
    net = nv.PolynomialNetwork((2, 2, 2), 2)
    census = nv.CriticalCensus(net, nv.Frobenius(), "2, 0, 2, 1, 0, -1")
    (_, spurious, _) = nv.solve(census, engine=session).value.strata
    assert (spurious.corank, spurious.functions, spurious.parameters) == (1, 2, 4)
    assert (spurious.real_functions, spurious.real_parameters) == (2, 2)
    assert [(p.squared_distance[0], p.has_real_parameters) for p in spurious.points] == [
        (2, True),
        (8, None),
    ]


@pytest.mark.m2
def test_three_linear_factors_are_those_of_filters(session: Session) -> None:
    """One token gives products of three forms: a census by ranks, and one by common roots."""
    networks = A((2, 1), (1,), 1), C((2, 2, 2))
    found = [
        nv.solve(nv.CriticalCensus(net, nv.Frobenius(), "-2, 9, 8, -5"), engine=session).value
        for net in networks
    ]
    ranks, roots = ([(s.real_functions, s.real_parameters) for s in c.strata] for c in found)
    assert ranks == roots == [(1, 6), (3, 9), (3, 3)]


@pytest.mark.m2
def test_real_factors_of_pictures(session: Session) -> None:
    """Singular vectors are x^2 + 1, of no real filters, and x^2 - 1, of two in two orders."""
    pictures = C(((1, 2), (2, 1), (1, 2)))
    census = nv.CriticalCensus(pictures, nv.Frobenius(), "2, 0, 2, 1, 0, -1")
    pure = nv.solve(census, engine=session).value.strata[0]
    assert (pure.functions, pure.real_functions, pure.real_parameters) == (2, 2, 2)


@pytest.mark.m2
def test_branch_points_of_an_image_are_not_missed(session: Session) -> None:
    """``c (a^2 + b^2), 4 a b c`` fills the plane; over (1, 2) both weights are one: a = b."""
    branched = nv.EquivariantNetwork("(1 2)", (2, 2, 1), activation=2).map
    found = nv.solve(nv.RealEDCriticalPoints(branched, datum="1, 2"), engine=session).value
    assert not found.complete
    assert not found.points


@pytest.mark.m2
def test_blocks_of_a_group(session: Session) -> None:
    """Two blocks of 2 x 2 matrices through one neuron each: 6 * 6, as a chart of weights counts."""
    network = nv.EquivariantNetwork([((1, 0, 3, 2), (1, 0), (1, 0, 3, 2))], (4, 2, 4))
    found = nv.solve(nv.CriticalCensus(network), engine=session).value
    known = {(1, 1): 36, (1, 0): 6, (0, 1): 6}
    assert {s.ranks: s.functions for s in found.strata} == known
    assert [s.is_pure for s in found.strata] == [True, False, False]
    assert found.total.parameters == 48
    learning = nv.solve(nv.LearningDegree(network), engine=session).value
    assert learning.functions == found.strata[0].functions


def test_a_census_is_printed_as_by_the_shell() -> None:
    result = nv.load(SAVED / "critical-census.json")
    assert result.value.summary() == result.summary()[:3]
    assert str(result.value.strata[1]) == "roots 2: functions 4, parameters 4, spurious"


@pytest.mark.m2
def test_real_functions_with_infinitely_many_weights(session: Session) -> None:
    """Sums of two squares of forms are symmetric matrices of rank two, off the diagonal doubled."""
    squares = nv.PolynomialNetwork((3, 2, 1), 2)
    census = nv.CriticalCensus(squares, nv.Frobenius(), "1, 1/2, -1/3, 2, 1/5, -3/4")
    by_networks = nv.solve(census, engine=session).value.strata[0]
    matrices = nv.RealEDCriticalPoints(
        nv.SymmetricDeterminantal(3, 2),
        nv.Weighted("1, 4, 4, 1, 4, 1"),
        "1, 1/4, -1/6, 2, 1/10, -3/4",
    )
    points = nv.solve(matrices, engine=session).value.points
    assert by_networks.functions == 13
    assert by_networks.real_functions == len(points) == 3
    for one, other in zip(by_networks.points, points, strict=True):
        (a, b), (c, d) = one.squared_distance, other.squared_distance
        assert max(a, c) <= min(b, d)
