"""Polynomials of a frame as elements of a ring, and ideals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sympy import QQ
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.ideals import Ideal
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.errors import ProtocolError


def in_frame(polynomials: Iterable[PolyElement], ring: PolyRing) -> Polynomials:
    """Polynomials as an engine would write them.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> (f,) = read_polynomials("x/2 - 3")
    >>> in_frame([f], f.ring)
    Polynomials(variables=1, terms=({(1,): (1, 2), (0,): (-3, 1)},))
    """

    def number(c: Any) -> tuple[int, int]:
        return (int(c.numerator), int(c.denominator)) if ring.domain == QQ else (int(c), 1)

    return Polynomials(
        ring.ngens, tuple({m: number(c) for m, c in f.iterterms()} for f in polynomials)
    )


def elements(
    polynomials: Polynomials, ring: PolyRing, degree: int | None = None
) -> tuple[PolyElement, ...]:
    """The polynomials in a ring over QQ or GF(p), of at most a degree if one was asked for.

    Raises
    ------
    ProtocolError
        If their variables or coefficients are not those of the ring, or a degree is larger.
    """
    found = max((sum(m) for terms in polynomials.terms for m in terms), default=0)
    if degree is not None and found > degree:
        raise ProtocolError(f"expected polynomials of degree at most {degree}, got {found}")
    if polynomials.variables != len(ring.gens):
        raise ProtocolError(
            f"expected polynomials in {len(ring.gens)} variables, got {polynomials.variables}"
        )
    domain = ring.domain
    if domain == QQ:
        return tuple(
            ring.from_dict({m: QQ(a, b) for m, (a, b) in terms.items()})
            for terms in polynomials.terms
        )
    if any(b != 1 for terms in polynomials.terms for _, b in terms.values()):
        raise ProtocolError(f"expected integers as coefficients over {domain}, got a fraction")
    return tuple(
        ring.from_dict({m: domain(a) for m, (a, _) in terms.items()}) for terms in polynomials.terms
    )


def components(frame: Frame, ring: PolyRing) -> tuple[Ideal, ...]:
    """The prime ideals of a decomposition, in an order that does not depend on the engine."""

    def component(k: int) -> Ideal:
        basis = elements(frame.get(f"component{k}", Polynomials), ring)
        dimension = frame.number(f"dimension{k}", 0, ring.ngens)
        return Ideal.of_basis(ring, basis, dimension, frame.number(f"degree{k}", 1))

    found = (component(k) for k in range(1, frame.number("components") + 1))
    return tuple(
        sorted(found, key=lambda P: (-(P.dimension or 0), P.degree, str(P.groebner_basis)))
    )
