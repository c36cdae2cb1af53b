"""Elimination: substitution, generic linear sections of the projection, and both inclusions."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator

from sympy import GF

from neurovariety.algebra.polynomials import Polynomial, modulo
from neurovariety.algebra.primes import in_polynomials, prime_beside
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.eliminate.problem import Eliminate
from neurovariety.problems.groebner_basis.problem import GroebnerBasis
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult
from neurovariety.problems.ideal_equality.bases import both_directions, ideal_checks


def checks(result: GroebnerBasisResult, context: Context) -> Iterator[Check]:
    """What is found holds of what is given, there is no more, and it has the dimension."""
    problem, ideal = result.problem, result.value
    basis = ideal.groebner_basis or ()
    yield from ideal_checks(ideal, context)
    if problem.is_map:
        yield here("the map solves the equations", lambda: _vanish(problem, basis))
    whole = problem.polynomials[0].ring
    over = [f.set_ring(whole) for f in basis]
    yield from both_directions(
        context, problem.polynomials, over, whole, "eliminated: ", problem.variables
    )
    d = ideal.dimension
    for forms in (d, d + 1) if d is not None and d >= 0 else (0,):
        empty = d is None or forms > d

        def as_expected(found: GroebnerBasisResult, empty: bool = empty) -> Outcome:
            return found.value.is_unit == empty, "empty" if found.value.is_unit else "points"

        name = f"the preimage of {forms} generic hyperplanes"
        yield context.by_solving(name, _section(problem, forms), as_expected)


def invariant_part(result: GroebnerBasisResult) -> Hashable:
    """What every engine must find: the reduced basis and its numbers."""
    ideal = result.value
    return ideal.groebner_basis, ideal.dimension, ideal.degree


def _vanish(problem: Eliminate, basis: tuple[Polynomial, ...]) -> Outcome:
    """Homogenized by the denominator, so that nothing is divided."""
    phi = problem.ideal
    q, *image = (modulo(f, problem.field) for f in (phi.denominator, *phi.polynomials))
    good = 0
    for f in basis:
        top = max(map(sum, f.itermonoms()))
        value = q.ring.zero
        for m, c in f.iterterms():
            term = q ** (top - sum(m)) * c
            for p, e in zip(image, m, strict=True):
                term *= p**e
            value += term
        good += not value
    return good == len(basis), f"{good} of {len(basis)}"


def _section(problem: Eliminate, forms: int) -> GroebnerBasis:
    """A projection of dimension d meets d generic hyperplanes in points of its dense open part,
    which have preimages, and d + 1 not at all; modulo another prime.
    """
    given = problem.polynomials
    p = prime_beside(problem.field, in_polynomials(given))
    finite = problem.field.is_FiniteField
    lifted = list(given) if finite else [modulo(f, GF(p)) for f in given]
    ring, draw = lifted[0].ring, random.Random(forms)
    kept = ring.gens[len(problem.variables) :]
    bound = int(ring.domain.mod)
    planes = [
        sum((draw.randrange(1, bound) * x for x in kept), ring(draw.randrange(1, bound)))
        for _ in range(forms)
    ]
    return GroebnerBasis([*lifted, *planes])
