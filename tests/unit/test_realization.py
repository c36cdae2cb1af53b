"""Networks for differences of maxima: depths, sums of few functions, what is no proof."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

import neurovariety as nv
from neurovariety.problems.realization.calculus import formal, of_network
from neurovariety.problems.realization.hulls import proved
from neurovariety.problems.realization.triangulation import most_vertices, triangulated
from neurovariety.verify import checks_of


def paraboloid(count: int, d: int) -> list[tuple[int, ...]]:
    """Functions each of which is the largest somewhere."""
    random = Random(count)
    slopes = sorted({tuple(random.randint(-9, 9) for _ in range(d)) for _ in range(count)})
    return [(-sum(v * v for v in s), *s) for s in slopes]


@pytest.mark.parametrize(("count", "d", "depth"), [(9, 1, 2), (12, 2, 3), (6, 4, 4)])
def test_more_functions_need_no_more_layers(count: int, d: int, depth: int) -> None:
    f = nv.TropicalRational(paraboloid(count, d), paraboloid(4, d))
    result = nv.solve(nv.Realization(f))
    assert result.value.depth == depth == result.bounds["Arora et al."]
    assert max(len(m.functions) for m in result.value.maxima) <= d + 1


def test_one_simplex_is_its_only_face_inside() -> None:
    f = nv.TropicalRational([[i * i, *(int(i == j) for j in range(30))] for i in range(31)])
    found = nv.solve(nv.Realization(f)).value
    assert [len(m.functions) for m in found.maxima] == [31, 1]
    assert found.depth == 6


def test_too_many_faces_leave_the_two_maxima() -> None:
    result = nv.solve(nv.Realization(nv.TropicalRational(paraboloid(20, 5))))
    assert (len(result.value.maxima), result.value.depth) == (2, 6)
    assert next(checks_of(result)).holds


def test_no_more_is_left_out_than_shows_that_there_are_too_many_faces() -> None:
    p = paraboloid(14, 12)  # 14 vertices, two simplices, and each has thousands of faces
    assert (most_vertices(p), nv.Realization(nv.TropicalRational(p)).reduced) == (13, None)
    for count, d in ((9, 1), (12, 2), (14, 3)):
        p = paraboloid(count, d)
        assert len(triangulated(p).simplices) >= len(p) - d


def test_one_layer_less_than_published() -> None:
    f = nv.TropicalRational(paraboloid(4, 3), "0,0,0,0; 1,1,1,1")
    result = nv.solve(nv.Realization(f))
    assert (result.value.depth, result.bounds["Zhang et al."]) == (3, 4)


def test_the_bound_by_thirds_begins_with_three_variables() -> None:
    """In the plane it would say two layers, and max(0, x, y) needs three."""
    depths = {}
    for d in (2, 3, 4, 10, 11):
        f = nv.TropicalRational([[0] * (d + 1), [1] * (d + 1)])
        depths[d] = nv.solve(nv.Realization(f)).bounds.get("Bakaev et al.")
    assert depths == {2: None, 3: 3, 4: 3, 10: 4, 11: 5}


def test_equal_heights_and_what_is_never_the_largest() -> None:
    square = "0,0,0; 0,2,0; 0,0,2; 0,2,2; 0,1,1; -1,1,0; -5,0,0"
    found = nv.solve(nv.Realization(nv.TropicalRational(square))).value
    assert sorted(len(m.functions) for m in found.maxima) == [1, 2, 3, 3]
    assert found.at([1, -3]) == 2


def test_what_is_no_triangulation() -> None:
    p = [(0, 0, 0), (0, 2, 0), (0, 0, 2), (-1, 2, 2), (-9, 1, 1)]
    simplices = triangulated(p).simplices
    assert proved(p, simplices).boundary == ((0, 1), (0, 2), (1, 3), (2, 3))
    wrong = [
        s for k in (1, 2, 3) for s in combinations(combinations(range(5), 3), k) if s != simplices
    ]
    for given in wrong:
        with pytest.raises((ValueError, ZeroDivisionError)):
            proved(p, given)


def test_what_two_pairs_have_in_common_is_left_out() -> None:
    """Of max(0, x) and x + y + max(0, x) the larger one is decided by x + y."""
    problem = nv.Realization(nv.TropicalRational("0,0,0; 0,1,0; 0,1,1; 0,2,1", "0,0,0; 1,0,1"))
    assert next(checks_of(nv.solve(problem))).holds


@pytest.mark.parametrize("given", ["0, 0", "1/2, 0, 0"])
def test_constants_have_a_unit_that_is_never_active(given: str) -> None:
    value = nv.solve(nv.Realization(nv.TropicalRational(given))).value
    inputs = len(given.split(",")) - 1
    assert value.network.function.at([7] * inputs) == (value.at([7] * inputs),)
    assert len(value.network.weights[0]) == 1


def test_the_positive_part_of_a_sum_of_maxima() -> None:
    # max(0, max(0, x) + max(0, x - 1) - 1); the sum is max(0, x, x - 1, 2 x - 1)
    found = of_network((((0, 1), (-1, 1)), ((-1, 1, 1),), ((0, 1),)), 1)
    assert found == formal([(0, 0), (-1, 0), (-1, 1), (-2, 1), (-2, 2)])


def test_what_is_refused() -> None:
    with pytest.raises(nv.SpecificationError, match="TropicalForm"):
        nv.Realization(nv.ReLUNetwork(weights="1|1"))  # type: ignore[arg-type, unused-ignore]
    with pytest.raises(nv.SpecificationError, match="one variable"):
        nv.Realization(nv.TropicalRational("1"))
