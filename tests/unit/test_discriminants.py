"""Questions about data where critical points meet: what is refused, and what needs no engine."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

import numpy
import pytest
from sympy import Matrix

import neurovariety as nv
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.frame import parse_frame
from neurovariety.problems.ed_discriminant.result import Discriminant
from neurovariety.problems.signature_discriminant.crossings import cross
from neurovariety.problems.signature_discriminant.result import (
    Signature,
    SignatureComponent,
    SignatureDiscriminantResult,
)

ELLIPSE = nv.Implicit("x^2 + 4*y^2 = 4")
CUBIC = nv.Implicit("x^3 + y^3 = 1 + x*y")
D, S, H = nv.Determinantal, nv.SymmetricDeterminantal, nv.Hankel


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (lambda: nv.EDDiscriminant(D(2, 3, 2)), "smaller than its space"),
        (lambda: nv.EDDiscriminant(nv.Parametric("a + b; a*b")), "smaller than its space"),
        (lambda: nv.EDDiscriminant(ELLIPSE, nv.Weighted([1, 2, 3])), "expected 2 weights"),
        (lambda: nv.EDDiscriminant(CUBIC, method="closed-form"), "elimination, lifting, pencil"),
        (lambda: nv.Bottlenecks(nv.Parametric("s; s*t")), "smaller than its space"),
        (lambda: nv.Bottlenecks(D(2, 2, 1), method="isolation"), "modular"),
        (lambda: nv.Bottlenecks(ELLIPSE, nv.SymmetricForm("0, 1; 1, 0")), "positive definite"),
        (lambda: nv.VoronoiCell(ELLIPSE, "1, 1"), "not on it"),
        (lambda: nv.VoronoiCell(ELLIPSE, "1, 1, 1"), "2 coordinates"),
        (lambda: nv.VoronoiCell(ELLIPSE, [0.5, 1]), "exact number"),
        (lambda: nv.VoronoiCell(nv.Implicit("y^2 = x^3 + x^2"), "0, 0"), "regular point"),
        (lambda: nv.VoronoiCell(D(2, 2, 1), "1, 0; 0, 1"), "its rank is 2"),
        (lambda: nv.VoronoiCell(D(3, 3, 2), [1] * 9), "regular point .* one of rank 2"),
        (lambda: nv.VoronoiCell(D(2, 2, 1), [[1, 2], [2]]), "4 coordinates"),
        (lambda: nv.VoronoiCell(D(2, 2, 1), [[1, 2], 2, 4]), "rows of numbers"),
        (lambda: nv.VoronoiCell(D(2, 2, 1), 5), "a sequence of coordinates of a point"),
        (lambda: nv.VoronoiCell(nv.PolynomialNetwork((2, 2, 1), 2)), "smaller than its space"),
        (lambda: nv.VoronoiCell(D(2, 3, 2)), "smaller than its space"),
        (lambda: nv.VoronoiCell(S(2, 1), "1, 2; 3, 4"), "another form"),
        (lambda: nv.VoronoiCell(S(2, 1), "1, 1, 1", method="closed-form"), "elimination"),
        (lambda: nv.reach(nv.Parametric("t; t^2")), "compact"),
        (lambda: nv.reach(nv.Implicit("x^2 + y^2 = 0")), "may be a linear space"),
        (lambda: nv.reach(nv.Implicit("x = 0; x = 1")), "with none"),
        (lambda: nv.reach(nv.Implicit("x^4 + y^4 + z^4 = 1")), "plane curve"),
        (lambda: nv.reach(nv.Implicit("x^2 + y^2 + z^2 = -1")), "with none"),
        (lambda: nv.reach(nv.Implicit("y^2 = x^2*(x - 1)")), "without real singular points"),
        (lambda: nv.reach(nv.Implicit("y = x^2")), "compact"),
    ],
)
def test_what_is_refused(question: Any, message: str) -> None:
    with pytest.raises(nv.SpecificationError, match=message):
        question()


@pytest.mark.parametrize(
    ("variety", "degree"),
    [(ELLIPSE, 6), (CUBIC, 18), (nv.Implicit("x^2 + y^2 = z"), 12), (D(2, 2, 1), None)],
)
def test_formula_of_trifogli(variety: Any, degree: int | None) -> None:
    assert nv.EDDiscriminant(variety, method="pencil").general_degree == degree


def test_multiple_factors_count_once() -> None:
    circle, twice = nv.Implicit("x^2 + y^2 = 1"), nv.Implicit("(x^2 + y^2 - 1)^2")
    once, again = nv.EDDiscriminant(circle), nv.EDDiscriminant(twice)
    assert (again.chosen_method, again.general_degree) == (once.chosen_method, once.general_degree)
    cells = [nv.VoronoiCell(V, "3/5, 4/5") for V in (circle, twice)]
    assert cells[0].normals == cells[1].normals
    assert cells[0].general_degree == cells[1].general_degree


def test_formulas_of_general_curves_and_surfaces() -> None:
    surface = nv.Implicit("x^2 + 2*y^2 + 3*z^2 = 1")
    assert [nv.Bottlenecks(V).general_degree for V in (ELLIPSE, CUBIC, surface)] == [4, 48, 6]
    assert [nv.VoronoiCell(V).general_degree for V in (ELLIPSE, CUBIC, surface)] == [2, 8, 3]
    assert nv.VoronoiCell(nv.Implicit("x + y = 1")).general_degree is None


@pytest.mark.parametrize(
    "given",
    [
        "1, 2; 2, 4",
        [[1, 2], ["2", Fraction(4)]],
        [1, 2, 2, 4],
        Matrix([[1, 2], [2, 4]]),
        numpy.array([[1, 2], [2, 4]]),
    ],
    ids=repr,
)
def test_forms_of_a_matrix(given: Any) -> None:
    assert nv.VoronoiCell(D(2, 2, 1), given).point == (1, 2, 2, 4)
    assert nv.RealEDCriticalPoints(D(2, 2, 1), nv.Frobenius(), given).datum == (1, 2, 2, 4)
    for V in (S(2, 1), H(2, 1)):
        assert nv.VoronoiCell(V, given).point == nv.VoronoiCell(V, "1, 2, 4").point == (1, 2, 4)


def test_methods() -> None:
    chosen = {
        D(3, 3, 1): "closed-form",
        ELLIPSE: "elimination",
        CUBIC: "pencil",
        nv.Hankel(3, 1): "pencil",
    }
    assert {V: nv.EDDiscriminant(V).chosen_method for V in chosen} == chosen
    assert "elimination" not in nv.EDDiscriminant(nv.SymmetricDeterminantal(3, 2)).methods
    assert nv.SignatureDiscriminant(CUBIC).chosen_method == "lifting"
    assert nv.EDDiscriminant(D(4, 5, 2)).closed_form_degree == 24


def test_the_double_lagrange_system_vanishes_on_an_axis() -> None:
    problem = nv.Bottlenecks(ELLIPSE)
    values = {x: Fraction(0) for x in problem.system[0].ring.gens}
    x1, _, y1, _, l, m, s = values  # noqa: E741
    values.update({x1: Fraction(2), y1: Fraction(-2), l: Fraction(-1), m: Fraction(-1)})
    h = problem.system[-1].evaluate([(s, 1), *[(v, values[v]) for v in list(values)[:-1]]]) + 1
    values[s] = 1 / Fraction(int(h.numerator), int(h.denominator))
    at = [(v, problem.system[0].ring.domain(c.numerator, c.denominator)) for v, c in values.items()]
    assert not any(f.evaluate(at) for f in problem.system)


def test_only_a_neighbouring_pair_of_indices_is_a_fold() -> None:
    u = polynomial_ring(["u"]).gens[0]
    problem = nv.SignatureDiscriminant(ELLIPSE)
    script = nv.render(problem)
    provenance = problem.provenance(script, "none", "0", 0.0)
    component = SignatureComponent(u**2 - 2)
    value = Signature(Discriminant(2, 0, (component.factor,), (), 1, ""), (component,))
    result = SignatureDiscriminantResult(problem, script, provenance, value)

    def inside(born: list[int]) -> Any:
        return lambda at: Counter([0, 1] + (born if abs(at[0]) < Fraction(7, 5) else []))

    (found,) = cross(result, inside([1, 2])).value.components
    assert found.indices == (1, 2)
    fewer, more = (point[0] ** 2 for point in found.data)
    assert more < 2 < fewer
    for born in ([], [1, 1], [0, 2], [0]):
        assert cross(result, inside(born)).value.proved == ()
    assert cross(result, lambda at: None).value.polynomial is None


def test_a_sum_of_squares_is_no_real_hypersurface() -> None:
    problem = nv.EDDiscriminant(nv.Implicit("x^2 + y^2 = 1"))
    answer = (
        "NEUROVARIETY-ANSWER 1 ed-discriminant\nfoldDegree int 0\ninfinityDegree int 2\n"
        "folds polynomials 2 0\ninfinity polynomials 2 1\npolynomial 2\n2 0 | 1\n0 2 | 1\nEND 7\n"
    )
    script = nv.render(problem)
    provenance = problem.provenance(script, "none", "0", 0.0)
    value = (
        problem.part("decode")
        .decode(parse_frame(answer, problem.kind), problem, script, provenance)
        .value
    )
    assert (value.degree, value.real_codimension) == (2, None)
    assert str(value.polynomial) == "u_x**2 + u_y**2"
