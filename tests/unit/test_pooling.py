"""Max-pooling: the theorems of Escobar and others, known numbers, what is refused."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.errors import TooLarge


def row(window: int, stride: int, blocks: int = 3, **options: Any) -> nv.MaxPooling:
    return nv.MaxPooling(
        length=stride * (blocks - 1) + window, window=window, stride=stride, **options
    )


@pytest.mark.parametrize(("k", "s"), [(3, 2), (4, 2), (5, 3), (6, 4), (7, 4)])
def test_theorem_4_2(k: int, s: int) -> None:
    assert row(k, s).generating_function[:2] == ((1,), (1, -k, *_last((k - s) * (k - s - 1))))


def _last(c: int) -> tuple[int, ...]:
    return (c,) if c else ()


@pytest.mark.parametrize(("s", "r"), [(1, 2), (1, 3), (2, 2), (1, 4)])
def test_theorem_4_3(s: int, r: int) -> None:
    """Windows of s (r + 1) cells; the quotient is not reduced in the theorem."""
    top, bottom = [0] * (r + 2), [0] * (r + 4)
    for i, c in ((0, 1), (1, r * s - s - 2), (2, -(r * s - 1)), (r + 1, s)):
        top[i] += c
    for i, c in ((0, 1), (1, -2 * (s + 1)), (2, (s + 1) ** 2), (r + 1, s)):
        bottom[i] += c
    for i, c in ((r + 2, -(s**2) * (r + 1)), (r + 3, s * (r * s - 1))):
        bottom[i] += c
    found = row(s * (r + 1), s).generating_function
    assert _product(top, found.denominator) == _product(bottom, found.numerator)


def _product(f: Any, g: Any) -> list[int]:
    product = [0] * (len(f) + len(g))
    for i, a in enumerate(f):
        for j, b in enumerate(g):
            product[i + j] += a * b
    while not product[-1]:
        product.pop()
    return product


@pytest.mark.parametrize(
    ("problem", "f"),
    [
        (row(3, 1, faces=True), (16, 34, 27, 9, 1)),
        (row(4, 1, faces=True), (24, 64, 70, 38, 10, 1)),
        (row(4, 2, faces=True), (48, 180, 304, 293, 172, 61, 12, 1)),
        (nv.MaxPooling(2, 3, window=2, faces=True), (14, 37, 43, 26, 8, 1)),
    ],
)
def test_f_vectors(problem: nv.MaxPooling, f: tuple[int, ...]) -> None:
    assert nv.solve(problem).value.f_vector == f


CUBE = [[x + 3 * y + 6 * z for x in (i, i + 1) for y in (0, 1) for z in (0, 1)] for i in (0, 1)]


@pytest.mark.parametrize(
    ("problem", "vertices"),
    [
        (nv.MaxPooling(4, 4, window=2), 45696),
        (nv.MaxPooling(8, 3, window=2), 16223814),  # along the longer side
        (nv.MaxPooling(5, 5, window=2), 112513076),
        (nv.MaxPooling(5, 5, window=3, stride=2), 4801),
        (nv.MaxPooling(7, 5, window=3, stride=2), 303075),
        (nv.MaxPooling(windows=CUBE), 52),
        (row(3, 5, 4), 3**4),  # disjoint windows
        (nv.MaxPooling(windows=[[7]]), 1),
    ],
)
def test_vertices(problem: nv.MaxPooling, vertices: int) -> None:
    assert nv.solve(problem).value.vertices == vertices


def test_a_family_far_out() -> None:
    f = row(3, 1).generating_function
    b, p = [1, 3, 7, 16], 1_000_003
    while len(b) <= 10_000:
        b.append(-sum(c * v for c, v in zip(f.denominator[1:], b[::-1], strict=False)) % p)
    assert b[10_000] == 358626


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"rows": 3, "columns": 3, "window": (2, 4)}, "at most 3 columns, got 4"),
        ({"length": 3}, "expected rows, columns and window"),
        ({"rows": 3, "window": 2}, "expected rows, columns and window"),
        ({"windows": [[1, 1]]}, "different cells"),
        ({"windows": "1; 2", "window": 2}, "got both"),
        ({"rows": 9, "columns": 9, "window": 6}, "at most 30 cells"),
    ],
)
def test_what_is_refused(arguments: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.MaxPooling(**arguments)


def test_too_many_preorders_are_refused_before_they_are_found() -> None:
    with pytest.raises(TooLarge, match=r"about 10\^8 preorders"):
        nv.solve(nv.MaxPooling(9, 9, window=3))
