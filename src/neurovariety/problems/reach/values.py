"""The values of a function at critical points that are infinitely many."""

from __future__ import annotations

from collections.abc import Sequence

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.polynomials import Polynomial, factorize, polynomial_ring
from neurovariety.certify.balls import Interval, disjoint
from neurovariety.certify.elimination import values_at_zeros
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.errors import SpecificationError


def real_values(
    system: Sequence[Polynomial], value: Polynomial, cut: Polynomial, limits: Limits
) -> tuple[Interval, ...]:
    """Enclose the values of a polynomial at the real solutions of a system, the least first.

    Critical values are finitely many (Sard), the roots of a polynomial that msolve eliminates. Of
    each factor the real solutions are isolated; where they are infinitely many, those that ``cut``
    leaves, of which there must be one in each real family.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f, s, cut = read_polynomials("(x^2 + y^2 - 1)*(x^2 + y^2 - 4); x^2 + y^2; x - y")
    >>> [float(low) for low, high in real_values([f], s, cut, Limits())]
    [1.0, 4.0]
    """
    n = value.ring.ngens
    ring = polynomial_ring([*(f"z{k}" for k in range(n)), "value"])
    equations = [*(embedded(f, ring) for f in system), ring.gens[-1] - embedded(value, ring)]
    eliminant = values_at_zeros(system, value, limits)
    if not eliminant:
        raise SpecificationError("expected finitely many critical values, got more")
    found: list[Interval] = []
    for factor, _ in factorize(eliminant):
        fixed = [*equations, embedded(factor, ring, n)]
        points = real_solutions(fixed, limits=limits)
        if not points.is_finite:
            points = real_solutions([*fixed, embedded(cut, ring)], limits=limits)
        if not points.is_finite:
            raise SpecificationError(
                "expected families of critical points that a cut meets in points"
            )
        for box in points.boxes:
            if all(disjoint([box[-1]], [side]) for side in found):
                found.append(box[-1])
    return tuple(sorted(found))
