"""Small varieties as nasty as people write them, as equations in text.

What is simple stands first, so that a failure shrinks to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

import neurovariety as nv

BAD = (32003, 31991, 32003 * 31991)
"""Numbers that the default primes divide."""


@dataclass(frozen=True)
class Nasty:
    """A variety by its equations, and what is nasty about it.

    Parameters
    ----------
    tags : tuple of str
        The kinds of nastiness, for the report.
    equations : tuple of str
        As a person writes them.
    variables : str
        The coordinates.
    smooth : bool
        Whether no real point is singular.
    """

    tags: tuple[str, ...]
    equations: tuple[str, ...]
    variables: str = "x, y"
    smooth: bool = False

    @property
    def variety(self) -> nv.Implicit:
        """The variety itself."""
        return nv.Implicit(self.equations, self.variables)


small = st.integers(-3, 3)
positive = st.integers(1, 4)
coefficients = st.sampled_from(["1", "2", "3", "1/2", "4", "-1", "5/3"])

Shape = Callable[[st.DrawFn, str, str], str]


def _line(draw: st.DrawFn, X: str, Y: str) -> str:
    a, b = draw(st.tuples(small, small).filter(any))
    return f"({a})*{X} + ({b})*{Y} + ({draw(small)})"


def _smooth_cubic(draw: st.DrawFn, X: str, Y: str) -> str:
    p, q = draw(st.tuples(small, small).filter(lambda c: 27 * c[1] ** 2 - 4 * c[0] ** 3))
    return f"{Y}^2 - {X}^3 + ({p})*{X} + ({q})"


def _circular_cubic(draw: st.DrawFn, X: str, Y: str) -> str:
    """Through the circular points; a constant that is not zero keeps it from being a cone."""
    a, b = draw(st.tuples(small, small).filter(any))
    linear = f"({draw(small)})*{X} - {draw(positive)}"
    return f"({X}^2 + {Y}^2)*(({a})*{X} + ({b})*{Y}) + {linear}"


def _fixed(text: str) -> Shape:
    """A shape with a coefficient ``c`` and a positive number ``k``."""

    def shape(draw: st.DrawFn, X: str, Y: str) -> str:
        c = draw(coefficients) if "<c>" in text else ""
        k = str(draw(positive)) if "<k>" in text else ""
        pairs = (("X", X), ("Y", Y), ("<c>", f"({c})"), ("<k>", k))
        found = text
        for old, new in pairs:
            found = found.replace(old, new)
        return found

    return shape


SMOOTH: dict[str, Shape] = {
    "line": _line,
    "circle": _fixed("X^2 + Y^2 - <k>"),
    "parabola": _fixed("Y - <c>*X^2"),
    "ellipse": _fixed("X^2 + 4*Y^2 - <k>"),
    "hyperbola": _fixed("X*Y - <c>"),
    "empty over RR": _fixed("X^2 + 3*Y^2 + <k>"),
    "circle without real points": _fixed("X^2 + Y^2 + <k>"),
    "smooth cubic": _smooth_cubic,
    "cusp at infinity": _fixed("Y - <c>*X^3 - X"),
    "node at infinity": _fixed("X*Y^2 - <c>"),
    "tacnode at infinity": _fixed("X^4 + Y^2 - <k>"),
    "circular cubic": _circular_cubic,
}
SINGULAR: dict[str, Shape] = {
    "cusp": _fixed("Y^2 - <c>*X^3"),
    "node": _fixed("Y^2 - X^2*(X + <k>)"),
    "isolated point": _fixed("Y^2 - X^2*(X - <k>)"),
    "one real point": _fixed("X^2 + <k>*Y^2"),
    "isotropic lines": _fixed("X^2 + Y^2"),
    "cissoid": _fixed("X*(X^2 + Y^2) - <k>*Y^2"),
    "lemniscate": _fixed("(X^2 + Y^2)^2 - <k>*(X^2 - Y^2)"),
    "cardioid": _fixed("(X^2 + Y^2 + X)^2 - (X^2 + Y^2)"),
}
QUICK = tuple(name for name in (*SMOOTH, *SINGULAR) if name not in ("lemniscate", "cardioid"))
"""Curves of a degree at most three, and one quartic."""

_PLACES = {
    "": ("{v}", "({v} - 1)", "({v} + 2)", "(2*{v} - 1)"),
    "bad prime": (*(f"({p}*{{v}})" for p in BAD), f"({{v}}/{BAD[0]})"),
    "large": ("(10^6*{v})", "(10^12*{v})", "({v} - 10^6)"),
    "small": ("({v}/10^6)", "({v}/10^9)"),
}


@st.composite
def places(draw: st.DrawFn, variable: str) -> tuple[str, str]:
    """A linear form in a variable, and what is nasty about it; mostly nothing."""
    tag = draw(st.sampled_from(["", "", "", "", "", "", *_PLACES]))
    return tag, draw(st.sampled_from(_PLACES[tag])).format(v=variable)


@st.composite
def factors(draw: st.DrawFn, shapes: tuple[str, ...] = QUICK, plain: bool = False) -> Nasty:
    """One equation of an irreducible curve in the plane, or of a pair of conjugate lines."""
    name = draw(st.sampled_from(shapes))
    moved = st.sampled_from([("", p.format(v="x")) for p in _PLACES[""]]) if plain else places("x")
    (tag, X), (other, Y) = draw(moved), ("", "y") if plain else draw(places("y"))
    shape = SMOOTH.get(name) or SINGULAR[name]
    tags = tuple(dict.fromkeys(t for t in (name, tag, other) if t))
    return Nasty(tags, (shape(draw, X, Y),), smooth=name in SMOOTH)


@st.composite
def curves(draw: st.DrawFn, shapes: tuple[str, ...] = QUICK) -> Nasty:
    """A plane curve by one equation: a factor, a product, with multiplicity or without."""
    first = draw(factors(shapes))
    how = draw(st.sampled_from(["", "", "", "product", "power", "product with a power"]))
    (f,) = first.equations
    if not how:
        return first
    if how == "power":
        return Nasty((*first.tags, how), (f"({f})^2",), smooth=first.smooth)
    second = draw(factors(("line", "circle", "parabola", "cusp"), plain=True))
    square = "^2" if how.endswith("power") else ""
    tags = tuple(dict.fromkeys((*first.tags, *second.tags, how)))
    return Nasty(tags, (f"({f}){square}*({second.equations[0]})",))


@st.composite
def systems(draw: st.DrawFn, shapes: tuple[str, ...] = QUICK) -> Nasty:
    """A plane curve with superfluous equations, or with a point beside it."""
    curve = draw(curves(shapes))
    (f,) = curve.equations
    how = draw(
        st.sampled_from(
            [
                "superfluous",
                "a point beside it",
                "superfluous and a square",
                "empty",
                "both squared",
            ]
        )
    )
    more = {
        "superfluous": (f, f"x*({f})"),
        "a point beside it": (f"(x - 7)*({f})", f"(y - 5)*({f})"),
        "superfluous and a square": (f, f"({f})^2", f"(x - y)*({f})"),
        "empty": (f, f"({f}) - 1"),
        "both squared": (f"({f})^2", f"(x + y)*({f})^2"),
    }[how]
    return Nasty((*curve.tags, how), more)


_SPACE: dict[str, tuple[str, ...]] = {
    "line in space": ("x - <k>", "y + z"),
    "points": ("x^2 - <k>", "y*(y - 1)"),
    "plane": ("x + 2*y - <k>*z - 1",),
    "twisted cubic": ("y - x^2", "z - x*y"),
    "circle in space": ("x^2 + y^2 - <k>", "z"),
    "sphere": ("x^2 + y^2 + z^2 - <k>",),
    "quadric of revolution": ("x^2 + y^2 + 2*z^2 - <k>",),
    "paraboloid": ("z - x^2 - y^2",),
    "round cone": ("x^2 + y^2 - z^2",),
    "quadratic cone": ("x^2 + 2*y^2 - 5*z^2",),
    "Whitney umbrella": ("x^2 - y^2*z",),
    "plane and line": ("x*z", "y*z"),
    "two skew lines": ("x*(x - 1)", "x*z", "(x - 1)*y", "y*z"),
    "cusp and plane": ("z*(y^2 - x^3)", "z*(z - 1)"),
    "not reduced in space": ("x^2 + 4*y^2 - 4", "z^2"),
    "embedded point": ("x^2", "x*y", "z"),
    "empty": ("x^2 + y^2 - 1", "x^2 + y^2 - 2", "z"),
    "superfluous in space": ("x^2 + y^2 - <k>", "z", "z*(x - 1)"),
    "doubled ellipse": ("x^2 + 2*y^2 + 3*z^2 - 1", "z*(x^2 + 2*y^2 + 3*z^2) - z"),
    "isotropic plane pair": ("x^2 + y^2", "z - 1"),
    "isotropic lines and a line": ("x*(x^2 + y^2)", "z - <k>"),
    "isotropic lines below a plane": ("(x^2 + y^2)*(z - 1)", "z*(z - 1)"),
    "minimal curve": ("3*x^2 + 3*y^2 + 4*z^2", "z^3 + 9*y^2 + 6*z^2 + 9*z"),
    "plane and double line": ("z*x^2", "z*y"),
    "plane and embedded point": ("z*x", "z*y", "z^2"),
    "two components of one dimension": ("x*y", "z - <k>"),
    "curve and point": ("(x - 1)*(y - x^2)", "(x - 1)*z", "(y - 5)*(y - x^2)", "(y - 5)*z"),
    "surface and line": ("(x^2 + y^2 + z^2 - <k>)*x", "(x^2 + y^2 + z^2 - <k>)*(y - 3)"),
    "tangent along a line": ("z*(z - x^2)",),
    "one point in space": ("x^2 + y^2 + <k>*z^2", "x - y"),
}


@st.composite
def in_space(draw: st.DrawFn, names: tuple[str, ...] = tuple(_SPACE)) -> Nasty:
    """A variety in three variables, sometimes turned by the angle of a triangle 3, 4, 5."""
    name = draw(st.sampled_from(names))
    tag, x = draw(places("x"))
    y = "y"
    if draw(st.integers(0, 3)) == 3:
        tag, (x, y) = "turned", draw(st.permutations(["(3*x + 4*z)", "(5*y)"]))
    k = str(draw(positive))
    table = str.maketrans({"x": x, "y": y, "z": "(4*x - 3*z)" if tag == "turned" else "z"})
    texts = (t.replace("<k>", k).translate(table) for t in _SPACE[name])
    return Nasty((name, tag) if tag else (name,), tuple(texts), "x, y, z")


CONES = (
    Nasty(("line",), ("x + 2*y",)),
    Nasty(("two lines",), ("x*y",)),
    Nasty(("quadratic cone",), ("x^2 + 2*y^2 - 5*z^2",), "x, y, z"),
    Nasty(("round cone",), ("x^2 + y^2 - z^2",), "x, y, z"),
    Nasty(("isotropic cone",), ("x^2 + y^2 + z^2",), "x, y, z"),
    Nasty(("cusp", "cone"), ("y^2*z - x^3",), "x, y, z"),
    Nasty(("node", "cone"), ("y^2*z - x^2*(x + z)",), "x, y, z"),
    Nasty(("smooth cubic", "cone"), ("x^3 + y^3 + z^3",), "x, y, z"),
    Nasty(("twisted cubic", "cone"), ("x*z - y^2", "y*w - z^2", "x*w - y*z"), "x, y, z, w"),
    Nasty(("plane and line", "cone"), ("x*z", "y*z"), "x, y, z"),
    Nasty(("not reduced in space", "cone"), ("x^2", "x*y"), "x, y, z"),
)
"""Varieties by homogeneous equations."""

cones = st.sampled_from(CONES)
large = factors(("lemniscate", "cardioid"), plain=True)
anything = st.one_of(curves(), systems(), in_space(), cones, large)
