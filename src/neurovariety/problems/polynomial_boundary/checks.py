"""Decision boundaries: the checks of their ED degree, of nearest points, of the discriminant."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from neurovariety.problems.base.checks import Check, Context, Outcome
from neurovariety.problems.ed_degree.checks import checks as checks_of_degree
from neurovariety.problems.ed_degree.checks import like_the_definition as like_the_degree
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.ed_discriminant.checks import checks as checks_of_discriminant
from neurovariety.problems.ed_discriminant.checks import degrees_and_factors
from neurovariety.problems.polynomial_boundary.result import PolynomialBoundaryResult
from neurovariety.problems.real_ed_critical_points.checks import checks as checks_of_points


def checks(result: PolynomialBoundaryResult, context: Context) -> Iterator[Check]:
    """Those of all parts."""
    yield from checks_of_degree(result.degree_result, context)
    if result.nearest_result is not None:
        yield from checks_of_points(result.nearest_result, context)
    if result.meeting_result is not None:
        yield from checks_of_discriminant(result.meeting_result, context)


def like_the_definition(result: PolynomialBoundaryResult, found: DegreeResult) -> Outcome:
    """The ED degree."""
    return like_the_degree(result.degree_result, found)


def invariant_part(result: PolynomialBoundaryResult) -> Hashable:
    """The degree, the numbers of points, and the discriminant."""
    value = result.value
    points = value.points and (len(value.points.points), value.points.found, value.points.complete)
    return value.ed_degree, points, value.discriminant and degrees_and_factors(value.discriminant)
