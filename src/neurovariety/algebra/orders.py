"""Monomial orders: their names, and blocks of neighbouring variables as other systems have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from sympy.polys.orderings import ProductOrder, monomial_key
from sympy.polys.rings import PolyRing

from neurovariety.errors import SpecificationError, short

MACAULAY2_NAMES = {"grevlex": "GRevLex", "lex": "Lex", "grlex": "GLex"}
SAGE_NAMES = {"grevlex": "degrevlex", "lex": "lex", "grlex": "deglex"}
"""SymPy's names of the monomial orders, and those of the others."""

_SINGULAR_NAMES = {"grevlex": "dp", "lex": "lp", "grlex": "Dp"}
_ELSEWHERE = [
    pair for names in (MACAULAY2_NAMES, SAGE_NAMES, _SINGULAR_NAMES) for pair in names.items()
]

NAMES = tuple(SAGE_NAMES)

GRADED = ("grevlex", "grlex")
"""Those that compare degrees first."""

Blocks = tuple[tuple[str, int], ...]
"""SymPy's name of the order and the number of variables, for each block."""


def read_order(text: Any, variables: int) -> Blocks:
    """The blocks of an order that is written as a name, or as names with numbers of variables.

    ``eliminate:k`` is the order grevlex in the first k variables and in the others.

    Examples
    --------
    >>> read_order("lex", 3)
    (('lex', 3),)
    >>> read_order("grevlex:1, lex:2", 3)
    (('grevlex', 1), ('lex', 2))
    >>> read_order("eliminate:2", 5)
    (('grevlex', 2), ('grevlex', 3))
    """
    words = text if isinstance(text, str) and len(text) <= _LONGEST else ""
    if words in NAMES:
        return ((str(words), variables),)
    if (found := _ELIMINATE.fullmatch(words)) and int(found[1]) < variables:
        return (("grevlex", int(found[1])), ("grevlex", variables - int(found[1])))
    parts = [part.strip().partition(":") for part in words.split(",")]
    if not all(name in NAMES and _LENGTH.fullmatch(length) for name, _, length in parts):
        theirs = [name for name, other in _ELSEWHERE if words == other]
        hint = f"; here it is called {theirs[0]}" if theirs else ""
        raise SpecificationError(
            f"expected an order among {', '.join(NAMES)}, or blocks of them such as "
            f"'grevlex:1, lex:2', or eliminate:k for the first k variables, got {short(text)}{hint}"
        )
    blocks = tuple((name, int(length)) for name, _, length in parts)
    if sum(length for _, length in blocks) != variables:
        raise SpecificationError(f"expected blocks of {variables} variables, got {text}")
    return blocks


def write_order(blocks: Blocks) -> str:
    """The text of an order as `read_order` takes it.

    Examples
    --------
    >>> write_order((("grevlex", 1), ("lex", 2)))
    'grevlex:1, lex:2'
    """
    if len(blocks) == 1:
        return blocks[0][0]
    return ", ".join(f"{name}:{length}" for name, length in blocks)


_LONGEST = 1_000
_LENGTH = re.compile(r"[1-9][0-9]{0,4}")
_ELIMINATE = re.compile(rf"eliminate:({_LENGTH.pattern})")


@dataclass(frozen=True)
class Neighbours:
    """Picks the exponents of neighbouring variables for a block of a product order.

    SymPy's own way to pick them has no hash, so that no ring can have its block orders.
    """

    start: int
    stop: int

    def __call__(self, monomial: tuple[int, ...]) -> tuple[int, ...]:
        return monomial[self.start : self.stop]


class BlockOrder(ProductOrder):  # type: ignore[misc]
    """SymPy's product of orders of neighbouring variables, written as `read_order` takes it."""

    def __str__(self) -> str:
        return write_order(tuple((str(o), n.stop - n.start) for o, n in self.args))


def order_of(blocks: Blocks) -> Any:
    """SymPy's order for such blocks; a single one is the order itself.

    Examples
    --------
    >>> order = order_of((("grevlex", 2), ("lex", 1)))
    >>> order((0, 1, 5)) < order((1, 0, 0))
    True
    >>> print(order)
    grevlex:2, lex:1
    """
    orders = [monomial_key(name) for name, _ in blocks]
    if len(blocks) == 1:
        return orders[0]
    ends = pairwise(accumulate((length for _, length in blocks), initial=0))
    return BlockOrder(*zip(orders, [Neighbours(*end) for end in ends], strict=True))


def blocks_of(ring: PolyRing) -> Blocks:
    """The blocks of a ring's order.

    Raises
    ------
    SpecificationError
        If it is not lex, grlex or grevlex, nor a product of these for neighbouring variables.

    Examples
    --------
    >>> from sympy import QQ
    >>> blocks_of(PolyRing("x,y", QQ, "grevlex"))
    (('grevlex', 2),)
    """
    if str(ring.order) in NAMES:
        return ((str(ring.order), ring.ngens),)
    if isinstance(ring.order, ProductOrder):
        everything = tuple(range(ring.ngens))  # as exponents: a block shows which ones it picks
        picked = [tuple(pick(everything)) for _, pick in ring.order.args]
        names = [str(order) for order, _ in ring.order.args]
        if sum(picked, ()) == everything and all(picked) and set(names) <= set(NAMES):
            return tuple(zip(names, map(len, picked), strict=True))
    raise SpecificationError(
        "expected the order lex, grlex or grevlex, or a product of these for neighbouring "
        f"variables, got {ring.order}"
    )
