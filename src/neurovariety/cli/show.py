"""Results on the terminal."""

from __future__ import annotations

from rich.console import Console

from neurovariety.results import Result
from neurovariety.verify import Verification


def show(result: Result, console: Console) -> None:
    """Print a result as lines of a name and a value."""
    console.print(str(result.problem), markup=False, highlight=False, soft_wrap=True)
    for name, value in [*result.summary(), *_provenance(result)]:
        console.print(f"  {name:<16}{value}", markup=False, highlight=False, soft_wrap=True)


def show_verification(verification: Verification, console: Console) -> None:
    """Print the checks of an answer, one line each."""
    for line in str(verification).splitlines():
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)


def _provenance(result: Result) -> list[tuple[str, str]]:
    p = result.provenance
    seed = "" if p.seed is None else f", seed {p.seed}"
    return [
        ("certainty", p.certainty.value),
        ("method", f"{p.method} over {p.field}{seed}"),
        ("engine", f"{p.computed_by}, {p.seconds:.3f} s"),
    ]
