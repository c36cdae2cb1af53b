"""The engines: everything that can run a script."""

from neurovariety.engines.base import ANSWER_VARIABLE, Engine, Limits, Outcome, Run
from neurovariety.engines.discovery import Candidate, Probe, find_macaulay2, probe_all
from neurovariety.engines.macaulay2 import Macaulay2
from neurovariety.engines.outcome import classify, raise_for_outcome

__all__ = [
    "ANSWER_VARIABLE",
    "Candidate",
    "Engine",
    "Limits",
    "Macaulay2",
    "Outcome",
    "Probe",
    "Run",
    "classify",
    "find_macaulay2",
    "probe_all",
    "raise_for_outcome",
]
