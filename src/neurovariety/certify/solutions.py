"""All complex solutions of a system with finitely many, exactly: as roots of polynomials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flint import fmpq_poly

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import to_flint
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.textbook.points import FinitePoints
from neurovariety.certify.isolation import separated
from neurovariety.certify.msolve import Parametrization, read_parametrization, write_system
from neurovariety.engines.base import Limits
from neurovariety.engines.tools import Tool, ask, find_tool, raise_for_tool
from neurovariety.errors import ProtocolError


def all_solutions(
    equations: Sequence[Polynomial], limits: Limits | None = None
) -> Iterator[FinitePoints]:
    """The complex solutions of equations over QQ with finitely many: those conjugate over QQ.

    msolve finds them, modulo random primes and without a proof. All equations are computed here at
    each, in exact arithmetic: they are solutions, and different ones. That none is missing is left
    to who knows their number by other means. The fewest conjugates come first, one by one.

    Raises
    ------
    EngineNotFound, EngineBroken
        If there is no usable msolve; the message says what to install.
    EngineError, ProtocolError
        If msolve does not finish, or finds infinitely many, or what are no solutions.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> found = all_solutions(read_polynomials("x^3 = 2*x; x*y = x; (y - z)^2; y = 1"))
    >>> [points.number for points in found]
    [1, 2]
    """
    text = write_system(separated([f for f in equations if f]))
    run = ask(Tool.MSOLVE, find_tool(Tool.MSOLVE), text, limits or Limits())
    raise_for_tool(run)
    found = read_parametrization(run.answer, equations[0].ring.ngens)
    whole = _polynomial(found.eliminant if found else [1])
    primes = [f for f, multiplicity in whole.factor()[1] if multiplicity == 1]
    if found is None or sum(f.degree() for f in primes) < whole.degree():
        if found is None:
            return
        raise ProtocolError("expected a polynomial without multiple roots from msolve")
    for prime in sorted(primes, key=lambda f: f.degree()):
        points = _at(found, prime)
        for f in equations:
            check_time()
            if points.value(f):
                raise ProtocolError("expected solutions from msolve, got what are none")
        yield points


def _at(found: Parametrization, prime: fmpq_poly) -> FinitePoints:
    """The solutions at the roots of a factor of the eliminant."""
    common, inverse, _ = _polynomial(found.denominator).xgcd(prime)
    if common.degree() > 0:
        raise ProtocolError("expected a denominator without zeros from msolve")
    coordinates = []
    for numbers, factor in found.numerators:
        check_time()
        top = _polynomial([-c / factor for c in numbers])
        coordinates.append(top * inverse * (1 / common[0]) % prime)
    return FinitePoints(prime, tuple(coordinates))


def _polynomial(coefficients: Sequence[object]) -> fmpq_poly:
    return fmpq_poly([to_flint(c) for c in coefficients])
