"""Wide networks: the limit of mirror flow, networks that are trained to it, tangent kernels."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import cos, pi, sin, sqrt
from random import Random
from typing import Any

from neurovariety.problems.mirror_flow_limit.density import PiecewiseDensity, Uniform
from neurovariety.problems.mirror_flow_limit.problem import MirrorFlowLimit
from neurovariety.problems.mirror_flow_limit.training import POTENTIALS, trained
from neurovariety.problems.tangent_kernel.problem import TangentKernel
from neurovariety.solve import solve
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)

THREE = MirrorFlowLimit("-1, 0, 1", "1, 0, 1", Uniform(-2, 2))
TWO = MirrorFlowLimit("0, 1", "0, 1", Uniform(-2, 2))
TENT = MirrorFlowLimit("-1, 0, 1", "1, 0, 1", PiecewiseDensity("-2, 0, 2", "1/2+x/4; 1/2-x/4"))
NEAR = "within 1/500"
"""As far as the paper's pictures of networks of 4,860 neurons show."""


def mirror_flow(settings: Settings) -> Reproduction:
    """Mirror flow: exact values, and where networks with different potentials end."""

    def value(at: str, result: Any) -> str:
        return str(result.value(at))

    def norm(result: Any) -> str:
        return str(result.value.squared_norm)

    def piece(index: int, result: Any) -> str:
        return str(result.value.shown[index])

    def distance(potential: str, result: Any) -> str:
        h = result.value
        f = trained(result.problem, 4000, settings.seed, potential)
        grid = [k / 50 for k in range(-100, 101)]
        away = max(abs(f(v) - float(h(v))) for v in grid)
        return NEAR if away < 1 / 500 else f"{away:.4f}"

    rows: list[tuple[str, str, Any, Any]] = [
        ("squared norm, (-1, 0, 1) to (1, 0, 1)", "512/21", THREE, norm),
        *(
            (f"4000 neurons, potential {potential}, {name}", NEAR, p, partial(distance, potential))
            for name, p in (("uniform", THREE), ("tent", TENT))
            for potential in POTENTIALS
        ),
        ("a piece", "-11/21*x^3 + 32/21*x^2 from 0 to 1", THREE, partial(piece, 3)),
        ("a piece outside", "-1/63*x^3 + 32/21*x - 32/63 from 1 to 2", THREE, partial(piece, 4)),
        ("h(1/2), (0, 1) to (0, 1)", "2815/5624", TWO, partial(value, "1/2")),
    ]

    def draw() -> Any:
        from neurovariety.present.plot.wide import mirror_flow as picture

        return picture(solve(THREE), seed=settings.seed)

    return Reproduction(
        NUMBER_COLUMNS, tuple(PublishedNumber(*row, here=True) for row in rows), draw=draw
    )


OCTAHEDRON = "1,0,0; -1,0,0; 0,1,0; 0,-1,0; 0,0,1; 0,0,-1"
POLYHEDRA = (
    ("octahedron, 1 - 1/pi", OCTAHEDRON, 1 - 1 / pi),
    ("tetrahedron", "1,1,1; 1,-1,-1; -1,1,-1; -1,-1,1", 0.980556131317351),
    (
        "three on a circle, 2/3 + sqrt(3)/(2 pi)",
        "2,-1,-1; -1,2,-1; -1,-1,2",
        2 / 3 + sqrt(3) / 2 / pi,
    ),
    (
        "five on a circle",
        [[cos(2 * pi * k / 5), sin(2 * pi * k / 5)] for k in range(5)],
        0.412902143242272,
    ),
    ("six on a circle", "1,0,-1; -1,0,1; 1,-1,0; -1,1,0; 0,1,-1; 0,-1,1", 0.0),
)


def tangent_kernels(settings: Settings) -> Reproduction:
    """Tangent kernels: known smallest eigenvalues, and the bounds of the theorem."""

    def eigenvalue(result: Any) -> str:
        low, high = result.value.smallest_eigenvalue
        return f"{float((low + high) / 2):.10f}"

    def between(result: Any) -> str:
        """With the constants 1; the theorem has some that hold for all data."""
        found = result.value
        low = found.smallest_eigenvalue[0]
        scaling, prime = found.separation.scaling, found.separation.delta_prime
        inside = scaling[1] <= low and low <= min(prime[1], found.upper_bound[1])
        return "inside" if inside else f"{float(low):.3g}"

    known = [
        (name, f"{value:.10f}", TangentKernel(points), eigenvalue)
        for name, points, value in POLYHEDRA
    ]
    random = Random(settings.seed)
    clouds = {
        (n, d): TangentKernel([[random.randint(-99, 99) for _ in range(d)] for _ in range(n)])
        for n, d in ((10, 3), (30, 3), (30, 6), (60, 10))
    }
    bounds = [
        (
            f"between the bounds with constants 1, {n} random points in dimension {d}",
            "inside",
            problem,
            between,
        )
        for (n, d), problem in clouds.items()
    ]
    closer = [
        (
            f"between the bounds with constants 1, two points 1/{k} apart",
            "inside",
            TangentKernel([[1, 0, 0], [1, Fraction(1, k), 0]]),
            between,
        )
        for k in (10, 10**6)
    ]

    def draw() -> Any:
        from neurovariety.present.plot.wide import tangent_kernel as picture

        return picture(clouds[60, 10])

    rows = (*known, *closer, *bounds)
    return Reproduction(
        NUMBER_COLUMNS, tuple(PublishedNumber(*row, here=True) for row in rows), draw=draw
    )
