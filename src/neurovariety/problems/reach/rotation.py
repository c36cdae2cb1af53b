"""Hypersurfaces of rotation, whose reach is that of a plane curve."""

from __future__ import annotations

from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.varieties.variety import Implicit


def meridian(variety: Implicit) -> Implicit | None:
    """The plane curve whose rotation a smooth hypersurface is, on both sides of the axis.

    Let f(r^2, z) be its equation, r^2 the sum of the squares of some coordinates. All normals lie
    in planes of r and z, and so do all bottlenecks. At a point at the distance L from the axis on
    the normal, 1/L is the curvature across. Where L is least on the curve, the normal is orthogonal
    to the axis, so that the mirrored point makes it a bottleneck of length 2 L; or the point where
    it meets the axis does not move with the point of the curve, so that L is a radius of curvature
    of the curve. So neither curvature nor bottlenecks need other points than those of the curve.

    Returns
    -------
    Implicit or None
        In two variables; None if it is not found in one step or two, about coordinate subspaces.

    Examples
    --------
    >>> meridian(Implicit("(x^2 + y^2 + z^2 + 3)^2 = 16*(x^2 + y^2)")).polynomials
    (x**4 + 2*x**2*z**2 + z**4 - 10*x**2 + 6*z**2 + 9,)
    >>> meridian(Implicit("x^2 + y^2 + z^4 + z*w^2 = 1")) is None
    True
    """
    if len(variety.polynomials) > 1 or variety.ambient_dimension < 2:
        return None
    if variety.ambient_dimension == 2:
        return variety
    (f,) = variety.polynomials
    x = f.ring.gens
    kept: list[Polynomial] = []
    for v in x:
        if not any(_turns(f, v, w) for w in kept):
            kept.append(v)
    if len(kept) == 1:  # spheres with one centre
        kept.append(x[1])
    if len(kept) > 2:
        return None
    places = [x.index(v) for v in kept]
    ring = polynomial_ring([str(v) for v in kept])
    terms = {
        tuple(m[k] for k in places): c
        for m, c in f.terms()
        if not any(e for k, e in enumerate(m) if k not in places)
    }
    return Implicit((ring.from_dict(terms),), variables=[str(v) for v in kept])


def _turns(f: Polynomial, x: Polynomial, y: Polynomial) -> bool:
    """Whether rotations in the plane of two coordinates keep a polynomial."""
    return not x * f.diff(y) - y * f.diff(x)
