"""Polynomials along vector fields: derivatives, and substitution of other polynomials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.evaluation import check_degree, evaluation
from neurovariety.algebra.polynomials import Polynomial


def derivative(field: Sequence[Polynomial], g: Polynomial) -> Polynomial:
    """The derivative of a polynomial along a vector field.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> derivative((b, a), a**2 - b**2)
    0
    """
    return derivatives([field], g)[0]


def derivatives(fields: Iterable[Sequence[Polynomial]], g: Polynomial) -> tuple[Polynomial, ...]:
    """The derivatives of a polynomial along several vector fields.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> derivatives([(b, a), (a, b)], a * b)
    (a**2 + b**2, 2*a*b)
    """
    used = {i for m in g.itermonoms() for i, e in enumerate(m) if e}
    gradient = [(i, g.diff(i)) for i in sorted(used)]
    zero = g.ring.zero
    return tuple(sum((f[i] * d for i, d in gradient if f[i]), zero) for f in fields)


def is_law(fields: Iterable[Sequence[Polynomial]], g: Polynomial) -> bool:
    """Whether the derivative along each field is the zero polynomial, over the rational numbers.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> is_law([(b, a)], a**2 - b**2)
    True
    """
    return not any(derivatives(fields, g))


def compose(f: PolyElement, values: Iterable[PolyElement], ring: PolyRing) -> PolyElement:
    """The polynomial with its variables replaced by elements of another ring over QQ."""
    check_degree(f)
    return evaluation(list(values), ring.ground_new)(f)
