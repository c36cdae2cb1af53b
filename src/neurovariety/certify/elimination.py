"""Elimination over the rationals, by msolve."""

from __future__ import annotations

from collections.abc import Sequence

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring, read_polynomials
from neurovariety.certify.msolve import write_system
from neurovariety.engines.base import Limits
from neurovariety.engines.tools import Tool, ask, find_tool, raise_for_tool
from neurovariety.errors import ProtocolError, SpecificationError


def values_at_zeros(
    equations: Sequence[Polynomial], value: Polynomial, limits: Limits
) -> Polynomial:
    """The polynomial whose roots are the values of another one at the zeros of equations.

    It is zero if these are infinitely many.

    Examples
    --------
    >>> *equations, value = read_polynomials("x^2 + y^2 = 1; x = y; x + y")
    >>> values_at_zeros(equations, value, Limits())
    value**2 - 2
    """
    n = value.ring.ngens
    ring = polynomial_ring([*(f"z{k}" for k in range(n)), "value"])
    given = [embedded(f, ring) for f in equations]
    (found,) = eliminate([*given, ring.gens[-1] - embedded(value, ring)], n, limits)
    return found


def eliminate(
    polynomials: Sequence[Polynomial], count: int, limits: Limits
) -> tuple[Polynomial, ...]:
    """A Groebner basis of the polynomials of an ideal without the first variables.

    They are in the ring of the others, zero if there are none. msolve lifts them from primes until
    they are stable, which is no proof.

    Parameters
    ----------
    polynomials : sequence of PolyElement
        Over QQ, in one ring.
    count : int
        The number of variables to eliminate, at least one and not all.
    limits : Limits
        What msolve may use.

    Raises
    ------
    EngineNotFound, EngineBroken
        If there is no usable msolve.
    EngineError, ProtocolError
        If it does not finish, or gives no answer.

    Examples
    --------
    >>> eliminate(read_polynomials("x = t^2; y = t^3", "t, x, y"), 1, Limits())
    (x**3 - y**2,)
    """
    given = tuple(f for f in polynomials if f)
    names = [str(s) for s in polynomials[0].ring.symbols]
    ring = polynomial_ring(names[count:])
    if not given:
        return (ring.zero,)
    run = ask(Tool.MSOLVE, find_tool(Tool.MSOLVE), write_system(given), limits, eliminated=count)
    raise_for_tool(run)
    start, end = run.answer.find("["), run.answer.rstrip().removesuffix(":").rfind("]")
    try:
        found = read_polynomials(
            run.answer[start + 1 : end], [f"nv{k}" for k in range(count, len(names))]
        )
    except SpecificationError as error:
        raise ProtocolError(
            f"expected polynomials from msolve: {error}", answer=run.answer
        ) from None
    return tuple(ring.from_dict(dict(f.terms())) for f in found)
