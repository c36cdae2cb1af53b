"""Reading polynomials from text, by a grammar of our own and never by evaluation.

::

    list    = polynomial { (";" | "," | newline) polynomial }
    polynomial = sum [ "=" sum ]                  # an equation is its difference
    sum     = ["+"|"-"] product { ("+"|"-") product }
    product = power { ("*"|"/") power }           # a divisor is a number
    power   = atom [ ("^"|"**") natural ]
    atom    = natural | name | "(" sum ")"
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from neurovariety.errors import SpecificationError
from neurovariety.exact import parse_integer

MAX_DEPTH = 200
MAX_EXPONENT = 10_000
MAX_TERMS = 1_000_000

# The reserved words of Macaulay2; functions such as `ideal` or constants such as `e` are no
# keywords and serve well as variables, since engines only ever see nv0, nv1, ...
_MACAULAY2_KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        """and break catch continue do elapsedTime elapsedTiming else for from global if in list
        local new not of or return shield SPACE step symbol TEST then threadLocal threadVariable
        throw time timing to trap try when while xor""",
    )
)
_NAME = re.compile(r"[^\W\d]\w*\Z")
_TOKEN = re.compile(r"[ \t]*(?:(?P<number>\d+)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|[-+*/^()=]))")


def check_name(name: str) -> str:
    """Return a variable's name if it may be one.

    Parameters
    ----------
    name : str
        A letter followed by letters, digits and underscores.

    Raises
    ------
    SpecificationError
        If it is not of that form, or a keyword of Python or Macaulay2.

    Examples
    --------
    >>> check_name("x_1")
    'x_1'
    """
    if not _NAME.match(name):
        raise SpecificationError(
            f"expected a variable name (a letter, then letters, digits or _), got {name!r}"
        )
    if keyword.iskeyword(name) or name in _MACAULAY2_KEYWORDS:
        raise SpecificationError(
            f"{name!r} is a keyword of Python or Macaulay2 and cannot be a variable; rename it"
        )
    return name


def parse_names(text: str) -> tuple[str, ...]:
    """Read variable names separated by commas or blanks.

    Examples
    --------
    >>> parse_names("x, y")
    ('x', 'y')
    """
    return check_names(re.split(r"[,\s]+", text.strip()))


def check_names(names: Iterable[str]) -> tuple[str, ...]:
    """Check each name and that none comes twice."""
    checked = tuple(check_name(n) for n in names)
    if len(set(checked)) != len(checked):
        raise SpecificationError(f"expected distinct variables, got {', '.join(checked)}")
    return checked


def split_polynomials(text: str) -> tuple[str, ...]:
    """Split at semicolons, commas and line ends; ``#`` starts a comment.

    Examples
    --------
    >>> split_polynomials("x^2 - y; x*y  # two of them")
    ('x^2 - y', 'x*y')
    """
    code = (line.partition("#")[0] for line in text.splitlines())
    return tuple(p.strip() for p in re.split(r"[;,\n]", "\n".join(code)) if p.strip())


def free_names(text: str) -> tuple[str, ...]:
    """The names in a polynomial's text, in natural order (``x2`` before ``x10``)."""
    return natural_order(t.text for t in _tokens(text) if t.kind == "name")


def natural_order(names: Iterable[str]) -> tuple[str, ...]:
    """The distinct names, sorted with their numbers as numbers.

    Examples
    --------
    >>> natural_order(["x10", "x2", "x2"])
    ('x2', 'x10')
    """
    return tuple(
        sorted(
            set(names),
            key=lambda n: [
                (p.isdecimal(), int(p) if p.isdecimal() else 0, p) for p in re.split(r"(\d+)", n)
            ],
        )
    )


def parse_polynomial(text: str, ring: Any) -> Any:
    """Read one polynomial into a ring.

    Parameters
    ----------
    text : str
        Such as ``"x^2 + 2*y^2 - 3/4"``; an equation ``"x^2 = y"`` means its difference.
    ring : sympy.polys.rings.PolyRing
        Its symbols are the variables that may occur.

    Returns
    -------
    sympy.polys.rings.PolyElement

    Raises
    ------
    SpecificationError
        With the position, if the text is not a polynomial or has an unknown variable.

    Examples
    --------
    >>> from sympy import QQ, ring
    >>> R, x, y = ring("x,y", QQ)
    >>> parse_polynomial("(x - y)*(x + y) = 1/2", R)
    x**2 - y**2 - 1/2
    """
    return _Parser(text, ring).polynomial()


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            hint = "; write decimals as fractions, such as 1/2" if text[start] == "." else ""
            _fail(text, start, f"unexpected {text[start]!r}{hint}")
        kind = match.lastgroup or ""
        found.append(_Token(kind, match[kind], match.start(kind)))
        at = match.end()
    return found


