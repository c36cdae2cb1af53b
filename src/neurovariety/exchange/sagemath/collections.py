"""Ideals, Groebner bases and matrices, made of polynomials that travel by their `RingPair`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.errors import SpecificationError
from neurovariety.exchange.sagemath.imports import sage
from neurovariety.exchange.sagemath.rings import RingPair

Terms = tuple[PolyElement, ...]


def to_sage_ideal(
    ring: PolyRing, generators: Sequence[PolyElement], basis: Sequence[PolyElement] | None
) -> Any:
    """An ideal of Sage that knows its reduced Groebner basis, if there is one.

    Sage then takes ``I.groebner_basis()``, membership and normal forms from it and computes none.
    """
    pair = RingPair.of_sympy(ring)
    _check_exact(pair)
    ideal = pair.sage.ideal([pair.to_sage(g) for g in generators])
    if basis is not None:
        ideal.groebner_basis.set_cache(_sequence(pair, basis or [ring.zero]))
    return ideal


def from_sage_ideal(ideal: Any) -> tuple[PolyRing, Terms, Terms | None]:
    """Ring, generators and, if Sage has computed it by its default method, the Groebner basis.

    Sage writes the zero ideal with a generator 0; here it has none.
    """
    pair = RingPair.of_sage(ideal.ring())
    _check_exact(pair)
    multivariate = isinstance(ideal, sage().MPolynomialIdeal)
    known = multivariate and ideal.groebner_basis.is_in_cache() and pair.sympy.domain.is_Field
    generators = tuple(pair.from_sage(g) for g in ideal.gens())
    return (
        pair.sympy,
        generators if any(generators) else (),
        tuple(pair.from_sage(g) for g in ideal.groebner_basis() if g) if known else None,
    )


def to_sage_sequence(polynomials: Sequence[PolyElement]) -> Any:
    """A ``PolynomialSequence``, the form of Sage's own Groebner bases."""
    return _sequence(RingPair.of_sympy(polynomials[0].ring), polynomials)


def from_sage_sequence(polynomials: Sequence[Any]) -> Terms:
    """Polynomials of one ring."""
    if not polynomials:
        return ()
    pair = RingPair.of_sage(polynomials[0].parent())
    for f in polynomials:
        if f.parent() is not pair.sage:
            raise SpecificationError(f"expected elements of {pair.sage}, got one of {f.parent()}")
    return tuple(pair.from_sage(f) for f in polynomials)


def to_sage_matrix(rows: Sequence[Sequence[Any]]) -> Any:
    """A matrix over a polynomial ring, or, if its entries are fractions, over ``QQ``."""
    S, first = sage(), rows[0][0]
    if isinstance(first, PolyElement):
        pair = RingPair.of_sympy(first.ring)
        return S.matrix(pair.sage, [[pair.to_sage(f) for f in row] for row in rows])
    return S.matrix(S.QQ, [[S.QQ((c.numerator, c.denominator)) for c in row] for row in rows])


def from_sage_matrix(matrix: Any) -> tuple[tuple[Any, ...], ...]:
    """Rows of polynomials, or, over ``QQ`` and ``ZZ``, of fractions."""
    S, base = sage(), matrix.base_ring()
    if not matrix.nrows() or not matrix.ncols():
        raise SpecificationError(f"expected a matrix with entries, got one of {matrix.parent()}")
    if base is S.QQ or base is S.ZZ:
        return tuple(
            tuple(Fraction(int(c.numerator()), int(c.denominator())) for c in row)
            for row in matrix.rows()
        )
    pair = RingPair.of_sage(base)
    return tuple(tuple(pair.from_sage(f) for f in row) for row in matrix.rows())


def _sequence(pair: RingPair, polynomials: Sequence[PolyElement]) -> Any:
    converted = [pair.to_sage(f) for f in polynomials]
    return sage().PolynomialSequence(pair.sage, converted, immutable=True)


def _check_exact(pair: RingPair) -> None:
    if not pair.sympy.domain.is_Exact:
        raise SpecificationError(
            f"expected an ideal over an exact field, for which a normal form is zero or is not, "
            f"got one of {pair.sage}"
        )
