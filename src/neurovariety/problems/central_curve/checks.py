"""Degrees of central curves: activities of all bases, and the other method."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from math import comb

from neurovariety.algebra.evaluation import evaluation
from neurovariety.algebra.shown import counted
from neurovariety.algebra.staircase import dimension_and_degree
from neurovariety.algebra.textbook.buchberger import buchberger
from neurovariety.certify.balls import ball, working
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.central_curve.matroid import by_bases
from neurovariety.problems.central_curve.problem import CentralCurve, arithmetic_genus
from neurovariety.problems.central_curve.result import CentralCurveResult, CurveNumbers
from neurovariety.problems.central_curve.singular import genus_by_points
from neurovariety.problems.decomposition.problem import Decomposition
from neurovariety.problems.decomposition.result import DecompositionResult
from neurovariety.problems.fisher_rao_flow.convex import PRECISION
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow
from neurovariety.varieties.assumptions import Standing

FEW_BASES = 2_000


def checks(result: CentralCurveResult, context: Context) -> Iterator[Check]:
    """By Crapo's activities, at the analytic centre, and by the other method."""
    problem, found = result.problem, result.value

    def activities() -> Outcome:
        h = by_bases(list(zip(*problem.rows, strict=True)))
        degree = by_bases(list(zip(*problem.extended, strict=True)))[len(problem.rows) - 1]
        genus = arithmetic_genus(h, degree, problem.dimension)
        same = (degree, sum(h), genus) == invariant_part(result)
        return same, f"{degree} bases of internal activity 1, and {sum(h)} of any"

    n, r = len(problem.rows[0]), len(problem.rows)
    if comb(n + 1, r) <= FEW_BASES:
        yield here("bases by their activities", activities)
    if found.equations is not None:
        yield here("the equations at the analytic centre", lambda: _central(problem, found))
    known = found.equations is not None and found.genus is not None and not problem.too_large
    is_whole = found.genus == found.arithmetic_genus
    if known and problem.dimension == 2:
        yield here("the genus by singular points", lambda: _same_genus(problem, found))
    elif found.genus is not None and found.arithmetic_genus is not None:
        fits = is_whole or (problem.dimension == 2 and 0 <= found.genus < found.arithmetic_genus)
        yield here("the arithmetic genus", lambda: (fits, f"at most {found.arithmetic_genus}"))
    if known and is_whole and problem.dimension > 1:
        space = Decomposition(problem.in_space(found.equations or ()))
        yield context.by_solving("smooth by its components", space, _smooth)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(
            lambda other: (invariant_part(other) == invariant_part(result), "by matroids")
        )


def _central(problem: CentralCurve, found: CurveNumbers) -> Outcome:
    """Where the central path begins; and where there are few unknowns the degree of a basis."""
    equations, graded = found.equations or (), problem.ring.clone(order="grevlex")
    with working(PRECISION):
        at = evaluation(FisherRaoFlow(problem.polytope).started(), ball)
        right = all(at(f).contains(0) for f in equations)
    if not problem.too_large:
        given = [graded.from_dict(dict(f.terms())) for f in equations]
        basis = given if problem.chosen_method == DEFINITION else buchberger(given, graded)
        leading = [f.LM for f in basis]
        right = right and dimension_and_degree(leading, graded.ngens) == (1, found.degree)
        right = right and len(set(leading)) == len(leading) and len(set(given)) == len(given)
    return right, f"{counted(len(equations), 'equation')} hold in balls"


def _same_genus(problem: CentralCurve, found: CurveNumbers) -> Outcome:
    """Only those of the affine space are left of the equations, and that is one."""
    (curve,) = problem.in_space(found.equations or ()).polynomials
    genus = genus_by_points(curve)
    said = "other singular points" if genus is None else f"genus {genus}"
    return genus == found.genus, f"{said} by singular points over QQ"


def _smooth(result: DecompositionResult) -> Outcome:
    proved = {a.name for a in result.assumptions if a.standing is Standing.PROVED}
    return {"irreducible", "smooth", "smooth at infinity"} <= proved, "here and at infinity"


def invariant_part(result: CentralCurveResult) -> Hashable:
    """What all methods know."""
    found = result.value
    return found.degree, found.general_degree, found.arithmetic_genus
