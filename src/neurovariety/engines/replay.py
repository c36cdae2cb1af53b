"""The public test double: recorded runs in place of an engine."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Self

from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown
from neurovariety.engines.base import Engine, Limits, Outcome, Run, check_run, check_script
from neurovariety.engines.errors import EngineNotFound
from neurovariety.engines.script import Script
from neurovariety.errors import SpecificationError, file_errors, short

_NAME = "replay"


@dataclass(frozen=True)
class Replay(Shown):
    """Give back recorded runs, found by the digest of the script.

    Parameters
    ----------
    runs : mapping of str to Run
        By `Script.digest`.
    default : Run, optional
        What any other script gives; for tests of failures.
    dialect : str
        The language of the recorded scripts.

    Examples
    --------
    >>> crash = Run("Macaulay2", "1.26", (), Outcome.CRASHED, -11, "", "", "", 0.1, Limits())
    >>> Replay(default=crash).run(Script("anything", kind="sum"), Limits()).exit_code
    -11
    """

    runs: Mapping[str, Run] = field(default_factory=dict)
    default: Run | None = None
    dialect: str = "macaulay2"
    name: ClassVar[str] = _NAME

    def __post_init__(self) -> None:
        if not isinstance(self.runs, Mapping):
            raise SpecificationError(
                f"expected runs by the digests of scripts, got {short(self.runs)}; "
                "Replay.load(folder) reads them from files"
            )

    @classmethod
    def load(cls, folder: Path | str) -> Self:
        """Read all recordings of a folder."""
        with file_errors("read", folder):
            paths = sorted(path for path in Path(folder).iterdir() if path.suffix == ".json")
        return cls({path.stem: _read(path) for path in paths})

    def run(self, script: Script, limits: Limits) -> Run:
        """Return the recorded run of a script; the limits are those of the recording.

        Raises
        ------
        EngineNotFound
            If the script was never recorded, or has changed since.
        """
        run = self.runs.get(script.digest, self.default)
        if run is None:
            raise EngineNotFound(
                f"expected a recording of the script {script.digest[:12]} ({script.kind}), found "
                f"{len(self.runs)} others; make one with record(engine, script, limits, folder)",
                script=script,
            )
        return run


@checked
def record(engine: Engine, script: Script, limits: Limits, folder: Path | str) -> Run:
    """Run a script on a real engine and keep the run as ``<digest>.json`` in a folder.

    Parameters
    ----------
    engine : Engine
        What runs it.
    script : Script
        What is run.
    limits : Limits
        Its limits.
    folder : Path or str
        Where the recording goes; made if it is not there.

    Returns
    -------
    Run
        As recorded, good or bad.

    Examples
    --------
    >>> import tempfile
    >>> crash = Run("Macaulay2", "1.26", (), Outcome.CRASHED, -11, "", "", "", 0.1, Limits())
    >>> script = Script("anything", kind="sum")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     recorded = record(Replay(default=crash), script, Limits(), folder)
    ...     Replay.load(folder).run(script, Limits()).exit_code
    -11
    """
    check_run(engine, limits)
    check_script(script, limits)
    run = engine.run(script, limits)
    text = json.dumps(_to_data(run), indent=1, sort_keys=True) + "\n"
    with file_errors("write", folder):
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{script.digest}.json").write_text(text, encoding="utf-8")
    return run


def _read(path: Path) -> Run:
    with file_errors("read", path):
        text = path.read_text("utf-8")
    try:
        return _from_data(json.loads(text))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as cause:
        raise SpecificationError(f"expected {path} to be a recorded run: {short(cause)}") from None


def _to_data(run: Run) -> dict[str, Any]:
    data = asdict(run) | {"outcome": run.outcome.name}
    if math.isinf(run.limits.seconds):
        data["limits"]["seconds"] = None  # JSON has no infinity
    return data


def _from_data(data: dict[str, Any]) -> Run:
    limits = dict(data["limits"])
    if limits["seconds"] is None:
        limits["seconds"] = math.inf
    changed = {
        "outcome": Outcome[data["outcome"]],
        "limits": Limits(**limits),
        "argv": tuple(data["argv"]),
    }
    return Run(**{**data, **changed})
