"""Groebner bases: S-pairs, both inclusions, and the staircase."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult
from neurovariety.problems.ideal_equality.bases import groebner_checks, staircase_check


def checks(result: GroebnerBasisResult, context: Context) -> Iterator[Check]:
    """The basis generates the ideal, is one, and has the dimension and degree that are claimed."""
    ideal, given = result.value, result.problem.polynomials
    basis = ideal.groebner_basis or ()
    yield here(
        "the generators are those given", lambda: (ideal.generators == given, f"{len(given)}")
    )
    yield from groebner_checks(context, given, basis, ideal.ring)
    yield staircase_check(basis, ideal.ring, ideal.dimension, ideal.degree)


def invariant_part(result: GroebnerBasisResult) -> Hashable:
    """What every engine must find: the reduced basis and its numbers."""
    ideal = result.value
    return ideal.groebner_basis, ideal.dimension, ideal.degree
