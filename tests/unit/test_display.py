"""What notebooks show: LaTeX of polynomials, HTML of tables; escaped, and never endless."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import GF

import neurovariety as nv
from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring, read_polynomials
from neurovariety.algebra.writing import latex_polynomial
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.checks import Check, Verification
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.base.tables import SHOWN, Table
from neurovariety.problems.darboux_polynomials.result import DarbouxFamily, DarbouxSpace
from neurovariety.problems.ed_correspondence.result import Correspondence
from neurovariety.problems.invariant_ideal.result import InvariantChain
from neurovariety.problems.minors.result import MinorsResult
from neurovariety.problems.trajectory_ideal.result import TrajectoryPolynomials

R = polynomial_ring(["x", "y_1"])
x, y = R.gens
LONG = Fraction(7 * (10**5_000 - 1), 81)
CELL = st.text(st.characters(exclude_categories=["C"]), max_size=12)


@pytest.mark.parametrize(
    "value",
    [
        nv.RealEDCriticalPoints("x^2 + y^2 = 1", nv.Frobenius(), (LONG, LONG)),
        nv.Weighted((LONG, 1)),
        nv.QuadraticLoss([[LONG]], [[1]]),
        nv.BuresWasserstein([[LONG]]),
        nv.GradientFlow(nv.LinearNetwork(1, 1, 1), damping=LONG),
        nv.PolynomialNetwork((1, 1, 1), f"z^2 + {'7' * 5_000}*z"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_numbers_of_any_length_are_shown_in_a_line(value: Any) -> None:
    assert len(repr(value)) <= 120
    assert "\n" not in repr(value)
    assert str(value)


def test_every_value_of_a_result_is_shown() -> None:
    """A class without bases would be written by Python, as long as it is."""
    folder = Path(nv.__file__).parent / "problems"
    classes = [
        (file.parent.name, node)
        for file in folder.glob("*/result.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert len(classes) > 50
    assert [(name, node.name) for name, node in classes if not node.bases] == []


def cells(html: str) -> list[list[str]]:
    """The texts of a table's rows, as a browser reads them."""
    table = ET.fromstring(html)
    assert table.tag == "table"
    return [[cell.text or "" for cell in row] for row in table.iter("tr")]


@given(CELL, st.lists(st.tuples(CELL, CELL), max_size=4).map(tuple))
def test_every_text_of_a_table_is_escaped(title: str, rows: tuple[tuple[str, str], ...]) -> None:
    table = Table(title, ("a<b", "&"), rows)
    html = table._repr_html_()
    assert cells(html) == [["a<b", "&"], *map(list, rows)]
    caption = ET.fromstring(html).find("caption")
    assert caption is not None
    assert (caption.text or "") == title


def test_a_long_table_is_cut() -> None:
    table = Table("numbers", ("n",), tuple((str(n),) for n in range(SHOWN + 1)))
    assert len(cells(table._repr_html_())) == SHOWN + 1
    assert f"the first {SHOWN} of {SHOWN + 1} rows" in table._repr_html_()
    assert len(cells(table.html())) == SHOWN + 2


def test_checks_are_a_table() -> None:
    checks = (Check("method", "<i>seen</i>", "M2", 0.5, True), Check("b", "c", "d", 0.0, False))
    html = Verification(checks)._repr_html_()
    assert cells(html)[1:] == [
        ["holds", "method", "<i>seen</i>", "other mathematics", "M2", "0.50"],
        ["FAILS", "b", "c", "other mathematics", "d", "0.00"],
    ]


def test_a_sweep_is_a_table() -> None:
    from neurovariety.studies.explore import table

    assert cells(table([])._repr_html_())[0][0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x^2 - 1/2*y_1 + 1", r"x^{2} - \frac{y_{1}}{2} + 1"),
        ("-x*y_1^10", r"- x y_{1}^{10}"),
        ("x - x", "0"),
        (f"1{'0' * 5000}*x", f"1{'0' * 5000} x"),  # Python writes 4,300 digits
    ],
    ids=lambda text: text[:20],
)
def test_polynomials_in_latex(text: str, shown: str) -> None:
    assert latex_polynomial(read_polynomials(text, "x, y_1")[0]) == shown


