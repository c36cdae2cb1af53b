"""The numbers in a problem that a good prime does not divide.

It may still divide one that is made of several, such as a minor. Where all are small it hardly
does; where one is as large as the prime, another prime that depends on the numbers is asked, and a
third one if they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from neurovariety.algebra.evaluation import symmetric_matrix
from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import determinant, matrix
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.algebra.primes import Telling, are_large, differences, in_polynomials
from neurovariety.problems.base.methods import COUNTED
from neurovariety.problems.base.result import Result
from neurovariety.varieties.assumptions import Assumption, Standing, merged
from neurovariety.varieties.variety import Implicit, Parametric, Variety

R = TypeVar("R", bound=Result)


def in_variety(variety: Variety) -> Iterator[Telling]:
    """Coefficients and exponents, and what few coefficients differ by.

    Examples
    --------
    >>> [int(n.value) for n in in_variety(Implicit("x^2 + 32004*y^2 = 1"))][-8:]
    [-32003, 32005, 2, 0, 32005, 32003, 32004, 32004]
    """
    if isinstance(variety, Implicit | Parametric):
        polynomials = list(variety.polynomials)
        if isinstance(variety, Parametric):
            polynomials.append(variety.denominator)
        yield from in_polynomials(polynomials)
        coefficients = (fraction(c) for f in polynomials for c in f.itercoeffs())
        yield from differences(coefficients, "two coefficients")
        for f in _quadrics(variety):
            for M in (matrix(symmetric_matrix(f)), _leading(f)):
                yield Telling(_product_of_roots(M.charpoly()), "a minor of a quadric")


def in_metric(form: RationalMatrix, variety: Variety) -> Iterator[Telling]:
    """Entries, the determinant, and what few entries differ by.

    What coefficients times entries differ by, too: a quadric such as ``x^2 + c*y^2 = 1`` touches
    the isotropic one of a metric with the weights 1 and c. In general it does so where a root of
    det(Q - t W) is a multiple one, for its form Q of degree two.

    Examples
    --------
    >>> one, quadric = ((1, 0), (0, 1)), Implicit("x^2 + 6*x*y + 32012*y^2 = 1")
    >>> any(n.spoilt_by(32003) for n in in_variety(quadric))  # x^2 + 6*x*y + 9*y^2 = (x + 3*y)^2
    True
    >>> int(list(in_metric(one, Implicit("x^2 + x*y + 3*y^2 = 1")))[-1].value)  # 2^2 + 1
    5
    """
    entries = list(dict.fromkeys(v for row in form for v in row if v))
    yield from (Telling(v, "an entry of the metric") for v in entries)
    yield Telling(determinant(form), "the determinant of the metric")
    yield from differences(entries, "two entries of the metric")
    if isinstance(variety, Implicit) and len(entries) > 1:
        coefficients = {fraction(c) for f in variety.polynomials for c in f.itercoeffs()}
        products = (c * w for c in sorted(coefficients) for w in entries)
        yield from differences(products, "two coefficients times entries of the metric")
    for f in _quadrics(variety):
        roots = (matrix(form).inv() * _leading(f)).charpoly()
        simple = roots // roots.gcd(roots.derivative())
        yield Telling(simple.discriminant(), "a discriminant of a quadric in the metric")


def _quadrics(variety: Variety) -> list[Polynomial]:
    """The equations of degree two."""
    if not isinstance(variety, Implicit):
        return []
    return [f for f in variety.polynomials if max(map(sum, f.itermonoms())) == 2]


def _leading(f: Polynomial) -> Any:
    """The matrix of its form of degree two."""
    return matrix([row[:-1] for row in symmetric_matrix(f)[:-1]])


def _product_of_roots(f: Any) -> Any:
    """Of those that are not zero, up to its sign, if the polynomial is monic."""
    return next(c for c in f.coeffs() if c)


def agreed(problem: Any, result: R, solve: Callable[[Any], R]) -> R:
    """The result, if no other prime is needed; else one on which two primes agree.

    If no two do, it is the first one, and the assumption of a good prime fails.
    """
    if problem.prime is not None or not _is_needed(problem):
        return result
    return on_two_primes(problem, result, solve)


def on_two_primes(problem: Any, result: R, solve: Callable[[Any], R]) -> R:
    """A result on which two primes agree; see `agreed`."""
    invariant_part = problem.part("checks").invariant_part
    found = {problem.primes[0]: result}
    for p in problem.primes[1:]:
        other = solve(replace(problem, prime=p))
        same = [q for q in found if invariant_part(found[q]) == invariant_part(other)]
        if same:
            return _with(found[same[0]], Standing.MODULAR, f"{same[0]} and {p} agree")
        found[p] = other
    return _with(result, Standing.FAILS, f"the counts modulo {', '.join(map(str, found))} differ")


def proved_or_agreed(
    problem: Any, result: R, is_proved: bool, solve: Callable[[Any], R], better: Callable[[R], Any]
) -> R:
    """The result of ranks; unless it is proved, that of the larger ones modulo two primes.

    A rank modulo a prime is at most the one over QQ, so of two results that differ one is better:
    the one with the smaller value of ``better``.
    """
    if problem.prime is not None:
        return result
    if is_proved:
        return replace(result, assumptions=())
    p = problem.another_prime
    other = solve(replace(problem, prime=p, seed=problem.seed + 1))
    invariant_part = problem.part("checks").invariant_part
    if invariant_part(other) != invariant_part(result):
        return min(result, other, key=better)
    agree = f"{problem.used_prime} and {p} agree"
    return replace(
        result, assumptions=tuple(Assumption(s, Standing.MODULAR, agree) for s in COUNTED)
    )


def _is_needed(problem: Any) -> bool:
    p = problem.used_prime
    if problem.grounds.field != f"GF({p})":
        return False
    return are_large(problem.known_numbers, p)


def _with(result: R, standing: Standing, detail: str) -> R:
    prime = Assumption("good prime", standing, detail)
    return replace(result, assumptions=merged((prime,), result.assumptions))
