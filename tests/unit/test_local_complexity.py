"""Local complexity: known sums of square roots, bends in one place, the variation, boxes."""

from __future__ import annotations

from fractions import Fraction

import pytest

import neurovariety as nv
from neurovariety.errors import TooLarge
from neurovariety.problems.linear_regions import cells
from tests.unit.test_linear_regions import generated

BOX = "-3, 3; -3, 3"


def test_generated_networks() -> None:
    smallest = nv.solve(nv.LocalComplexity(generated(2, 3, 1), BOX)).value
    assert smallest.complexity.terms == ((1, Fraction(1, 3)), (2, Fraction(4, 27)))
    assert round(float(smallest.variation), 2) == 11.70  # it is no lower bound of the complexity
    next_one = nv.solve(nv.LocalComplexity(generated(2, 4, 1), BOX)).value
    assert next_one.complexity.terms == (*smallest.complexity.terms, (5, Fraction(1, 12)))


def test_a_deep_one() -> None:
    deep = nv.solve(nv.LocalComplexity(generated(2, 4, 4, 1), BOX)).value
    assert (round(float(deep.complexity), 5), round(float(deep.variation), 4)) == (1.49271, 78.5753)


@pytest.mark.parametrize(
    ("weights", "biases", "box", "terms"),
    [
        ("1; 1 | 1,1", "0,-1 | 0", "-2, 2", ((1, Fraction(1, 2)),)),
        ("1; 2 | 1,1", "0,0 | 0", "-2, 2", ((1, Fraction(1, 2)),)),  # two in one place
        ("1; 1 | 1,1", "0,-2 | 0", "-2, 2", ((1, Fraction(3, 8)),)),  # one on the boundary
        ("1 | 1", "3 | 0", "-2, 2", ()),
        ("1; -1 | 1,1 | 1", "0,0 | 0 | 0", "-1, 1", ((1, Fraction(3, 2)),)),  # abs(x), zero at 0
    ],
)
def test_with_one_input(weights: str, biases: str, box: str, terms: object) -> None:
    net = nv.ReLUNetwork(weights=weights, biases=biases)
    assert nv.solve(nv.LocalComplexity(net, box)).value.complexity.terms == terms


def test_what_no_float_holds() -> None:
    net = nv.ReLUNetwork(weights=f"1 | {10**400}", biases="0 | 0")
    result = nv.solve(nv.LocalComplexity(net, "-1, 1"))
    assert "variation       5000" in str(result)
    assert result.value.variation.approximate is None
    assert result.data()


def test_what_is_refused() -> None:
    net = generated(2, 3, 1)
    for box in ("-3, 3", "3, -3; 0, 1", "1, 2, 3; 4, 5, 6"):
        with pytest.raises(nv.SpecificationError, match="expected a box"):
            nv.LocalComplexity(net, box)
    with pytest.raises(nv.SpecificationError, match="one input or two"):
        nv.LocalComplexity(generated(3, 4, 1), "0,1; 0,1; 0,1")


def test_total_variation_is_not_bounded_by_local_complexity() -> None:
    found = [
        nv.solve(nv.LocalComplexity(nv.ReLUNetwork(weights=f"1,0; 1,1 | {k},{k}"), BOX)).value
        for k in (1, 1000)
    ]
    assert found[0].complexity == found[1].complexity
    assert [1000 * c for _, c in found[0].variation.terms] == [
        c for _, c in found[1].variation.terms
    ]
    line = nv.LocalComplexity(nv.ReLUNetwork(weights="1 | 7", biases="5 | 0"), "-1, 1")
    assert (nv.solve(line).value.complexity.terms, str(nv.solve(line).value.variation)) == ((), "7")


def test_too_many_regions_name_what_does_not_keep_their_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cells, "MOST_REGIONS", 1)
    net = nv.ReLUNetwork(weights="1; -1; 1 | 1,1,1", biases="0,1,2 | 0")
    with pytest.raises(TooLarge, match=r"regions; LocalComplexity\(net, box\).parts\(\)"):
        nv.solve(nv.LocalComplexity(net, "-3, 3"))
