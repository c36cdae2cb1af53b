"""The graph of a polynomial or rational map."""

from __future__ import annotations

from sympy import QQ

from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.varieties.variety import Parametric


def graph(phi: Parametric) -> tuple[tuple[Polynomial, ...], tuple[str, ...]]:
    """The equations of a map's graph, and the variables other than the coordinates.

    A parameter that is called like a coordinate gets an underscore.

    Examples
    --------
    >>> graph(Parametric("t; t^2"))
    ((-t + x1, -t**2 + x2), ('t',))
    >>> graph(Parametric("1/x1; x1"))
    ((x1_*x1 - 1, -x1_**2 + x1_*x2, -x1_*s + 1), ('x1_', 's'))
    """
    taken = {*phi.coordinates}
    names = []
    for name in (*phi.parameters, *(() if phi.is_polynomial else ("s",))):
        while name in taken:
            name += "_"
        taken.add(name)
        names.append(name)
    ring = polynomial_ring((*names, *phi.coordinates), QQ)
    more = ring.ngens - len(phi.parameters)
    q, *image = (
        ring.from_dict({(*m, *(0,) * more): c for m, c in f.iterterms()})
        for f in (phi.denominator, *phi.polynomials)
    )
    equations = [q * x - f for x, f in zip(ring.gens[len(names) :], image, strict=True)]
    if not phi.is_polynomial:
        equations.append(1 - ring.gens[len(names) - 1] * q)
    return tuple(equations), tuple(names)
