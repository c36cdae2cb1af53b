"""Groebner bases: S-pairs, both directions of the equality of ideals, dimension and degree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.orders import GRADED
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.staircase import dimension_and_degree
from neurovariety.algebra.textbook.watched import groebner, is_groebner, remainder
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.ideal_equality.problem import IdealEquality
from neurovariety.problems.ideal_equality.result import IdealEqualityResult

FEW_TERMS = 150
"""Terms of a system up to which SymPy is quick: its Groebner bases take well under a second."""

_S_PAIRS = "S-pairs reduce to zero"
_INPUT = "the input reduces to zero"
_INSIDE = "the basis is in the ideal of the input"


def is_small(*systems: Sequence[Polynomial]) -> bool:
    """Whether SymPy computes with these systems."""
    return all(sum(map(len, system)) <= FEW_TERMS for system in systems)


def groebner_checks(
    context: Context,
    generators: Sequence[Polynomial],
    basis: Sequence[Polynomial],
    ring: Any,
    of: str = "",
) -> Iterator[Check]:
    """A basis is the reduced Groebner basis of what the generators generate.

    Parameters
    ----------
    context : Context
        Which engine computes where SymPy is too slow.
    generators, basis : sequence of PolyElement
        In the same variables.
    ring : PolyRing
        That of the basis, whose order counts.
    of : str
        What the ideal is, for the names of the checks.
    """
    if not is_small(generators, basis):
        tests = {_S_PAIRS: _leading_terms, _INPUT: _nothing_missing, _INSIDE: _nothing_extra}
        yield here(f"{of}the basis is reduced", lambda: _is_reduced(basis))
        yield from _compare(context, generators, basis, ring, of, tests)
        return
    yield from basis_checks(context, basis, ring, of)
    inside = [g.set_ring(ring) for g in generators if g]
    yield here(f"{of}{_INPUT}", lambda: reduce_all(inside, basis))
    yield here(f"{of}{_INSIDE}", lambda: reduce_all(basis, groebner(inside, ring)))


def basis_checks(
    context: Context, basis: Sequence[Polynomial], ring: Any, of: str = ""
) -> Iterator[Check]:
    """A system is a reduced Groebner basis of the ideal that it generates."""
    yield here(f"{of}the basis is reduced", lambda: _is_reduced(basis))
    if is_small(basis):
        yield here(
            f"{of}{_S_PAIRS}", lambda: (is_groebner(list(basis), ring), f"{len(basis)} elements")
        )
    else:
        yield from _compare(context, basis, basis, ring, of, {_S_PAIRS: _leading_terms})


def ideal_checks(ideal: Ideal, context: Context, of: str = "") -> Iterator[Check]:
    """An ideal that is given by its Groebner basis, with what is claimed of it."""
    basis = ideal.groebner_basis or ()
    yield here(
        f"{of}the generators are the basis",
        lambda: (ideal.generators == basis, f"{len(basis)} elements"),
    )
    yield from basis_checks(context, basis, ideal.ring, of)
    if ideal.dimension is not None:
        yield staircase_check(basis, ideal.ring, ideal.dimension, ideal.degree, of)


def both_directions(
    context: Context,
    generators: Sequence[Polynomial],
    members: Sequence[Polynomial],
    ring: Any,
    of: str,
    eliminate: Sequence[str],
) -> Iterator[Check]:
    """Both directions of the equality of an eliminated ideal and of what the members generate."""
    tests = {_INPUT: _nothing_missing, _INSIDE: _nothing_extra}
    yield from _compare(context, generators, members, ring, of, tests, eliminate)


def _compare(
    context: Context,
    generators: Sequence[Polynomial],
    members: Sequence[Polynomial],
    ring: Any,
    of: str,
    tests: Mapping[str, Callable[[IdealEqualityResult], tuple[bool, str]]],
    eliminate: Sequence[str] = (),
) -> Iterator[Check]:
    """One problem for an engine, and all that its result decides."""
    problem = IdealEquality(generators, members, eliminate, str(ring.order), ring.domain)
    named = {f"{of}{name}": test for name, test in tests.items()}
    yield from context.by_solving_once(problem, named, context.elsewhere)


def reduce_all(members: Iterable[Polynomial], basis: Sequence[Polynomial]) -> tuple[bool, str]:
    """Whether all members reduce to zero, and how many do."""
    outcomes = [not remainder(f, basis) for f in members]
    return all(outcomes), f"{sum(outcomes)} of {len(outcomes)}"


def staircase_check(
    basis: Sequence[Polynomial], ring: Any, dimension: int | None, degree: int | None, of: str = ""
) -> Check:
    """Dimension and degree of an ideal, read off the leading monomials of its Groebner basis.

    An order that is not graded gives the degree only of homogeneous ideals. A degree of None was
    not claimed.
    """
    homogeneous = all(len({sum(m) for m in g.itermonoms()}) == 1 for g in basis if g)
    graded = degree is not None and (str(ring.order) in GRADED or homogeneous)

    def agrees() -> tuple[bool, str]:
        found = dimension_and_degree((g.LM for g in basis if g), ring.ngens)
        holds = found[0] == dimension and (found[1] == degree or not graded)
        return holds, f"{found if graded else found[0]}"

    name = "dimension and degree" if graded else "dimension"
    return here(f"{of}{name} of the leading monomials", agrees)


def _is_reduced(basis: Sequence[Polynomial]) -> tuple[bool, str]:
    """No leading monomial divides a monomial of another element."""
    leading = {g.LM for g in basis if g}
    good = sum(
        not any(_divides(m, n) for m in leading - {g.LM} for n in g.itermonoms())
        for g in basis
        if g
    )
    return good == len(leading) == len(basis), f"{good} of {len(basis)} elements"


def _divides(m: tuple[int, ...], n: tuple[int, ...]) -> bool:
    return all(a <= b for a, b in zip(m, n, strict=True))


def _leading_terms(found: IdealEqualityResult) -> tuple[bool, str]:
    return found.value.is_groebner, "the leading terms generate those of the ideal"


def _nothing_missing(found: IdealEqualityResult) -> tuple[bool, str]:
    return not found.value.missing, f"{len(found.value.missing)} remain"


def _nothing_extra(found: IdealEqualityResult) -> tuple[bool, str]:
    return not found.value.extra, f"{len(found.value.extra)} remain"
