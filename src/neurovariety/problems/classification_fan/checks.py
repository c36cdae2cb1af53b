"""Numbers of cones: the proof in integers, hyperplane arrangements, closed formulas."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from math import comb

from neurovariety.algebra.linear import rank
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.classification_fan.arrangement import MOST_VECTORS, regions
from neurovariety.problems.classification_fan.certificates import proved
from neurovariety.problems.classification_fan.result import ClassificationFanResult


def checks(result: ClassificationFanResult, context: Context) -> Iterator[Check]:
    """The certificates, and what is known of two parts and of few points."""
    problem, parts = result.problem, result.value.by_parts
    points, k = problem.homogeneous, problem.all_terms

    def by_certificates() -> Outcome:
        found = proved(points, k, problem.certificates)
        return found == parts, f"{', '.join(map(str, found))} by witnesses and Gordan's theorem"

    yield here("certificates", by_certificates)
    if k > 1 and len(points) <= MOST_VECTORS:

        def divided() -> Outcome:
            found = regions(points) // 2 - 1
            return found == parts[1], f"{found} divisions by hyperplanes"

        yield here("two parts: regions of an arrangement, by deletion and restriction", divided)
    expected = _closed(points, k)
    if expected is not None:
        yield here("a closed formula", lambda: (expected == parts, f"{expected}"))


def invariant_part(result: ClassificationFanResult) -> Hashable:
    """The numbers."""
    return result.value


def _closed(points: tuple[tuple[int, ...], ...], k: int) -> tuple[int, ...] | None:
    """For points on a line, and for independent ones: all partitions."""
    distinct = set(points)
    n = len(distinct)
    if len(points[0]) == 2:
        return tuple(comb(n - 1, j) for j in range(k))
    if rank(sorted(distinct)) == n:
        return tuple(_stirling(n, j + 1) for j in range(k))
    return None


def _stirling(n: int, k: int) -> int:
    """The number of partitions of n things into k parts."""
    if n == k:
        return 1
    return k * _stirling(n - 1, k) + _stirling(n - 1, k - 1) if 0 < k < n else 0