def _fail(text: str, position: int, message: str) -> NoReturn:
    start = max(0, position - 30)
    shown = text[start : position + 30].replace("\n", " ")
    caret = " " * (position - start) + "^"
    raise SpecificationError(f"{message} at position {position}:\n  {shown}\n  {caret}")


class _Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str, ring: Any) -> None:
        self.text, self.ring = text, ring
        self.tokens = _tokens(text)
        self.index = 0
        self.depth = 0
        self.variables = {str(s): g for s, g in zip(ring.symbols, ring.gens, strict=True)}

    def fail(self, expected: str) -> NoReturn:
        if self.index < len(self.tokens):
            token = self.tokens[self.index]
            _fail(self.text, token.position, f"expected {expected}, found {token.text!r}")
        _fail(self.text, len(self.text), f"expected {expected}, found the end")

    def take(self, *signs: str) -> str | None:
        if self.index < len(self.tokens):
            token = self.tokens[self.index]
            if token.kind == "sign" and token.text in signs:
                self.index += 1
                return token.text
        return None

    def polynomial(self) -> Any:
        value = self.sum()
        if self.take("="):
            value = value - self.sum()
        if self.index < len(self.tokens):
            self.fail("an operator")
        return value

    def sum(self) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(f"at most {MAX_DEPTH} nested parentheses")
        terms: dict[Any, Any] = {}
        sign = self.take("+", "-") or "+"
        while True:
            for monomial, c in self.product().items():
                terms[monomial] = terms.get(monomial, 0) + (c if sign == "+" else -c)
            next_sign = self.take("+", "-")
            if next_sign is None:
                break
            sign = next_sign
        self.depth -= 1
        return self.ring.from_dict(terms)

    def product(self) -> Any:
        value = self.power()
        while operator := self.take("*", "/"):
            start = self.index
            factor = self.power()
            if operator == "*":
                self.bound(start, len(value) * len(factor))
                value = value * factor
            elif factor.is_ground and factor:
                value = value.quo_ground(self.ring.domain.convert(factor.coeff(1)))
            else:
                self.index = start
                self.fail("a nonzero number as divisor")
        return value

    def power(self) -> Any:
        base = self.atom()
        if self.take("^", "**") is None:
            return base
        start = self.index
        token = self.tokens[start] if start < len(self.tokens) else None
        if token is None or token.kind != "number":
            self.fail("a natural number as exponent")
        exponent = parse_integer(token.text)
        if exponent > MAX_EXPONENT:
            self.fail(f"an exponent of at most {MAX_EXPONENT}")
        # (k + exponent choose exponent) bounds the terms; k doublings are enough to see it pass
        self.bound(start, _power_terms(len(base), exponent))
        self.index += 1
        return base**exponent if exponent else self.ring.one

    def bound(self, start: int, terms: int) -> None:
        if terms > MAX_TERMS:
            self.index = start
            self.fail(f"a polynomial that expands to at most {MAX_TERMS} terms")

    def atom(self) -> Any:
        if self.take("("):
            value = self.sum()
            if self.take(")") is None:
                self.fail("')'")
            return value
        if self.index >= len(self.tokens):
            self.fail("a number, a variable or '('")
        token = self.tokens[self.index]
        if token.kind == "number":
            self.index += 1
            return self.ring.ground_new(self.ring.domain.convert(parse_integer(token.text)))
        if token.kind == "name":
            if token.text not in self.variables:
                known = ", ".join(self.variables) or "none"
                _fail(
                    self.text,
                    token.position,
                    f"unknown variable {token.text!r} (variables: {known})",
                )
            self.index += 1
            return self.variables[token.text]
        self.fail("a number, a variable or '('")


def _power_terms(terms: int, exponent: int) -> int:
    """How many terms a power of a sum of so many terms has at the most."""
    count = 1
    for i in range(1, min(terms - 1, exponent) + 1):
        count = count * (max(terms - 1, exponent) + i) // i
        if count > MAX_TERMS:
            break
    return count
