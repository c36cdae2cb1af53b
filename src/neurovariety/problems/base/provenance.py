"""Where a result comes from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.certainty import Certainty


@dataclass(frozen=True)
class Provenance(Shown):
    """Where a result comes from.

    Parameters
    ----------
    engine, version : str
        What computed it; ``"neurovariety"`` itself for closed forms and localization.
    method : str
        As in the problem, with ``auto`` resolved.
    field : str
        ``"QQ"`` or ``"GF(p)"``.
    seed : int or None
        Where random data came from; None if there were none.
    certainty : Certainty
        What the result may claim.
    digest : str
        The SHA-256 of the script.
    seconds : float
        Wall-clock time of the run.
    algorithm : str or None
        What computed Groebner bases, where the engine has several.
    """

    engine: str
    version: str
    method: str
    field: str
    seed: int | None
    certainty: Certainty
    digest: str
    seconds: float
    algorithm: str | None = None

    def __str__(self) -> str:
        seed = "" if self.seed is None else f", seed {self.seed}"
        return (
            f"{self.method}, {self.field}{seed}: {self.certainty.value}; "
            f"{self.computed_by}, {self.seconds:.3f} s"
        )

    @property
    def computed_by(self) -> str:
        """The engine with its version, and the algorithm if it has several."""
        by = "" if self.algorithm is None else f" ({self.algorithm})"
        return f"{self.engine} {self.version}{by}"

    def data(self) -> dict[str, Any]:
        """The provenance as plain data."""
        return {
            **asdict(self),
            "certainty": self.certainty.value,
            "seconds": round(self.seconds, 6),
        }
