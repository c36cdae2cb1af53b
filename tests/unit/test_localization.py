"""Bott's residue formula against the literature, duality, degrees and the rank one formula."""

from __future__ import annotations

from math import comb, prod
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.errors import SpecificationError
from neurovariety.problems.generic_ed_degree.problem import rank_one_formula
from neurovariety.varieties.localization import polar_degrees
from tests.catalogue import GENERIC, Known

KNOWN = [k for k in GENERIC if isinstance(k.variety, nv.Determinantal | nv.SymmetricDeterminantal)]


@st.composite
def determinantal(draw: st.DrawFn) -> nv.Determinantal:
    m, n = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    return nv.Determinantal(m, n, draw(st.integers(1, min(m, n))))


@st.composite
def symmetric(draw: st.DrawFn) -> nv.SymmetricDeterminantal:
    n = draw(st.integers(1, 6))
    return nv.SymmetricDeterminantal(n, draw(st.integers(1, n)))


@pytest.mark.parametrize("known", KNOWN, ids=lambda k: str(k.variety))
def test_known_values(known: Known) -> None:
    polar = polar_degrees(known.variety)
    assert sum(polar) == known.value, known.source
    assert polar == (known.polar or polar)


@given(determinantal())
@settings(max_examples=20)
def test_transposing_changes_nothing(V: nv.Determinantal) -> None:
    assert polar_degrees(V) == polar_degrees(nv.Determinantal(V.cols, V.rows, V.rank))


@given(determinantal())
@settings(max_examples=20)
def test_the_last_polar_degree_is_the_degree(V: nv.Determinantal) -> None:
    assert polar_degrees(V)[-1] == V.degree


@given(determinantal())
@settings(max_examples=20)
def test_the_dual_variety_read_backwards(V: nv.Determinantal) -> None:
    small = min(V.rows, V.cols)
    if V.rank == small:
        assert polar_degrees(V) == (1,)
    else:
        dual = nv.Determinantal(V.rows, V.cols, small - V.rank)
        assert polar_degrees(dual) == polar_degrees(V)[::-1]


@given(determinantal())
@settings(max_examples=20)
def test_the_support_is_as_long_as_the_defects_say(V: nv.Determinantal) -> None:
    """From the codimension of the dual variety to the dimension of the variety."""
    small = min(V.rows, V.cols)
    if V.rank < small:
        dual = nv.Determinantal(V.rows, V.cols, small - V.rank)
        codimension = V.ambient_dimension - dual.dimension
        polar = polar_degrees(V)
        assert len(polar) == V.dimension - codimension + 1
        assert min(polar) > 0


@given(symmetric())
@settings(max_examples=20)
def test_symmetric_matrices(V: nv.SymmetricDeterminantal) -> None:
    polar = polar_degrees(V)
    if V.rank == V.size:
        assert polar == (1,)
        return
    assert polar_degrees(nv.SymmetricDeterminantal(V.size, V.size - V.rank)) == polar[::-1]
    n, r = V.size, V.rank  # Harris and Tu's degree
    numerator = prod(comb(n + a, n - r - a) for a in range(n - r))
    denominator = prod(comb(2 * a + 1, a) for a in range(n - r))
    assert polar[-1] * denominator == numerator
    assert min(polar) > 0


@pytest.mark.parametrize(("m", "n"), [(m, n) for m in range(1, 7) for n in range(m, 7)])
def test_rank_one_has_a_closed_formula(m: int, n: int) -> None:
    assert sum(polar_degrees(nv.Determinantal(m, n, 1))) == rank_one_formula(m, n)


@given(st.integers(1, 8))
def test_rank_one_and_two_columns(n: int) -> None:
    """M_1 in 2 x n: the sum of n, 2(n-1), n, by hand; the middle one from P^1 x P^(n-1)."""
    if n > 1:
        assert rank_one_formula(2, n) == n + 2 * (n - 1) + n


def test_a_whole_space_has_one_critical_point() -> None:
    assert polar_degrees(nv.Determinantal(1, 1, 1)) == (1,)
    assert polar_degrees(nv.SymmetricDeterminantal(3, 3)) == (1,)


@pytest.mark.parametrize("V", [nv.Hankel(3, 1), nv.Implicit("x^2 = y"), None])
def test_other_varieties_are_refused(V: Any) -> None:
    with pytest.raises(SpecificationError, match="expected a determinantal variety, got"):
        polar_degrees(V)
