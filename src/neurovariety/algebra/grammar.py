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
from dataclasses import dataclass
from typing import Any, NoReturn

from neurovariety.algebra.exact import from_flint, in_flint, parse_integer
from neurovariety.algebra.names import is_name, natural_order
from neurovariety.errors import SpecificationError

MAX_DEPTH = 100
MAX_EXPONENT = 10_000
MAX_LENGTH = 1_000_000
"""Of the text of one polynomial."""

MAX_TERMS = 200_000
"""Of a product or a power."""

MAX_EXPONENTS = 20_000_000
"""Of all its terms: in more than a hundred variables it has fewer terms."""

MAX_BITS = 1_000_000
"""Of a coefficient; a whole polynomial may have two thousand times as many."""

SMALL = 1_000
"""Terms up to which SymPy multiplies as fast as FLINT."""

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
    return Parser(text, ring).polynomial()


_NO_FACTOR_BEGINS = ("**", *"-+*/^)=")
_NO_FACTOR_ENDS = ("**", *"-+*/^(=")


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    if len(text) > MAX_LENGTH:
        raise SpecificationError(
            f"expected a polynomial of at most {MAX_LENGTH} characters, got {len(text)}"
        )
    found, at = [], 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            hint = "; write decimals as fractions, such as 1/2" if text[start] == "." else ""
            _fail(text, start, f"unexpected {text[start]!r}{hint}")
        kind = match.lastgroup or ""
        if kind == "name" and not is_name(match[kind]):
            _fail(text, match.start(kind), f"expected a variable name, found {match[kind]!r}")
        found.append(_Token(kind, match[kind], match.start(kind)))
        at = match.end()
    return found


def _fail(text: str, position: int, message: str) -> NoReturn:
    start = max(0, position - 30)
    shown = "".join(c if c.isprintable() else " " for c in text[start : position + 30])
    caret = " " * (position - start) + "^"
    raise SpecificationError(f"{message} at position {position}:\n  {shown}\n  {caret}")


class Parser:
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
        if self.take("="):
            value = value - self.sum()
        if self.index < len(self.tokens):
            self.fail("an operator")
        return value

    def sum(self) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail(f"at most {MAX_DEPTH} nested parentheses")
        total = self.total(self.take("+", "-") or "+")
        self.depth -= 1
        return total

    def total(self, sign: str | None) -> Any:
        terms: dict[Any, Any] = {}
        while sign is not None:
            for monomial, c in self.product().items():
                terms[monomial] = terms.get(monomial, 0) + (c if sign == "+" else -c)
            sign = self.take("+", "-")
        return self.ring.from_dict(terms)

    def product(self) -> Any:
        value = self.power()
        while operator := self.take("*", "/"):
            start = self.index
            factor = self.power()
            value = (self.times if operator == "*" else self.over)(value, factor, start)
        return value

    def times(self, value: Any, factor: Any, start: int) -> Any:
        self.bound(start, len(value) * len(factor), _bits(value) + _bits(factor))
        if len(value) * len(factor) > SMALL and self.ring.domain.is_QQ:
            return from_flint(in_flint(value) * in_flint(factor), self.ring)
        return value * factor

    def over(self, value: Any, divisor: Any, start: int) -> Any:
        if not divisor.is_ground or not divisor:
            self.index = start
            self.fail("a nonzero number as divisor")
        return value.quo_ground(self.ring.domain.convert(divisor.coeff(1)))

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
        found = self.raised(base, exponent, start)
        self.index = start + 1
        return found

    def raised(self, base: Any, exponent: int, start: int) -> Any:
        # (k + exponent choose exponent) bounds the terms; k doublings are enough to see it pass
        self.bound(start, power_terms(len(base), exponent), _bits(base) * exponent)
        if len(base) > 1 and exponent > 1 and self.ring.domain.is_QQ:
            return from_flint(in_flint(base) ** exponent, self.ring)
        return base**exponent if exponent else self.ring.one

    def bound(self, start: int, terms: int, bits: int) -> None:
        most = min(MAX_TERMS, MAX_EXPONENTS // self.ring.ngens)
        if terms > most:
            self.index = start
            self.fail(f"a polynomial that expands to at most {most} terms")
        if bits > MAX_BITS or terms * bits > 2000 * MAX_BITS:
            self.index = start
            self.fail(f"coefficients of at most {MAX_BITS} bits")

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
            return self.constant(parse_integer(token.text))
        if token.kind == "name":
            if token.text not in self.variables:
                known = ", ".join(self.variables) or "none"
                _fail(
                    self.text,
                    token.position,
                    f"unknown variable {token.text!r} (variables: {known})",
                )
            self.index += 1
            return self.variable(token.text)
        self.fail("a number, a variable or '('")

    def constant(self, value: int) -> Any:
        return self.ring.ground_new(self.ring.domain.convert(value))

    def variable(self, name: str) -> Any:
        return self.variables[name]


def _bits(f: Any) -> int:
    """About how many bits a factor adds to the coefficients of a product."""
    if not f.ring.domain.is_QQ:
        return 1
    longest = max((max(abs(c.numerator), c.denominator) for c in f.coeffs()), default=1)
    return int(longest).bit_length() - 1 + (len(f) - 1).bit_length()


def power_terms(terms: int, exponent: int) -> int:
    """How many terms a power of a sum of so many terms has at the most."""
    count = 1
    for i in range(1, min(terms - 1, exponent) + 1):
        count = count * (max(terms - 1, exponent) + i) // i
        if count > MAX_TERMS:
            break
    return count
