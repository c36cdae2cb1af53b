"""All real solutions of polynomial systems with finitely many solutions, in exact boxes."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from sympy import QQ
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import check_integer, fraction
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring, read_polynomials
from neurovariety.algebra.shown import Shown
from neurovariety.certify.balls import Box, Interval, disjoint
from neurovariety.certify.msolve import read_answer, write_system
from neurovariety.engines.base import Limits
from neurovariety.engines.discovery import Probe
from neurovariety.engines.tools import Tool, ask, find_tool, raise_for_tool
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.problems.base.certainty import Certainty

PRECISION = 128

LARGEST_PRECISION = 1 << 14
"""Bits after the point."""

_LARGEST_COEFFICIENT = 100


@dataclass(frozen=True)
class RealSolutions(Shown):
    """All real solutions of a system, each alone in a box.

    Parameters
    ----------
    is_finite : bool
        Whether there are finitely many solutions over the complex numbers; if not, nothing is said
        about the real ones, and ``boxes`` is empty.
    boxes : tuple of Box
        For each real solution an interval with rational ends for each variable; they are disjoint.
    degree : int or None
        The number of complex solutions with multiplicities; None if there are infinitely many.
    points : int or None
        The number of different complex solutions.
    precision : int
        The bits after the point that msolve was asked for.
    version : str
        Of msolve; empty if there was nothing to ask.
    seconds : float
        Wall-clock time.
    """

    is_finite: bool
    boxes: tuple[Box, ...]
    degree: int | None
    points: int | None
    precision: int
    version: str
    seconds: float

    @property
    def certainty(self) -> Certainty:
        """MODULAR: msolve computes modulo random primes and does not prove its lifting to QQ."""
        return Certainty.MODULAR


def real_solutions(
    polynomials: Any,
    limits: Limits | None = None,
    tool: Probe | None = None,
    precision: int = PRECISION,
) -> RealSolutions:
    """Isolate all real solutions of a system with msolve.

    msolve is probabilistic over the rational numbers: it computes modulo random primes and stops
    when a rational result is stable, without a proof. From then on it is exact. What is checked
    here in exact arithmetic is that zero is in the range of every polynomial on every box, and
    that the boxes are disjoint. Neither proves that a box has a solution or that none is missing;
    `neurovariety.problems.real_critical_points.intervals.certify` proves the former.

    Parameters
    ----------
    polynomials : text, or a sequence of polynomials
        With rational coefficients; as for `algebra.polynomials.read_polynomials`, or elements of
        one ring, whose variables are then the unknowns.
    limits : Limits, optional
        What msolve may use; by default 600 seconds.
    tool : Probe, optional
        The msolve to use, from `engines.tools.find_tool`; by default the first that is found.
    precision : int
        The intervals' ends differ by about ``2^-precision``; more if boxes met otherwise.

    Returns
    -------
    RealSolutions

    Raises
    ------
    SpecificationError
        If these are no polynomials over QQ.
    EngineNotFound, EngineBroken
        If there is no usable msolve; the message says what to install.
    EngineError, ProtocolError
        If msolve does not finish, or gives no answer.

    Examples
    --------
    >>> found = real_solutions("x^2 = 2; y = x^3")
    >>> len(found.boxes), found.degree
    (2, 2)
    >>> [float(low) for low, high in found.boxes[0]]
    [-1.4142135623730951, -2.8284271247461903]
    """
    check_integer("precision", precision, 1, LARGEST_PRECISION)
    given = _read(polynomials)
    equations = tuple(f for f in given if f)
    if not equations:
        return RealSolutions(False, (), None, None, precision, "", 0.0)
    text, variables = write_system(separated(equations)), given[0].ring.ngens
    limits, found = limits or Limits(), tool or find_tool(Tool.MSOLVE)
    seconds = 0.0
    while True:
        left = Limits(max(limits.seconds - seconds, 0.001), limits.memory)
        run = ask(Tool.MSOLVE, found, text, left, precision)
        raise_for_tool(run)
        seconds += run.seconds
        answer = read_answer(run.answer, variables)
        if 2 * precision > LARGEST_PRECISION or not _meet(answer.boxes):
            break
        precision *= 2
    _check(equations, answer.boxes, run.answer)
    finite = answer.is_finite
    return RealSolutions(
        finite,
        tuple(sorted(answer.boxes)),
        answer.degree if finite else None,
        answer.points if finite else None,
        precision,
        run.version,
        seconds,
    )


def ranges(polynomial: Polynomial, box: Sequence[Interval]) -> Interval:
    """Enclose all values of a polynomial over QQ on a box, in exact arithmetic.

    Examples
    --------
    >>> (f,) = read_polynomials("x^2 - y")
    >>> ranges(f, [(Fraction(-1), Fraction(2)), (Fraction(0), Fraction(1))])
    (Fraction(-1, 1), Fraction(4, 1))
    """
    low = high = Fraction(0)
    for monomial, c in polynomial.terms():
        coefficient = fraction(c)
        term = coefficient, coefficient
        for side, exponent in zip(box, monomial, strict=True):
            if exponent:
                term = _times(term, _power(side, exponent))
        low, high = low + term[0], high + term[1]
    return low, high


def _read(polynomials: Any) -> tuple[Polynomial, ...]:
    if not isinstance(polynomials, str) and isinstance(polynomials, Iterable):
        items = tuple(polynomials)
        if items and all(isinstance(f, PolyElement) and f.ring == items[0].ring for f in items):
            if items[0].ring.domain != QQ:
                raise SpecificationError(
                    f"expected polynomials over QQ, got some over {items[0].ring.domain}"
                )
            return items
        polynomials = items
    return read_polynomials(polynomials)


def separated(equations: Sequence[Polynomial]) -> tuple[Polynomial, ...]:
    """Add one variable, a random linear form in the others, as the last.

    msolve needs a last variable that tells all solutions apart. It would find one itself, but only
    after it has tried every variable, of which none does if neurons can change their signs.
    """
    old = equations[0].ring
    ring: PolyRing = polynomial_ring([f"nv{k}" for k in range(old.ngens + 1)])
    lifted = [embedded(f, ring) for f in equations]
    draw = random.Random(old.ngens)
    form = sum((draw.randint(1, _LARGEST_COEFFICIENT) * x for x in ring.gens[:-1]), ring.zero)
    return (*lifted, ring.gens[-1] - form)


def _meet(boxes: Sequence[Box]) -> bool:
    return any(not disjoint(a, b) for a, b in combinations(boxes, 2))


def _check(equations: Sequence[Polynomial], boxes: Sequence[Box], text: str) -> None:
    if _meet(boxes):
        raise ProtocolError("expected disjoint boxes from msolve", answer=text)
    for box in boxes:
        for f in equations:
            low, high = ranges(f, box)
            if low > 0 or high < 0:
                raise ProtocolError(
                    "expected boxes with solutions, but a polynomial has no zero on one",
                    answer=text,
                )


def _times(a: Interval, b: Interval) -> Interval:
    products = [x * y for x in a for y in b]
    return min(products), max(products)


def _power(side: Interval, exponent: int) -> Interval:
    low, high = side[0] ** exponent, side[1] ** exponent
    if exponent % 2:
        return low, high
    return (Fraction(0) if side[0] < 0 < side[1] else min(low, high)), max(low, high)
