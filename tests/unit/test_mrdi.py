"""Files of the exchange format: what is written is read again, and foreign files are only data."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import GF, QQ, ZZ, Symbol
from sympy.polys.rings import PolyRing

import neurovariety as nv
from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.orders import order_of
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.errors import SpecificationError
from neurovariety.exchange.mrdi import checks, reader
from neurovariety.exchange.mrdi.dialects import DIALECTS
from neurovariety.exchange.mrdi.writer import document
from tests.strategies import INJECTION, polynomials

CORPUS = Path(__file__).parents[1] / "data" / "mrdi"
NAMESPACES = sorted(DIALECTS)

R = polynomial_ring(["x", "y", "z"])
x, y, z = R.gens
S = polynomial_ring(["x", "y"], GF(32003), "lex")
BLOCKS = PolyRing(R.symbols, QQ, order_of((("lex", 1), ("grevlex", 2))))
BASIS = (y**3, x * y - z**2, y**2 * z**2, y * z**4, z**6)
OURS = {
    "ring-block-order": BLOCKS,
    "polynomial": x**2 / 3 - 10**30 * y * z + 1,
    "ideal": Ideal(R, (x * y - z**2, y**3 / 7), BASIS, dimension=1, degree=6),
    "list-gf32003": (S.gens[0] ** 2 - S.gens[1], S.gens[0] * S.gens[1] - 12),
    "matrix": ((x, R.zero), (R.one, y - z / 2)),
    "zero-ideal": Ideal(R, (), (), dimension=3, degree=1),
}


@st.composite
def values(draw: st.DrawFn) -> Any:
    """Anything that a file can hold."""
    f = draw(polynomials(max_terms=8, fields=(QQ, ZZ, GF(101), GF(2**61 - 1))))
    ring = f.ring
    elements = polynomials(ring, max_terms=4)
    g, h = draw(elements), draw(elements)
    known = {"dimension": draw(st.none() | st.integers(-1, 5)), "degree": draw(st.none())}
    generators = tuple(p for p in (f, g) if p)
    return draw(
        st.sampled_from([ring, f, (f, g), ((f, g), (h, f)), Ideal(ring, generators, (h,), **known)])
    )


@settings(max_examples=12)
@given(value=values(), namespace=st.sampled_from(NAMESPACES))
def test_what_is_written_is_read_again(value: Any, namespace: str, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("mrdi") / "value.mrdi"
    nv.write_mrdi(value, path, namespace)
    assert nv.read_mrdi(path) == value


@given(rows=st.lists(st.tuples(st.fractions(), st.fractions()), min_size=1, max_size=3).map(tuple))
def test_a_matrix_of_numbers_is_read_again(rows: Any, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("mrdi") / "value.mrdi"
    nv.write_mrdi(rows, path, "Oscar")
    assert nv.read_mrdi(path) == rows
    with pytest.raises(SpecificationError, match="Macaulay2 writes none"):
        nv.write_mrdi(rows, path)


@pytest.mark.parametrize("namespace", NAMESPACES)
@pytest.mark.parametrize("name", OURS)
def test_files_of_schema_1_keep_loading(name: str, namespace: str) -> None:
    assert nv.read_mrdi(CORPUS / f"schema-1-{namespace.lower()}-{name}.mrdi") == OURS[name]


@pytest.mark.parametrize("namespace", NAMESPACES)
@pytest.mark.parametrize("name", OURS)
def test_the_format_does_not_change_unnoticed(name: str, namespace: str) -> None:
    path = CORPUS / f"schema-1-{namespace.lower()}-{name}.mrdi"
    frozen = json.loads(path.read_text("utf-8"))
    now = document(OURS[name], DIALECTS[namespace])
    assert frozen["neurovariety"].pop("version")
    assert now["neurovariety"].pop("version") == nv.__version__
    for ours in (frozen["neurovariety"], now["neurovariety"]):
        ours.get("groebner_basis", []).sort()  # those of schema 1 were in the engine's order
    assert now == frozen


A = polynomial_ring(["a", "b"], ZZ)
T = polynomial_ring(["t", "u"], ZZ)
F = polynomial_ring(["x_1", "x_2"], GF(32003))
P = polynomial_ring(["x", "y"])
# OSCAR's files were written by hand from its sources and the collection of its outputs, version by
# version, that it publishes as `rosetta-stone-db_prototype`; Macaulay2's by its own saveMRDI.
FOREIGN = {
    "macaulay2-1.26.06-ring": R,
    "macaulay2-1.26.06-polynomial": OURS["polynomial"],
    "macaulay2-1.26.06-ideal": Ideal(R, OURS["ideal"].generators),
    "macaulay2-1.26.06-matrix": OURS["matrix"],
    "macaulay2-1.26.06-zero-ideal": Ideal(R, ()),
    "macaulay2-1.26.06-polynomial-zz": 3 * T.gens[0] ** 2 - T.gens[1],
    "macaulay2-1.26.06-ring-gf101": polynomial_ring(["x_1", "x_2"], GF(101)),
    "oscar-1.0-polynomial": 3 * x**2 * y - 5 * y**5 * z,
    "oscar-1.0-rational-matrix": ((Fraction(12), Fraction(31)), (Fraction(51), Fraction(63))),
    "oscar-1.4-ideal-fp": Ideal(
        polynomial_ring(["x", "y"], GF(101)), (polynomial_ring(["x", "y"], GF(101)).gens[0],)
    ),
    "oscar-1.6-polynomial": QQ(3, 7) * x**2 * y - 5 * y**5 * z,
    "oscar-1.6-rational-matrix": ((Fraction(12), Fraction(31, 2)), (Fraction(-51), Fraction(0))),
    "oscar-1.6-univariate": (lambda t: 7 * t**2 - t + 10)(polynomial_ring(["x"]).gens[0]),
    "oscar-1.7-matrix": ((P.gens[0], P.zero), (2 * P.one, -(P.gens[1] ** 3) / 2)),
    "oscar-1.7-ring": A,
    "schema-1-oscar-rational-matrix": ((Fraction(1, 2), Fraction(-3)),),
    "oscar-1.8-dev-ideal-fq": Ideal(
        F, (F.gens[0] ** 2 - 12 * F.gens[1], 5 * F.gens[0] * F.gens[1])
    ),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_files_are_read(name: str) -> None:
    assert nv.read_mrdi(CORPUS / f"{name}.mrdi") == FOREIGN[name]


def test_the_whole_corpus_is_tested() -> None:
    ours = {f"schema-1-{space.lower()}-{name}" for space in NAMESPACES for name in OURS}
    assert {f.stem for f in CORPUS.iterdir()} == ours | set(FOREIGN)


def test_equal_rings_have_one_identifier_and_orders_are_told_apart() -> None:
    lex = polynomial_ring(["x", "y", "z"], QQ, "lex")
    same = polynomial_ring(["x", "y", "z"])
    identifiers = [document(ring, DIALECTS["Macaulay2"])["id"] for ring in (R, same, lex, BLOCKS)]
    assert identifiers[0] == identifiers[1]
    assert len(set(identifiers)) == 3


RING = document(OURS["polynomial"], DIALECTS["Macaulay2"])["_type"]["params"]
Spoil = Callable[[dict[str, Any]], object]
SPOILT: dict[str, Spoil] = {
    "expected _ns": lambda d: d.pop("_ns"),
    "expected the namespace Macaulay2 or Oscar, found polymake": lambda d: d.update(
        _ns={"polymake": ["https://polymake.org", "4.0"]}
    ),
    "expected schema 1 .*found '2'.*read the file with the one that wrote it": lambda d: d[
        "neurovariety"
    ].update(schema="2"),
    "written by neurovariety 9.9 .schema 7. for Macaulay2 1.26.06": lambda d: d[
        "neurovariety"
    ].update(schema="7", version="9.9"),
    "expected a value of type .* found ZZ": lambda d: d.update(_type="ZZ"),
    "expected _type to be a string": lambda d: d.pop("_type"),
    "expected a ring under the identifier": lambda d: d.pop("_refs"),
    "expected coefficients in QQ, ZZ or GF": lambda d: d["_refs"][RING]["_type"].update(
        params={"_type": "GaloisField", "data": {"char": "2", "degree": "3"}}
    ),
    "expected a prime, found 6": lambda d: d["_refs"][RING]["_type"].update(
        params={"_type": "QuotientRing", "data": "6"}
    ),
    "expected the characteristic to be at most": lambda d: d["_refs"][RING]["_type"].update(
        params={"_type": "QuotientRing", "data": "9" * 30}
    ),
    "expected a variable name": lambda d: d["_refs"][RING]["data"].update(
        variables=[INJECTION, "y", "z"]
    ),
    "expected distinct variables": lambda d: d["_refs"][RING]["data"].update(
        variables=["x", "y", "x"]
    ),
    "the exponents to be a list of 3": lambda d: d["data"][0].__setitem__(0, ["1", "2"]),
    "an exponent to be an integer, found '-1'": lambda d: d["data"][0][0].__setitem__(0, "-1"),
    "an exponent to be at most": lambda d: d["data"][0][0].__setitem__(0, "9" * 20),
    "a numerator to be an integer, found '1.5'": lambda d: d["data"][0][1].__setitem__(0, "1.5"),
    "a numerator to be an integer, found 'run": lambda d: d["data"][0][1].__setitem__(
        0, 'run "touch pwned"'
    ),
    "a numerator to have at most": lambda d: d["data"][0][1].__setitem__(
        0, "1" * (checks.MAX_DIGITS + 1)
    ),
    "a denominator that is not zero": lambda d: d["data"][0][1].__setitem__(1, "0"),
    "a term to be a list of 2": lambda d: d["data"].append([["0", "0", "0"]]),
    "a polynomial to be a list": lambda d: d.update(data={"x": "1"}),
    "expected exact numbers, found 0.5": lambda d: d["data"][0][1].__setitem__(0, 0.5),
    "expected exact numbers, found NaN": lambda d: d["data"][0][1].__setitem__(0, float("nan")),
    "a coefficient to be a string": lambda d: d["data"][0].__setitem__(1, {"_type": "QQ"}),
    "expected an order of 3 variables": lambda d: d["neurovariety"].update(order=[["lex", "2"]]),
    "expected orders among grevlex": lambda d: d["neurovariety"].update(order=[["neglex", "3"]]),
}


@pytest.mark.parametrize("message", SPOILT)
def test_a_spoilt_file_is_refused(message: str, tmp_path: Path) -> None:
    spoilt = document(OURS["polynomial"], DIALECTS["Macaulay2"])
    path = tmp_path / "spoilt.mrdi"
    path.write_text(json.dumps(spoilt))
    assert nv.read_mrdi(path) == OURS["polynomial"]
    SPOILT[message](spoilt)
    path.write_text(json.dumps(spoilt))
    with pytest.raises(SpecificationError, match=message):
        nv.read_mrdi(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is JSON"),
        ("[1]", "the file to be an object"),
        ("[" * 200_000, "is JSON"),
        ('{"_ns": {}, "_ns": {}}', "distinct keys"),
        ('{"_ns": {"Oscar": ["u", "0.11.2"]}, "type": "MPolyElem"}', "written by Oscar 0.11.2"),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "f.mrdi").write_text(text)
    with pytest.raises(SpecificationError, match=message):
        nv.read_mrdi(tmp_path / "f.mrdi")


@pytest.mark.parametrize("path", ["/nowhere/f.mrdi", "/dev/zero", "/tmp"])
def test_what_is_no_file_is_refused(path: str) -> None:
    with pytest.raises(SpecificationError, match=r"expected a file|cannot read"):
        nv.read_mrdi(path)


def test_a_file_may_not_be_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nv.write_mrdi(x, tmp_path / "f.mrdi")
    monkeypatch.setattr(checks, "MAX_BYTES", 10)
    with pytest.raises(SpecificationError, match="at most 10 bytes"):
        nv.read_mrdi(tmp_path / "f.mrdi")


@pytest.mark.parametrize("value", [3, "x", (), [[1, 2]], PolyRing([Symbol("x")], ZZ["t"])])
def test_what_has_no_form_is_not_written(value: Any, tmp_path: Path) -> None:
    with pytest.raises(SpecificationError, match="expected"):
        nv.write_mrdi(value, tmp_path / "f.mrdi")
    assert not list(tmp_path.iterdir())
    with pytest.raises(SpecificationError, match="Macaulay2, Oscar, got 'Sage'"):
        nv.write_mrdi(x, tmp_path / "f.mrdi", "Sage")


def test_names_with_indices() -> None:
    given_ = ["x[1]", "x[1, 2]", "y_(1,2)", "x_1_3"]
    assert reader._names(given_, "_") == ("x_1", "x_1_2", "y_1_2", "x_1_3")
    assert reader._names(["x'1", "y"], "'") == ("x_1", "y")
