"""What msolve reads and writes: systems as text, and answers by a small grammar of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from neurovariety.algebra.exact import format_integer, parse_integer
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.certify.balls import Box, Interval
from neurovariety.errors import ProtocolError

Value: TypeAlias = "Fraction | str | tuple[Value, ...]"
_TOKEN = re.compile(
    r"""\s*(?: (?P<mark>[\[\],])
           | '(?P<name>\w+)'
           | (?P<top>-?\d+) (?:\s*/\s* (?P<bottom>\d+) (?:\^(?P<exponent>\d{1,9}))? )? )\s*""",
    re.VERBOSE | re.ASCII,
)
_MAY_FOLLOW = {"[": ("[", ","), None: ("[", ","), "]": ("[", "]", "value"), ",": ("]", "value")}
_LARGEST_EXPONENT = 10**7


@dataclass(frozen=True)
class Answer:
    """What msolve says of a system.

    Parameters
    ----------
    is_finite : bool
        Whether there are finitely many solutions over the complex numbers.
    degree : int
        Of the quotient by the ideal: the number of complex solutions with multiplicities.
    points : int
        Of different complex solutions: the degree of a square-free polynomial.
    boxes : tuple of Box
        One for each real solution, in the order of the variables; 0 for both numbers and no boxes
        if there are infinitely many.
    """

    is_finite: bool
    degree: int = 0
    points: int = 0
    boxes: tuple[Box, ...] = ()


def write_system(polynomials: Sequence[Polynomial]) -> str:
    """Write polynomials over QQ as msolve reads them: expanded, with integer coefficients.

    It reads neither parentheses nor ``x/3``, and takes them for something else without a word.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> print(write_system(read_polynomials("(x - y)^2 = 1/3; y")))
    nv0,nv1
    0
    3*nv0^2-6*nv0^1*nv1^1+3*nv1^2-1,
    1*nv1^1
    <BLANKLINE>
    """
    names = [f"nv{k}" for k in range(polynomials[0].ring.ngens)]
    lines = ",\n".join(_written(f, names) for f in polynomials)
    return f"{','.join(names)}\n0\n{lines}\n"


def _written(f: Polynomial, names: Sequence[str]) -> str:
    common = lcm(*(int(c.denominator) for c in f.coeffs()))
    terms = []
    for monomial, c in f.terms():
        factors = [format_integer(int(c.numerator) * (common // int(c.denominator)))]
        factors += [f"{x}^{e}" for x, e in zip(names, monomial, strict=True) if e]
        terms.append("*".join(factors))
    return "+".join(terms).replace("+-", "-")


def read_answer(text: str, variables: int) -> Answer:
    """Read what msolve wrote with the options ``-P 1``, for variables named as by `write_system`.

    Raises
    ------
    ProtocolError
        If it is anything else.

    Examples
    --------
    >>> read_answer("[-1]:", 2)
    Answer(is_finite=True, degree=0, points=0, boxes=())
    >>> read_answer("[1, 2, -1, []]:", 2).is_finite
    False
    """
    try:
        return _decoded(_parsed(text), variables)
    except (ValueError, IndexError) as error:
        raise ProtocolError(
            f"expected solutions from msolve in its own format: {error}", answer=text
        ) from None


@dataclass(frozen=True)
class Parametrization:
    """All complex solutions by a root t of one polynomial: ``x = -n(t) / (c d(t))``.

    Parameters
    ----------
    eliminant, denominator : tuple of Fraction
        Coefficients, that of the constant first; the second is d.
    numerators : tuple of (tuple of Fraction, Fraction)
        For each variable n and c.
    """

    eliminant: tuple[Fraction, ...]
    denominator: tuple[Fraction, ...]
    numerators: tuple[tuple[tuple[Fraction, ...], Fraction], ...]


def read_parametrization(text: str, variables: int) -> Parametrization | None:
    """Read the complex solutions, where t is the variable after the others; None for no solution.

    Raises
    ------
    ProtocolError
        If the answer is anything else, as for infinitely many solutions.

    Examples
    --------
    >>> text = "[0, [0, 2, 2, ['nv0', 'nv1'], [0, 1], [1, [[2, [-2, 0, 1]], [1, [0, 2]], "
    >>> read_parametrization(text + "[[[0, [-4]], 1]]]]], [1, []]]:", 1).numerators
    (((Fraction(-4, 1),), Fraction(1, 1)),)
    """
    try:
        match _parsed(text):
            case (first,) if first == -1:
                return None
            case (first, (_, _, _, tuple(names), form, (_, (whole, below, tuple(rows)))), _) if (
                first == 0 and names[-1] == f"nv{variables}" and form == (*[0] * variables, 1)
            ):
                by_name = dict(zip(names, rows, strict=False))
                found = [by_name[f"nv{k}"] for k in range(variables)]
                return Parametrization(
                    _coefficients(whole), _coefficients(below), tuple(map(_numerator, found))
                )
        raise ValueError("it has no parametrization by the last variable")
    except (ValueError, KeyError) as error:
        raise ProtocolError(
            f"expected finitely many solutions from msolve in its own format: {error}", answer=text
        ) from None


def _coefficients(value: Value) -> tuple[Fraction, ...]:
    match value:
        case (Fraction(), tuple(numbers)) if all(isinstance(c, Fraction) for c in numbers):
            return tuple(c for c in numbers if isinstance(c, Fraction))
    raise ValueError("a polynomial is none")


def _numerator(value: Value) -> tuple[tuple[Fraction, ...], Fraction]:
    match value:
        case (polynomial, Fraction() as factor) if factor:
            return _coefficients(polynomial), factor
    raise ValueError("a coordinate is none")


def _decoded(value: Value, variables: int) -> Answer:
    match value:
        case (first,) if first == -1:
            return Answer(True)
        case (first, Fraction(), _, ()) if first == 1:
            return Answer(False)
        case (first, (_, _, degree, tuple(names), _, parametrization), real) if first == 0:
            places = [names.index(f"nv{k}") for k in range(variables)]
            points = _eliminating(parametrization)
            return Answer(True, _count(degree), points, _boxes(real, places))
    raise ValueError("it is of no known kind")


def _eliminating(parametrization: Value) -> int:
    """The degree of the polynomial that comes first."""
    match parametrization:
        case (_, ((degree, tuple()), *_)):
            return _count(degree)
    raise ValueError("it has no parametrization")


def _boxes(real: Value, places: Sequence[int]) -> tuple[Box, ...]:
    match real:
        case (first, tuple(boxes)) if first == 1:
            return tuple(_box(box, places) for box in boxes)
    raise ValueError("it has no list of real solutions")


def _box(box: Value, places: Sequence[int]) -> Box:
    if not isinstance(box, tuple):
        raise ValueError("a number is where a box should be")
    return tuple(_side(box[k]) for k in places)


def _side(side: Value) -> Interval:
    match side:
        case (Fraction() as low, Fraction() as high) if low <= high:
            return low, high
    raise ValueError("an interval is none")


def _count(value: Value) -> int:
    if not isinstance(value, Fraction) or value.denominator != 1 or value < 0:
        raise ValueError("a number of solutions is none")
    return int(value)


def _parsed(text: str) -> Value:
    """Read nested lists of numbers ``a``, ``a / b``, ``a / 2^k`` and quoted names, then a colon."""
    end = text.rstrip()
    if not end.endswith(":"):
        raise ValueError("it does not end with a colon")
    open_lists: list[list[Value]] = [[]]
    place, before = 0, ","
    while place < len(end) - 1:
        found = _TOKEN.match(end, place)
        mark = found["mark"] if found else None
        if found is None or before not in _MAY_FOLLOW[mark]:
            raise ValueError(f"something else is at position {place}")
        if mark == "[":
            open_lists.append([])
        elif mark == "]":
            closed = tuple(open_lists.pop())
            open_lists[-1].append(closed)
        elif mark is None:
            open_lists[-1].append(found["name"] or _number(found))
        place, before = found.end(), mark or "value"
    ((value,),) = open_lists
    return value


def _number(found: re.Match[str]) -> Fraction:
    top, bottom = parse_integer(found["top"]), parse_integer(found["bottom"] or "1")
    exponent = int(found["exponent"] or "1")
    if exponent > _LARGEST_EXPONENT or bottom == 0:
        raise ValueError("a denominator is zero or too large")
    return Fraction(top, bottom**exponent)
