"""Values in Sage and back: they are the same again, and Sage computes with them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import CC, GF, QQ, RR, ZZ, I, Symbol, symbols
from sympy.polys.groebnertools import groebner
from sympy.polys.orderings import ProductOrder, monomial_key
from sympy.polys.rings import PolyRing

import neurovariety as nv
from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.orders import Neighbours, order_of
from neurovariety.algebra.polynomials import polynomial_ring, read_polynomials
from neurovariety.errors import MissingDependency, SpecificationError
from neurovariety.exchange.sagemath.imports import sage
from tests.strategies import integers

MERSENNE = 2**89 - 1
FIELDS = (QQ, GF(2), GF(32003), GF(MERSENNE), ZZ)
NAMES = ("x", "y", "x_1", "lambda", "e", "QQ", "é", "alpha12", "I")
"""Names that mean something to Python, to Sage, or to nobody."""


@st.composite
def rings(draw: st.DrawFn, least: int = 0) -> Any:
    """A ring with any order that both systems have."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=least, max_size=4, unique=True))
    orders = ["lex", "grlex", "grevlex"]
    order = draw(st.sampled_from(orders))
    blocks = [(order, len(names))]
    if len(names) > 1 and draw(st.booleans()):
        cut = draw(st.integers(1, len(names) - 1))
        other = draw(st.sampled_from([o for o in orders if o != order]))
        blocks = [(order, cut), (other, len(names) - cut)]
    field = draw(st.sampled_from(FIELDS))
    return PolyRing([Symbol(n) for n in names], field, order_of(tuple(blocks)))


@st.composite
def elements(draw: st.DrawFn, ring: Any) -> Any:
    monomials = st.tuples(*[st.integers(0, 9)] * ring.ngens)
    domain = ring.domain
    terms = draw(st.dictionaries(monomials, integers(), max_size=6))
    divisor = draw(st.integers(1, 10**30)) if domain == QQ else 1
    values = {m: domain(c, divisor) if domain == QQ else domain(c) for m, c in terms.items()}
    return ring.from_dict(values)


@given(rings())
def test_a_ring_is_the_same_again(ring: Any) -> None:
    again = nv.from_sage(nv.to_sage(ring))
    assert again == ring
    assert again.order == ring.order


@given(st.data())
def test_a_polynomial_is_the_same_again(data: st.DataObject) -> None:
    f = data.draw(rings().flatmap(elements))
    theirs = nv.to_sage(f)
    assert theirs.parent() is nv.to_sage(f.ring)
    assert nv.from_sage(theirs) == f
    assert nv.to_sage(nv.from_sage(theirs)) == theirs


@given(st.data())
def test_the_way_to_sage_is_a_homomorphism(data: st.DataObject) -> None:
    ring = data.draw(rings())
    f, g = data.draw(elements(ring)), data.draw(elements(ring))
    assert nv.to_sage(f) * nv.to_sage(g) + nv.to_sage(f) == nv.to_sage(f * g + f)


@given(st.data())
def test_both_systems_agree_on_the_leading_monomial(data: st.DataObject) -> None:
    f = data.draw(rings(least=1).flatmap(elements).filter(bool))
    assert tuple(nv.to_sage(f).exponents()[0]) == f.leading_expv()


@settings(max_examples=20)
@given(st.data())
def test_ideals_bases_and_matrices_are_the_same_again(data: st.DataObject) -> None:
    ring = data.draw(rings(least=1))
    row = st.lists(elements(ring).filter(bool), min_size=2, max_size=2).map(tuple)
    rows = tuple(data.draw(st.lists(row, min_size=1, max_size=3)))
    assert nv.from_sage(nv.to_sage(rows)) == rows
    assert nv.from_sage(nv.to_sage(rows[0])) == rows[0]
    ideal = Ideal(ring, rows[0])
    assert nv.from_sage(nv.to_sage(ideal)) == ideal
    assert nv.from_sage(nv.to_sage(Ideal(ring, ()))) == Ideal(ring, ())


@given(st.lists(st.tuples(st.fractions(), st.fractions()), min_size=1).map(tuple))
def test_a_rational_matrix_is_the_same_again(rows: Any) -> None:
    theirs = nv.to_sage(rows)
    assert theirs.base_ring() is sage().QQ
    assert nv.from_sage(theirs) == rows


