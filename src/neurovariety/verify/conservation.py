"""Conservation laws: exact derivatives, the certificate once more, and the other implementation."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from sympy import GF
from sympy.polys.matrices import DomainMatrix

from neurovariety.engines import Macaulay2
from neurovariety.flows import VectorField
from neurovariety.flows.derivations import derivatives, is_law
from neurovariety.polynomials import Polynomial
from neurovariety.results import Certificate, ConservationLawsResult
from neurovariety.verify.checks import Check, Context, another_prime, here

LARGEST_SYMBOLIC = 40
"""Variables up to which brackets are computed as polynomials."""


def conservation_checks(result: ConservationLawsResult, context: Context) -> Iterator[Check]:
    problem, value = result.problem, result.value
    fields = problem.flow.fields

    def derivatives_vanish() -> tuple[bool, str]:
        good = sum(is_law(fields, law.polynomial) for law in value)
        return good == len(value), f"{good} of {len(value)} along {len(fields)} fields"

    def brackets_are_independent() -> tuple[bool, str]:
        expected = value.certificate.lie_dimension
        found = _rank_of_brackets(fields, value.certificate)
        return found == expected, f"rank {found} and {expected}"

    def laws_are_independent() -> tuple[bool, str]:
        gradients = [[g.diff(i) for i in range(g.ring.ngens)] for g in value.basis]
        found = _rank([_at(row, value.certificate) for row in gradients], value.certificate.prime)
        return found == value.independent, f"rank {found} and {value.independent}"

    yield here("derivatives are zero", derivatives_vanish)
    yield here("differentials of the laws at the point", laws_are_independent)
    if problem.flow.ring.ngens <= LARGEST_SYMBOLIC:
        yield here("brackets as polynomials, at the point", brackets_are_independent)

    def alike(other: ConservationLawsResult) -> tuple[bool, str]:
        found, expected = _numbers(other), _numbers(result)
        return found == expected, f"dimensions, independent laws, brackets {found} and {expected}"

    p = another_prime(problem.used_prime)
    other = replace(problem, prime=p, seed=problem.seed + 1)
    elsewhere = Context(context.engine or Macaulay2(), None, context.limits)
    here_ = Context(None, None, context.limits)
    chosen = elsewhere if result.provenance.engine == "neurovariety" else here_
    yield chosen.by_solving(f"the other implementation, modulo {p}", other, alike)


def conservation_essence(result: ConservationLawsResult) -> Hashable:
    """The numbers; laws, brackets and the point depend on the implementation."""
    return _numbers(result)


def _numbers(result: ConservationLawsResult) -> tuple[tuple[int, ...], int, int]:
    value = result.value
    return value.dimensions, value.independent, value.certificate.lie_dimension


def _rank_of_brackets(fields: Sequence[VectorField], certificate: Certificate) -> int:
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

    rows = [_at(bracket(word), certificate) for word in certificate.brackets]
    return _rank(rows, certificate.prime)


def _at(polynomials: Sequence[Polynomial], certificate: Certificate) -> list[int]:
    p = certificate.prime
    row = []
    for f in polynomials:
        total = 0
        for monomial, c in f.terms():
            term = int(c.numerator) * pow(int(c.denominator), -1, p)
            for x, e in zip(certificate.point, monomial, strict=True):
                term = term * pow(x, e, p) % p if e else term
            total += term
        row.append(total % p)
    return row


def _rank(rows: list[list[int]], prime: int) -> int:
    if not rows:
        return 0
    K = GF(prime)
    matrix = DomainMatrix([[K(v) for v in row] for row in rows], (len(rows), len(rows[0])), K)
    return int(matrix.rank())
