"""All problems: from their list are made the commands, their help and the lists of problems.

Nothing is loaded until a problem is used, so that listing them all costs nothing.
"""

from __future__ import annotations

from neurovariety.problems.entries import networks, programs, training, varieties

REGISTRY = (*varieties.ENTRIES, *training.ENTRIES, *networks.ENTRIES, *programs.ENTRIES)
