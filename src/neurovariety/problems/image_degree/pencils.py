"""Networks of powers with two neurons in each hidden layer: their functions lie in pencils."""

from __future__ import annotations

from typing import Any

from neurovariety.networks.polynomial import MonomialNetwork, PolynomialNetwork


def pencils_of(network: Any) -> tuple[int, tuple[int, ...], int] | None:
    """Inputs, exponents and outputs, if general functions determine the powers in each layer.

    Notes
    -----
    Two or more outputs of a general function span the pencil of the powers g^r and h^r. Were a
    third member a power, a g^r + b h^r, then its r factors, members of the pencil of g and h, which
    are prime to each other, would be powers of r, too. On the line, which this pencil maps to
    itself with a degree D, that is a ramification of at least D (r - 1), and by Riemann and Hurwitz
    there is no more than 2 D - 2: so r = 2. Then two members are squares, and lie harmonically to g
    and h; but only finitely many members have multiple factors, and g and h are general. So g and h
    are known up to scalings and their order, and with them the pencil before. One output is a sum
    of two powers of linear forms, which are known if r > 2, by Kruskal's theorem.

    Examples
    --------
    >>> pencils_of(PolynomialNetwork((3, 2, 2, 4), (3, 2)))
    (3, (3, 2), 4)
    >>> pencils_of(MonomialNetwork((3, 2, 1), 2)) is None  # a quadratic form has many such sums
    True
    """
    if not isinstance(network, MonomialNetwork | PolynomialNetwork) or network.has_bias:
        return None
    (n, *hidden, m), activations = network.widths, network.activations
    exponents = tuple(s.degree for s in activations)
    known = m > 1 or (len(hidden) == 1 and min(exponents) > 2)
    powers = all(s.is_monomial and s.degree > 1 for s in activations)
    return (n, exponents, m) if n > 1 and set(hidden) == {2} and powers and known else None
