"""Record the transcripts of this folder: ``python tests/golden/transcripts/record.py``.

Every failure of the engine tests is run on every usable Macaulay2 of the machine.  The unit tests
replay them, so that what each version prints is known without it.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

from neurovariety.engines.base import Limits  # noqa: E402
from neurovariety.engines.batch import MACAULAY2, Macaulay2  # noqa: E402
from neurovariety.engines.discovery import probe_all  # noqa: E402
from neurovariety.engines.replay import record  # noqa: E402
from tests.engine.scripts import FAILURES, script  # noqa: E402


def main() -> None:
    for probe in probe_all(MACAULAY2):
        if not probe.usable:
            continue
        folder = HERE / (probe.version or "")
        for old in folder.glob("*.json"):
            old.unlink()
        for failure in FAILURES:
            limits = Limits(failure.seconds, failure.memory)
            engine = Macaulay2(probe.candidate.path)
            program = script(failure.problem)
            run = record(engine, program, limits, folder)
            kept = folder / f"{program.digest}.json"
            kept.write_text(kept.read_text().replace(sys.prefix, "/opt/venv"))  # anybody's machine
            print(probe.version, failure.name, run.outcome.name)


if __name__ == "__main__":
    main()
