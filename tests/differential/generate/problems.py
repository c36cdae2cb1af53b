"""Problems of every kind about what is generated, each with what is nasty about it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st
from sympy import GF, QQ

import neurovariety as nv
from neurovariety.algebra.evaluation import value_at
from tests.differential.generate import varieties
from tests.differential.generate.fans import FAN_PROBLEMS
from tests.differential.generate.flows import FLOW_PROBLEMS
from tests.differential.generate.losses import LOSS_PROBLEMS
from tests.differential.generate.metrics import data, general_data, metrics
from tests.differential.generate.networks import ACTIVATIONS, NETWORK_PROBLEMS, OTHERS, of_networks
from tests.differential.generate.posed import Posed, posed
from tests.differential.generate.programs import PROGRAM_PROBLEMS
from tests.differential.generate.varieties import QUICK, Nasty, anything, curves, factors, in_space
from tests.differential.generate.weights import identified, over_functions
from tests.differential.generate.wide import WIDE_PROBLEMS

COMPACT = ("circle", "ellipse", "tacnode at infinity", "smooth cubic", "empty over RR")
EASY = ("line", "circle", "parabola", "ellipse", "hyperbola", "cusp", "node", "isolated point")
EASY_IN_SPACE = ("line in space", "points", "twisted cubic", "circle in space", "plane and line")
LINES_AND_PLANES = (
    "line in space",
    "plane and line",
    "circle in space",
    "isotropic plane pair",
    "isotropic lines and a line",
    "isotropic lines below a plane",
    "two components of one dimension",
    "plane and double line",
    "plane and embedded point",
    "not reduced in space",
)
"""Of which fibres over data are found in a second."""
_COORDINATES = [Fraction(k, 2) for k in (0, 2, -2, 1, -1, 3, 4, -4, 6, -6)]


def rational_points(V: nv.Implicit) -> Iterator[tuple[Fraction, ...]]:
    """The points of a variety with small rational coordinates."""
    for x in product(_COORDINATES, repeat=V.ambient_dimension):
        if not any(value_at(f, x) for f in V.polynomials):
            yield x


@st.composite
def about(draw: st.DrawFn, nasty: Any, make: Any, with_metric: bool = True) -> Posed:
    """A problem about a variety, in a metric if it takes one."""
    found: Nasty = draw(nasty)
    V = found.variety
    arguments = (draw(metrics(V.ambient_dimension)),) if with_metric else ()
    return posed(found.tags, lambda: make(V, *arguments), found.smooth)


@st.composite
def _with_datum(draw: st.DrawFn, nasty: Any) -> Posed:
    found: Nasty = draw(nasty)
    n = found.variety.ambient_dimension
    u = draw(st.one_of(general_data(n), general_data(n), data(n)))
    metric = draw(metrics(n))
    return posed(
        found.tags, lambda: nv.RealEDCriticalPoints(found.variety, metric, u), found.smooth
    )


@st.composite
def _at_a_point(draw: st.DrawFn) -> Posed:
    if draw(st.integers(0, 3)) == 3:
        return draw(about(in_space(LINES_AND_PLANES), lambda V, W: nv.VoronoiCell(V, metric=W)))
    found: Nasty = draw(st.one_of(factors(EASY, plain=True), factors()))
    V, metric = found.variety, draw(metrics(2))
    gens = V.polynomials[0].ring.gens
    (f,) = V.polynomials
    regular = [x for x in rational_points(V) if any(value_at(f.diff(g), x) for g in gens)]
    if not regular or draw(st.integers(0, 3)) == 3:
        return posed(found.tags, lambda: nv.VoronoiCell(V, metric=metric))
    y = draw(st.sampled_from(regular))
    return posed((*found.tags, "at a point"), lambda: nv.VoronoiCell(V, y, metric))


SYSTEMS = (
    "x^2 - y; x*y - 1",
    "x^2 + y^2 - 1; x - y",
    "x*y; x*z; y*z",
    "x^2; x*y",
    "x^3 - 32003*y; y^2 - x",
    "(x - 10^6)^2; y - x*z",
    "2*x - 1; y^2 - 1/3",
    "x^2 + 1; x^2 + 2",
    "x - y^2; z - y^3",
    "31991*x^2 - y*z; y^2 - z",
)
systems = st.sampled_from(SYSTEMS)


@st.composite
def _bases(draw: st.DrawFn) -> Posed:
    field = draw(st.sampled_from([QQ, QQ, GF(32003), GF(101)]))
    order = draw(st.sampled_from(["grevlex", "lex", "grlex"]))
    text = draw(systems)
    return Posed((text,), nv.GroebnerBasis(text, "x, y, z", order, field))


@st.composite
def _eliminations(draw: st.DrawFn) -> Posed:
    given = draw(_bases())
    gone = draw(st.sampled_from(["x", "y", "z", "x, y", "z, y"]))
    order = draw(st.sampled_from(["grevlex", "lex", "grlex"]))
    return Posed((*given.tags, gone), nv.Eliminate(given.problem.polynomials, gone, order))


@st.composite
def _equalities(draw: st.DrawFn) -> Posed:
    text, other = draw(systems), draw(systems)
    second = draw(st.sampled_from([text, text, other, text.partition(";")[0]]))
    first = [f.strip() for f in text.split(";")]
    return Posed(
        (text,), nv.IdealEquality(first, second, order=draw(st.sampled_from(["grevlex", "lex"])))
    )


MAPS = ("t; t^2", "s^2; s*t; t^2", "32003*t^2; t^4", "1/t; t + 1", "s + t; s*t", "t/3; t^2; t^3")


@st.composite
def _thresholds(draw: st.DrawFn) -> Posed:
    widths = draw(st.sampled_from([(2, 2, 1), (2, 3, 1), (3, 2, 1), (2, 2, 2), (2, 2, 2, 1)]))
    return Posed((str(widths),), nv.ActivationThreshold(widths))


@st.composite
def _fillings(draw: st.DrawFn) -> Posed:
    sizes = draw(st.sampled_from([(2, 1, 2, 2), (2, 1, 3, 2), (2, 1, 2, 3), (3, 1, 2, 2)]))
    return Posed((str(sizes),), nv.MinimalFilling(*sizes))


@st.composite
def _census(draw: st.DrawFn) -> Posed:
    filters, strides = draw(
        st.sampled_from([((2, 2), (1, 1)), ((2, 2), (2, 1)), ((2, 2, 2), (1, 1, 1)), ((3,), (2,))])
    )
    network = nv.ConvolutionalNetwork(filters, strides)
    metric = draw(st.one_of(st.just(nv.GenericMetric()), metrics(network.ambient_dimension)))
    return posed((str(network),), lambda: nv.CriticalCensus(network, metric))


MATRICES = (
    "x, y; y, x",
    "a, b, c; b, c, d",
    "x, 32003*y; y, x^2",
    "x, y, 1; 0, x, y",
    "x^2, y; y, 1",
)
BY_ONE_ROW = ("z*(y^2 - x^3), z*(z - 1)", "x^2, x*y", "x*z, y*z", "y^2 - x^3", "x^2 + y^2 - z^2")


@st.composite
def _minors(draw: st.DrawFn) -> Posed:
    text, size = draw(
        st.one_of(
            st.tuples(st.sampled_from(BY_ONE_ROW), st.just(1)),
            st.tuples(st.sampled_from(MATRICES), st.integers(1, 2)),
        )
    )
    return Posed((text,), nv.MinorsIdeal(text, size, field=draw(st.sampled_from([QQ, GF(32003)]))))


_curve = st.one_of(factors(EASY, plain=True), factors(), curves())
PROBLEMS: dict[str, Any] = {
    "minors": _minors(),
    "groebner-basis": _bases(),
    "eliminate": _eliminations(),
    "ideal-equality": _equalities(),
    "activation-threshold": _thresholds(),
    "minimal-filling": _fillings(),
    "singular-locus": about(anything, nv.SingularLocus, with_metric=False)
    | of_networks(nv.SingularLocus),
    "fibre": over_functions(),
    "identifiability": identified(ACTIVATIONS, OTHERS),
    "image-degree": about(anything, nv.ImageDegree, with_metric=False)
    | of_networks(nv.ImageDegree),
    "critical-census": _census(),
    **NETWORK_PROBLEMS,
    "image-ideal": st.sampled_from(MAPS).map(
        lambda text: Posed((text,), nv.ImageIdeal(nv.Parametric(text), 2))
    )
    | of_networks(lambda network: nv.ImageIdeal(network, 2)),
    "decomposition": about(anything, nv.Decomposition),
    "ed-degree": about(anything, nv.EDDegree),
    "generic-ed-degree": about(anything, nv.GenericEDDegree, with_metric=False),
    "ed-correspondence": about(anything, nv.EDCorrespondence),
    "ed-discriminant": about(
        st.one_of(factors(EASY, plain=True), factors(), in_space(LINES_AND_PLANES)),
        nv.EDDiscriminant,
    ),
    "signature-discriminant": about(
        factors(("ellipse", "parabola", "hyperbola", "cusp"), plain=True), nv.SignatureDiscriminant
    ),
    "bottlenecks": about(
        st.one_of(factors(EASY, plain=True), factors(), in_space(EASY_IN_SPACE)), nv.Bottlenecks
    ),
    "reach": about(
        st.one_of(factors(COMPACT, plain=True), factors(COMPACT)), nv.Reach, with_metric=False
    ),
    "voronoi-cell": _at_a_point(),
    "real-ed-critical-points": _with_datum(st.one_of(_curve, in_space())),
    **LOSS_PROBLEMS,
    **FLOW_PROBLEMS,
    **FAN_PROBLEMS,
    **WIDE_PROBLEMS,
    **PROGRAM_PROBLEMS,
}
"""By kind: what is asked of the package."""

assert set(QUICK) <= {*varieties.SMOOTH, *varieties.SINGULAR}
