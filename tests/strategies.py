"""Random names and polynomials for the properties."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from sympy import GF, QQ

from neurovariety.algebra.names import check_name
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.errors import SpecificationError

ENGINE_WORDS = ("e", "pi", "ideal", "gb", "ii", "ring", "res", "QQ", "nv0", "R", "V", "W", "kk")
"""Functions, constants and our own variables in Macaulay2 scripts; none of them is a keyword."""

INJECTION = 'x; run "touch pwned"'
FIELDS = (QQ, GF(32003), GF(101))


def is_allowed(name: str) -> bool:
    """Whether a variable may have this name."""
    try:
        check_name(name)
    except SpecificationError:
        return False
    return True


def names() -> st.SearchStrategy[str]:
    """Variable names: words that mean something to the engine, and any identifiers."""
    identifiers = st.from_regex(r"[^\W\d]\w{0,6}", fullmatch=True).filter(is_allowed)
    return st.one_of(st.sampled_from(ENGINE_WORDS), identifiers)


def integers() -> st.SearchStrategy[int]:
    """Small integers, and some of thousands of digits."""
    huge = st.integers(1000, 6000).map(lambda digits: 10**digits - digits)
    return st.one_of(st.integers(-50, 50), st.integers(-(10**40), 10**40), huge)


@st.composite
def polynomials(
    draw: st.DrawFn, ring: Any = None, fields: Any = FIELDS, max_terms: int = 60
) -> Any:
    """A polynomial; longer ones are written as trees, shorter ones flat."""
    if ring is None:
        variables = draw(st.lists(names(), min_size=1, max_size=4, unique=True))
        order = draw(st.sampled_from(["grevlex", "lex", "grlex"]))
        ring = polynomial_ring(variables, draw(st.sampled_from(fields)), order)
    monomials = st.tuples(*[st.integers(0, 4)] * ring.ngens)
    support = draw(st.lists(monomials, max_size=max_terms, unique=True))
    terms = {}
    for k, monomial in enumerate(support):  # a few coefficients are drawn, the others derived
        c = draw(integers()) if k < 4 else 7 * k - 30
        d = draw(st.integers(1, 99)) if k < 4 else 1 + k % 5
        terms[monomial] = QQ(c, d) if ring.domain.is_QQ else ring.domain(c)
    return ring.from_dict(terms)
