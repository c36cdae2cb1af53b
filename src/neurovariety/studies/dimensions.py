"""Sweeps over polynomial networks: dimensions in a CSV file; a stopped one goes on."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from typing import Any

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.primes import Telling, further_primes, good_prime
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown, counted
from neurovariety.errors import SpecificationError, file_errors, short
from neurovariety.networks.common import listed
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.base.tables import Table
from neurovariety.problems.dimension.bounds import upper_bound
from neurovariety.studies.growing import growing
from neurovariety.studies.landscape.executors import results

COLUMNS = ("architecture", "r", "dimension", "defect", "ambient", "expected", "proof")
NAMES = {"widths": "architecture", "exponent": "r", "degree": "r", "dim": "dimension"}
"""Other headings of lists, and what they are here."""

MOST_ROWS, MOST_LETTERS = 1_000_000, 100_000_000
_CHUNK, _FEW, _SHOWN = 50, 100, 20


@dataclass(frozen=True)
class Case(Shown):
    """A network with powers as activations.

    Parameters
    ----------
    widths : tuple of int
        ``d_0, ..., d_h``.
    exponent : int
        Of the activation.
    """

    widths: tuple[int, ...]
    exponent: int


@dataclass(frozen=True)
class Row(Shown):
    """A case with its dimension.

    Parameters
    ----------
    case : Case
        The network.
    dimension, defect : int
        By how much the dimension misses the expected one.
    ambient, expected : int or None
        None in a list that does not say it.
    proof : str
        Why the dimension is not larger; empty if two primes agree.
    """

    case: Case
    dimension: int
    defect: int
    ambient: int | None = None
    expected: int | None = None
    proof: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """As in the file."""
        numbers = (self.case.exponent, self.dimension, self.defect, self.ambient, self.expected)
        shown = ("" if v is None else str(v) for v in numbers)
        return (listed(self.case.widths), *shown, self.proof)

    @property
    def is_filling(self) -> bool:
        """Whether the functions fill the space, over the complex numbers."""
        return self.dimension == self.ambient


@checked
def architectures(widths: Sequence[Iterable[int]], exponents: Iterable[int]) -> tuple[Case, ...]:
    """All choices of a width for each layer and an exponent, those with few weights first.

    Examples
    --------
    >>> [case.widths for case in architectures([[2], [1, 2], [1]], [3])]
    [(2, 1, 1), (2, 2, 1)]
    """
    cases = [Case(d, r) for d in product(*widths) for r in exponents]
    return tuple(sorted(cases, key=lambda c: (sum(a * b for a, b in pairwise(c.widths)), c.widths)))


def dimension_of(case: Case, seed: int = 1) -> Row:
    """The larger of two ranks modulo two primes, or the first one if a theorem bounds it.

    Examples
    --------
    >>> dimension_of(Case((3, 5, 1), 4)).cells
    ('3, 5, 1', '4', '14', '1', '15', '15', 'Alexander and Hirschowitz')
    """
    from neurovariety.networks.evaluation import generic_rank

    network = PolynomialNetwork(case.widths, case.exponent)
    most, why = upper_bound(network)
    telling = [Telling(case.exponent, "the exponent")]
    first = good_prime(telling)
    found = generic_rank(network, first, seed, most)
    if found < most:
        second = next(further_primes(telling, first))
        found = max(found, generic_rank(network, second, seed + 1, most))
    expected = network.expected_dimension
    proof = why if found == most else ""
    return Row(case, found, abs(expected - found), network.ambient_dimension, expected, proof)


@checked
def sweep(
    cases: Iterable[Case],
    path: Path | str,
    executor: Any = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Row, ...]:
    """The dimensions of all cases, which go into a CSV file as they come.

    Parameters
    ----------
    cases : iterable of Case
        Those that the file has are not computed again.
    path : Path or str
        The file; another sweep's rows stay in it.
    executor : concurrent.futures.Executor or dask.distributed.Client, optional
        What computes, in chunks; by default a process for each core of this machine.
    progress : callable, optional
        Called with the number of cases that are done, and with that of all.

    Returns
    -------
    tuple of Row
        In the order of the cases.

    Raises
    ------
    SpecificationError
        If the file holds something else, another process writes to it, or it cannot be written.
    """
    asked, file = list(dict.fromkeys(cases)), Path(path)

    def once(text: str) -> Iterable[Row]:
        return {row.case: row for row in _rows(text, path)}.values()

    with growing(file, once, _csv) as (kept, keep):
        known = {row.case: row for row in kept}
        left = [case for case in asked if case not in known]
        progress(len(asked) - len(left), len(asked))
        chunks = [left[k : k + _CHUNK] for k in range(0, len(left), _CHUNK)]
        tasks = {k: partial(_dimensions, chunk) for k, chunk in enumerate(chunks)}
        for _, rows in results(tasks, executor, small=len(left) < _FEW):
            keep(rows)
            known |= {row.case: row for row in rows}
            progress(sum(case in known for case in asked), len(asked))
    return tuple(known[case] for case in asked)


def _dimensions(cases: Sequence[Case]) -> tuple[Row, ...]:
    rows = []
    for case in cases:
        check_time()
        rows.append(dimension_of(case))
    return tuple(rows)


def _csv(rows: Iterable[Row]) -> str:
    return Table("dimensions", COLUMNS, tuple(row.cells for row in rows)).csv()


@checked
def read(path: Path | str) -> Iterator[Row]:
    """The rows of a list; a last line that was cut off is left out.

    Raises
    ------
    SpecificationError
        If a row has no architecture, exponent and dimension.
    """
    with file_errors("read", path), Path(path).open(encoding="utf-8-sig") as file:
        text = file.read(MOST_LETTERS + 1)  # a device may have no end
    if len(text) > MOST_LETTERS:
        raise SpecificationError(f"expected at most {MOST_LETTERS} letters in {path}")
    yield from _rows(text, path)


def _rows(text: str, path: Path | str) -> Iterator[Row]:
    whole = text if text.endswith("\n") else text[: text.rfind("\n") + 1] or text
    lines = csv.DictReader(whole.splitlines())
    names = [name.strip().lower() for name in lines.fieldnames or ()]
    lines.fieldnames = [NAMES.get(name, name) for name in names]
    if not {"architecture", "r", "dimension"} <= set(lines.fieldnames):
        raise SpecificationError(
            f"expected columns architecture, r and dimension in {path}, got "
            f"{', '.join(names) or 'none'}"
        )
    for number, line in enumerate(lines, start=2):
        if number > MOST_ROWS:
            raise SpecificationError(f"expected at most {MOST_ROWS} rows in {path}")
        try:
            yield _row(line)
        except (ValueError, TypeError, AttributeError):
            raise SpecificationError(
                f"line {number} of {path}: expected widths, an exponent and dimensions, got "
                f"{short(line)}"
            ) from None


def _row(line: dict[str, str]) -> Row:
    widths = tuple(map(int, re.findall(r"\d{1,6}", line["architecture"])))
    network = PolynomialNetwork(widths, int(line["r"]))
    expected, dimension = network.expected_dimension, int(line["dimension"])
    defect = line.get("defect") or abs(expected - dimension)
    case, proof = Case(widths, int(line["r"])), line.get("proof") or ""
    return Row(case, dimension, int(defect), network.ambient_dimension, expected, proof)


@checked
def differences(given: Iterable[Row], found: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Rows of a list, each with ours, if they say different things."""
    ours = {row.case: row for row in found}
    return [
        (row, ours[row.case])
        for row in given
        if (row.dimension, row.defect) != (ours[row.case].dimension, ours[row.case].defect)
    ]


