"""Values of all kinds, which few fields expect."""

from __future__ import annotations

import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import sympy
from hypothesis import strategies as st

from tests.inputs.texts import texts

_x, _y = sympy.symbols("x y")
_LOOP: list[Any] = []
_LOOP.append(_LOOP)
_DEEP: list[Any] = []
for _ in range(sys.getrecursionlimit() * 2):
    _DEEP = [_DEEP]

OTHERS: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    2,
    -1,
    3,
    101,
    4,
    32003,
    2**31,
    2**63,
    2**64 + 13,
    10**400,
    -(10**400),
    10**5000,
    1.5,
    0.0,
    float("nan"),
    float("inf"),
    1e308,
    1j,
    Fraction(1, 3),
    Fraction(10**400, 3),
    Fraction(1, 10**400),
    Decimal("0.1"),
    Decimal("NaN"),
    Decimal("1E+999999"),
    b"x",
    bytearray(b"x"),
    [],
    (),
    {},
    set(),
    {"x": 1},
    {1, 2},
    [None],
    [[]],
    [[1], [2, 3]],
    [1, [2]],
    [[1, 2], [3, 4]],
    [[1, 1], [1, 1 + Fraction(1, 10**20)]],
    ["x", 1, None],
    ["x^2 + y^2 - 1", "\x1b"],
    [[["x"]]],
    [True, False],
    [1.5, 2],
    [10**400] * 3,
    [1, 2],
    (2, 2, 2),
    (2, 10**9, 2),
    (10**400, 1),
    (1,) * 3000,
    _LOOP,
    _DEEP,
    range(3),
    range(10**12),
    (k for k in (1, 2)),
    "x",
    object(),
    object,
    int,
    len,
    lambda: None,
    ...,
    NotImplemented,
    ValueError("x"),
    sys,
    slice(1),
    np.array(1),
    np.array([1, 2]),
    np.array([[1, 2], [3, 4]]),
    np.array([[1.5, np.nan]]),
    np.array([[np.inf]]),
    np.array(["x", "y"]),
    np.array([None, "x"], dtype=object),
    np.zeros((2, 2, 2)),
    np.zeros((0, 3)),
    np.int64(3),
    np.float64(0.5),
    np.bool_(True),
    np.datetime64("2020-01-01"),
    np.array([1 + 2j]),
    _x,
    _x + _y,
    _x**1000000,
    _x ** (10**30),
    _x**-1,
    1 / _x,
    sympy.sin(_x),
    sympy.sqrt(2) * _x,
    sympy.I * _x,
    sympy.oo,
    sympy.nan,
    sympy.zoo,
    sympy.Integer(10**400),
    sympy.Rational(1, 3),
    sympy.Float("1e400"),
    sympy.pi,
    sympy.Symbol("x y"),
    sympy.Symbol("\x1b"),
    sympy.Symbol(""),
    sympy.Eq(_x, _y),
    sympy.Eq(_x, _x),
    sympy.true,
    sympy.Poly(_x, _x, modulus=7),
    sympy.Poly(_x**2 - _y, _x),
    sympy.Poly(_x * sympy.sqrt(2), _x),
    sympy.Matrix([[_x, 1], [1, _y]]),
    sympy.Matrix(0, 0, []),
    sympy.ImmutableMatrix([[1, 2]]),
    sympy.GF(7),
    sympy.QQ,
    sympy.ring("x,y", sympy.GF(7))[1],
    sympy.ring("x,y", sympy.QQ)[1],
    sympy.ring("x,y", sympy.CC)[1],
    sympy.ring("x", sympy.ZZ["a"])[1],
    sympy.Function("f")(_x),
    sympy.FiniteSet(_x),
    sympy.Interval(0, 1),
    sympy.Piecewise((_x, _x > 0), (0, True)),
)
"""Values of all kinds."""


def values() -> st.SearchStrategy[Any]:
    """Texts, other values, and lists of both."""
    one = st.one_of(texts(), st.sampled_from(OTHERS), st.integers(), st.floats())
    return st.one_of(
        one,
        st.sampled_from(OTHERS),
        texts(),
        st.lists(one, max_size=4),
        st.lists(st.lists(one, max_size=3), max_size=3),
    )
