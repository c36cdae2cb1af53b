"""What the Macaulay2 package says of networks is what Python says of them."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.frame import parse_frame
from neurovariety.engines.script import PROBLEM_MARK, Script
from neurovariety.scripts import resources

pytestmark = pytest.mark.m2

MAPS: dict[str, tuple[Any, int]] = {
    "networkMap({2, 2, 1}, {4})": (nv.PolynomialNetwork((2, 2, 1), 4), 3),
    "networkMap({1, 2, 2}, {z^2 + z})": (nv.PolynomialNetwork((1, 2, 2), "z^2 + z"), 1),
    "networkMap({{{1, 2, 0}, {0, 1, 2}}, {{3, 4}}}, {2})": (
        nv.ConvolutionalNetwork((2, 2), activation=2),
        3,
    ),
    "networkMap({{{1, 2}, {2, 1}}, {{3, 3}}}, {2})": (
        nv.EquivariantNetwork("(1 2)", (2, 2, 1), activation=2),
        2,
    ),
    "convolutionMap({3, 2}, {2, 1})": (nv.ConvolutionalNetwork((3, 2), (2, 1)), 3),
    "attentionMap({2, 1}, {1}, 2)": (nv.LightningAttention((2, 1), (1,), 2), 2),
}
"""Each with the network, and a degree up to which equations are found."""

QUARTICS = MAPS["networkMap({2, 2, 1}, {4})"][0]
NUMBERS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "networkDimension({3, 5, 1}, {4})": (
        nv.Dimension(nv.PolynomialNetwork((3, 5, 1), 4)),
        ("dimension",),
    ),
    "networkDimension({2, 2, 1}, {1/z})": (
        nv.Dimension(nv.RationalNetwork((2, 2, 1), "1/z")),
        ("dimension",),
    ),
    "attentionDimension({2, 3, 2}, {2, 2}, 2)": (
        nv.Dimension(nv.LightningAttention((2, 3, 2), (2, 2), 2)),
        ("dimension",),
    ),
    "learningDegree({2, 2, 1}, {4})": (
        nv.LearningDegree(QUARTICS),
        ("functions", "parameters"),
    ),
    'learningDegree({2, 2, 1}, {4}, Data => "Gaussian")': (
        nv.LearningDegree(QUARTICS, nv.GaussianData()),
        ("functions", "parameters"),
    ),
    "activationThreshold {2, 3, 2}": (nv.ActivationThreshold((2, 3, 2)), ("threshold",)),
}
"""Each with the problem, and what of its value it is."""

CODE = """
path = prepend("{folder}/", path);
needsPackage "NeuroVarieties";
R = QQ[z];
facts = (name, phi, d) -> (
    weights := matrix{{apply(numgens ring phi, k -> 3*k^2 + k + 2_QQ)}};
    (found, fibre) := imageDegree phi;
    {{(name | "values", apply(flatten entries sub(phi, weights), v -> lift(v, ZZ))),
        (name | "degrees", {{found, if fibre === infinity then 0 else fibre}}),
        (name | "equations", flatten apply((imageIdeal(phi, d))_*, degree))}});
maps = {{{maps}}};
numbers = {{{numbers}}};
writeAnswer("test", join(
    flatten apply(#maps, k -> facts toSequence prepend("map" | k, maps#k)),
    apply(#numbers, k -> ("number" | k, if instance(numbers#k, ZZ) then {{numbers#k}}
        else toList numbers#k))));
"""


@pytest.fixture(scope="module")
def package(macaulay2: nv.Macaulay2) -> dict[str, Any]:
    """All of it, by Macaulay2 alone."""
    maps = ", ".join(f"{{{expression}, {d}}}" for expression, (_, d) in MAPS.items())
    folder = resources.macaulay2_folder()
    code = CODE.format(folder=folder, maps=maps, numbers=", ".join(NUMBERS))
    run = macaulay2.run(Script(f"{PROBLEM_MARK}{code}", kind="test"), nv.Limits(60))
    return parse_frame(run.answer, "test").fields


@pytest.mark.parametrize("expression", MAPS)
def test_maps_and_their_images(
    expression: str, package: dict[str, Any], session: nv.Session
) -> None:
    network, degree = MAPS[expression]
    name = f"map{list(MAPS).index(expression)}"
    weights = [3 * k * k + k + 2 for k in range(network.parameter_count)]
    values = {f(*weights) for f in network.map.polynomials}
    assert values <= set(package[f"{name}values"])  # there also with those that depend on others
    image = nv.solve(nv.ImageDegree(network), session).value
    assert package[f"{name}degrees"] == (image.degree, image.map_degree or 0)
    counts = nv.solve(nv.ImageIdeal(network, degree), session).value.counts
    equations = [d for d in package[f"{name}equations"] if d > 1]
    assert {d: equations.count(d) for d in equations} == counts


@pytest.mark.parametrize("expression", NUMBERS)
def test_numbers(expression: str, package: dict[str, Any], session: nv.Session) -> None:
    problem, names = NUMBERS[expression]
    value = nv.solve(problem, session).value
    found = package[f"number{list(NUMBERS).index(expression)}"]
    assert found == tuple(getattr(value, name) for name in names)
