"""Arguments of another kind than a function takes: a typed error, before anything runs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import FunctionType
from typing import Any

import numpy as np
import pytest
import sympy

import neurovariety as nv
from neurovariety.algebra.reading.calls import Checked

V = nv.Determinantal(3, 3, 1)
CIRCLE = nv.Implicit("x^2 + y^2 = 1")
PROBLEM = nv.GenericEDDegree(V)
AS_ANY: Any = nv

WRONG: dict[str, Callable[[], object]] = {
    "a word as a problem": lambda: AS_ANY.solve("circle"),
    "a network as a problem": lambda: AS_ANY.solve(nv.LinearNetwork(3, 1, 3)),
    "a number to render": lambda: AS_ANY.render(42),
    "a word as an engine": lambda: AS_ANY.solve(PROBLEM, engine="macaulay2"),
    "a class as an engine": lambda: AS_ANY.solve(PROBLEM, engine=nv.Macaulay2),
    "a class to verify with": lambda: AS_ANY.verify(nv.solve(PROBLEM), other=nv.Session),
    "seconds to verify in": lambda: AS_ANY.verify(nv.solve(PROBLEM), limits=60),
    "a folder as recordings": lambda: AS_ANY.Replay("recordings"),
    "widths without an order": lambda: nv.LinearNetwork({3, 1, 2}),
    "no datum": lambda: nv.RealEDCriticalPoints(V),
    "Sage's name of an order": lambda: nv.GroebnerBasis("x; y", order="degrevlex"),
    "a prime as a field": lambda: nv.MinorsIdeal("x, y", 1, field=101),
    "a number as limits": lambda: AS_ANY.solve(PROBLEM, limits=10),
    "a number as a result": lambda: AS_ANY.verify(39),
    "a word as seconds": lambda: AS_ANY.Limits(seconds="10"),
    "a truth value as seconds": lambda: AS_ANY.Limits(seconds=True),
    "no number of seconds": lambda: nv.Limits(seconds=float("nan")),
    "an array as an order": lambda: AS_ANY.GroebnerBasis("x; y", order=np.array([1, 2])),
    "an array as another order": lambda: AS_ANY.MinorsIdeal("x, y", 1, order=np.array([1, 2])),
    "more memory than there is": lambda: nv.Limits(memory=2**63),
    "half a byte": lambda: AS_ANY.Limits(memory=1.5),
    "a word as a metric": lambda: AS_ANY.EDDegree(V, metric="frobenius"),
    "a name as a variety": lambda: AS_ANY.EDDegree("circle"),
    "a number as a variety": lambda: AS_ANY.Reach(3),
    "a dictionary as weights": lambda: AS_ANY.Weighted({1: 2, 3: 4}),
    "numbers as an ideal": lambda: AS_ANY.Ideal(3, 4),
    "text as generators": lambda: AS_ANY.Ideal(CIRCLE.polynomials[0].ring, ["x"]),
    "numbers in a table": lambda: AS_ANY.Table("sums", ("a",), ((1,),)),
    "too few texts in a table": lambda: nv.Table("sums", ("a", "b"), (("1",),)),
    "text as a script": lambda: AS_ANY.Macaulay2().run("1 + 1", nv.Limits(5)),
    "numbers as what is recorded": lambda: AS_ANY.record(nv.Macaulay2(), 4, nv.Limits(5), "/tmp"),
    "a number of a zero Hessian": lambda: AS_ANY.zero_hessians(3),
    "text as a discriminant": lambda: AS_ANY.chambers(CIRCLE, discriminant="x"),
    "a comparison": lambda: AS_ANY.EDDegree(sympy.Symbol("x") == 1),
}

EQUATIONS = ("x^2 + 4*y^2 = 4", ["x^2 + 4*y^2 - 4"], sympy.sympify("x**2 + 4*y**2 - 4"))
ON_A_VARIETY: dict[str, Callable[[Any], Any]] = {
    "ED degree": nv.EDDegree,
    "generic ED degree": nv.GenericEDDegree,
    "correspondence": nv.EDCorrespondence,
    "discriminant": nv.EDDiscriminant,
    "signatures": nv.SignatureDiscriminant,
    "bottlenecks": nv.Bottlenecks,
    "reach": nv.Reach,
    "Voronoi cell": lambda V: nv.VoronoiCell(V, "0, 1"),
    "real points": lambda V: nv.RealEDCriticalPoints(V, nv.Frobenius(), "1, 2"),
}


@pytest.mark.parametrize("make", ON_A_VARIETY.values(), ids=ON_A_VARIETY.keys())
def test_equations_stand_for_their_variety(make: Callable[[Any], Any]) -> None:
    expected = make(nv.Implicit(EQUATIONS[0]))
    assert [make(given) for given in EQUATIONS] == [expected] * len(EQUATIONS)


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG.keys())
def test_the_message_says_what_was_expected_and_what_was_given(
    call: Callable[[], object],
) -> None:
    with pytest.raises(nv.SpecificationError, match=r"expected .*, got "):
        call()


def _called() -> Iterator[tuple[str, Any]]:
    """Public classes and functions, and public methods of the classes."""
    for place, names in ((nv, nv.__all__), (nv.plot, dir(nv.plot))):
        for name in names:
            found: Any = getattr(place, name)
            if isinstance(found, FunctionType):
                yield name, found
            elif isinstance(found, Checked):
                yield name, found
                methods = inspect.getmembers(found, lambda m: inspect.isroutine(m))
                yield from (
                    (f"{name}.{key}", m)
                    for key, m in methods
                    if key[0] != "_" and isinstance(getattr(m, "__func__", m), FunctionType)
                )


def test_calls_that_do_not_fit_are_refused_with_what_is_taken() -> None:
    """Python's own TypeError names neither the other arguments nor an example."""
    pytest.importorskip("matplotlib")
    called = dict(_called())
    assert {"EDDegree", "solve", "gap", "Metric.random", "LinearNetwork.fibre"} <= set(called)
    for name, what in called.items():
        for given in ((), (None,) * 30):
            taken = inspect.signature(what)
            with suppress(TypeError):
                taken.bind(*given)
                continue
            said = r"it takes" if "." in name else r"as in |one of its kinds"
            with pytest.raises(nv.SpecificationError, match=said):
                what(*given)
        if all(p.kind is not p.VAR_KEYWORD for p in taken.parameters.values()):
            with pytest.raises(nv.SpecificationError, match=name.rpartition(".")[2]):
                what(nothing_that_is_known=1)


