"""Real solutions by msolve: known ones, its traps, and what its answers may look like."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import GF, QQ, ring

import neurovariety as nv
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.certify.balls import disjoint
from neurovariety.certify.isolation import RealSolutions, ranges, real_solutions
from neurovariety.certify.msolve import Answer, read_answer, write_system
from neurovariety.engines import discovery, tools
from neurovariety.engines.base import Limits
from neurovariety.engines.errors import EngineNotFound, EngineTimeout
from neurovariety.engines.tools import PROGRAMS, find_tool
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.problems.base.certainty import Certainty

fractions = st.builds(Fraction, st.integers(-9, 9), st.integers(1, 9))


def contains(found: RealSolutions, points: set[tuple[Fraction, ...]]) -> bool:
    """Whether each box contains exactly one of the points, and each point is in a box."""
    inside = [
        [p for p in points if all(a <= v <= b for v, (a, b) in zip(p, box, strict=True))]
        for box in found.boxes
    ]
    return all(len(held) == 1 for held in inside) and len(inside) == len(points)


@settings(max_examples=25)
@given(data=st.data())
def test_grids_of_rational_points(data: st.DataObject) -> None:
    """Products of linear factors in new coordinates u = x + c y, v = y; repeated ones, too."""
    columns = data.draw(st.lists(fractions, min_size=1, max_size=3))
    rows = data.draw(st.lists(fractions, min_size=1, max_size=3))
    c = data.draw(fractions)
    _, x, y = ring("x,y", QQ)

    def number(value: Fraction) -> Any:
        return QQ(value.numerator, value.denominator)

    u = x + number(c) * y
    system = [prod(u - number(a) for a in columns), prod(y - number(b) for b in rows)]
    found = real_solutions(system)
    points = {(a - c * b, b) for a, b in product(columns, rows)}
    assert found.is_finite
    assert (found.degree, found.points) == (len(columns) * len(rows), len(points))
    assert contains(found, points)


@pytest.mark.parametrize("precision", [1, 20, 128, 600])
def test_the_width_of_boxes(precision: int) -> None:
    found = real_solutions("x^2 = 2; y^2 = 3; z = x*y", precision=precision)
    assert (len(found.boxes), found.degree, found.precision) == (4, 4, precision)
    assert all(b - a <= Fraction(8, 2**precision) for box in found.boxes for a, b in box)
    assert all(disjoint(*pair) for pair in combinations(found.boxes, 2))
    assert found.boxes == tuple(sorted(found.boxes))


def test_points_that_are_close_are_told_apart() -> None:
    found = real_solutions("(10^40*x - 1)*(10^40*x - 2); y = x^2", precision=2)
    assert contains(found, {(Fraction(k, 10**40), Fraction(k * k, 10**80)) for k in (1, 2)})


def test_long_numbers() -> None:
    n = 10**5000 + 7
    _, x = ring("x", QQ)
    found = real_solutions([x**2 - n**2])
    assert contains(found, {(Fraction(n),), (Fraction(-n),)})


@pytest.mark.parametrize(
    ("system", "degree", "points", "real"),
    [
        ("x^2 + 1; y = x", 2, 2, 0),
        ("x; x - 1", 0, 0, 0),
        ("x^2; y^2", 4, 1, 1),
        ("x^3 - x^2; y", 3, 2, 2),
        ("x - 3", 1, 1, 1),
        ("x - 1; y^2 - x; x*y - 1", 1, 1, 1),  # more equations than variables
        ("x^2 = 1; y^2 = 1; x*y = 1", 2, 2, 2),  # no variable alone tells all points apart
    ],
)
def test_degrees(system: str, degree: int, points: int, real: int) -> None:
    found = real_solutions(system)
    assert found.is_finite
    assert (found.degree, found.points, len(found.boxes)) == (degree, points, real)
    assert found.certainty is Certainty.MODULAR
    assert found.version == find_tool("msolve").version


@pytest.mark.parametrize("system", ["x*y; y*z; z*x", "x^2 + y^2", "x*y - x*y; y", "x - x"])
def test_infinitely_many(system: str) -> None:
    found = real_solutions(system if "- x" not in system else read_polynomials(system, "x,y"))
    assert (found.is_finite, found.boxes, found.degree, found.points) == (False, (), None, None)


def test_a_variable_that_does_not_occur_is_free() -> None:
    _, x, _ = ring("x,y", QQ)
    assert not real_solutions([x**2 - 2]).is_finite


def test_a_gradient_system() -> None:
    """Widths 1, 1, 1, x = 1, y = 3, lambda = 1: the origin and +-(sqrt 2, sqrt 2), of 5 points."""
    loss = nv.QuadraticLoss([[1]], [[3]], 1)
    system = nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X=loss.X, Y=loss.Y, regularization=1)
    found = real_solutions(system.system.equations)
    assert (found.degree, len(found.boxes)) == (5, 3)
    assert found.boxes[1] == ((0, 0), (0, 0))
    low, high = found.boxes[2][0]
    assert 0 < low <= high
    assert low**2 <= 2 <= high**2


@given(data=st.data())
def test_ranges_contain_the_values(data: st.DataObject) -> None:
    f, g = read_polynomials("x^3*y^2 - 3/4*x*y + 2; x^4 - y^3*x^2 + y")
    sides = [tuple(sorted(data.draw(st.tuples(fractions, fractions)))) for _ in range(2)]
    shares = [data.draw(st.fractions(0, 1)) for _ in range(2)]
    point = [a + share * (b - a) for (a, b), share in zip(sides, shares, strict=True)]
    for polynomial in (f, g):
        low, high = ranges(polynomial, sides)
        value = polynomial.evaluate(
            [(x, QQ(v.numerator, v.denominator)) for x, v in zip(f.ring.gens, point, strict=True)]
        )
        assert low <= Fraction(int(value.numerator), int(value.denominator)) <= high


def test_names_do_not_matter() -> None:
    names = ("A", "e", "ideal", "nv1", "nv0", "q")
    _, *x = ring(names, QQ)
    system = [x[0] ** 2 - 4, *(x[i] - x[i - 1] ** 2 + i for i in range(1, 6))]
    found = real_solutions(system)
    assert [box[1] for box in found.boxes] == [(3, 3), (3, 3)]
    assert [box[0] for box in found.boxes] == [(-2, -2), (2, 2)]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "at least one polynomial"),
        ("", "at least one"),
        ("5", "at least one variable"),
        ("x = 0.5", "write fractions|expected"),
        ([ring("x", GF(101))[1]], "expected polynomials over QQ"),
        (7, "expected"),
    ],
)
def test_bad_input(given: Any, words: str) -> None:
    with pytest.raises(SpecificationError, match=words):
        real_solutions(given)


@pytest.mark.parametrize("precision", [0, -1, 1.5, 10**6])
def test_bad_precisions(precision: Any) -> None:
    with pytest.raises(SpecificationError, match="precision"):
        real_solutions("x^2 = 2", precision=precision)


def test_no_msolve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROGRAMS[tools.Tool.MSOLVE].variable, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(discovery, "_site_folders", tuple)
    with pytest.raises(EngineNotFound, match=r"\[real\]"):
        real_solutions("x^2 = 2")


def test_limits() -> None:
    hard = nv.CriticalPoints(nv.LinearNetwork(2, 3, 3), samples=1).system.equations
    with pytest.raises(EngineTimeout, match=r"msolve .* within the limit of 0\.3 seconds"):
        real_solutions(hard, Limits(0.3))


TRIAL = "printf '[0, [1],[1,\\n[[[2, 2], [3, 3]]]\\n]]:\\n' > output"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("[0, [0, 2, 1, [nv0], 0, [1, [[1, [0]]]]], [1, []]]:", "in its own format"),
        ("[0, [0, 2, 1, [%nv0%], 0, [1, [[1, [0]]]]], [1, [[[4, 5]]]]]:", "has no zero on one"),
        (
            "[0, [0, 2, 1, [%nv0%], 0, [1, [[1, [0]]]]], [1, [[[1, 5]], [[2, 6]]]]]:",
            "disjoint boxes",
        ),
        ("", "in its own format"),
    ],
)
def test_a_false_msolve(says: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "msolve"
    says = says.replace("%", "'")
    answer = f'cat > output <<"END"\n{says}\nEND'
    path.write_text(f"#!/bin/sh\nif grep -q -- '-4' input; then {answer}\nelse {TRIAL}; fi\n")
    path.chmod(0o755)
    with pytest.raises(ProtocolError, match=words) as caught:
        real_solutions("x^2 = 4", tool=find_tool("msolve", path))
    assert caught.value.answer.strip() == says


def framed(
    boxes: str, names: str = "'nv0', 'nv1'", parameters: str = "[1, [[2, [-2, 0, 1]]]]"
) -> str:
    return f"[0, [0, \n2, \n4, \n[{names}],\n[0, 1],\n{parameters}],[1,\n{boxes}\n]]:\n"


def test_answers_that_are_understood() -> None:
    half = Fraction(1, 2)
    assert read_answer(framed("[[[-1 / 2^1, 1 / 2], [-3, -3]]]"), 2) == Answer(
        True, 4, 2, (((-half, half), (Fraction(-3), Fraction(-3))),)
    )
    # another order of the variables, and one that msolve added
    swapped = framed("[[[0, 0], [1, 1]]]", "'nv1', 'nv0', 'A'")
    assert read_answer(swapped, 2).boxes == (((1, 1), (0, 0)),)
    assert read_answer(framed("[]"), 2).boxes == ()
    assert read_answer("[-1]:", 2) == Answer(True)
    assert read_answer(" [1, 3, -1, []]:\n", 3) == Answer(False)


@pytest.mark.parametrize(
    "text",
    [
        *("", ":", "[", "[]", "[]:", "[-1]", "[-1]::", "[-1]: [-1]:", "[2, 1]:", "[1, 2, -1]:"),
        *("[-1,]:", "[,-1]:", "[-1 -1]:", "[--1]:", "[-1]]:", "[[-1]:", "-1:", "[1.5]:", "[1/0]:"),
        *("[0, [0, 1, 1, ['nv0'], [1], 5], [1, []]]:", "[0, [1, []]]:", "['nv0']:", "['a b']:"),
        framed("[[[0, 0]]]"),
        framed("[[0, 0]]"),
        framed("[0]"),
        framed("[[[1, 0], [0, 0]]]"),
        framed("[[[0, 0, 0], [0, 0]]]"),
        framed("[[['nv0', 0], [0, 0]]]"),
        framed("[[[1 / 0, 1], [0, 0]]]"),
        framed("[[[1 / 2^99999999, 1], [0, 0]]]"),
        framed("[]", "'nv0'"),
        framed("[]", parameters="[1, [[1 / 2, []]]]"),
        framed("[]", parameters="[1, []]"),
        framed("[__import__('os')]"),
        "[" * 100_000 + ":",
        "[" * 100_000 + "]" * 100_000 + ":",
    ],
    ids=lambda text: text[:40].strip(),
)
def test_answers_that_are_refused(text: str) -> None:
    with pytest.raises(ProtocolError, match="in its own format") as caught:
        read_answer(text, 2)
    assert caught.value.answer == text


def test_systems_are_written_expanded_and_with_integers() -> None:
    """msolve takes ``y-x/3`` and ``(x-1)^2`` for something else."""
    text = write_system(read_polynomials("(x - 1)^2 = y/3; -5/7*x*y"))
    assert text == "nv0,nv1\n0\n3*nv0^2-6*nv0^1-1*nv1^1+3,\n-5*nv0^1*nv1^1\n"
