"""Writing polynomials as text: in an engine's language, for people, or in LaTeX for notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from sympy.polys.rings import PolyElement
from sympy.printing.latex import LatexPrinter

from neurovariety.algebra.exact import format_integer, format_rational
from neurovariety.algebra.polynomials import Polynomial

SHOWN = 20
"""Elements of a long list, and terms of a polynomial, that are shown; JSON has them all."""

_LINE = 5
"""Terms of a polynomial between which no browser breaks a line."""


def numbers(values: Sequence[int]) -> str:
    """Integers in a line."""
    return " ".join(map(str, values))


def texts(polynomials: Sequence[Polynomial] | None) -> list[str] | None:
    """Polynomials as plain data; None if there are none to tell of."""
    return None if polynomials is None else [show_polynomial(f) for f in polynomials]


def lines(name: str, items: Sequence[str]) -> list[tuple[str, str]]:
    """A list as lines, the first with its name."""
    return [(name if i == 0 else "", item) for i, item in enumerate(items)]


class Formula(str):
    """What is written in one way as text and in another in LaTeX."""

    latex: str = ""


def formula(text: str, latex: str) -> Formula:
    """A formula as text and in LaTeX."""
    made = Formula(text)
    made.latex = latex
    return made


def formula_of(part: Any) -> str:
    """A part of a text in LaTeX; nothing for plain text."""
    if isinstance(part, str):
        return part.latex if isinstance(part, Formula) else ""
    return latex_polynomial(part, SHOWN)


def _in_formulas(part: Any) -> str:
    if isinstance(part, str):
        return f"${latex}$" if (latex := formula_of(part)) else part
    terms = _latex_terms(part, SHOWN)
    pieces = ("".join(terms[k : k + _LINE]) for k in range(0, len(terms), _LINE))
    return " ".join(f"${{}}{piece}$" if k else f"${piece}$" for k, piece in enumerate(pieces))


class Typeset(str):
    """Text with polynomials in it, which notebooks show in LaTeX.

    The text of a polynomial alone has no spaces, as it stands in data; ``print`` shows it `spaced`.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> (f,) = read_polynomials("x^2 - y/2")
    >>> text = typeset("all multiples of ", show_polynomial(f))
    >>> text, text.html
    ('all multiples of x^2 - 1/2*y', 'all multiples of $x^{2} - \\\\frac{y}{2}$')
    >>> show_polynomial(f), show_polynomial(f).spaced
    ('x^2-1/2*y', 'x^2 - 1/2*y')
    """

    parts: tuple[Any, ...] = ()

    @property
    def spaced(self) -> str:
        """The same for a terminal."""
        return "".join(p if isinstance(p, str) else _spaced(_terms(p)) for p in self.parts)

    @property
    def html(self) -> str:
        """The same for a browser, which breaks a line between two formulas alone."""
        return "".join(escape(_in_formulas(p)) for p in self.parts)


def typeset(*parts: str) -> Typeset:
    """Texts in a row, polynomials among them, with spaces around their signs."""
    text = Typeset("".join(p.spaced if isinstance(p, Typeset) else p for p in parts))
    text.parts = tuple(
        part for p in parts for part in (p.parts if isinstance(p, Typeset) else (p,))
    )
    return text


def joined(items: Iterable[str]) -> Typeset:
    """Texts with commas between them."""
    return typeset(*[part for item in items for part in (", ", item)][1:])


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


def show_polynomial(f: PolyElement) -> Typeset:
    """The polynomial in the ring's own names, as the grammar takes it back.

    Examples
    --------
    >>> from sympy import QQ, ring
    >>> R, x, y = ring("x,y", QQ, "grevlex")
    >>> show_polynomial(x**2 - y / 2)
    'x^2-1/2*y'
    """
    text = Typeset(_flat(_terms(f)))
    text.parts = (f,)
    return text


def _terms(f: PolyElement) -> list[str]:
    names, domain = [str(s) for s in f.ring.symbols], f.ring.domain
    signed = domain.to_int if domain.is_FiniteField else lambda c: c  # between -p/2 and p/2
    terms = [_write_term(monomial, signed(c), names, MACAULAY2) for monomial, c in f.terms()]
    return terms or ["0"]


def _write_sum(terms: list[str]) -> str:
    if len(terms) <= _FLAT_TERMS:
        return _flat(terms)
    half = len(terms) // 2
    return f"({_write_sum(terms[:half])})\n+({_write_sum(terms[half:])})"


def _flat(terms: list[str]) -> str:
    return terms[0] + "".join(t if t[0] == "-" else f"+{t}" for t in terms[1:])


def _spaced(terms: list[str]) -> str:
    return terms[0] + "".join(f" - {t[1:]}" if t[0] == "-" else f" + {t}" for t in terms[1:])


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


_INDICES = re.compile(r"_\{([\w ]*)\}")
"""SymPy writes them side by side: those of a weight are its layer, and its row and column."""


_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z](?:[A-Za-z]|\d+(?=[A-Za-z]))+")
"""In a name: letters that are no command of LaTeX, which would be set as a product."""


class _Latex(LatexPrinter):  # type: ignore[misc]  # SymPy has no types
    """SymPy's, but for words as names, and for integers of more digits than Python writes."""

    def _print_Symbol(self, symbol: Any, style: str = "plain") -> str:
        name = _INDICES.sub(_apart, super()._print_Symbol(symbol, style))
        return _WORD.sub(r"\\mathrm{\g<0>}", name)

    def _print_int(self, value: int) -> str:
        return format_integer(value)


def _apart(indices: re.Match[str]) -> str:
    """Commas between indices; nothing where there are none."""
    return f"_{{{indices[1].replace(' ', ',')}}}" if indices[1] else ""


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
    >>> latex_polynomial(read_polynomials("bias*alpha + x12")[0])
    '\\\\alpha \\\\mathrm{bias} + x_{12}'
    """
    return "".join(_latex_terms(f, most))


def _latex_terms(f: Polynomial, most: int | None) -> list[str]:
    """The first terms, all but the first with their signs."""
    latex = _Latex()
    shown = [latex.doprint(f.ring.from_dict({m: c}).as_expr()) for m, c in f.terms()[:most]]
    rest = [f" - {t[1:].lstrip()}" if t[0] == "-" else f" + {t}" for t in shown[1:]]
    dots = [r" + \cdots"] if len(shown) < len(f) else []
    return [*(shown[:1] or ["0"]), *rest, *dots]


def show_latex(polynomials: Sequence[Polynomial], left: str, right: str) -> str:
    """A list of polynomials between delimiters, ready for a notebook; ``0`` for no polynomials."""
    items = [latex_polynomial(f, SHOWN) for f in polynomials[:SHOWN]]
    if len(polynomials) > SHOWN:
        items.append(rf"\ldots\ \text{{({len(polynomials)} in all)}}")
    inner = r",\ ".join(items) or "0"
    return rf"$\displaystyle \left{left} {inner} \right{right}$"
