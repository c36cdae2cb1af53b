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
from itertools import islice
from typing import Any, NoReturn

from neurovariety.algebra.exact import parse_integer
from neurovariety.algebra.names import is_name
from neurovariety.algebra.reading.arithmetic import Arithmetic, Refused, arithmetic_of
from neurovariety.errors import SpecificationError

MAX_DEPTH = 100
MAX_LENGTH = 1_000_000
"""Of the text of one polynomial."""

_TOKEN = re.compile(r"\d+|[^\W\d]\w*|\*\*|\S")
_SIGNS = frozenset(("**", *"-+*/^()="))
_END = ""
_RAISED = {ord(c): f"^{k}" for k, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_FUNCTIONS = {"sqrt", "exp", "log", "sin", "cos", "tan", "tanh", "abs", "max", "min"}


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


def free_names(text: str) -> set[str]:
    """The names in a polynomial's text."""
    return {t for t in set(_tokens(text)) - _SIGNS - {_END} if not t.isdecimal()}


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


def _tokens(text: str) -> list[str]:
    """Numbers, names and signs, which their first character tells apart, and the end.

    Where they stand is only looked for when a message says it.
    """
    if len(text) > MAX_LENGTH:
        raise SpecificationError(
            f"expected a polynomial of at most {MAX_LENGTH} characters, got {len(text)}"
        )
    found: list[str] = _TOKEN.findall(text)
    wrong = {t for t in set(found) if not (t in _SIGNS or t.isdecimal() or is_name(t))}
    if wrong:
        index = next(i for i, token in enumerate(found) if token in wrong)
        token = found[index]
        message = f"unexpected {token!r}"
        if token == ".":
            message += "; write decimals as fractions, such as 1/2"
        elif token[0].isalnum() or token[0] == "_":
            message = f"expected a variable name, found {token!r}"
            plain = token.translate(_RAISED)
            if plain != token:
                message += f"; write powers with a sign, such as {plain}"
        _fail(text, index, message)
    return [*found, _END]


def _fail(text: str, index: int, message: str) -> NoReturn:
    """Refuse the token of this index, or the end."""
    position = next((m.start() for m in islice(_TOKEN.finditer(text), index, None)), len(text))
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
        token = self.tokens[self.index]
        found = "the end" if token == _END else f"{token!r}{self.missing_sign()}"
        _fail(self.text, self.index, f"expected {expected}, found {found}")

    def missing_sign(self) -> str:
        """A hint where two factors stand side by side, as in ``2x``, or two signs ``==``."""
        if self.index == 0:
            return ""
        left, right = self.tokens[self.index - 1 : self.index + 1]
        if left == right == "=":
            return "; write an equation with one ="
        if left in _NO_FACTOR_ENDS or right in _NO_FACTOR_BEGINS:
            return ""
        if left in _FUNCTIONS and right == "(":
            return f"; {left} is no function here: coefficients are rational"
        first, second = ("(...)" if sign in ("(", ")") else sign for sign in (left, right))
        return f"; write products with a sign, such as {first}*{second}"

    def take(self, *signs: str) -> str | None:
        token = self.tokens[self.index]
        if token not in signs:
            return None
        self.index += 1
        return token

    def polynomial(self) -> Any:
        value = self.sum()
        if self.values.takes_equations and self.take("="):
            value = value - self.sum()
        if self.tokens[self.index] != _END:
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
        if not self.tokens[start].isdecimal():
            self.fail("a natural number as exponent")
        self.index = start + 1
        return self.at(start, self.values.power, base, parse_integer(self.tokens[start]))

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
        token = self.tokens[self.index]
        if token == _END or token in _SIGNS:
            self.fail("a number, a variable or '('")
        if token.isdecimal():
            self.index += 1
            return self.values.constant(parse_integer(token))
        if token not in self.values.variables:
            known = ", ".join(self.values.variables) or "none"
            _fail(self.text, self.index, f"unknown variable {token!r} (variables: {known})")
        self.index += 1
        return self.values.variable(token)
