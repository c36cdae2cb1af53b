"""Singular points: bases of components, what smaller networks are, the theorem on ranks."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count
from random import Random
from typing import Any

from neurovariety.algebra.evaluation import modularly
from neurovariety.algebra.linear import rank
from neurovariety.algebra.shown import counted
from neurovariety.algebra.textbook.buchberger import buchberger, dimension_and_degree_of
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.problems.image_degree.result import ImageDegreeResult
from neurovariety.problems.image_ideal.interpolation import Forms
from neurovariety.problems.singular_locus.attention import MOST_COORDINATES
from neurovariety.problems.singular_locus.problem import SingularLocus
from neurovariety.problems.singular_locus.result import SingularLocusResult
from neurovariety.problems.singular_locus.subnetworks import below, in_the_space_of, network_of
from neurovariety.varieties.variety import Parametric

_PRIME = 1_000_003
_SMALL_PRIME = 32_003
_COORDINATES = 6
"""Up to which attention is decomposed in seconds."""


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
        right = known in (None, (value.dimension, value.degree))
        return right, counted(len(found), "component")

    def networks() -> Outcome:
        if found or value.dimension < 0:
            known = tuple(network_of(P, problem.model) for P in found)
        else:
            known = below(problem.model)
        ranks = {net.generic_rank(_SMALL_PRIME) for net in known if problem.theorem and net}
        right = known == value.subnetworks and ranks <= {value.dimension}
        return right, counted(len(known), "component")

    def the_same_value(other: SingularLocusResult) -> Outcome:
        return other.value == value, counted(len(other.value.components), "component")

    def degrees(other: ImageDegreeResult) -> Outcome:
        numbers = other.value.dimension, other.value.degree
        return numbers == (value.dimension, value.degree), f"dimension, degree {numbers}"

    def same(other: SingularLocusResult) -> Outcome:
        numbers = other.value.dimension, other.value.degree
        return numbers == (value.dimension, value.degree), f"dimension, degree {numbers}"

    yield here("bases, dimensions and degrees of the components", components)
    yield here("the smaller networks", networks)
    if problem.chosen_method == "ranks":
        for net in filter(None, value.subnetworks):
            yield here(f"gradients at functions of the {net}", partial(_dependent, problem, net))
    if problem.chosen_method == DEFINITION and problem.methods[0] != DEFINITION:
        name = f"another method, {problem.methods[0]}"
        yield context.by_solving(name, replace(problem, method="auto"), same)
    elif problem.theorem and problem.chosen_method == "closed-form":
        for net in filter(None, value.subnetworks):
            if problem.ambient_dimension <= MOST_COORDINATES:
                yield context.by_solving(f"degree of the {net}", ImageDegree(net), degrees)
        if problem.ambient_dimension <= _COORDINATES:
            other = replace(problem, method="ranks")
            yield context.by_solving("by equations and ranks", other, the_same_value)
    elif problem.chosen_method != DEFINITION and not problem.too_large:
        yield context.by_solving("by equations", replace(problem, method=DEFINITION), same)


def _dependent(problem: SingularLocus, network: Any) -> Outcome:
    """Whether gradients of equations span too little at a random function of a smaller network, and
    enough at one of the given network, modulo a prime.
    """
    V, draw = problem.written, Random(1)
    assert isinstance(V, Parametric)
    bounded = (Forms(V).with_bound(degree) for degree in count(1))
    equations = next(found for found, (d, _) in bounded if d == V.dimension)
    gradients = [[f.diff(x) for x in f.ring.gens] for f in equations]

    def rank_at(phi: Parametric) -> int:
        weights = modularly([draw.randrange(_PRIME) for _ in phi.parameters], _PRIME)
        at = modularly([int(weights(f)) for f in phi.polynomials], _PRIME)
        return rank([[int(at(g)) for g in row] for row in gradients], _PRIME)

    general, there = rank_at(V), rank_at(in_the_space_of(problem.model, network))
    known = V.ambient_dimension - V.dimension
    return (there < known if general == known else None), f"rank {there}, in general {general}"


def invariant_part(result: SingularLocusResult) -> Hashable:
    """The dimension, the degree, and the dimension of the ramification."""
    found = result.value
    return found.dimension, found.degree, found.ramification
