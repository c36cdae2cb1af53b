"""Degrees of central curves: activities of all bases, and the other method."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from math import comb

from neurovariety.algebra.evaluation import evaluation
from neurovariety.algebra.staircase import dimension_and_degree
from neurovariety.certify.balls import ball, working
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.central_curve.matroid import by_bases
from neurovariety.problems.central_curve.problem import CentralCurve, arithmetic_genus
from neurovariety.problems.central_curve.result import CentralCurveResult, CurveNumbers
from neurovariety.problems.fisher_rao_flow.convex import PRECISION
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow

FEW_BASES = 2_000


def checks(result: CentralCurveResult, context: Context) -> Iterator[Check]:
    """By Crapo's activities."""
    problem, found = result.problem, result.value

    def activities() -> Outcome:
        h = by_bases(list(zip(*problem.rows, strict=True)))
        degree = by_bases(list(zip(*problem.extended, strict=True)))[len(problem.rows) - 1]
        genus = arithmetic_genus(h, degree, problem.dimension)
        same = CurveNumbers(degree, sum(h), genus) == replace(found, equations=None)
        return same, f"{degree} bases of internal activity 1, and {sum(h)} of any"

    n, r = len(problem.rows[0]), len(problem.rows)
    if comb(n + 1, r) <= FEW_BASES:
        yield here("bases by their activities", activities)
    if found.equations is not None:
        yield here("the equations at the analytic centre", lambda: _central(problem, found))
    if problem.chosen_method == DEFINITION:
        yield context.by_solving(
            "another method",
            replace(problem, method="auto"),
            lambda other: (other.value == replace(found, equations=None), "by matroids"),
        )


def _central(problem: CentralCurve, found: CurveNumbers) -> Outcome:
    """Where the central path begins; and the degree of their leading monomials."""
    equations = found.equations or ()
    graded = problem.ring.clone(order="grevlex")
    leading = [graded.from_dict(dict(f.terms())).LM for f in equations]
    with working(PRECISION):
        at = evaluation(FisherRaoFlow(problem.polytope).started(), ball)
        right = all(at(f).contains(0) for f in equations)
    sizes = dimension_and_degree(leading, problem.ring.ngens)
    right = right and len(set(leading)) == len(leading)
    return right and sizes == (1, found.degree), f"{len(equations)} equations hold in balls"


def invariant_part(result: CentralCurveResult) -> Hashable:
    """All but the equations, which matroids do not have."""
    return replace(result.value, equations=None)
