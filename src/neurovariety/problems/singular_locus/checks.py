"""Singular points: bases of components, what smaller networks are, the theorem on ranks."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.singular_locus.result import SingularLocusResult
from neurovariety.problems.singular_locus.subnetworks import below, network_of


def checks(result: SingularLocusResult, context: Context) -> Iterator[Check]:
    """Bases, dimensions and degrees of components here; where a theorem applies, that."""
    problem, value = result.problem, result.value
    found = value.components

    def components() -> Outcome:
        for P in found:
            basis = P.groebner_basis or ()
            right = buchberger(P.generators, P.ring) == basis == P.generators
            if not right or dimension_and_degree_of(basis, P.ring) != (P.dimension, P.degree):
                return False, str(P)
        largest = [P.degree or 0 for P in found if P.dimension == value.dimension]
        known = (max(P.dimension or 0 for P in found), sum(largest)) if found else None
        return known in (None, (value.dimension, value.degree)), f"{len(found)} components"

    def networks() -> Outcome:
        if problem.is_linear:
            known = (below(problem.model),) if value.dimension >= 0 else ()
        else:
            known = tuple(network_of(P, problem.model) for P in found)
        return known == value.subnetworks, f"{len(known)} components"

    def same(other: SingularLocusResult) -> Outcome:
        numbers = other.value.dimension, other.value.degree
        return numbers == (value.dimension, value.degree), f"dimension, degree {numbers}"

    yield here("bases, dimensions and degrees of the components", components)
    yield here("the smaller networks", networks)
    if problem.chosen_method == DEFINITION and problem.methods[0] != DEFINITION:
        yield context.by_solving("the theorem on ranks", replace(problem, method="auto"), same)
    elif problem.chosen_method != DEFINITION and not problem.too_large:
        yield context.by_solving("by equations", replace(problem, method=DEFINITION), same)


def invariant_part(result: SingularLocusResult) -> Hashable:
    """The dimension, the degree, and the dimension of the ramification."""
    found = result.value
    return found.dimension, found.degree, found.ramification
