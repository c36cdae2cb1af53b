"""How values are shown: a line for ``repr``, rows for ``print``, HTML and LaTeX for notebooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from itertools import islice
from typing import Any, TypeAlias

from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.documents.notebooks import groups, html_rows, latex_rows, spaced
from neurovariety.algebra.exact import format_integer, format_rational
from neurovariety.algebra.reading.calls import Checked
from neurovariety.algebra.writing import SHOWN, Typeset, joined, show_polynomial, typeset

Rows: TypeAlias = list[tuple[str, str]]
"""Lines of a name and a text; where a list goes on, the name is empty."""

LONGEST = 100
"""Characters of what identifies a value, beside brackets."""

_SHORT, _FEW_BITS, _LONG = 4, 40, 200
"""Characters of short entries of a matrix, and bits of a fraction that is not rounded."""


class Shown(metaclass=Checked):
    """What dataclasses inherit to be shown.

    - ``repr`` is one short line: what makes the value again, or else its kind and its first row;
    - ``str``, which ``print`` writes, has a row for each thing that is known of it, `summary`;
    - notebooks have the same rows as a table, with polynomials in LaTeX, and fold long lists.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Point(Shown):
    ...     where: tuple[Fraction, ...]
    >>> Point((Fraction(1, 2),)), Point((Fraction(1, 3**80),) * 3)
    (Point(where=(Fraction(1, 2),)), <Point: where (6.7654957e-39, 6.7654957e-39, 6.7654957e-39)>)
    >>> print(Point((Fraction(1, 2),)))
    where  (1/2)
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        # into its own dictionary, where `dataclass` leaves it
        cls.__repr__ = cls.__repr__  # type: ignore[method-assign]

    def __repr__(self) -> str:
        whole = _in_a_line(self)
        name = type(self).__name__
        return whole or f"<{name}: {cut(self.in_short(), LONGEST - len(name))}>"

    def __str__(self) -> str:
        return aligned(self.summary())

    def in_short(self) -> str:
        """What identifies the value, in a line: the title that it prints, or its first row."""
        if type(self).__str__ is not Shown.__str__:
            return cut(str(self), LONGEST)
        return next((" ".join(row) for row in self.summary()), "nothing")

    def summary(self) -> list[tuple[str, str]]:
        """Lines of a name and a text, for a terminal."""
        assert is_dataclass(self)
        rows: Rows = []
        for f in fields(self):
            name, value = f.name.replace("_", " "), getattr(self, f.name)
            if isinstance(value, tuple) and value and isinstance(value[0], Shown | PolyElement):
                rows += listed(name, value)
            elif f.repr:
                rows.append((name, text_of(value)))
        return rows

    def _repr_html_(self) -> str:
        return html_rows(self._title, self.summary())

    def _repr_latex_(self) -> str:
        return latex_rows(self._title, self.summary())

    @property
    def _title(self) -> str:
        return "" if type(self).__str__ is Shown.__str__ else self.in_short()


def _in_a_line(value: Shown) -> str | None:
    """What makes the value again, if that is short."""
    whole = ""
    for piece in _pieces(value):
        whole += piece
        if len(whole) > LONGEST or "\n" in piece:
            return None
    return whole


def _pieces(value: Any) -> Iterator[str]:
    if is_dataclass(value) and not isinstance(value, type):
        yield f"{type(value).__qualname__}("
        shown = [f for f in fields(value) if f.repr]
        for k, f in enumerate(shown):
            yield f"{', ' * (k > 0)}{f.name}="
            yield from _pieces(getattr(value, f.name))
        yield ")"
    elif type(value) is tuple:
        yield "("
        for k, part in enumerate(value):
            yield ", " * (k > 0)
            yield from _pieces(part)
        yield ",)" if len(value) == 1 else ")"
    elif type(value) is Fraction:
        yield from _pieces_of("Fraction(", value.numerator, ", ", value.denominator, ")")
    elif type(value) is int:
        # Python by itself writes no integer of more than 4,300 digits
        yield repr(value) if value.bit_length() < 4 * LONGEST else "\n"
    elif isinstance(value, PolyElement) and len(value) > LONGEST:
        yield "\n"
    else:
        yield repr(value)


def _pieces_of(*parts: Any) -> Iterator[str]:
    for part in parts:
        yield from [part] if isinstance(part, str) else _pieces(part)


def cut(text: str, most: int) -> str:
    """The first line of a text, with dots where it is longer.

    Examples
    --------
    >>> cut("the zero set of many equations", 20)
    'the zero set of m...'
    """
    line = text.strip().partition("\n")[0]
    if len(line) > most:
        return f"{line[: most - 3]}..."
    return text if line == text else line  # with its polynomials


