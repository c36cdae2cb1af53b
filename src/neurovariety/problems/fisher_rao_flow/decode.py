"""From the fields to the optimum and the rate, and back."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from neurovariety.engines.frame import Frame
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow
from neurovariety.problems.fisher_rao_flow.result import FisherRaoResult, Rates


def decode(
    frame: Frame, problem: FisherRaoFlow, script: Script, provenance: Provenance
) -> FisherRaoResult:
    """Entries in their order; the constant follows from what the start is."""
    n = len(problem.polytope.c)
    support, slowest = (frame.numbers(name, 0, n - 1) for name in ("support", "slowest"))
    joined = (*support, *slowest)
    in_order = all(list(s) == sorted(s) for s in (support, slowest))
    if not in_order or len(set(joined)) < len(joined) or not (support and slowest):
        raise ProtocolError("expected a support and other entries, each once and in order")
    (optimum,), (rate,) = _fractions(frame, "optimum", 1), _fractions(frame, "rate", 1)
    maximiser = _fractions(frame, "maximiser", n)
    least = _fractions(frame, "least", 2) if frame.get("least", tuple) else [None, None]
    if rate <= 0 or tuple(j for j, v in enumerate(maximiser) if v) != support:
        raise ProtocolError("expected a positive rate, and an optimal point with the support")
    value = Rates(
        optimum,
        support,
        frame.get("unique", bool),
        frame.get("degenerate", bool),
        tuple(maximiser),
        rate,
        slowest,
        problem.constant(support, slowest, rate),
        *least,
    )
    return FisherRaoResult(problem, script, provenance, value)


def _fractions(frame: Frame, name: str, count: int) -> list[Fraction]:
    numbers: tuple[int, ...] = frame.get(name, tuple)
    if len(numbers) != 2 * count or any(v < 1 for v in numbers[1::2]):
        raise ProtocolError(f"expected {name} as {count} numerators and denominators")
    return list(map(Fraction, numbers[::2], numbers[1::2]))


def fields(
    optimum: Fraction,
    support: tuple[int, ...],
    kinds: tuple[bool, bool],
    maximiser: tuple[Fraction, ...],
    decay: tuple[Fraction, tuple[int, ...]],
    least: tuple[Fraction, ...],
) -> dict[str, Any]:
    """As in an engine's frame."""
    rate, slowest = decay
    return {
        "optimum": pairs([optimum]),
        "support": support,
        "unique": kinds[0],
        "degenerate": kinds[1],
        "maximiser": pairs(maximiser),
        "rate": pairs([rate]),
        "slowest": slowest,
        "least": pairs(least),
    }


def pairs(values: Iterable[Fraction]) -> tuple[int, ...]:
    """Numerators and denominators."""
    return tuple(part for v in values for part in v.as_integer_ratio())
