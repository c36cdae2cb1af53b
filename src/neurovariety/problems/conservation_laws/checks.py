"""Conservation laws: exact derivatives, the certificate once more, and the other implementation."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from neurovariety.algebra.derivations import derivatives, is_law
from neurovariety.algebra.evaluation import modularly
from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.spaces import span_dimension
from neurovariety.networks.flows.fields import VectorField
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.conservation_laws.result import Certificate, ConservationLawsResult

LARGEST_SYMBOLIC = 40
"""Variables up to which brackets are computed as polynomials."""


def checks(result: ConservationLawsResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    fields = problem.flow.fields

    def derivatives_vanish() -> tuple[bool, str]:
        good = sum(is_law(fields, law.polynomial) for law in value)
        return good == len(value), f"{good} of {len(value)} along {len(fields)} fields"

    def brackets_are_independent() -> tuple[bool, str]:
        expected = value.certificate.lie_dimension
        found = _rank_of_brackets(fields, value.certificate, problem.used_prime)
        return found == expected, f"rank {found} and {expected}"

    def laws_are_independent() -> tuple[bool, str]:
        gradients = [[g.diff(i) for i in range(g.ring.ngens)] for g in value.basis]
        prime = problem.used_prime  # FLINT ends this process where a modulus is none
        at = modularly(value.certificate.point, prime)
        found = rank([list(map(at, row)) for row in gradients], prime)
        return found == value.independent, f"rank {found} and {value.independent}"

    yield here("the certificate fits the flow", lambda: _well_formed(result))
    yield here("exact derivatives are zero", derivatives_vanish)
    yield here("as many laws as the dimensions say", lambda: _counted(result))
    yield here("products of laws of lower degree", lambda: _products(result))
    yield here("differentials of the laws at the point", laws_are_independent)
    if problem.flow.ring.ngens <= LARGEST_SYMBOLIC:
        yield here("brackets as polynomials, at the point", brackets_are_independent)

    def alike(other: ConservationLawsResult) -> tuple[bool, str]:
        found, expected = _numbers(other), _numbers(result)
        ended = other.value.certificate.ended == value.certificate.ended
        return (
            found == expected and ended,
            f"dimensions, independent laws, brackets {found} and {expected}",
        )

    p = problem.another_prime
    other = replace(problem, prime=p, seed=problem.seed + 1, method="auto")
    by_engine = result.provenance.engine != "neurovariety"
    way = replace(context, engine=None, other=None) if by_engine else context
    engine = None if by_engine else context.elsewhere
    yield way.by_solving(f"the other implementation, modulo {p}", other, alike, engine)


def _well_formed(result: ConservationLawsResult) -> tuple[bool, str]:
    problem, value = result.problem, result.value
    certificate, fields, n = value.certificate, problem.flow.fields, problem.flow.ring.ngens
    words = certificate.brackets
    depths = tuple(
        sum(len(word) <= depth for word in words) for depth in range(1, len(certificate.levels) + 1)
    )
    indices = all(1 <= i <= len(fields) for word in words for i in word)
    whole = all(words) and (certificate.variables, len(certificate.point)) == (n, n)
    same = certificate.prime == problem.used_prime and certificate.levels == depths
    same = same and depths[-1:] == (len(words),)
    return indices and whole and same, f"levels {' '.join(map(str, depths))}"


def _counted(result: ConservationLawsResult) -> tuple[bool, str]:
    """The laws and their products span the spaces; without products, these are put back."""
    problem, value = result.problem, result.value
    for degree, dimension in enumerate(value.dimensions, start=1):
        found = sum(law.degree == degree for law in value)
        if problem.products and found != dimension:
            return False, f"{found} and {dimension} of degree {degree}"
    spanned = span_dimension([*value.basis, *_products_of(result)])
    total = sum(value.dimensions)
    return spanned == total and len(value.dimensions) == problem.degree, f"{spanned} and {total}"


def _products_of(result: ConservationLawsResult) -> list[Polynomial]:
    """The products, up to the degree, of at least two laws that are none themselves."""
    degree = result.problem.degree
    products = [(0, 0, result.problem.flow.ring.one)]
    for law in result.value:
        if law.is_product or law.degree < 1:
            continue
        for d, factors, f in list(products):
            power, total = f, d
            while (total := total + law.degree) <= degree:
                power, factors = power * law.polynomial, factors + 1
                products.append((total, factors, power))
    return [f for _, factors, f in products if factors > 1]


def _products(result: ConservationLawsResult) -> tuple[bool, str]:
    """A law is called a product exactly if it is one of others."""
    products = {f.monic() for f in _products_of(result)}
    right = sum((law.polynomial.monic() in products) == law.is_product for law in result.value)
    return right == len(result.value), f"{right} of {len(result.value)}"


def invariant_part(result: ConservationLawsResult) -> Hashable:
    """The numbers; laws, brackets and the point depend on the implementation."""
    return _numbers(result)


def _numbers(result: ConservationLawsResult) -> tuple[tuple[int, ...], int, int]:
    value = result.value
    return value.dimensions, value.independent, value.certificate.lie_dimension


def _rank_of_brackets(fields: Sequence[VectorField], certificate: Certificate, prime: int) -> int:
    known: dict[tuple[int, ...], VectorField] = {
        (i,): field for i, field in enumerate(fields, start=1)
    }

    def bracket(word: tuple[int, ...]) -> VectorField:
        if word not in known:
            X, Y = fields[word[0] - 1], bracket(word[1:])
            known[word] = tuple(
                derivatives([X], y)[0] - derivatives([Y], x)[0] for x, y in zip(X, Y, strict=True)
            )
        return known[word]

    at = modularly(certificate.point, prime)
    rows = [list(map(at, bracket(word))) for word in certificate.brackets]
    return rank(rows, prime)
