"""Polynomials along vector fields: derivatives, and substitution of other polynomials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.polynomials import Polynomial


def derivative(field: Sequence[Polynomial], g: Polynomial) -> Polynomial:
    """The derivative of a polynomial along a vector field.

    Examples
    --------
    >>> from neurovariety.polynomials import polynomial_ring
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> derivative((b, a), a**2 - b**2)
    0
    """
    ring = g.ring
    partial = ((v, g.diff(x)) for v, x in zip(field, ring.gens, strict=True) if v)
    return sum((v * d for v, d in partial if d), ring.zero)


def compose(f: PolyElement, values: Iterable[PolyElement], ring: PolyRing) -> PolyElement:
    """The polynomial with its variables replaced by elements of another ring over QQ."""
    values = list(values)
    total = ring.zero
    for monomial, c in f.terms():
        term = ring.ground_new(c)
        for value, e in zip(values, monomial, strict=True):
            if e:
                term *= value**e
        total += term
    return total
