"""Every field of every value of the API, and every argument of its functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.engines.script import LANGUAGES, Language, NameTable
from neurovariety.errors import short
from neurovariety.networks.activations import Activation
from neurovariety.problems.base.methods import Method
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.base.tables import Table
from neurovariety.studies.store import Store
from tests.golden.problems import EVERY
from tests.inputs.texts import texts
from tests.inputs.values import values

EXAMPLES: tuple[Any, ...] = (
    nv.ReLUNetwork((1, 1, 2, 1), [[1, 0, 1]], bias=True),
    *EVERY,
    nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), samples=1),
    nv.CriticalPoints(nv.LinearNetwork(2, 1, 1), X="1, 2; 3, 4", Y="1, 2", regularization=1),
    nv.RealEDCriticalPoints("x^2 + y^2 = 1", nv.Frobenius(), [3, 4]),
    nv.EDDegree(nv.Determinantal(2, 2, 1), nv.DataMetric("1, 0; 0, 1")),
    nv.ConvolutionalNetwork((2, 2), (1, 1)),
    nv.ConvolutionalNetwork(((2, 1), (1, 2)), ((1, 1), (2, 1)), 2, (1, 2, 1)),
    nv.EquivariantNetwork("(1 2)", (2, 2), 1),
    nv.MonomialNetwork((1, 2, 1), 2),
    nv.PiecewiseDensity("-1, 0, 1", "1 + x; 1 - x"),
    nv.MaxoutNetwork("1; 2 | 1", "0, 1 | 1"),
    nv.TropicalRational("0, 1; 1, 2", "0, 0"),
    nv.RationalNetwork((1, 2, 1), "1/z", bias=True),
    nv.SoftmaxAttention((1, 1), 1, 2, 1),
    nv.SparseNetwork((2, 2, 1), ("1, 0; 0, 1", "1, 1")),
    nv.GradientFlow(nv.Parametric("a*b"), loss="(y1 - 1)^2", damping=1),
    nv.GradientFlow(nv.LinearNetwork(1, 1, 1), metric="w1_11, w2_11", decay="1/2"),
    nv.PolynomialFlow("y; -x"),
    nv.ConservationLaws(nv.LinearNetwork(1, 1, 1)),
    nv.Limits(1, 2**30),
    nv.Script("x", "minors"),
    nv.Macaulay2("nowhere"),
    nv.Sage("nowhere"),
)
"""Their fields, and those of the values in them, are given what is hostile."""

PATHS = ("file", "./file", "a/b", "\ud800", "x\0", "", "a" * 300, "/dev/full", "/dev/null/x", ".")
SMALL = 30
"""Variables of varieties whose scripts are written: what is larger is only made."""


@dataclass(frozen=True)
class Target:
    """Something that is given a value.

    Parameters
    ----------
    name : str
        What and which of its fields.
    give : callable
        Takes the value.
    given : strategy
        What it draws.
    """

    name: str
    give: Callable[[Any], Any]
    given: st.SearchStrategy[Any]


def _parts(value: Any) -> Iterator[Any]:
    """A value and all values of the package in it."""
    if isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif is_dataclass(value) and type(value).__module__.startswith("neurovariety."):
        yield value
        for field in fields(value):
            yield from _parts(getattr(value, field.name))


def made(value: Any, name: str, given: Any) -> Any:
    """The value with another field."""
    if isinstance(value, nv.LinearNetwork):
        return nv.LinearNetwork(*given) if isinstance(given, list) else nv.LinearNetwork(2, given)
    now = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
    return type(value)(**{**now, name: given})


def used(value: Any) -> None:
    """What anybody does with a value first."""
    assert value == value
    hash(value), str(value), short(value)  # Python's fractions refuse to be shown where long
    if isinstance(value, Problem):
        variety = getattr(value, "variety", None)
        if variety is None or variety.ambient_dimension <= SMALL:
            for dialect in set(LANGUAGES) & set(value.chosen.dialects):
                nv.render(value, dialect)


def _fields() -> Iterator[Target]:
    seen: dict[str, Any] = {}
    for example in EXAMPLES:
        for value in _parts(example):
            if not isinstance(value, Method | Language | NameTable | Activation):
                for field in fields(value):
                    if field.init or isinstance(value, nv.LinearNetwork | nv.QuadraticLoss):
                        seen.setdefault(f"{type(value).__name__}.{field.name}", value)
    for name, value in seen.items():

        def give(given: Any, value: Any = value, field: str = name.partition(".")[2]) -> None:
            used(made(value, field, given))

        yield Target(name, give, values())


V, M, NET = nv.Implicit("x^2 + y^2 = 1"), nv.Frobenius(), nv.LinearNetwork(2, 1, 2)
TABLE = Table("title", ("a",), (("b",),))
UNSUITED = st.sampled_from(("\x1b", 1.5, object(), [], [1], b"x", int, len, nv.Limits(), {}))
"""Where what is valid would be computed with."""


def _functions() -> Iterator[Target]:
    calls: dict[str, Callable[[Any], Any]] = {
        "rational": nv.rational,
        "rational denominator": lambda g: nv.rational([1, 2], g),
        "ReLUNetwork weights": lambda g: used(nv.ReLUNetwork(weights=g)),
        "ReLUNetwork biases": lambda g: used(nv.ReLUNetwork(weights="1; 2 | 1, 1", biases=g)),
        "Metric.random": lambda g: nv.Metric.random(g, 1),
        "Metric.random seed": lambda g: nv.Metric.random(V, g),
        "fibre": lambda g: NET.fibre(g).points,
        "render": nv.render,
        "render dialect": lambda g: nv.render(nv.EDDegree(V), g),
        "solve limits": lambda g: nv.solve(nv.EDDegree(nv.Determinantal(2, 2, 1)), limits=g),
        "write_mrdi": lambda g: nv.write_mrdi(g, "file"),
        "write_mrdi namespace": lambda g: nv.write_mrdi(V.polynomials[0], "file", g),
        "to_sage": nv.to_sage,
        "from_sage": nv.from_sage,
        "Pool": lambda g: nv.Pool(g).close(),
        "Pool path": lambda g: nv.Pool(1, g).close(),
        "Session path": lambda g: nv.Session(g).close(),
        "SageSession": lambda g: nv.SageSession(g).close(),
        "SageSession algorithm": lambda g: nv.SageSession(algorithm=g).close(),
        "critical_count_law": nv.critical_count_law,
        "critical_count_law samples": lambda g: nv.critical_count_law(NET, g),
        "Assumption": lambda g: str(nv.Assumption(g, nv.Standing.PROVED, "x")),
        "read_mrdi": nv.read_mrdi,
        "read_matrix": nv.read_matrix,
        "read_polynomials": nv.read_polynomials,
        "read_polynomials variables": lambda g: nv.read_polynomials("x - y", g),
        "save": lambda g: nv.save(g, "file"),
        "load": nv.load,
        "zero_hessians": nv.zero_hessians,
        "Macaulay2": lambda g: nv.Macaulay2(g).version,
    }
    for name, give in calls.items():
        yield Target(name, give, values())
    unsuited: dict[str, Callable[[Any], Any]] = {
        "solve": nv.solve,
        "solve engine": lambda g: nv.solve(nv.GroebnerBasis("x"), engine=g),
        "verify": nv.verify,
        "bounds": nv.bounds,
        "reach": nv.reach,
        "landscape_table": lambda g: nv.landscape_table(g, M, 1),
        "landscape_table metric": lambda g: nv.landscape_table(V, g, 1),
        "landscape_table samples": lambda g: nv.landscape_table(V, M, g),
        "landscape_table seed": lambda g: nv.landscape_table(V, M, 1, g),
        "plot.fibre": lambda g: nv.plot.fibre(g, "1"),
        "plot.fibre matrix": lambda g: nv.plot.fibre(nv.LinearNetwork(1, 1, 1), g),
        "chambers": lambda g: nv.chambers(g, M),
        "chambers metric": lambda g: nv.chambers(V, g),
        "plot.fibre ax": lambda g: nv.plot.fibre(nv.LinearNetwork(1, 1, 1), "0", ax=g),
        "plot.trajectories": lambda g: nv.plot.trajectories(g, "x"),
        "plot.loss_surface": lambda g: nv.plot.loss_surface(g, nv.QuadraticLoss("1", "1")),
        "report": lambda g: nv.report(g, "file"),
        "report pictures": lambda g: nv.report(TABLE, "file", pictures=g or [1]),
        "report scripts": lambda g: nv.report(TABLE, "file", scripts=g or [1]),
        "report notes": lambda g: nv.report(TABLE, "file", notes=g or [1]),
    }
    for name in dir(nv.plot):
        unsuited.setdefault(f"plot.{name}", getattr(nv.plot, name))
    for name, give in unsuited.items():
        yield Target(name, give, UNSUITED)


def _files() -> Iterator[Target]:
    """File names; what is written goes below the current folder."""
    calls: dict[str, Callable[[Any], Any]] = {
        "write_mrdi path": partial(nv.write_mrdi, V.polynomials[0]),
        "Script.write": nv.Script("x", "minors").write,
        "report path": lambda g: nv.report(TABLE, g),
        "Table.write": lambda g: TABLE.write(Path(g), "t"),
        "Table.write stem": lambda g: TABLE.write(Path(), g),
        "read_mrdi path": nv.read_mrdi,
        "load path": nv.load,
        "save path": lambda g: nv.save(nv.EDDegree(V), g),
        "Macaulay2 path": lambda g: nv.Macaulay2(g).version,
        "Store": lambda g: Store(g).close(),
        "Replay.load": nv.Replay.load,
        "plot path": lambda g: nv.plot.fibre(nv.LinearNetwork(1, 1, 1), "0").save(g),
    }
    for name, give in calls.items():
        yield Target(name, give, st.sampled_from(PATHS))
    tables = texts().map(lambda t: Table(t, (t, t), ((t, t),)))
    yield Target("report table", lambda t: nv.report(t, "file"), tables)
    yield Target("tables", lambda t: (t.csv(), t.markdown(), t.latex(), t.html()), tables)


@cache
def targets() -> tuple[Target, ...]:
    """All of the API."""
    return (*_fields(), *_functions(), *_files())
