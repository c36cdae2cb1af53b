"""Fields that the shell gives by words of its own: varieties, metrics, networks, flows, data."""

from __future__ import annotations

from typing import Any

from neurovariety.cli import exact, options, specs
from neurovariety.cli.flows import flow_of
from neurovariety.cli.programs import OBSERVED, PROGRAM
from neurovariety.cli.reading import Reading, Words, option, parameter
from neurovariety.errors import SpecificationError
from neurovariety.networks.words import network


def _text(words: Words) -> str | None:
    return specs.polynomial_text(words["polynomials"], words["file"])


def _variety(words: Words, known: Words) -> Any:
    return specs.variety(words["variety"], _text(words), words["variables"])


def _matrix(words: Words, known: Words) -> Any:
    if words["matrix"] != "matrix":
        return specs.variety(words["matrix"], _text(words), None)
    text = _text(words)
    if text is None:
        raise SpecificationError("matrix: expected --polynomials or --file with its entries")
    return text


def _polynomials(words: Words, known: Words) -> Any:
    text = _text(words)
    if text is None:
        raise SpecificationError("expected polynomials: give --polynomials or --file")
    return text


def _flow(words: Words, known: Words) -> Any:
    names = ("loss", "inputs", "outputs", "map", "metric", "damping", "decay")
    return flow_of(words["model"], *(words.get(name) for name in names))


def _loss(words: Words, known: Words) -> Any:
    """Without regularization, of given or random data; or of a covariance."""
    from neurovariety.problems.critical_points.problem import CriticalPoints
    from neurovariety.problems.pure_spurious.bures import BuresWasserstein
    from neurovariety.problems.pure_spurious.gaussian import GaussianTeacher

    data = (words["samples"], words["x"], words["y"])
    matrices = (words["covariance"], words["teacher"])
    if sum(any(v is not None for v in group) for group in (data, *zip(matrices))) > 1:
        raise SpecificationError("expected --covariance, --teacher or samples, got several")
    if words["teacher"] is not None:
        return GaussianTeacher(words["teacher"])
    if words["covariance"] is not None:
        return BuresWasserstein(words["covariance"], words["tau"])
    return CriticalPoints(known["network"], *data, regularization=None, seed=words["seed"]).loss


_POLYNOMIALS = (
    parameter("polynomials", options.Polynomials, None),
    parameter("file", options.File, None),
)
_VARIABLES = parameter("variables", options.Variables, None)
_SAMPLES = option("samples", int | None, "How many random samples.")
_X = option("x", str | None, "Given inputs, one sample a column: '1,2; 3,4'.")
_Y = option("y", str | None, "Given outputs, likewise.")
_FLOW = (
    parameter("model", options.Model),
    option(
        "loss",
        str | None,
        "A polynomial in the weights, such as '(w1_11*w2_11 - 1)^2/2', or in the outputs y1, y2, "
        "...; or cross-entropy, for all losses after a softmax; without a loss, the flows of all.",
    ),
    option("inputs", str | None, "Inputs, one sample a column: 1,0;0,1.", "-X"),
    option("outputs", str | None, "Outputs, one sample a column: 2,1;1,3.", "-Y"),
    option("map", str | None, "Outputs as polynomials 'a*b; a*c'; of a field, velocities."),
)
_OTHER_FLOWS = (
    option("metric", str | None, "A mirror flow: the diagonal 'a; b^2; ...', or entropy."),
    option("damping", str | None, "The heavy ball with this damping, such as 1/10 or 3/t."),
    option("decay", str | None, "Weight decay, such as 1/100."),
)
_NO_SEED = option(
    "seed", int, "Taken as by other commands, though nothing is random.", default=1, hidden=True
)


def _network_or_variety(field: str) -> Reading:
    return Reading(
        (parameter(field, options.NetworkOrVariety), *_POLYNOMIALS, _VARIABLES),
        lambda words, known: specs.network_or_variety(
            words[field], _text(words), words["variables"]
        ),
    )


_MODEL = _network_or_variety("model")
_ANY_NETWORK = Reading(
    (parameter("network", options.AnyNetwork),),
    lambda words, known: network(words["network"]),
)
_DATA = Reading(
    (
        option(
            "data",
            str,
            "generic-metric, generic or gaussian data, a metric such as frobenius, or given "
            "with -X and -Y.",
            default="generic-metric",
        ),
        option("inputs", str | None, "Inputs, one sample a column: 1,0;0,1.", "-X"),
        option("outputs", str | None, "Outputs, one sample a column: 2,1;1,3.", "-Y"),
    ),
    lambda words, known: specs.data(
        words["data"], words["inputs"], words["outputs"], known["network"]
    ),
)

_GIVEN_NETWORK = Reading(
    (
        option("weights", str | None, "Of all layers, between bars: '1,0; 0,1; 1,1 | 1,-1,2'."),
        option("biases", str | None, "Likewise: '0,0,-1 | 0'; by default zeros."),
        option("rank", int | None, "Of maxout units, each of so many rows; by default ReLU."),
        option("g", str | None, "In place of weights: max g - max h, a row each: '0,1,0; 1,0,2'."),
        option("h", str | None, "Likewise; by default 0."),
    ),
    exact.given_network,
)