@pytest.mark.parametrize("given", [3, object(), "x", nv.LinearProgram("1,1", [1], [1, 0])])
def test_pictures_of_another_kind_are_refused(given: Any) -> None:
    pytest.importorskip("matplotlib")
    drawn = [f for _, f in _called() if f.__module__.startswith(nv.plot.__name__)]
    assert len(drawn) > 25
    for draw in drawn:
        needed = [
            p
            for p in inspect.signature(draw).parameters.values()
            if p.default is p.empty and p.kind in {p.POSITIONAL_OR_KEYWORD, p.VAR_POSITIONAL}
        ]
        if not isinstance(draw, Checked):
            with pytest.raises(nv.NeuroVarietyError, match="expected"):
                draw(*[given] * len(needed))


def test_a_call_that_does_not_fit_is_answered_with_one_that_does() -> None:
    with pytest.raises(nv.SpecificationError, match=r"^solve: missing .*, as in solve\("):
        AS_ANY.solve()
    with pytest.raises(nv.SpecificationError) as missing:
        AS_ANY.EDDegree(metrc=nv.Frobenius())
    assert str(missing.value) == (
        "EDDegree: got an unexpected argument 'metrc' (did you mean 'metric'?); it takes variety, "
        "metric, method, prime, seed, as in EDDegree(Determinantal(4, 5, rank=2))"
    )
