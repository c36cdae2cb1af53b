"""Results on the terminal."""

from __future__ import annotations

from rich.console import Console

from neurovariety.polynomials import show_polynomial
from neurovariety.results import (
    CorrespondenceResult,
    DegreeResult,
    Ideal,
    MinorsResult,
    Result,
)
from neurovariety.verify import Verification

_SHOWN = 20


def show(result: Result, console: Console) -> None:
    """Print a result as lines of a name and a value."""
    console.print(str(result.problem), markup=False, highlight=False, soft_wrap=True)
    for name, value in [*_rows(result), *_provenance(result)]:
        console.print(f"  {name:<16}{value}", markup=False, highlight=False, soft_wrap=True)


def show_verification(verification: Verification, console: Console) -> None:
    """Print the checks of an answer, one line each."""
    for line in str(verification).splitlines():
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _rows(result: Result) -> list[tuple[str, str]]:
    if isinstance(result, DegreeResult):
        surprise = "not finite" if result.dimension > 0 else "none: nowhere reduced, or no zeros"
        value = surprise if result.value is None else str(result.value)
        rows = [("value", value)]
        if result.polar_degrees:
            rows.append(("polar degrees", _numbers(result.polar_degrees)))
        return rows
    if isinstance(result, MinorsResult):
        return [
            *_ideal(result.value),
            ("singular locus", _locus(result.singular_locus)),
        ]
    assert isinstance(result, CorrespondenceResult)
    correspondence = result.value
    rows = [
        ("dimension", str(correspondence.dimension)),
        ("polar degrees", _numbers(correspondence.bidegrees)),
        ("auxiliary", ", ".join(correspondence.auxiliary)),
        *_list("ideal", [show_polynomial(g) for g in correspondence.ideal.generators]),
    ]
    if correspondence.equations is not None:
        basis = correspondence.equations.groebner_basis or ()
        rows += _list("equations", [show_polynomial(g) for g in basis])
    return rows


def _provenance(result: Result) -> list[tuple[str, str]]:
    p = result.provenance
    seed = "" if p.seed is None else f", seed {p.seed}"
    return [
        ("certainty", p.certainty.value),
        ("method", f"{p.method} over {p.field}{seed}"),
        ("engine", f"{p.engine} {p.version}, {p.seconds:.3f} s"),
    ]


def _numbers(values: tuple[int, ...]) -> str:
    return " ".join(map(str, values))


def _ideal(ideal: Ideal) -> list[tuple[str, str]]:
    basis = [show_polynomial(g) for g in ideal.groebner_basis or ()]
    return [
        ("dimension", str(ideal.dimension)),
        ("codimension", str(ideal.codimension)),
        ("degree", str(ideal.degree)),
        *_list("Groebner basis", basis or ["0"]),
    ]


def _locus(ideal: Ideal) -> str:
    if ideal.is_unit:
        return "empty"
    generators = [show_polynomial(g) for g in ideal.generators]
    shown = ", ".join(generators[:_SHOWN]) + (", ..." if len(generators) > _SHOWN else "")
    return f"dimension {ideal.dimension}, degree {ideal.degree}: {shown}"


def _list(name: str, items: list[str]) -> list[tuple[str, str]]:
    shown = [(name if i == 0 else "", item) for i, item in enumerate(items[:_SHOWN])]
    if len(items) > _SHOWN:
        shown.append(("", f"... {len(items)} in all; --json gives them whole"))
    return shown
