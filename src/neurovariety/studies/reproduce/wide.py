"""Wide networks: the limit of mirror flow, and networks that are trained to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from neurovariety.problems.mirror_flow_limit.density import PiecewiseDensity, Uniform
from neurovariety.problems.mirror_flow_limit.problem import MirrorFlowLimit
from neurovariety.problems.mirror_flow_limit.training import POTENTIALS, trained
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
    """Exact values, and Theorem 2: networks trained with different potentials end there."""

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
        ("a piece", "-11/21*x^3+32/21*x^2 from 0 to 1", THREE, partial(piece, 3)),
        ("a piece outside", "-1/63*x^3+32/21*x-32/63 from 1 to 2", THREE, partial(piece, 4)),
        ("h(1/2), (0, 1) to (0, 1)", "2815/5624", TWO, partial(value, "1/2")),
    ]

    def draw(folder: Path) -> tuple[Path, ...]:
        from neurovariety.present.plot.wide import mirror_flow as picture

        return picture(solve(THREE), folder / "mirror-flow", seed=settings.seed)

    return Reproduction(
        NUMBER_COLUMNS, tuple(PublishedNumber(*row, here=True) for row in rows), draw=draw
    )
