"""From a spectrum to the critical functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product

from sympy import Poly

from neurovariety.algebra.exact import fraction
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.pure_spurious.covariances import (
    critical_covariances,
    eigenvalues_apart,
    with_matrix,
)
from neurovariety.problems.pure_spurious.forms import critical_forms
from neurovariety.problems.pure_spurious.problem import PureSpurious
from neurovariety.problems.pure_spurious.result import (
    CriticalFunction,
    CriticalFunctions,
    PureSpuriousResult,
)
from neurovariety.problems.pure_spurious.strata import critical_components

_WIDTH = Fraction(1, 2**64)
"""The longest interval around an eigenvalue."""


def decode(
    found: Frame | CriticalFunctions,
    problem: PureSpurious,
    script: Script,
    provenance: Provenance,
) -> PureSpuriousResult:
    """The critical functions, or those that a characteristic polynomial allows."""
    value = _allowed(found, problem) if isinstance(found, Frame) else found
    return PureSpuriousResult(problem, script, provenance, value)


def _allowed(frame: Frame, problem: PureSpurious) -> CriticalFunctions:
    found = elements(frame.get("characteristicPolynomial", Polynomials), problem.ring)
    n = len(problem.covariance)
    if len(found) != 1 or found[0].degree() != n:
        raise ProtocolError(f"expected one polynomial of degree {n}")
    f = Poly(found[0].as_expr(), *problem.ring.symbols, domain="QQ")
    functions: Iterator[CriticalFunction]
    if problem.of_covariances:
        if not f.TC():
            raise ProtocolError(f"expected the eigenvalues of a definite matrix, got {found[0]}")
        tau = problem.loss.tau
        eigenvalues, signs = eigenvalues_apart(f, tau)
        found_ones = critical_covariances(eigenvalues, signs, tau, min(problem.network.widths))
        functions = (with_matrix(S, problem.covariance, eigenvalues) for S in found_ones)
    elif problem.of_forms:
        k = problem.network.widths[1]
        eigenvalues, forms = critical_forms(f, min(n, k), k)
        if sum(m for _, m in eigenvalues) != n:
            raise ProtocolError(f"expected the eigenvalues of a symmetric matrix, got {found[0]}")
        rank = sum(m for pair, m in eigenvalues if any(pair))
        if rank != frame.number("rank"):
            raise ProtocolError(f"expected {frame.get('rank', int)} eigenvalues, got {rank}")
        return CriticalFunctions(eigenvalues, forms)
    else:
        eigenvalues = _positive_roots(f)
        functions = _functions(problem, eigenvalues)
    rank = sum(m for _, m in eigenvalues)
    if rank != frame.number("rank"):
        raise ProtocolError(f"expected {frame.get('rank', int)} positive eigenvalues, got {rank}")
    return CriticalFunctions(eigenvalues, tuple(sorted(functions, key=lambda f: f.loss)))


def _positive_roots(f: Poly) -> tuple[tuple[tuple[Fraction, Fraction], int], ...]:
    """Exact intervals around the positive roots with multiplicities, the largest first."""
    isolated = f.intervals(eps=_WIDTH)
    roots = [((fraction(a), fraction(b)), m) for (a, b), m in isolated]
    return tuple(sorted((r for r in roots if r[0][1] > 0), reverse=True))


def _functions(
    problem: PureSpurious, eigenvalues: Sequence[tuple[tuple[Fraction, Fraction], int]]
) -> Iterator[CriticalFunction]:
    """One for each choice of at most r directions, r the smallest width."""
    widths = problem.network.widths
    r, h = min(widths), len(widths) - 1
    multiplicities = [m for _, m in eigenvalues]
    k = sum(multiplicities)
    for kept in product(*(range(m + 1) for m in multiplicities)):
        e = sum(kept)
        components = critical_components(widths, e, k - e) if e <= r else ()
        if components == ():  # no weights, or for a single layer all that is not the minimum
            continue
        pairs = list(zip(kept, multiplicities, strict=True))
        family = sum(a * (m - a) for a, m in pairs)
        is_pure = e == r or (problem.network.is_filling and e == k)
        pieces = 2 ** sum(d == r for d in widths[1:h]) if e == r else 1 if e == k else None
        yield CriticalFunction(
            e,
            kept,
            _loss(problem, eigenvalues, kept),
            family,
            is_pure,
            _is_largest(kept, multiplicities, min(r, k)),
            _inertia(widths, e, k, pairs),
            None if components is None else tuple(c + family for c in components),
            None if family else pieces,
        )


def _loss(
    problem: PureSpurious,
    eigenvalues: Sequence[tuple[tuple[Fraction, Fraction], int]],
    kept: Sequence[int],
) -> tuple[Fraction, Fraction]:
    """``(|Y|^2 - sum of the kept eigenvalues) / 2``; the sum of all is the trace, a rational."""
    if all(a == m for a, (_, m) in zip(kept, eigenvalues, strict=True)):
        trace = sum((row[i] for i, row in enumerate(problem.covariance)), Fraction(0))
        return (problem.largest_loss - trace / 2,) * 2
    sides = [
        sum((a * pair[side] for a, (pair, _) in zip(kept, eigenvalues, strict=True)), Fraction(0))
        for side in (1, 0)
    ]
    return problem.largest_loss - sides[0] / 2, problem.largest_loss - sides[1] / 2


def _is_largest(kept: Sequence[int], multiplicities: Sequence[int], e: int) -> bool:
    """Whether the e largest eigenvalues are kept."""
    left = e
    for a, m in zip(kept, multiplicities, strict=True):
        if a != min(m, left):
            return False
        left -= a
    return True


def _inertia(
    widths: Sequence[int], e: int, k: int, pairs: Sequence[tuple[int, int]]
) -> tuple[int, int, int]:
    """Of the Hessian at weights whose layers have rank e, by the theorem of Eckart and Young.

    On the matrices of rank e the Hessian of l has a negative eigenvalue for each pair of a kept
    and a larger dropped singular value, and a zero for each pair of equal ones; L pulls it back.
    With one hidden layer, each of its d_1 - e idle neurons adds ``<G, u v^t>``, of signature
    (k - e, k - e), the rank of G; with more, these terms are of higher order.
    """
    m, n = widths[-1], widths[0]
    flat = sum(a * (size - a) for a, size in pairs)
    negative = sum(
        a * (larger[1] - larger[0]) for i, (a, _) in enumerate(pairs) for larger in pairs[:i]
    )
    positive = e * (m + n - e) - negative - flat
    if len(widths) == 3:
        idle = (widths[1] - e) * (k - e)
        positive, negative = positive + idle, negative + idle
    elif len(widths) == 2:
        positive = m * n
    weights = sum(a * b for a, b in pairwise(widths))
    return positive, negative, weights - positive - negative
