"""What two results of one problem, or of equivalent ones, must have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from fractions import Fraction
from itertools import product
from typing import Any

from tests.differential.asking import Fault, Undecided
from tests.differential.relations.intervals import Intervals
from tests.differential.relations.rates import policies, rates


def read(result: Any, factor: Fraction = Fraction(1)) -> dict[str, Any]:
    """What no equivalent problem changes; None for what the result does not know.

    Parameters
    ----------
    result : Result
        Of any problem.
    factor : Fraction
        Lengths are divided by it first.
    """
    return READERS[result.problem.kind](result.value, result, factor)


def compare(first: Any, second: Any, factor: Fraction = Fraction(1)) -> None:
    """Raise a Fault if two results contradict each other.

    Parameters
    ----------
    first, second : Result
        Of equivalent problems.
    factor : Fraction
        By which lengths of the second are larger.

    Raises
    ------
    Fault
        With both values.
    Undecided
        If they have nothing in common that both know.
    """
    a, b = read(first), read(second, factor)
    known = [name for name in a if a[name] is not None and b.get(name) is not None]
    for name in known:
        x, y = a[name], b[name]
        same = x.meet(y) if isinstance(x, Intervals) else x == y
        if not same:
            raise Fault(f"{name}: {x} and {y}")
    if not known:
        raise Undecided("neither is known")


def _degree(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    none = value is None and result.dimension < 0
    return {"value": 0 if none else value, "is finite": result.dimension <= 0}


def _correspondence(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {"dimension": value.dimension, "bidegrees": value.bidegrees}


def _discriminant(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {
        "folds": value.fold_degree,
        "infinity": value.infinity_degree,
        "fold factors": value.folds and sorted(map(_total_degree, value.folds)),
        "infinite factors": value.infinity and sorted(map(_total_degree, value.infinity)),
        "real codimension": value.real_codimension,
    }


def _total_degree(f: Any) -> int:
    return max(map(sum, f.itermonoms()))


def _signature(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return _discriminant(value.discriminant, result, factor)


def _bottlenecks(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    known = value.pairs is not None and not value.uncertified
    squares = (p.squared_distance for p in value.pairs or ())
    return {
        "degree": value.degree,
        "is finite": value.dimension <= 0,
        "squared distances": Intervals.of(squares, 1 / factor**2) if known else None,
    }


def _sides(sides: Any, factor: Fraction) -> dict[str, Any]:
    return {name: side and Intervals.of([side], 1 / factor) for name, side in sides.items()}


def _reach(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {**_sides(value.sides, factor), "is infinite": value.interval is None}


def _voronoi(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {
        "degree": value.degree,
        "boundary": value.boundary and sorted(map(_total_degree, value.boundary)),
        "focal": value.focal and sorted(map(_total_degree, value.focal)),
    }


def _ed_points(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    squares = (p.squared_distance for p in value.points)
    indices = [p.index for p in value.points]
    settled = value.complete and None not in indices
    least = [p.squared_distance for p in value.points if p.is_global]
    return {
        "squared distances": Intervals.of(squares, 1 / factor**2) if value.complete else None,
        "indices": sorted(indices) if settled else None,
        "least squared distance": Intervals.of(least, 1 / factor**2) if least else None,
    }


def _critical(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {
        "dimension": value.dimension,
        "degree": value.degree,
        "complex": value.complex,
        "reduced": value.reduced,
        "components": sorted((c.ideal.dimension, c.ideal.degree, c.rank) for c in value.components)
        or None,
    }


def _real_critical(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    points = [p for orbit in value.orbits for p in [orbit] * orbit.orbit_size]
    settled = value.complete and all(p.index is not None for p in points)
    return {
        "losses": Intervals.of((p.loss for p in points), 1 / factor) if value.complete else None,
        "indices": sorted(p.index for p in points) if settled else None,
    }


def _functions(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    components = [f.components for f in value.functions]
    return {
        "functions": sorted(
            (f.rank, f.family, f.is_pure, f.is_global, f.inertia) for f in value.functions
        ),
        "losses": Intervals.of((f.loss for f in value.functions), 1 / factor),
        "components": None if None in components else sorted(map(str, components)),
    }


def _ideal(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {"dimension": value.dimension, "degree": value.degree}


def _minors(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    singular = result.singular_locus
    return {
        **_ideal(value, result, factor),
        "singular dimension": singular.dimension,
        "singular degree": singular.degree,
    }


def _equality(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {"equal": value.equal, "missing": not value.missing, "extra": not value.extra}


_OF_ZEROS = {"irreducible", "smooth", "smooth at infinity", "transversal"}


def _components(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {
        "components": sorted((P.dimension, P.degree) for P in value),
        "standings": {a.name: a.standing for a in result.assumptions if a.name in _OF_ZEROS},
    }


def _laws(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {
        "dimensions": value.dimensions,
        "independent": value.independent,
        "complete": value.complete,
        "brackets": value.certificate.lie_dimension,
    }


def _chain(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {"dimensions": value.dimensions, "degree": value.degree, "ended": value.stabilized}


def _invariance(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {"holds": value.holds}


def _trajectory(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {"number": len(value.polynomials), "proved": value.proved}


def _darboux(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    return {
        "spaces": sorted(len(s.polynomials) for s in value.spaces),
        "all are rational": not value.irrational,
        "complete": value.complete,
    }


def _minima(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    """Up to the order of samples."""
    return {
        "all": (value.all_regions, value.full_rank),
        "regions": sorted((r.loss / factor, r.rank, r.dimension) for r in value.regions),
    }


def _boundary(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    if not result.problem.is_plane:
        return asdict(value)
    sizes = [len(getattr(value, name)) for name in ("vertices", "edges", "rays", "lines")]
    return {"sizes": sizes, "cells": value.bounded_cells, "flat": value.flat}


def _whole(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    """All that the value says."""
    return asdict(value)


def _teachers(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    found = value.discriminant
    return {"degrees": (found.fold_degree, found.infinity_degree), "metric": value.metric_degree}


def _named(*fields: str) -> Callable[[Any, Any, Fraction], dict[str, Any]]:
    """Fields of a value as they are."""
    return lambda value, result, factor: {name: getattr(value, name) for name in fields}


def _realized(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    """The function of the network and of the sum, at points in all directions."""
    points = product([Fraction(-7, 3), Fraction(1, 2), 10**9], repeat=result.problem.inputs)
    return {"values": [(value.at(x), value.network.function.at(x)) for x in points]}


READERS: dict[str, Callable[[Any, Any, Fraction], dict[str, Any]]] = {
    "minors": _minors,
    "groebner-basis": _ideal,
    "eliminate": _ideal,
    "decomposition": _components,
    "ideal-equality": _equality,
    "activation-threshold": _named("threshold", "dimensions"),
    "minimal-filling": _named("widths", "neurons"),
    "dimension": _named("dimension", "ambient"),
    "learning-degree": _named("functions", "parameters"),
    "singular-locus": _named("dimension", "degree"),
    "fibre": _named("is_empty", "dimension", "points", "real_points"),
    "identifiability": _named("fibre_dimension", "points"),
    "image-degree": _named("dimension", "degree", "map_degree"),
    "critical-census": _named("strata"),
    "teacher-discriminant": _teachers,
    "polynomial-boundary": _named("ed_degree"),
    "image-ideal": _named("counts"),
    "ed-degree": _degree,
    "generic-ed-degree": _degree,
    "ed-correspondence": _correspondence,
    "ed-discriminant": _discriminant,
    "signature-discriminant": _signature,
    "bottlenecks": _bottlenecks,
    "reach": _reach,
    "voronoi-cell": _voronoi,
    "real-ed-critical-points": _ed_points,
    "critical-points": _critical,
    "real-critical-points": _real_critical,
    "pure-spurious": _functions,
    "conservation-laws": _laws,
    "invariant-ideal": _chain,
    "is-invariant": _invariance,
    "trajectory-ideal": _trajectory,
    "darboux-polynomials": _darboux,
    "classification-fan": _whole,
    "mistake-levels": _whole,
    "linear-regions": _whole,
    "decision-boundary": _boundary,
    "tropical-form": lambda value, result, factor: {"sizes": (len(value.g), len(value.h))},
    "realization": _realized,
    "local-complexity": _whole,
    "tangent-kernel": lambda value, result, factor: _sides(value.numbers, factor),
    "mirror-flow-limit": lambda value, result, factor: {"norm": value.squared_norm},
    "max-pooling": _whole,
    "jacobian-rank-census": _whole,
    "local-minima": _minima,
    "fisher-rao-flow": rates,
    "central-curve": _named("degree", "general_degree", "arithmetic_genus"),
    "policy-critical-points": policies,
    "entropic-path": _named("degree", "dimension", "toric_degree"),
    "boundary-types": _whole,
}