READINGS = {
    "variety": Reading(
        (parameter("variety", options.Spec), *_POLYNOMIALS, _VARIABLES),
        _variety,
    ),
    "metric": Reading(
        (parameter("metric", options.MetricSpec, "frobenius"),),
        lambda words, known: specs.metric(words["metric"], known["variety"]),
    ),
    "matrix": Reading((parameter("matrix", options.Matrix), *_POLYNOMIALS, _NO_SEED), _matrix),
    "polynomials": Reading(_POLYNOMIALS, _polynomials),
    "variables": Reading((_VARIABLES,), lambda words, known: words["variables"]),
    "field": Reading(
        (
            option(
                "field",
                str,
                "QQ or a prime; modulo a prime nothing is proved over QQ.",
                default="QQ",
            ),
        ),
        lambda words, known: words["field"],
    ),
    "network": Reading(
        (parameter("network", options.Network),),
        lambda words, known: specs.network(words["network"]),
    ),
    "pure-spurious.network": Reading(
        (parameter("network", options.Network),),
        lambda words, known: network(words["network"]),
    ),
    "linear-regions.network": _GIVEN_NETWORK,
    "decision-boundary.network": _GIVEN_NETWORK,
    "local-complexity.network": _GIVEN_NETWORK,
    "tropical-form.network": _GIVEN_NETWORK,
    "realization.function": Reading(
        (
            option("g", str, "The monomials of g, a row each: '0,1,0; 1,0,2'.", default=...),
            option("h", str | None, "Likewise those of h; by default 0."),
        ),
        lambda words, known: exact.tropical(words["g"], words["h"]),
    ),
    "program": PROGRAM,
    "process": OBSERVED,
    "widths": Reading(
        (parameter("widths", options.Widths),),
        lambda words, known: specs.widths(words["widths"]),
    ),
    "identifiability.network": _ANY_NETWORK,
    "fibre.network": _ANY_NETWORK,
    "fibre.function": Reading(
        (parameter("function", options.Function),),
        lambda words, known: words["function"],
    ),
    "learning-degree.network": _ANY_NETWORK,
    "polynomial-boundary.network": _ANY_NETWORK,
    "teacher-discriminant.network": _ANY_NETWORK,
    "critical-census.network": _ANY_NETWORK,
    "critical-census.metric": Reading(
        (
            option(
                "metric",
                str,
                "generic-metric, or a metric such as frobenius or weights:1,2,1.",
                default="generic-metric",
            ),
        ),
        lambda words, known: specs.data(words["metric"], None, None, known["network"]),
    ),
    "image-degree.variety": _network_or_variety("variety"),
    "image-ideal.variety": _network_or_variety("variety"),
    "dimension.model": _MODEL,
    "singular-locus.model": _MODEL,
    "eliminate.ideal": _MODEL,
    "eliminate.variables": Reading(
        (option("eliminate", str | None, "The variables of equations that are eliminated: s,t."),),
        lambda words, known: words["eliminate"],
    ),
    "learning-degree.data": _DATA,
    "teacher-discriminant.data": _DATA,
    "jacobian-rank-census.samples": Reading(
        (option("samples", int | None, "How many different samples on a line, with a bias."),),
        lambda words, known: words["samples"],
    ),
    "samples": Reading((_SAMPLES,), lambda words, known: words["samples"]),
    "X": Reading((_X,), lambda words, known: words["x"]),
    "Y": Reading((_Y,), lambda words, known: words["y"]),
    "regularization": Reading(
        (
            option(
                "regularization",
                str,
                "generic (random for each weight), none, a number, or a matrix for each layer "
                "between bars: '1,2; 3,4 | 5,6'",
                default="generic",
            ),
        ),
        lambda words, known: specs.regularization(words["regularization"]),
    ),
    "loss": Reading(
        (
            _SAMPLES,
            _X,
            _Y,
            option("covariance", str | None, "Of a Bures-Wasserstein loss: '2,1; 1,2'."),
            option("teacher", str | None, "A quadratic form on Gaussian inputs: '2,1; 1,0'."),
            option("tau", str, "What perturbs that loss, such as 1/4.", default="0"),
            parameter("seed", options.Seed, 1),
        ),
        _loss,
    ),
    "density": Reading(
        (
            option(
                "density",
                str,
                "uniform:-2,2, or by cuts and polynomials: 'piecewise:-1,0,1:1+x;1-x'.",
                default=...,
            ),
        ),
        lambda words, known: specs.density(words["density"]),
    ),
    "flow": Reading(_FLOW, _flow),
    "conservation-laws.flow": Reading((*_FLOW, *_OTHER_FLOWS), _flow),
}
"""By the names of fields; of one problem, after its kind. Other fields are options as they are."""
