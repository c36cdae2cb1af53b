"""Monomial orders: their names, and blocks of neighbouring variables as other systems have them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from sympy.polys.orderings import ProductOrder, monomial_key
from sympy.polys.rings import PolyRing

from neurovariety.errors import SpecificationError, short

MACAULAY2_NAMES = {"grevlex": "GRevLex", "lex": "Lex", "grlex": "GLex"}
SAGE_NAMES = {"grevlex": "degrevlex", "lex": "lex", "grlex": "deglex"}
"""SymPy's names of the monomial orders, and those of the others."""

NAMES = tuple(SAGE_NAMES)

Blocks = tuple[tuple[str, int], ...]
"""SymPy's name of the order and the number of variables, for each block."""


def check_order(name: Any) -> str:
    """Return the name of an order; else say which there are.

    Examples
    --------
    >>> check_order("lex")
    'lex'
    """
    if name not in NAMES:
        raise SpecificationError(f"expected an order among {', '.join(NAMES)}, got {short(name)}")
    return str(name)


@dataclass(frozen=True)
class Neighbours:
    """Picks the exponents of neighbouring variables for a block of a product order.

    SymPy's own way to pick them has no hash, so that no ring can have its block orders.
    """

    start: int
    stop: int

    def __call__(self, monomial: tuple[int, ...]) -> tuple[int, ...]:
        return monomial[self.start : self.stop]


def order_of(blocks: Blocks) -> Any:
    """SymPy's order for such blocks; a single one is the order itself.

    Examples
    --------
    >>> order = order_of((("grevlex", 2), ("lex", 1)))
    >>> order((0, 1, 5)) < order((1, 0, 0))
    True
    """
    orders = [monomial_key(name) for name, _ in blocks]
    if len(blocks) == 1:
        return orders[0]
    ends = pairwise(accumulate((length for _, length in blocks), initial=0))
    return ProductOrder(*zip(orders, [Neighbours(*end) for end in ends], strict=True))


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