def test_terms_stand_in_the_ring_s_order() -> None:
    for order, first in (("lex", "x"), ("grevlex", "y^{2}")):
        ring = polynomial_ring(["x", "y"], GF(101), order)
        f = ring.gens[0] + ring.gens[1] ** 2
        assert latex_polynomial(f).startswith(first)


def test_ideals_in_latex() -> None:
    assert Ideal(R, (x**2 - y, y))._repr_latex_() == (
        r"$\displaystyle \left\langle x^{2} - y_{1},\ y_{1} \right\rangle$"
    )
    assert Ideal(R, ())._repr_latex_() == r"$\displaystyle \left\langle 0 \right\rangle$"
    long = Ideal(R, tuple(x**k for k in range(1, 31)))._repr_latex_()
    assert r"x^{20},\ \ldots\ \text{(30 in all)}" in long
    assert "x^{21}" not in long
    wide = Ideal(R, (sum((x**k for k in range(30)), R.zero),))._repr_latex_()
    assert r"x^{10} + \cdots" in wide
    assert "x^{9}" not in wide


J = Ideal(R, (x - y,))
PROVENANCE = Provenance("<M2>", "1", "auto", "QQ", None, Certainty.EXACT, "", 0.0)
LATEX = r"$\displaystyle \left\langle x - y_{1} \right\rangle$"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (nv.Frobenius(), r"$\displaystyle \text{Frobenius metric}$"),
        (InvariantChain(J, (1,), True), LATEX),
        (Correspondence(J, (), 1, (1,), None), LATEX),
        (Correspondence(Ideal(R, (x,)), (), 1, (1,), J), LATEX),
        (TrajectoryPolynomials((x,), 1, None), r"$\displaystyle \left\{ x \right\}$"),
        (
            DarbouxFamily((DarbouxSpace(R.one, (x, x**2)),), 0, True),
            r"$\displaystyle \left\{ x \right\}$",
        ),
    ],
)
def test_values_made_of_polynomials(value: Any, shown: str) -> None:
    assert value._repr_latex_() == shown


def test_results_show_their_rows_and_polynomials_in_latex() -> None:
    problem = nv.MinorsIdeal("x, y_1", size=1)
    result = MinorsResult(problem, nv.Script("", "minors"), PROVENANCE, J, J)
    assert r"\text{generators} & x - y_{1} \\" in result._repr_latex_()
    assert cells(result._repr_html_())[1] == ["generators", "$x - y_{1}$"]
    degree = nv.solve(nv.GenericEDDegree(nv.Determinantal(3, 3, 1)))
    html = cells(degree._repr_html_())
    title, *rows = html
    assert title == ["generic ED degree of 3 x 3 matrices of rank at most 1"]
    assert rows[: len(degree.summary())] == [*map(list, degree.summary())]
    assert ["certainty", "exact"] in html
    assert repr(degree) == "<DegreeResult: generic ED degree 39, exact>"


def test_the_line_of_a_long_polynomial_can_be_broken() -> None:
    html = nv.Implicit("x^6 + x^5 + x^4 + x^3 - x^2 - x + 1")._repr_html_()
    assert "$x^{6} + x^{5} + x^{4} + x^{3} - x^{2}$ ${} - x + 1$" in html


def test_a_long_list_is_folded_in_notebooks_and_cut_on_terminals() -> None:
    ideal = Ideal(R, tuple(x**k for k in range(1, 31)))
    assert repr(ideal).startswith("<Ideal: x, x^2, x^3")
    assert str(ideal).endswith("x^20\n            ... 30 in all; data() has them whole")
    (folded,) = ET.fromstring(ideal._repr_html_()).iter("details")
    assert "".join(folded.itertext()).count("$") == 60


def test_a_matrix_in_a_notebook_has_a_cell_for_each_number() -> None:
    html = nv.SymmetricForm([[2, -1], [-1, 20]])._repr_html_()
    assert re.findall(r"text-align:right[^>]*>([^<]*)<", html) == ["2", "-1", "-1", "20"]