@checked
def minimal(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Those that fill the space, while none with smaller hidden widths among them does."""
    filling = defaultdict(list)
    for row in rows:
        d = row.case.widths
        if row.is_filling:
            filling[row.case.exponent, d[0], d[-1], len(d)].append(row)
    return tuple(
        row
        for group in filling.values()
        for row in group
        if not any(_below(other.case.widths, row.case.widths) for other in group)
    )


def _below(first: Sequence[int], second: Sequence[int]) -> bool:
    return first != second and all(a <= b for a, b in zip(first, second, strict=True))


def is_unimodal(widths: Sequence[int]) -> bool:
    """Whether widths grow, and then fall.

    Examples
    --------
    >>> is_unimodal((2, 3, 3, 1)), is_unimodal((3, 2, 3))
    (True, False)
    """
    steps = [b - a for a, b in pairwise(widths) if a != b]
    return all(not (a < 0 < b) for a, b in pairwise(steps))


@checked
def findings(rows: Sequence[Row]) -> tuple[str, ...]:
    """What the dimensions say; minimal is meant among these rows."""
    defective = [row for row in rows if row.defect]
    least = minimal(rows)
    other = [row for row in least if not is_unimodal(row.case.widths)]
    n, proved = len(rows), sum(bool(row.proof) for row in rows)
    return (
        f"{counted(n, 'network')}, {counted(proved, 'dimension')} proved, {n - proved} "
        "modulo two primes.",
        f"{len(defective)} defective{_named(defective)}",
        f"{sum(row.is_filling for row in rows)} filling, {len(least)} of them minimal"
        f"{_named(least)}",
        f"{len(other)} minimal ones not unimodal{_named(other)}",
    )


def _named(rows: Sequence[Row]) -> str:
    shown = "; ".join(f"{listed(row.case.widths)} r={row.case.exponent}" for row in rows[:_SHOWN])
    more = f"; and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return f": {shown}{more}." if rows else "."


def __dir__() -> list[str]:
    """What is defined here, without what is imported."""
    here = (n for n, v in globals().items() if getattr(v, "__module__", "") == __name__)
    return [name for name in here if name[0] != "_"]