@given(st.lists(st.floats(allow_nan=False), min_size=2, max_size=2))
def test_floats_are_kept_bit_by_bit(values: list[float]) -> None:
    for domain, number in ((RR, RR(values[0])), (CC, CC(*values))):
        ring = PolyRing(symbols("a, b"), domain, "grevlex")
        f = ring.from_dict({(1, 2): number})
        assert nv.from_sage(nv.to_sage(f)) == f


def test_a_known_basis_comes_along() -> None:
    f, g = read_polynomials("x^3 - 2*x*y; x^2*y - 2*y^2 + x")
    basis = tuple(groebner([f, g], f.ring))
    ideal = Ideal(f.ring, (f, g), basis, dimension=0, degree=4)
    theirs = nv.to_sage(ideal)
    assert theirs.groebner_basis.is_in_cache()
    assert nv.from_sage(theirs) == replace(ideal, dimension=None, degree=None)
    assert nv.to_sage(f) in theirs
    assert ideal.groebner_basis == basis  # in SymPy's own form
    # what Sage computes by itself is the same, and is taken over when it comes back
    fresh = theirs.ring().ideal(theirs.gens())
    assert fresh.groebner_basis() == theirs.groebner_basis()
    assert nv.from_sage(fresh).groebner_basis == ideal.groebner_basis


def test_the_zero_ideal_has_the_empty_basis() -> None:
    ring = polynomial_ring(["x", "y"])
    theirs = nv.to_sage(Ideal(ring, (), ()))
    assert theirs.groebner_basis() == theirs.ring().ideal([]).groebner_basis()
    assert nv.from_sage(theirs) == Ideal(ring, (), ())


@pytest.mark.parametrize("domain", [QQ, ZZ, GF(7)])
def test_univariate_rings_of_sage(domain: Any) -> None:
    S = sage()
    base = S.GF(7) if domain == GF(7) else getattr(S, str(domain))
    t = base["t"].gen()
    f = nv.from_sage(t**5 - 3 * t + 1)
    assert f.ring == PolyRing([Symbol("t")], domain, "grevlex")
    assert dict(f) == {(5,): domain(1), (1,): domain(-3), (0,): domain(1)}
    assert nv.from_sage(base["t"].ideal([t**2])).generators == (f.ring.gens[0] ** 2,)


def test_block_orders_of_sage_and_of_sympy() -> None:
    S = sage()
    theirs = S.PolynomialRing(
        S.QQ, "x,y,z", order=S.TermOrder("degrevlex", 2) + S.TermOrder("lex", 1)
    )
    ours = nv.from_sage(theirs)
    assert nv.to_sage(ours) is theirs
    x, y, z = ours.gens
    assert (x + y**2 + z**9).leading_expv() == (0, 2, 0)
    for order in (
        ProductOrder(
            (monomial_key("lex"), Neighbours(1, 3)), (monomial_key("lex"), Neighbours(0, 1))
        ),
        ProductOrder(
            (monomial_key("ilex"), Neighbours(0, 1)), (monomial_key("lex"), Neighbours(1, 3))
        ),
        monomial_key("igrevlex"),
    ):
        with pytest.raises(SpecificationError, match="expected the order"):
            nv.to_sage(PolyRing(symbols("x, y, z"), QQ, order))


def foreign_rings() -> list[tuple[Any, str]]:
    """Rings of Sage without a counterpart, each with a word of its name."""
    from sage.rings.polynomial.infinite_polynomial_ring import InfinitePolynomialRing
    from sage.rings.polynomial.laurent_polynomial_ring import LaurentPolynomialRing
    from sage.rings.power_series_ring import PowerSeriesRing
    from sage.rings.real_mpfr import RealField

    S = sage()
    R = S.PolynomialRing(S.QQ, 2, "x")
    return [
        (LaurentPolynomialRing(S.QQ, "t"), "Laurent"),
        (PowerSeriesRing(S.QQ, "t"), "Power Series"),
        (InfinitePolynomialRing(S.QQ, "x"), "Infinite"),
        (R.quotient(R.ideal([R.gen(0) ** 2])), "Quotient"),
        (S.GF(4, "a")["x"], "size 2\\^2"),
        (RealField(100)["x"], "100 bits"),
        (S.QQ["x"]["y"], "over Univariate Polynomial Ring in x"),
        (S.QQ, "Rational Field"),
        (S.PolynomialRing(S.QQ, 2, "x", order="neglex"), "Negative lexicographic"),
        (S.PolynomialRing(S.QQ, 2, "x", order=S.TermOrder("wdegrevlex", (1, 2))), "Weighted"),
    ]


