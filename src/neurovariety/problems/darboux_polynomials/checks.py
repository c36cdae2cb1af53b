"""Darboux polynomials: their equations, their spaces, products and factors."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from neurovariety.algebra.derivations import derivative
from neurovariety.algebra.evaluation import total_degree
from neurovariety.algebra.polynomials import Polynomial, factorize
from neurovariety.algebra.spaces import all_zero, monomials_up_to, reduced_echelon, span_dimension
from neurovariety.algebra.writing import show_polynomial
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.darboux_polynomials.result import DarbouxResult


def checks(result: DarbouxResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    spaces = value.spaces

    def equations() -> tuple[bool, str]:
        defects = []
        for space in spaces:
            for P in space.polynomials:
                field = [f.set_ring(P.ring) for f in problem.flow.fields[0]]
                defects.append(derivative(field, P) - space.cofactor * P)
        return all_zero(defects)

    yield here("F(P) = K P in SymPy", equations)

    def independent() -> tuple[bool, str]:
        for space in spaces:
            if span_dimension(space.polynomials) != len(space.polynomials):
                return False, f"dependent polynomials for the cofactor {space.cofactor}"
        different = len({show_polynomial(space.cofactor) for space in spaces})
        return different == len(spaces), f"{different} cofactors"

    yield here("the bases are independent", independent)
    monomials = monomials_up_to(problem.flow.ring, problem.degree)
    if value.complete and monomials is not None:
        yield here("the spaces are whole", lambda: _whole_spaces(result, monomials))
    if value.complete:
        # as text: SymPy's elements remember a hash from before they were changed in place
        names = {show_polynomial(space.cofactor) for space in spaces} | {"0"}

        def closed() -> tuple[bool, str]:
            least = [(s.cofactor, min(total_degree([P]) for P in s.polynomials)) for s in spaces]
            sums = [
                show_polynomial(a + b)
                for a, d in least
                for b, e in least
                if d + e <= problem.degree
            ]
            return names.issuperset(sums), f"{len(sums)} products"

        yield here("products are there, with the sums of cofactors", closed)

        def factors() -> tuple[bool, str]:
            pairs = [
                derivative([f.set_ring(P.ring) for f in problem.flow.fields[0]], factor).div(factor)
                for space in spaces
                for P in space.polynomials
                for factor, _ in factorize(P)
            ]
            good = [not r and show_polynomial(K) in names for K, r in pairs]
            return all(good), f"{sum(good)} of {len(good)}"

        yield here("factors are there, with their cofactors", factors)


def invariant_part(result: DarbouxResult) -> Hashable:
    """The cofactors with their spaces, and what was left out; None if a limit cut it off."""
    value = result.value
    if not value.complete:
        return None
    spaces = frozenset(
        (s.cofactor, frozenset(reduced_echelon(s.polynomials))) for s in value.spaces
    )
    return spaces, value.irrational


def _whole_spaces(result: DarbouxResult, monomials: Sequence[Polynomial]) -> tuple[bool, str]:
    """For each cofactor K the kernel of P -> F(P) - K P, by exact linear algebra."""
    problem = result.problem
    ring = problem.flow.ring
    good = 0
    for space in result.value.spaces:
        K = space.cofactor.set_ring(ring)
        images = [derivative(problem.flow.fields[0], m) - K * m for m in monomials]
        # constants are left out
        kernel = len(monomials) - span_dimension(images) - (not K)
        good += kernel == len(space.polynomials) > 0
    return good == len(result.value.spaces), f"{good} of {len(result.value.spaces)}"
