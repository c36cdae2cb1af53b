"""Linear regions: three numbers told apart, exact weights, certificates, what is refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.errors import TooLarge
from neurovariety.problems.linear_regions import cells
from neurovariety.problems.linear_regions.bounds import at_least, at_most, occurring
from neurovariety.problems.linear_regions.certificates import proved


def generated(*widths: int) -> nv.ReLUNetwork:
    """Weights and biases by a rule, so that others can make the same network."""
    layers = list(enumerate(pairwise(widths), start=1))
    weights = [
        [[(7 * i + 3 * j + 5 * k + i * j % 3) % 11 - 5 for j in range(a)] for i in range(b)]
        for k, (a, b) in layers
    ]
    biases = [[(4 * i + 9 * k) % 13 - 6 for i in range(b)] for k, (_, b) in layers]
    return nv.ReLUNetwork(weights=weights, biases=biases)


@pytest.mark.parametrize(
    ("widths", "numbers"),
    [
        ((2, 3, 1), (7, 4, 4)),
        ((2, 4, 1), (11, 7, 7)),
        ((2, 3, 3, 1), (20, 20, 20)),
        ((2, 4, 4, 1), (35, 35, 35)),
        ((3, 4, 1), (15, 8, 8)),
    ],
)
def test_regions_of_generated_networks(widths: Any, numbers: Any) -> None:
    problem = nv.LinearRegions(generated(*widths))
    found = nv.solve(problem).value
    assert occurring(problem.function, 10**6) <= found.activation_regions
    assert at_least(problem.function, 9) <= found.activation_regions <= at_most(problem.function)
    assert (found.activation_regions, found.affine_functions, found.linear_regions) == numbers
    assert proved(problem.function, problem.certificates) == numbers


def maxout(units: Any, inputs: int) -> nv.MaxoutNetwork:
    rows = [f for unit in units for f in unit]
    out = [[1] * len(units)]
    return nv.MaxoutNetwork(
        [[f[1:] for f in rows], out], [[f[0] for f in rows], [0]], len(units[0])
    )


ATTAINED = (
    ((1, -6, 0), (-5, 1, -3), (-2, -6, 2)),
    ((-5, -6, -2), (1, 5, 3), (1, -4, 0)),
    ((5, -1, 1), (-6, -6, 0), (1, 3, 0)),
)
"""Three units of rank 3 with as many regions as the bound allows."""


def test_maxout_regions() -> None:
    found = nv.solve(nv.LinearRegions(maxout(ATTAINED, 2))).value
    assert found.activation_regions == 1 + 3 * 2 + 3 * 2**2


@pytest.mark.parametrize("depth", [1, 2])
def test_sawtooth(depth: int) -> None:
    """Each layer folds the line in four over the breaks of the next one."""
    signs, breaks, slopes = (1, -1, -1), (0, 4, 5), (1, Fraction(-5, 2), 3)
    folded = [[10 * s * c for c in slopes] for s in signs]
    weights = [[[s] for s in signs], *[folded] * (depth - 1), [slopes]]
    biases = [
        [0, 4, 5],
        *[[s * (-55 - b) for s, b in zip(signs, breaks, strict=True)]] * (depth - 1),
        [0],
    ]
    found = nv.solve(nv.LinearRegions(nv.ReLUNetwork(weights=weights, biases=biases))).value
    assert found.activation_regions == 4**depth


@pytest.mark.parametrize(("count", "numbers"), [(2, (16, 13, 13)), (4, (44, 39, 42))])
def test_lines_are_folded_into_all_quadrants(count: int, numbers: Any) -> None:
    """Lines in the plane of abs(x) and abs(y): the mirror images are activation regions, too."""
    lines = [(-31, 1, 2), (-29, 2, 1), (1, 1, -1), (-19, 3, -1)][:count]
    weights = [
        [[1, 0], [-1, 0], [0, 1], [0, -1]],
        [[a, a, b, b] for _, a, b in lines],
        [[1] * count],
    ]
    net = nv.ReLUNetwork(weights=weights, biases=[[0] * 4, [c for c, _, _ in lines], [0]])
    found = nv.solve(nv.LinearRegions(net)).value
    assert (found.activation_regions, found.affine_functions, found.linear_regions) == numbers


def test_layers_of_two_neurons_do_not_reach_the_product() -> None:
    """On three intervals no combination of two neurons has slopes +, -, + that could be folded."""
    random, found = Random(3), set()
    for _ in range(60):
        bends = sorted(random.randint(-3, 3) for _ in range(2))
        signs = random.choice([(1, 1), (1, -1), (-1, 1)])
        weights = [[[s] for s in signs], _square(random), [[1, 1]]]
        biases = [[-s * b for s, b in zip(signs, bends, strict=True)], *_square(random)[:1], [0]]
        found.add(
            len(list(nv.LinearRegions(nv.ReLUNetwork(weights=weights, biases=biases)).regions()))
        )
    assert max(found) == 7 < (2 + 1) * (2 + 1)


def _square(random: Random) -> list[list[int]]:
    return [[random.randint(-5, 5) for _ in range(2)] for _ in range(2)]


def test_regions_of_the_same_function_that_do_not_touch() -> None:
    hat = nv.ReLUNetwork(weights="1;1;1|1,-2,1", biases="0,-1,-2|0")
    found = nv.solve(nv.LinearRegions(hat)).value
    assert (found.activation_regions, found.affine_functions, found.linear_regions) == (4, 3, 4)


def test_units_that_are_equal_or_zero_divide_nothing() -> None:
    net = nv.ReLUNetwork(weights="1;2;0|1,1,1", biases="0,0,0|0")
    assert nv.solve(nv.LinearRegions(net)).value.activation_regions == 2
    flat = nv.MaxoutNetwork("1;1;1|1", "0,1,1|0", rank=3)
    assert nv.solve(nv.LinearRegions(flat)).value.activation_regions == 1


def test_floats_are_taken_exactly_and_this_is_said() -> None:
    net = nv.ReLUNetwork(weights=[[[0.1], [1]], [[1, 1]]], biases=[[-0.1, -1], [0]])
    result = nv.solve(nv.LinearRegions(net))
    assert net.weights[0][0][0] == Fraction(3602879701896397, 2**55)
    assert result.value.activation_regions == 2  # both bend at 1
    tropical = nv.TropicalRational([[0.5, 1]])
    for problem in (
        result.problem,
        nv.DecisionBoundary(tropical),
        nv.TropicalForm(tropical),
        nv.LocalComplexity(tropical, "0, 1"),
        nv.Realization(tropical),
    ):
        assert "taken exactly, as dyadic numbers" in str(nv.solve(problem))


def test_the_stream_goes_on_where_it_stopped() -> None:
    problem = nv.LinearRegions(generated(2, 3, 3, 1))
    regions = list(problem.regions())
    for region in regions:
        assert problem.function.at(region.point) == tuple(
            f[0] + sum(a * b for a, b in zip(f[1:], region.point, strict=True))
            for f in region.function
        )
    assert list(problem.regions(after=regions[7].pattern)) == regions[8:]
    *_, whole = problem.counts()
    *_, rest = problem.counts(after=regions[7].pattern)
    assert whole.regions - rest.regions == 8
    assert (whole.after, whole.done) == (rest.after, 1)
    for wrong in ((0,), "x", (2,) * len(whole.after), 5):
        with pytest.raises(nv.SpecificationError):
            next(problem.counts(after=wrong))


def test_regions_that_are_not_kept_are_refused_with_bounds() -> None:
    draw, widths = Random(1).randint, (20, 20, 9, 1)
    weights = [[[draw(-9, 9) for _ in range(a)] for _ in range(b)] for a, b in pairwise(widths)]
    with pytest.raises(TooLarge, match=f"at least {2**20} and at most {2**29}"):
        nv.solve(nv.LinearRegions(nv.ReLUNetwork(weights=weights)))


def test_deeper_layers_are_seen_at_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_REGIONS", 200)
    draw = Random(1).randint
    layers = [[[draw(-9, 9) for _ in range(5)] for _ in range(b)] for b in (15, 15, 1)]
    deep = nv.MaxoutNetwork(layers, [[draw(-9, 9) for _ in layer] for layer in layers], rank=3)
    with pytest.raises(TooLarge, match=r"^at least \d{3,} and at most \d+ activation") as error:
        nv.solve(nv.LinearRegions(deep))
    assert error.value.partial is None


@pytest.mark.parametrize("scale", [1, 2**60])  # exact as floats, and not
def test_patterns_of_random_points_are_those_of_regions(scale: int) -> None:
    slopes = [[1, 0], [0, 1], [1, 1], [2, -1], [-1, 3], [1, 2]]
    one, two, three = zip(*[iter(slopes)] * 2, strict=True)
    layers = [[[scale * w for w in s] for s in (*one, *two, *three)], [[1, -2, 1], [3, 1, -1]]]
    layers.append([[1]])
    net = nv.MaxoutNetwork(layers, [[0, scale, 0, -scale, 2 * scale, 0], [0, 1], [0]], rank=2)
    seen = set[Any]()

    def names(patterns: Any) -> list[Any]:
        found = [tuple(row) for row in patterns.tolist()]
        seen.update(found)
        return found

    of_regions = {region.pattern for region in nv.LinearRegions(net).regions()}
    assert occurring(net.function, 1000, names) == len(seen) > len(of_regions) // 2
    assert seen <= of_regions


def test_false_certificates_prove_nothing() -> None:
    problem = nv.LinearRegions(nv.ReLUNetwork(weights="1;1;1|1,-2,1", biases="0,-1,-2|0"))
    good = problem.certificates
    (pattern, ((u, j, y), *rest)), *others = good.refutations
    bad = [
        good._replace(points=good.points[:-1]),
        good._replace(points=(*good.points, good.points[0])),
        good._replace(refutations=good.refutations[:-1]),
        good._replace(refutations=((pattern, ((u, j, y + 1), *rest)), *others)),
        good._replace(ties=((0, 3, (1, 0)),)),
    ]
    for certificates in bad:
        with pytest.raises((ValueError, KeyError)):
            proved(problem.function, certificates)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"weights": [[[1]]]}, "two layers or more"),
        ({"weights": "1;1|1"}, "expected 2 columns in the weights of layer 2"),
        ({"weights": "1;1|1,1", "biases": "0|0"}, "expected biases of lengths"),
        ({"weights": [[[float("nan")]], [[1]]]}, "finite"),
        ({"weights": "1|1", "widths": (1, 1, 1)}, "got both"),
    ],
)
def test_what_is_refused(arguments: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.ReLUNetwork(**arguments)


def test_networks_with_and_without_weights() -> None:
    with pytest.raises(nv.SpecificationError, match="with weights"):
        nv.LinearRegions(nv.ReLUNetwork((1, 2, 1)))
    with pytest.raises(nv.SpecificationError, match="weights are free"):
        nv.solve(nv.Dimension(nv.ReLUNetwork(weights="1|1")))
    net = nv.ReLUNetwork(weights="1|1", biases="0|0")
    assert replace(net) == net == nv.ReLUNetwork(weights="1|1")
