"""Writing polynomials as text: in an engine's language, for people, or in LaTeX for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from typing import Any

from sympy.polys.rings import PolyElement
from sympy.printing.latex import LatexPrinter

from neurovariety.algebra.exact import format_integer, format_rational
from neurovariety.algebra.polynomials import Polynomial

SHOWN = 20
"""Elements of a long list, and terms of a polynomial, that are shown; JSON has them all."""


def numbers(values: Sequence[int]) -> str:
    """Integers in a line."""
    return " ".join(map(str, values))


def texts(polynomials: Sequence[Polynomial] | None) -> list[str] | None:
    """Polynomials as plain data; None if there are none to tell of."""
    return None if polynomials is None else [show_polynomial(f) for f in polynomials]


def lines(name: str, items: Sequence[str]) -> list[tuple[str, str]]:
    """A list as lines, the first with its name."""
    shown = [(name if i == 0 else "", item) for i, item in enumerate(items[:SHOWN])]
    if len(items) > SHOWN:
        shown.append(("", f"... {len(items)} in all; --json gives them whole"))
    return shown


class Written:
    """What dataclasses inherit to be written with numbers of any length.

    Python by itself writes no integer of more than 4,300 digits.

    Examples
    --------
    >>> @dataclass
    ... class Point(Written):
    ...     x: tuple[Fraction, ...]
    >>> Point((Fraction(1, 2),)), len(repr(Point((Fraction(10**5_000),))))
    (Point(x=(Fraction(1, 2),)), 5026)
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        # `dataclass` leaves what is there
        cls.__repr__ = Written.__repr__  # type: ignore[method-assign]

    def __repr__(self) -> str:
        return _written(self)


def _written(value: Any) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        shown = ((f.name, getattr(value, f.name)) for f in fields(value) if f.repr)
        inner = ", ".join(f"{name}={_written(part)}" for name, part in shown)
        return f"{type(value).__qualname__}({inner})"
    if type(value) is Fraction:
        return f"Fraction({', '.join(map(_written, value.as_integer_ratio()))})"
    if type(value) is int:
        return format_integer(value)
    if type(value) is tuple:
        return f"({', '.join(map(_written, value))}{',' * (len(value) == 1)})"
    return repr(value)


# A sum longer than this is written as a balanced tree: Macaulay2's parser nests a flat one as
# deep as it is long, which takes quadratic time and, past 100,000 terms, its stack.
_FLAT_TERMS = 24


@dataclass(frozen=True)
class Syntax:
    """How a language writes powers and exact fractions.

    Parameters
    ----------
    power, fraction : str
        The sign of a power; what stands for the numerator ``{}`` of a fraction.
    """

    power: str = "^"
    fraction: str = "{}"


MACAULAY2 = Syntax()

SAGE = Syntax("**", "QQ({})")
"""In Python the quotient of two integers is a float."""


def write_polynomial(f: PolyElement, names: Sequence[str], syntax: Syntax = MACAULAY2) -> str:
    """The polynomial in a language's syntax, in the given names.

    Examples
    --------
    >>> from sympy import QQ, ring
    >>> R, x, y = ring("x,y", QQ, "grevlex")
    >>> f = x**2 - y / 2
    >>> write_polynomial(f, ("nv0", "nv1")), write_polynomial(f, ("nv0", "nv1"), SAGE)
    ('nv0^2-1/2*nv1', 'nv0**2+QQ(-1)/2*nv1')
    """
    terms = [_write_term(monomial, c, names, syntax) for monomial, c in f.terms()]
    return _write_sum(terms) if terms else "0"


def show_polynomial(f: PolyElement) -> str:
    """The polynomial in the ring's own names, as the grammar takes it back.

    Examples
    --------
    >>> from sympy import QQ, ring
    >>> R, x, y = ring("x,y", QQ, "grevlex")
    >>> show_polynomial(x**2 - y / 2)
    'x^2-1/2*y'
    """
    names = [str(s) for s in f.ring.symbols]
    terms = [_write_term(monomial, c, names, MACAULAY2) for monomial, c in f.terms()]
    return "".join(
        [terms[0], *(t if t[0] == "-" else f"+{t}" for t in terms[1:])] if terms else "0"
    )


def _write_sum(terms: list[str]) -> str:
    if len(terms) <= _FLAT_TERMS:
        return _flat(terms)
    half = len(terms) // 2
    return f"({_write_sum(terms[:half])})\n+({_write_sum(terms[half:])})"


def _flat(terms: list[str]) -> str:
    return terms[0] + "".join(t if t[0] == "-" else f"+{t}" for t in terms[1:])


def write_number(c: Any, syntax: Syntax) -> str:
    """An exact number in a language's syntax.

    Examples
    --------
    >>> from sympy import QQ
    >>> write_number(QQ(1, 2), SAGE), write_number(QQ(2), SAGE)
    ('QQ(1)/2', '2')
    """
    number = format_rational(c) if hasattr(c, "numerator") else str(int(c))
    numerator, slash, denominator = number.partition("/")
    return f"{syntax.fraction.format(numerator)}/{denominator}" if slash else number


def _write_term(monomial: tuple[int, ...], c: Any, names: Sequence[str], syntax: Syntax) -> str:
    powers = [
        name if e == 1 else f"{name}{syntax.power}{e}"
        for name, e in zip(names, monomial, strict=True)
        if e
    ]
    number = write_number(c, syntax)
    if not powers:
        return number
    if number in ("1", "-1"):
        return number[:-1] + "*".join(powers)
    return "*".join([number, *powers])


class _Latex(LatexPrinter):  # type: ignore[misc]  # SymPy has no types
    """SymPy's, but for integers of more digits than Python writes."""

    def _print_int(self, value: int) -> str:
        return format_integer(value)


def latex_polynomial(f: Polynomial, most: int | None = None) -> str:
    """A polynomial in LaTeX, its terms in the ring's order.

    Parameters
    ----------
    f : PolyElement
    most : int, optional
        The number of terms after which dots follow.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> latex_polynomial(read_polynomials("x^2 - y/2 + 1")[0], most=2)
    'x^{2} - \\\\frac{y}{2} + \\\\cdots'
    """
    latex = _Latex()
    shown = [latex.doprint(f.ring.from_dict({m: c}).as_expr()) for m, c in f.terms()[:most]]
    if not shown:
        return "0"
    rest = [f" - {t[1:].lstrip()}" if t[0] == "-" else f" + {t}" for t in shown[1:]]
    return "".join([shown[0], *rest]) + (r" + \cdots" if len(shown) < len(f) else "")


def show_latex(polynomials: Sequence[Polynomial], left: str, right: str) -> str:
    """A list of polynomials between delimiters, ready for a notebook; ``0`` for no polynomials."""
    items = [latex_polynomial(f, SHOWN) for f in polynomials[:SHOWN]]
    if len(polynomials) > SHOWN:
        items.append(rf"\ldots\ \text{{({len(polynomials)} in all)}}")
    inner = r",\ ".join(items) or "0"
    return rf"$\displaystyle \left{left} {inner} \right{right}$"
