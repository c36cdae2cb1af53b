"""The ED discriminant of Kohn's talk: the ellipse, its evolute, and the counts on both sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any, TypeAlias

from sympy import QQ

from neurovariety.algebra.evaluation import value_at
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring, read_polynomials
from neurovariety.engines.base import Engine, Limits
from neurovariety.engines.script import Script
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.solve import solve
from neurovariety.studies.landscape.counting import Landscape, counts
from neurovariety.studies.reproduce.rows import Answer, Reproduction, Settings
from neurovariety.varieties.metrics import Frobenius
from neurovariety.varieties.variety import Implicit

ELLIPSE = Implicit("x^2 + 4*y^2 = 4", "x, y")

A, B = 2, 1
"""The half axes of the ellipse."""

PLANE = ((0, 0), (3, 0), (0, 4))
"""What the picture shows: an origin and two directions."""

CUBIC = Implicit("x^3 + 2*x*y^2 - y^3 + x^2 - 3*x*y + y - 7")
QUADRIC = Implicit("x^2 + 2*y^2 + 5*z^2 = 1")
Compute: TypeAlias = Callable[[Engine, Limits], tuple[str, tuple[Script, ...]]]
_GRID = [Fraction(2 * k + 1, 7) for k in range(-9, 9)]


@dataclass(frozen=True)
class Claim:
    """Something that is said of the ellipse, and what computes it.

    Parameters
    ----------
    name, published, how : str
        The claim, its known value, and how ours was found.
    compute : callable
        From the engine and its limits to our value and the scripts that were run.
    """

    name: str
    published: str
    how: str
    compute: Compute

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Compute the value and compare."""
        found, scripts = self.compute(engine, limits)
        cells = (self.name, found, self.published, self.how)
        return Answer(cells, found == self.published, scripts)


def lame() -> Polynomial:
    """The sextic ``(a^2 x^2 + b^2 y^2 - c^4)^3 + 27 a^2 b^2 c^4 x^2 y^2`` with ``c^2 = a^2 - b^2``.

    Examples
    --------
    >>> lame().degree(), max(map(sum, lame().monoms()))
    (6, 6)
    """
    a, b, c = A**2, B**2, (A**2 - B**2) ** 2
    text = f"({a}*x^2 + {b}*y^2 - {c})^3 + {27 * a * b * c}*x^2*y^2"
    return read_polynomials(text, "x, y")[0]


def on_the_evolute() -> Polynomial:
    """The sextic on the centres of curvature, times a power of ``1 + s^2``: zero.

    They are ``(c^2/a cos^3, -c^2/b sin^3)`` with ``cos = (1 - s^2)/(1 + s^2)`` and
    ``sin = 2 s/(1 + s^2)``.

    Examples
    --------
    >>> on_the_evolute()
    0
    """
    ring = polynomial_ring(["s"])
    s = ring.gens[0]
    c = A**2 - B**2
    x, y, unit = (1 - s**2) ** 3 * QQ(c, A), (2 * s) ** 3 * QQ(-c, B), (1 + s**2) ** 3
    f = lame()
    terms = (x**i * y**j * unit ** (6 - i - j) * v for (i, j), v in f.terms())
    return sum(terms, ring.zero)


def multiplier_discriminant() -> tuple[Polynomial, ...]:
    """The factors of the discriminant of the quartic whose roots are the critical points.

    With ``x - p = -t x/a^2`` and ``y - q = -t y/b^2`` the points ``(a^2 p/(a^2 + t), ...)`` are on
    the ellipse if a quartic in t vanishes; two of them meet where its discriminant does.
    """
    ring = polynomial_ring(["t", "x", "y"])
    t, p, q = ring.gens
    a, b = t + A**2, t + B**2
    quartic = a**2 * b**2 - (A * p) ** 2 * b**2 - (B * q) ** 2 * a**2
    found = quartic.as_expr().as_poly(t.as_expr()).discriminant()
    factors = found.as_poly(p.as_expr(), q.as_expr(), domain=QQ).factor_list()[1]
    return tuple(read_polynomials(f.as_expr(), "x, y")[0] for f, _ in factors)


