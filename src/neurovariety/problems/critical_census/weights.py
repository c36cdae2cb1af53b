"""All complex critical weights of a map for a given target, exactly, and which are real.

The equations are those of the census's own script (`criticalWeights`), over QQ. Their solutions
are roots of polynomials, so the rank of the derivative, equal functions and which are real are
decided exactly; that none is missing is known from the numbers of the census.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import prod
from random import Random
from typing import Any

from flint import fmpq_mat, fmpq_poly

from neurovariety.algebra.deadline import within
from neurovariety.algebra.exact import quotient, to_flint
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.algebra.textbook.points import FinitePoints
from neurovariety.algebra.textbook.roots import pivots, ranks
from neurovariety.certify.balls import disjoint
from neurovariety.certify.homotopy.points import RealEDPoint
from neurovariety.certify.solutions import all_solutions
from neurovariety.engines.base import Limits
from neurovariety.networks.gauges import Gauge

SLOPES = (-3, -2, 2, 3)
_SECONDS = 60
_WIDTH = Fraction(1, 2**50)


@dataclass(frozen=True)
class CriticalSystem:
    """Critical equations in a chart of weights, where those of smaller networks are kept out.

    Parameters
    ----------
    equations : tuple of polynomials
        In the weights and two auxiliary variables: nothing that was divided by is zero, and a last
        layer is divided by the second one.
    derivative : matrix of polynomials
        Of the map, up to factors that are not zero: a row for each weight of the chart.
    functions : tuple of polynomials
        Numerators of the map.
    below : polynomial
        Their denominator.
    """

    equations: tuple[Polynomial, ...]
    derivative: PolynomialMatrix
    functions: tuple[Polynomial, ...]
    below: Polynomial


@dataclass(frozen=True)
class Conjugates:
    """Critical weights that are conjugate over QQ, and their functions.

    Parameters
    ----------
    weights : FinitePoints
        In the variables of the chart.
    corank : int
        By how much the rank of the derivative is less than the number of its weights.
    values : tuple of fmpq_poly
        The coordinates of the functions.
    """

    weights: FinitePoints
    corank: int
    values: tuple[fmpq_poly, ...]

    @cached_property
    def name(self) -> fmpq_poly:
        """A number that tells functions apart: a general form in their coordinates."""
        draw = Random(len(self.values))
        form = sum((v * draw.randint(1, 999) for v in self.values), fmpq_poly([0]))
        return form % self.weights.eliminant

    @cached_property
    def functions(self) -> FinitePoints:
        """The functions by their names."""
        d, powers = self.weights.eliminant.degree(), [fmpq_poly([1])]
        while _columns(powers, d).rank() == len(powers):
            powers.append(powers[-1] * self.name % self.weights.eliminant)
        known = _columns(powers[:-1], d)
        square = known.transpose() * known

        def of(value: fmpq_poly) -> fmpq_poly:
            found = square.solve(known.transpose() * _columns([value], d))
            if known * found != _columns([value], d):
                raise ValueError("the form does not tell the functions apart: take another seed")
            return fmpq_poly([found[i, 0] for i in range(len(powers) - 1)])

        minimal = fmpq_poly([*[0] * (len(powers) - 1), 1]) - of(powers[-1])
        return FinitePoints(minimal, tuple(map(of, self.values)))


def critical_system(
    functions: Sequence[Polynomial],
    denominator: Polynomial,
    gauge: Gauge,
    form: RationalMatrix,
    datum: Sequence[Fraction],
    seed: int,
) -> CriticalSystem:
    """Where ``B L = 1`` for the blocks B, and for the scale, which is 1/t times such a one.

    Examples
    --------
    >>> from neurovariety import LinearNetwork
    >>> net, square = LinearNetwork(1, 1, 1), ((1,),)
    >>> given = net.map.polynomials, net.map.denominator, net.gauge
    >>> critical_system(*given, square, [2], seed=1).equations[:-1]
    (-2*t + 1,)
    """
    draw = Random(seed)
    blocks = [*gauge.blocks, *([(gauge.scale,)] if gauge.scale else [])]
    fixed = [pair for B in blocks for pair in fixed_columns(B, draw)]
    taken = {w for w, _ in fixed}
    used = {g for f in (*functions, denominator) for g in occurring(f)} - taken
    names = [str(w) for w in denominator.ring.gens if w in used]
    ring = polynomial_ring(["y", "t", *names] if gauge.scale else ["y", *names])
    t, free = (ring.gens[1], ring.gens[2:]) if gauge.scale else (ring.one, ring.gens[1:])

    def inside(f: Polynomial) -> Polynomial:
        return f.compose(fixed).set_ring(ring)

    def mixed(row: Sequence[Polynomial]) -> Polynomial:
        return inside(sum((draw.randint(1, 99) * f for f in row), denominator.ring.zero))

    psi, q = tuple(map(inside, functions)), inside(denominator)
    J = [tuple(q * f.diff(x) - f * q.diff(x) for f in psi) for x in free]
    rows = ((psi,) if gauge.scale else ()) + tuple(J)
    apart = [f - t * q * quotient(u) for f, u in zip(psi, datum, strict=True)]
    weighted = [_dot([ring(quotient(c)) for c in row], apart) for row in form]
    units = [f for f in map(mixed, (*gauge.apart, *gauge.outgoing)) if f and not f.is_ground]
    units += [f for f in (t, q) if not f.is_ground]
    equations = tuple(_divided(_dot(row, weighted), units) for row in rows)
    nonzero = ring.gens[0] * prod(units, start=ring.one) - 1
    return CriticalSystem((*equations, nonzero), rows, psi, t * q)


def critical_weights(system: CriticalSystem) -> Iterator[Conjugates]:
    """All of them, the fewest conjugates first."""
    with within(_SECONDS):
        for points in all_solutions(system.equations, Limits(seconds=_SECONDS)):
            prime = points.eliminant
            J = [[points.value(f) for f in row] for row in system.derivative]
            common, inverse, _ = points.value(system.below).xgcd(prime)
            inverse = inverse * (1 / common[0])
            values = tuple(points.value(f) * inverse % prime for f in system.functions)
            yield Conjugates(points, len(J) - len(pivots(J, prime)), values)


def merged(orbits: Sequence[Conjugates]) -> list[FinitePoints]:
    """Their functions, each once."""
    return list({str(c.functions.eliminant): c.functions for c in orbits}.values())


def real_functions(
    orbits: Sequence[Conjugates], form: RationalMatrix, datum: Sequence[Fraction]
) -> tuple[RealEDPoint, ...]:
    """The real functions of some weights by distance, and whether some of the weights are real.

    A function is real if and only if its name is: that of its conjugate is the conjugate.
    """
    functions = merged(orbits)
    found = [(f, root) for f in functions for root in f.real_roots()]
    seen = [(root, c.name) for c in orbits for root in c.weights.real_roots()]
    places = ranks([*((root, fmpq_poly([0, 1])) for _, root in found), *seen])
    over = set(places[len(found) :])
    width = _WIDTH
    while True:
        boxes = [f.box(root, width) for f, root in found]
        if all(disjoint(a, b) for a, b in combinations(boxes, 2)):
            break
        width /= 2**20
    points = [
        RealEDPoint(
            box,
            root.value(_squared(f.coordinates, form, datum), _WIDTH),
            None,
            has_real_parameters=True if place in over else None,
        )
        for (f, root), box, place in zip(found, boxes, places, strict=False)
    ]
    return tuple(sorted(points, key=lambda p: p.squared_distance))


def fixed_columns(block: PolynomialMatrix, draw: Random) -> list[tuple[Polynomial, Polynomial]]:
    """The first columns ``1 - F L`` in terms of the others, F."""
    k = len(block)
    found = []
    slopes = [[draw.choice(SLOPES) for _ in range(k)] for _ in block[0][k:]]
    for i, row in enumerate(block):
        for j in range(k):
            rest = sum((w * L[j] for w, L in zip(row[k:], slopes, strict=True)), row[0].ring.zero)
            found.append((row[j], int(i == j) - rest))
    return found


def occurring(f: Polynomial) -> set[Polynomial]:
    """The variables of a polynomial."""
    return {g for g, degree in zip(f.ring.gens, f.degrees(), strict=True) if f and degree > 0}


def _squared(x: Sequence[fmpq_poly], form: RationalMatrix, datum: Sequence[Fraction]) -> fmpq_poly:
    apart = [v - fmpq_poly([to_flint(u)]) for v, u in zip(x, datum, strict=True)]
    terms = (
        a * b * to_flint(c)
        for row, a in zip(form, apart, strict=True)
        for c, b in zip(row, apart, strict=True)
    )
    return sum(terms, fmpq_poly([0]))


def _columns(polynomials: Sequence[fmpq_poly], d: int) -> fmpq_mat:
    return fmpq_mat(d, len(polynomials), [f[i] for i in range(d) for f in polynomials])


def _dot(row: Sequence[Polynomial], column: Sequence[Polynomial]) -> Any:
    return sum((a * b for a, b in zip(row, column, strict=True)), row[0].ring.zero)


def _divided(f: Polynomial, units: Sequence[Polynomial]) -> Polynomial:
    """Without factors that are not zero."""
    for g in units:
        while f:
            (whole,), rest = f.div([g])
            if rest:
                break
            f = whole
    return f
