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

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, NoReturn

from neurovariety.algebra.exact import parse_integer
from neurovariety.algebra.names import is_name, natural_order
from neurovariety.algebra.reading.arithmetic import Arithmetic, Refused, arithmetic_of
from neurovariety.errors import SpecificationError

MAX_DEPTH = 100
MAX_LENGTH = 1_000_000
"""Of the text of one polynomial."""

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+)|(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|[-+*/^()=]))")


def split_polynomials(text: str) -> tuple[str, ...]:
    """Split at semicolons, commas and line ends; ``#`` starts a comment.

    Examples
    --------
    >>> split_polynomials("x^2 - y; x*y  # two of them")
    ('x^2 - y', 'x*y')
    """
    code = without_comments(text)
    return tuple(p.strip() for p in re.split(r"[;,\n]", code) if p.strip())


def without_comments(text: str) -> str:
    """The text with its lines cut where a ``#`` stands."""
    return "\n".join(line.partition("#")[0] for line in text.splitlines())


def free_names(text: str) -> tuple[str, ...]:
    """The names in a polynomial's text, in natural order (``x2`` before ``x10``)."""
    return natural_order(t.text for t in _tokens(text) if t.kind == "name")


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
    return Parser(text, arithmetic_of(ring)).polynomial()


_NO_FACTOR_BEGINS = ("**", *"-+*/^)=")
_NO_FACTOR_ENDS = ("**", *"-+*/^(=")


class _Token(NamedTuple):
    kind: str
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    if len(text) > MAX_LENGTH:
        raise SpecificationError(
            f"expected a polynomial of at most {MAX_LENGTH} characters, got {len(text)}"
        )
    found: list[_Token] = []
    end, at = len(text.rstrip()), 0
    while at < end:
        if (match := _TOKEN.match(text, at)) is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            hint = "; write decimals as fractions, such as 1/2" if text[start] == "." else ""
            _fail(text, start, f"unexpected {text[start]!r}{hint}")
        kind, at = str(match.lastgroup), match.end()
        token = _Token(kind, match[kind], match.start(kind))
        if kind == "name" and not is_name(token.text):
            _fail(text, token.position, f"expected a variable name, found {token.text!r}")
        found.append(token)
    return found


def _fail(text: str, position: int, message: str) -> NoReturn:
    start = max(0, position - 30)
    shown = "".join(c if c.isprintable() else " " for c in text[start : position + 30])
    caret = " " * (position - start) + "^"
    raise SpecificationError(f"{message} at position {position}:\n  {shown}\n  {caret}")


class Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str, values: Arithmetic) -> None:
        self.text, self.values = text, values
        self.tokens = _tokens(text)
        self.index = 0
        self.depth = 0

    def fail(self, expected: str) -> NoReturn:
        if self.index < len(self.tokens):
            token = self.tokens[self.index]
            found = f"expected {expected}, found {token.text!r}{self.missing_sign()}"
            _fail(self.text, token.position, found)
        _fail(self.text, len(self.text), f"expected {expected}, found the end")

    def missing_sign(self) -> str:
        """A hint where two factors stand side by side, as in ``2x``, or two signs ``==``."""
        if self.index == 0:
            return ""
        left, right = (token.text for token in self.tokens[self.index - 1 : self.index + 1])
        if left == right == "=":
            return "; write an equation with one ="
        if left in _NO_FACTOR_ENDS or right in _NO_FACTOR_BEGINS:
            return ""
        return "; write products with a sign, such as 2*x"

    def take(self, *signs: str) -> str | None:
        if self.index < len(self.tokens):
            token = self.tokens[self.index]
            if token.kind == "sign" and token.text in signs:
                self.index += 1
                return token.text
        return None

    def polynomial(self) -> Any:
        value = self.sum()
        if self.values.takes_equations and self.take("="):
            value = value - self.sum()
        if self.index < len(self.tokens):
            self.fail("an operator")
        return value

    def sum(self) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(f"at most {MAX_DEPTH} nested parentheses")
        total = self.at(self.index, self.values.total, self.terms())
        self.depth -= 1
        return total

    def terms(self) -> Iterator[tuple[bool, Any]]:
        sign: str | None = self.take("+", "-") or "+"
        while sign:
            yield sign == "-", self.product()
            sign = self.take("+", "-")

    def product(self) -> Any:
        value = self.power()
        while sign := self.take("*", "/"):
            start, operation = self.index, self.values.times if sign == "*" else self.values.over
            value = self.at(start, operation, value, self.power())
        return value

    def power(self) -> Any:
        base = self.atom()
        if not self.take("^", "**"):
            return base
        start = self.index
        token = self.tokens[start] if start < len(self.tokens) else None
        if token is None or token.kind != "number":
            self.fail("a natural number as exponent")
        self.index = start + 1
        return self.at(start, self.values.power, base, parse_integer(token.text))

    def at(self, start: int, operation: Callable[..., Any], *values: Any) -> Any:
        """What an operation gives, or the refusal with the place of its second operand."""
        try:
            return operation(*values)
        except Refused as refused:
            self.index = start
            self.fail(str(refused))

    def atom(self) -> Any:
        if self.take("("):
            value = self.sum()
            if not self.take(")"):
                self.fail("')'")
            return value
        if self.index >= len(self.tokens):
            self.fail("a number, a variable or '('")
        token = self.tokens[self.index]
        if token.kind == "sign":
            self.fail("a number, a variable or '('")
        self.index += 1
        if token.kind == "number":
            return self.values.constant(parse_integer(token.text))
        if token.text not in self.values.variables:
            known = ", ".join(self.values.variables) or "none"
            _fail(
                self.text, token.position, f"unknown variable {token.text!r} (variables: {known})"
            )
        return self.values.variable(token.text)
