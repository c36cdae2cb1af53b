"""Results and their plain data."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from sympy import GF, latex

import neurovariety as nv
from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring, read_polynomials
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.minors.result import MinorsResult

R = polynomial_ring(["x", "y"])
x, y = R.gens
PROVENANCE = Provenance("Macaulay2", "1.26", "groebner", "QQ", 7, nv.Certainty.EXACT, "d", 0.5)


def test_an_answer_carries_everything_that_it_needs() -> None:
    problem = nv.GenericEDDegree(nv.LinearNetwork(3, 1, 3).variety)
    result = nv.solve(problem)
    assert (result.value, result.dimension) == (39, 0)
    assert result.problem is problem
    assert result.script == nv.render(problem)
    p = result.provenance
    assert (p.engine, p.version) == ("neurovariety", nv.__version__)
    assert (p.method, p.field, p.seed) == ("localization", "QQ", None)
    assert p.certainty is nv.Certainty.EXACT
    assert p.digest == result.script.digest
    assert p.seconds >= 0
    assert "39" in str(result)
    assert "exact" in str(result)
    assert result.script.text not in repr(result)
    with pytest.raises(FrozenInstanceError):
        result.value = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("problem", "value"),
    [
        (nv.GenericEDDegree(nv.Determinantal(4, 4, 1), "closed-form"), 284),
        (nv.EDDegree(nv.Determinantal(4, 5, 2)), 6),
        (nv.EDDegree(nv.SymmetricDeterminantal(4, 2), nv.BombieriWeyl()), 6),
        (nv.EDDegree(nv.Determinantal(2, 2, 1), nv.DataMetric("1, 2; 0, 1")), 2),
    ],
    ids=str,
)
def test_theorems_need_no_engine(problem: Any, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUROVARIETY_M2", "/nowhere")
    result = nv.solve(problem)
    assert result.value == value
    assert result.provenance.certainty is nv.Certainty.EXACT
    assert result.provenance.engine == "neurovariety"


def test_ideals() -> None:
    ideal = Ideal(R, (x**2 - y,), (x**2 - y,), dimension=1, degree=2)
    assert (ideal.codimension, ideal.is_unit) == (1, False)
    assert ideal.reduce(x**3) == x * y
    assert ideal.reduce((x**2 - y) * (x + 1)) == 0
    assert ideal.latex() == rf"\left\langle {latex((x**2 - y).as_expr())} \right\rangle"
    zero = Ideal(R, (), (), dimension=2, degree=1)
    assert zero.reduce(x) == x
    assert zero.latex() == r"\left\langle 0 \right\rangle"
    assert Ideal(R, (R.one,), (R.one,), -1, 0).is_unit
    assert Ideal(R, (x,)).codimension is None
    with pytest.raises(ValueError, match="no Groebner basis"):
        Ideal(R, (x,)).reduce(x)


def minors_result(field: Any = None) -> MinorsResult:
    options = {} if field is None else {"field": field}
    problem = nv.MinorsIdeal("x, y", 1, **options)
    ring = polynomial_ring(["x", "y"], problem.field)
    f = ring.gens[0] ** 2 * (10**5000) / 3 - ring.gens[1] if field is None else 5 * ring.gens[0]
    ideal = Ideal(ring, (f,), (f,), 1, 2)
    script = nv.render(problem)
    return MinorsResult(problem, script, PROVENANCE, ideal, Ideal(ring, (), (), 2, 1))


def test_plain_data_is_json_without_floats_and_can_be_read_back() -> None:
    result = minors_result()
    data = json.loads(json.dumps(result.data()))
    assert (data["kind"], data["script"]) == ("minors", result.script.text)
    ideal = data["ideal"]
    assert (ideal["variables"], ideal["order"], ideal["field"]) == (["x", "y"], "grevlex", "QQ")
    assert (ideal["dimension"], ideal["codimension"], ideal["degree"]) == (1, 1, 2)
    assert read_polynomials(ideal["generators"], "x, y") == result.value.generators
    assert data["singular_locus"]["groebner_basis"] == []
    assert data["provenance"] == {
        "engine": "Macaulay2",
        "version": "1.26",
        "method": "groebner",
        "field": "QQ",
        "seed": 7,
        "certainty": "exact",
        "digest": "d",
        "seconds": 0.5,
        "algorithm": None,
    }


def test_plain_data_over_a_prime_field() -> None:
    data = minors_result(GF(101)).data()
    assert data["ideal"]["field"] == "GF(101)"
    assert data["ideal"]["generators"] == ["5*x"]


def test_latex_shows_all_generators() -> None:
    ideal = Ideal(R, (x - 1, y**2))
    assert ideal.latex() == r"\left\langle x - 1,\ y^{2} \right\rangle"


def test_certainty_has_four_grades() -> None:
    assert [c.name for c in nv.Certainty] == ["EXACT", "CERTIFIED", "MODULAR", "NUMERICAL"]
    assert "seed 7: exact; Macaulay2 1.26" in str(PROVENANCE)
