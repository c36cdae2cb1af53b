"""Problems about what networks decide and learn."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.generate.metrics import metrics
from tests.differential.generate.posed import Posed, posed

BOUNDED = (
    nv.PolynomialNetwork((2, 2, 1), 2, bias=True),
    nv.PolynomialNetwork((2, 1, 2), 2),
    nv.PolynomialNetwork((1, 1, 1), 3, bias=True),
)
STUDENTS = (nv.MonomialNetwork((2, 1, 1), 2), nv.LinearNetwork(2, 1, 2))


@st.composite
def _teachers(draw: st.DrawFn) -> Posed:
    network = draw(st.sampled_from(STUDENTS))
    data = st.sampled_from([nv.GenericMetric(), nv.GenericData(), nv.GaussianData()])
    loss = draw(st.one_of(data, metrics(network.map.ambient_dimension)))
    return posed((str(network), str(loss)), lambda: nv.TeacherDiscriminant(network, loss))


@st.composite
def _boundaries(draw: st.DrawFn) -> Posed:
    network = draw(st.sampled_from(BOUNDED))
    n = network.parameter_count
    weights = draw(st.lists(st.sampled_from([-2, 0, 1, 3, 32003]), min_size=n, max_size=n))
    return posed((str(network), str(weights)), lambda: nv.PolynomialBoundary(network, weights))


NETWORK_PROBLEMS: dict[str, Any] = {
    "teacher-discriminant": _teachers(),
    "polynomial-boundary": _boundaries(),
}
