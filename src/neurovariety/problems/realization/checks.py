"""Realizations: the network as a formal sum of maxima, triangulations in integers, values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction
from random import Random

from neurovariety.algebra.shown import counted
from neurovariety.networks.piecewise.function import PiecewiseLinear
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.linear_regions.definition import cells
from neurovariety.problems.linear_regions.patterns import patterns
from neurovariety.problems.realization.calculus import of_maxima, of_network, total
from neurovariety.problems.realization.hulls import proved, signed_maxima, used
from neurovariety.problems.realization.result import RealizationResult
from neurovariety.problems.realization.tree import Maximum
from neurovariety.problems.tropical_form.identity import difference
from neurovariety.problems.tropical_form.problem import rational

POINTS = 20
FEW_PATTERNS = 256


def checks(result: RealizationResult, context: Context) -> Iterator[Check]:
    """What the network computes, what the function is, and both at some points."""
    problem, value = result.problem, result.value
    function, net = problem.function.function, value.network.function

    def proof() -> Outcome:
        signed = list(zip((1, -1), problem.polynomials, strict=True))
        both = [Maximum(sign, p) for sign, p in signed]
        sums, whole = [], []
        for (sign, p), simplices in zip(signed, problem.found.simplices, strict=False):
            sums += signed_maxima(p, proved(p, simplices), sign)
            whole.append(Maximum(sign, used(p, simplices)))
        layers = [tuple(f for f, *_ in layer) for layer in net.integral]
        computed = total(problem.inputs + 1, [(problem.scale, of_network(layers, problem.inputs))])
        right = any(
            computed == total(problem.inputs + 1, [(net.scale, of_maxima(maxima))])
            for maxima in filter(None, (sums, whole, both))
        )
        written = [(m.coefficient, m.functions) for m in value.maxima]
        right = right and any(
            written == [(k, rational(p, problem.scale)) for k, p in maxima]
            for maxima in (sums, both)
        )
        return right, f"{len(sums) or len(both)} maxima"

    yield here("the network as a formal sum of maxima", proof)

    def values() -> Outcome:
        random = Random(1)
        for _ in range(POINTS):
            x = [
                Fraction(random.randint(-99, 99), random.randint(1, 9))
                for _ in range(problem.inputs)
            ]
            right = function.at(x)
            if net.at(x) != right or (value.at(x),) != right:
                return False, f"another value at {', '.join(map(str, x))}"
        return True, f"the same at {POINTS} points"

    yield here("values of the network, the sum, and the function", values)


def invariant_part(result: RealizationResult) -> Hashable:
    """The network and the sum."""
    return result.value


def _between(result: RealizationResult) -> PiecewiseLinear:
    return difference(result.value.network.function, result.problem.function.function)


def too_large(result: RealizationResult) -> str:
    """So many patterns of the network and of both maxima are decided in a moment."""
    found = patterns(_between(result))
    return f"{found} patterns, not at most {FEW_PATTERNS}" if found > FEW_PATTERNS else ""


def like_the_definition(result: RealizationResult, found: RealizationResult) -> Outcome:
    """The functions of both networks are the given one: in the region of each pattern."""
    seen = [cells(_between(r)) for r in (result, found) if not too_large(r)]
    right = all(not any(f) for regions in seen for _, (f,) in regions)
    return right, f"the difference is zero on {counted(sum(map(len, seen)), 'region')}"