@cache
def sampled(seed: int) -> tuple[tuple[bool, Landscape], ...]:
    """On which side of the sextic data of a grid are, and what was counted for them."""
    f = lame()
    data = list(product(_GRID, repeat=2))
    inside = [value_at(f, u) < 0 for u in data]
    return tuple(zip(inside, counts(ELLIPSE, Frobenius(), data, seed), strict=True))


def ed_discriminants(settings: Settings) -> Reproduction:
    """ED discriminants: the ellipse and its evolute, a cubic, a quadric."""

    def degree(engine: Engine, limits: Limits) -> tuple[str, tuple[Script, ...]]:
        result = solve(EDDegree(ELLIPSE), engine=engine, limits=limits)
        return str(result.value), (result.script,)

    def discriminant(variety: Implicit) -> Compute:
        def computed(engine: Engine, limits: Limits) -> tuple[str, tuple[Script, ...]]:
            result = solve(EDDiscriminant(variety), engine=engine, limits=limits)
            return str(result.value.degree), (result.script,)

        return computed

    def equation(engine: Engine, limits: Limits) -> tuple[str, tuple[Script, ...]]:
        result = solve(EDDiscriminant(ELLIPSE, method="elimination"), engine=engine, limits=limits)
        found = result.value.polynomial
        same = found is not None and dict(found.monic()) == dict(lame().monic())
        return ("yes" if same else "no"), (result.script,)

    def substituted(engine: Engine, limits: Limits) -> tuple[str, tuple[Script, ...]]:
        return str(on_the_evolute()), ()

    def is_lame(engine: Engine, limits: Limits) -> tuple[str, tuple[Script, ...]]:
        factors = (f.monic() for f in multiplier_discriminant())
        return ("yes" if lame().monic() in factors else "no"), ()

    def side(inside: bool, by: str) -> Compute:
        def counted(engine: Engine, limits: Limits) -> tuple[str, tuple[Script, ...]]:
            found = [x for where, x in sampled(settings.seed) if where == inside]
            values = {str(getattr(x, by)) if x.certified else "not certified" for x in found}
            return " and ".join(sorted(values)), ()

        return counted

    sizes = f"certified on a grid of {len(_GRID)} x {len(_GRID)} data"
    rows = (
        Claim("ED degree of the ellipse", "4", "the critical ideal modulo a prime", degree),
        Claim("degree of its ED discriminant", "6", "elimination", discriminant(ELLIPSE)),
        Claim("it is the Lame sextic", "yes", "elimination over QQ", equation),
        Claim("and so by hand", "yes", "discriminant of a quartic of multipliers, exact", is_lame),
        Claim("the sextic on the evolute", "0", "rational parametrisation, exact", substituted),
        Claim("real critical points inside", "4", sizes, side(True, "real")),
        Claim("real critical points outside", "2", sizes, side(False, "real")),
        Claim("local minima inside", "2", sizes, side(True, "minima")),
        Claim("local minima outside", "1", sizes, side(False, "minima")),
        Claim("a plane cubic: degree", "18", "pencil modulo a prime", discriminant(CUBIC)),
        Claim("a quadric surface: degree", "12", "elimination", discriminant(QUADRIC)),
    )
    return Reproduction(
        ("claim", "value", "value (known)", "how"),
        rows,
        "The ellipse x^2 + 4 y^2 = 4: data inside its evolute have 4 real critical points, those "
        "outside 2.",
        lambda: _picture(settings.seed),
        references=EDDiscriminant.references,
    )


def _picture(seed: int) -> Any:
    from neurovariety.present.plot.chambers import chambers

    return chambers(ELLIPSE, Frobenius(), PLANE, discriminant=lame(), seed=seed)
