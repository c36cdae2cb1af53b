"""The reach as it comes back; by definition from exact widths of bottlenecks and exact radii."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import Any

import flint

from neurovariety.algebra.evaluation import total_degree
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.textbook.buchberger import buchberger
from neurovariety.algebra.textbook.points import finite_points
from neurovariety.certify.balls import Interval, interval, square_root, working
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError, SpecificationError, TooLarge
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.reach.problem import Reach
from neurovariety.problems.reach.result import ReachBounds, ReachResult
from neurovariety.varieties.compact import is_bounded
from neurovariety.varieties.variety import Implicit, Variety

_BITS = 1000
_LARGEST_DEGREE = 300
"""Of what FLINT finds all roots of, to so many bits, in a second or two."""

_WHY = "from all bottlenecks and centres of curvature, over QQ"


def decode(
    found: Frame | ReachBounds, problem: Reach, script: Script, provenance: Provenance
) -> ReachResult:
    """The bounds; only by definition an engine finds them, else its numbers serve to check them."""
    if isinstance(found, Frame):
        found = _bounds(found, problem)
    provenance = replace(provenance, certainty=found.certainty)
    return ReachResult(problem, script, provenance, found)


def _bounds(frame: Frame, problem: Reach) -> ReachBounds:
    """The smaller one of half of the narrowest real bottleneck and the smallest real radius.

    If the curve is not known to be compact and smooth, this is an upper bound alone.
    """
    widths, pairs = _real_values(frame, "pairs")
    radii, centres = _real_values(frame, "centres")
    half, radius = None, None
    if widths:
        low, high = square_root(min(widths))
        half = low / 2, high / 2
    if radii:
        radius = square_root(min(radii))
    sides = [side for side in (half, radius) if side is not None]
    missing = _missing(problem.reduced)
    if not sides and missing:
        raise SpecificationError(
            f"expected a compact smooth curve, got {problem.variety}: {missing}"
        )
    if not sides:
        raise ProtocolError("expected a real bottleneck or a radius of curvature, got none")
    smallest = min(low for low, _ in sides), min(high for _, high in sides)
    if missing:
        smallest = Fraction(0), smallest[1]
    why = f"{_WHY}; an upper bound alone, for {missing}" if missing else _WHY
    return ReachBounds(smallest, half, radius, Certainty.CERTIFIED, why, pairs, centres)


def _missing(variety: Variety) -> str:
    """What is not known of a plane curve, or that has real singular points."""
    assert isinstance(variety, Implicit)
    (f,) = variety.polynomials
    if not is_bounded(f):
        return "the curve goes to infinity"
    singular = buchberger([f, *(f.diff(x) for x in f.ring.gens)], f.ring)
    if (f.ring.one,) != singular and list(finite_points(singular, f.ring).real_roots()):
        return "the curve has real singular points"
    return ""


def _real_values(frame: Frame, name: str) -> tuple[list[Interval], int | None]:
    """The values r(s) at the real roots s of m; how many points these are, unless they are some of
    infinitely many."""
    m, r = elements(frame.get(name, Polynomials), polynomial_ring(["s"]))
    if (degree := total_degree([m, r])) > _LARGEST_DEGREE:
        raise TooLarge(f"{name}: roots of a polynomial of degree {degree}, over {_LARGEST_DEGREE}")
    with working(_BITS):
        whole, _ = _integral(m)
        top, bottom = _integral(r)
        found: Any = whole.complex_roots()
        roots = [root.real for root, _ in found if root.imag == 0]
        values = [interval(top(root) / bottom) for root in roots]
    many = frame.get(f"many{name.capitalize()}", bool)
    return [side for side in values if side[0] > 0], None if many else max(m.degree(), 0)


def _integral(f: Polynomial) -> tuple[flint.fmpz_poly, int]:
    """The polynomial by integers, and their denominator."""
    coefficients = [Fraction(0)] * (max(f.degree(), 0) + 1)
    for (e,), c in f.iterterms():
        coefficients[e] = Fraction(int(c.numerator), int(c.denominator))
    common = lcm(*(c.denominator for c in coefficients))
    return flint.fmpz_poly([int(c * common) for c in coefficients]), common
