"""From the fields to laws: each is checked and, where it can be, recognised."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.algebra.derivations import is_law
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.conservation_laws.problem import ConservationLaws
from neurovariety.problems.conservation_laws.result import (
    Certificate,
    ConservationLawsResult,
    Law,
    Laws,
)


def decode(
    frame: Frame, problem: ConservationLaws, script: Script, provenance: Provenance
) -> ConservationLawsResult:
    from neurovariety.problems.conservation_laws.presentation import present

    flow, dimensions = problem.flow, frame.numbers("dimensions")
    found = elements(frame.get("laws", Polynomials), flow.ring, problem.degree)
    if len(found) != sum(dimensions) or len(dimensions) != problem.degree:
        raise ProtocolError(f"expected laws of dimensions {dimensions}, got {len(found)} laws")
    for g in found:
        if not is_law(flow.fields, g):
            raise ProtocolError(f"expected a law, got {g}: its derivative is not zero")
    laws = [
        Law(c.polynomial, c.name, c.latex, c.is_product)
        for piece in present(flow, _by_degree(found, dimensions))
        for c in piece
        if problem.products or not c.is_product
    ]
    certificate = Certificate(
        variables=flow.ring.ngens,
        independent=frame.number("independent"),
        brackets=_words(frame.numbers("words", 0, len(flow.fields))),
        levels=frame.numbers("levels"),
        ended=frame.get("ended", bool),
        prime=frame.number("prime", problem.used_prime, problem.used_prime),
        point=frame.get("point", tuple),
    )
    if certificate.gap < 0:
        raise ProtocolError(f"expected at most D laws and brackets, got {certificate}")
    if certificate.gap == 0:  # then nothing that was random can have gone wrong
        provenance = replace(provenance, certainty=Certainty.EXACT)
    value = Laws(tuple(laws), dimensions, certificate, problem.flow.notes)
    return ConservationLawsResult(problem, script, provenance, value)


def _by_degree(
    found: tuple[Polynomial, ...], dimensions: tuple[int, ...]
) -> tuple[tuple[Polynomial, ...], ...]:
    pieces, start = [], 0
    for d in dimensions:
        pieces.append(found[start : start + d])
        start += d
    return tuple(pieces)


def _words(flat: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Words from a line in which each ends with a zero."""
    words: list[tuple[int, ...]] = []
    word: list[int] = []
    for i in flat:
        if i:
            word.append(i)
        else:
            words.append(tuple(word))
            word = []
    return tuple(words)
