"""Tropical forms: numbers of monomials, Newton polytopes, other networks, what is refused."""

from __future__ import annotations

import re
from random import Random

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.certify.feasibility import by_simplex
from neurovariety.problems.linear_regions.bounds import at_most
from neurovariety.problems.linear_regions.cells import minus
from neurovariety.problems.tropical_form.bounds import at_least
from neurovariety.problems.tropical_form.polynomials import of_network
from neurovariety.problems.tropical_form.pruning import once, pruned
from tests.unit.test_linear_regions import generated


def test_sizes_of_generated_networks() -> None:
    assert tuple(map(len, of_network(generated(2, 3, 3, 1).function))) == (10, 9)


@pytest.mark.parametrize(("d", "largest"), [(1, 9), (2, 9), (3, 2), (2, 10**15)])
def test_the_largest_are_those_of_one_programme_each(d: int, largest: int) -> None:
    random = Random(d)
    p = once(
        (random.choice([-2, -1, 0, largest]), *(random.randint(-3, 3) for _ in range(d)))
        for _ in range(40)
    )
    infinity = (1, *(0,) * d)
    rows = {m: [infinity, *(minus(m, other) for other in p if other != m)] for m in p}
    expected = [m for m in p if by_simplex(np.array(rows[m], object)).solution is not None]
    assert pruned(p) == tuple(expected)


def test_newton_polytopes() -> None:
    bumped = nv.MaxoutNetwork("0,0; 2,0; 0,2; 1,1 | 1", "0,0,0,1 | 0", rank=4)
    result = nv.solve(nv.TropicalForm(bumped))
    assert len(result.value.g) == 4
    g, h = result.newton_polytopes
    assert sorted(tuple(map(int, s)) for s in g) == [(0, 0), (0, 2), (2, 0)]
    assert h == ((0, 0),)


def test_a_form_is_its_own() -> None:
    f = nv.TropicalRational("0, 1; 0, -1; -1/2, 0", "0, 2; -1, 3")
    found = nv.solve(nv.TropicalForm(f)).value
    assert found.g == ((0, -1), (0, 1))  # -1/2 is never the largest
    assert found.h == ((0, 2), (-1, 3))


def test_no_form_is_said_to_be_the_smallest() -> None:
    """What g and h have in common stays: of deep networks there is no way to take out all of it.

    A construction of smallest forms in the plane fails beyond it (arXiv:2410.04907).
    """
    zero = nv.ReLUNetwork(weights="1; 1 | 1, -1")
    result = nv.solve(nv.TropicalForm(zero))
    assert not re.search("minim|smallest", str(result))
    found = result.value
    assert found.g == found.h == ((0, 0), (0, 1))


def test_what_is_refused() -> None:
    with pytest.raises(nv.SpecificationError, match="one output"):
        nv.TropicalForm(nv.ReLUNetwork(weights="1|1;1"))


def test_as_many_monomials_as_random_points_show_are_refused_before_they_are_multiplied() -> None:
    maxout = nv.MaxoutNetwork([[[1, 0], [0, 1], [2, -1], [-1, 3]], [[1, -2]]], rank=2)
    for net in (generated(2, 3, 1), generated(2, 4, 4, 1), maxout):
        found = nv.solve(nv.TropicalForm(net)).value
        known = at_least(net.function, at_most(net.function) - 1)
        assert 2 <= known <= max(len(found.g), len(found.h))
    random = Random(1)
    rows = [[[random.randint(-5, 5) for _ in range(10)] for _ in range(60)], [[1] * 60]]
    wide = nv.TropicalForm(nv.ReLUNetwork(weights=rows))
    with pytest.raises(nv.TooLarge, match=r"at least 2\d{4} monomials, more than 20000; .*neurons"):
        nv.solve(wide)
    assert len(next(wide.neurons()).g) == 2