def counted(number: int | None, word: str, words: str = "") -> str:
    """So many of them; None stands for infinitely many.

    Examples
    --------
    >>> counted(1, "region"), counted(0, "region"), counted(2, "vertex", "vertices")
    ('1 region', '0 regions', '2 vertices')
    """
    many = "infinitely many" if number is None else format_integer(number)
    return f"{many} {word if number == 1 else words or word + 's'}"


def aligned(rows: Sequence[tuple[str, str]], indent: str = "", width: int = 0) -> str:
    """Rows on a terminal, one below the other; of a long list the first elements.

    Examples
    --------
    >>> print(aligned([("degree", "3"), ("Groebner basis", "x"), ("", "y")]))
    degree          3
    Groebner basis  x
                    y
    """
    width = max([width, *(len(name) + 2 for name, _ in rows)])
    said: list[str] = []
    for name, items in groups(rows):
        said += [
            f"{indent}{name if k == 0 else '':<{width}}{spaced(item)}".rstrip()
            for k, item in enumerate(items[:SHOWN])
        ]
        if len(items) > SHOWN:
            said.append(f"{indent}{'':<{width}}... {len(items)} in all; data() has them whole")
    return "\n".join(said)


def listed(name: str, items: Sequence[Any]) -> Rows:
    """A list as rows, the first with its name."""
    return [(name if k == 0 else "", text_of(item)) for k, item in enumerate(items)]


def text_of(value: Any) -> str:
    """A part of a value as a reader sees it, in a line.

    Examples
    --------
    >>> text_of((Fraction(1, 2), None, True)), text_of(Fraction(2**90 + 1, 2**90 + 7))
    ('(1/2, none, yes)', '1')
    """
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case int():
            return cut(format_integer(value), LONGEST)
        case Fraction():
            return rounded(value)
        case float():
            return f"{value:.9g}"
        case PolyElement():
            return show_polynomial(value)
        case PolyRing():
            return f"{value.domain}[{', '.join(map(str, value.symbols))}], {value.order}"
        case Enum():
            return str(value.value)
        case Shown():
            return value.in_short()
        case Mapping():
            return _several((typeset(text_of(k), ": ", text_of(v)) for k, v in value.items()), "{}")
        case tuple() | list() | frozenset():
            return _several(map(text_of, value), "()")
        case Typeset():
            return value
        case _ if hasattr(value, "shape"):
            return f"numbers, {' x '.join(map(str, value.shape))}"
        case _:
            return cut(str(value), LONGEST)


def _several(items: Iterator[str], brackets: str) -> str:
    shown = list(islice(items, SHOWN + 1))
    dots = [", ..."] if len(shown) > SHOWN else []
    return typeset(brackets[0], joined(shown[:SHOWN]), *dots, brackets[1])


def shown_matrix(name: str, matrix: Sequence[Sequence[Fraction]]) -> Rows:
    """A matrix in columns; rounded, unless all of its entries are short.

    Examples
    --------
    >>> print(aligned(shown_matrix("W", [[Fraction(2), Fraction(1)], [Fraction(1), Fraction(2)]])))
    W  2  1
       1  2
    >>> print(aligned(shown_matrix("W", [[Fraction(29, 16), Fraction(-9, 16)]])))
    W, rounded  1.812  -0.5625
    """
    known = [[format_rational(v) for v in row] for row in matrix]
    short = all(len(v) <= _SHORT for row in known for v in row)
    cells = known if short else [[decimal(v, 4) for v in row] for row in matrix]
    width = max(len(v) for row in cells for v in row)
    rows = ["  ".join(f"{v:>{width}}" for v in row) for row in cells]
    return [(name if short else f"{name}, rounded", rows[0]), *(("", row) for row in rows[1:])]


def bound(value: int, above: bool = False) -> str:
    """A positive integer; if it is long, a power of two that is not larger, or one above it.

    Examples
    --------
    >>> bound(1000), bound(3**1000), bound(3**1000, above=True)
    ('1000', '2^1584', '2^1585')
    """
    bits = value.bit_length()
    return f"{value}" if bits <= _LONG else f"2^{bits if above else bits - 1}"


def rounded(value: Fraction) -> str:
    """A fraction as it is where it is short, and else as a decimal number.

    Examples
    --------
    >>> rounded(Fraction(-2, 3)), rounded(Fraction(123456789, 2**40))
    ('-2/3', '0.000112283295')
    """
    few = value.numerator.bit_length() + value.denominator.bit_length() <= _FEW_BITS
    return format_rational(value) if few else decimal(value)


def decimal(value: Fraction, digits: int = 9) -> str:
    """A fraction as a decimal number, or as it is where that is out of reach."""
    try:
        return f"{float(value):.{digits}g}"
    except OverflowError:
        return cut(format_rational(value), 40)