def test_a_ring_without_a_counterpart_is_named() -> None:
    for ring, word in foreign_rings():
        with pytest.raises(SpecificationError, match=f"expected.*got.*{word}"):
            nv.from_sage(ring)
        with pytest.raises(SpecificationError, match=f"expected.*got.*{word}"):
            nv.from_sage(ring.one())
    R = sage().RR["x"]
    with pytest.raises(SpecificationError, match=r"exact field.*Real Field"):
        nv.from_sage(R.ideal([R.gen()]))
    with pytest.raises(SpecificationError, match="Real Field"):
        nv.to_sage(Ideal(nv.from_sage(R), ()))


@pytest.mark.parametrize("name", ["x y", "1x", "_a", "x:3", "x'"])
def test_a_name_that_sage_refuses_is_named(name: str) -> None:
    with pytest.raises(SpecificationError, match=r"Sage refuses the variables.*rename"):
        nv.to_sage(PolyRing([Symbol(name)], QQ))


@pytest.mark.parametrize("domain", [ZZ["t"], GF(6), QQ.algebraic_field(I)])
def test_a_domain_without_a_counterpart_is_named(domain: Any) -> None:
    with pytest.raises(SpecificationError, match="expected a polynomial ring over"):
        nv.to_sage(PolyRing([Symbol("x")], domain))


@pytest.mark.parametrize(
    "value", [3, "x", (), [[1, 2]], ((Fraction(1),), (Fraction(1), Fraction(2)))]
)
def test_what_is_no_value_is_refused_both_ways(value: Any) -> None:
    with pytest.raises(SpecificationError, match="expected a PolyRing"):
        nv.to_sage(value)
    if value != ():
        with pytest.raises(SpecificationError, match="expected a ring"):
            nv.from_sage(value)


def test_polynomials_of_two_rings_are_refused() -> None:
    x, y = polynomial_ring(["x"]).gens[0], polynomial_ring(["y"]).gens[0]
    with pytest.raises(SpecificationError, match="expected an element of"):
        nv.to_sage((x, y))
    with pytest.raises(SpecificationError, match="expected elements of"):
        nv.from_sage([nv.to_sage(x), nv.to_sage(y)])
    with pytest.raises(SpecificationError, match="with entries"):
        nv.from_sage(sage().matrix(sage().QQ, 0, 3))


def run(path: Path, *, isolated: bool = False) -> str:
    """What `to_sage` says in a Python that finds Sage first in a folder."""
    source = Path(nv.__file__).parents[1]
    code = (
        "import sys\n"
        + ("sys.modules['sage'] = None\n" if isolated else "")
        + "import neurovariety as nv\n"
        "from neurovariety.algebra.polynomials import polynomial_ring\n"
        "try:\n    nv.to_sage(polynomial_ring(['x']))\n"
        "except nv.NeuroVarietyError as e:\n    print(type(e).__name__, e)\n"
    )
    paths = os.pathsep.join([str(path), str(source)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout


def test_without_sage_the_extra_is_named(tmp_path: Path) -> None:
    said = run(tmp_path, isolated=True)
    assert said.startswith(MissingDependency.__name__)
    assert '[sage]"' in said


@pytest.mark.parametrize(
    ("text", "attempt"),
    [
        ("raise ImportError('libsingular.so: no such file')", "import sage.all"),
        ("", "from sage.rings.rational_field import QQ"),
    ],
)
def test_a_broken_sage_says_which_import_failed(tmp_path: Path, text: str, attempt: str) -> None:
    (tmp_path / "sage").mkdir()
    (tmp_path / "sage" / "__init__.py").write_text("")
    (tmp_path / "sage" / "all.py").write_text(text)
    said = run(tmp_path)
    assert said.startswith(MissingDependency.__name__)
    assert f"`{attempt}` failed" in said
    assert "no such file" in said or "No module named" in said
