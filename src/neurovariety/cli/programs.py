"""Linear programmes and decision processes in words of the shell."""

from __future__ import annotations

from typing import Any

from neurovariety.cli.reading import Reading, Words, option
from neurovariety.errors import SpecificationError

LINEAR = ("matrix", "right", "reward")
PROCESS = ("transitions", "rewards", "discount", "initial")


def _program(words: Words, known: Words) -> Any:
    """The one of which all is given, and of the other nothing."""
    from neurovariety.programs.linear import LinearProgram
    from neurovariety.programs.processes import MarkovDecisionProcess

    given = {name for name in (*LINEAR, *PROCESS) if words[name] is not None}
    if given == set(LINEAR):
        return LinearProgram(*(words[name] for name in LINEAR))
    if given == set(PROCESS):
        return MarkovDecisionProcess(*(words[name] for name in PROCESS))
    raise SpecificationError(
        "expected --matrix, --right and --reward, or --transitions, --rewards, --discount and "
        "--initial"
    )


def _observed(words: Words, known: Words) -> Any:
    from neurovariety.programs.processes import MarkovDecisionProcess

    if any(words[name] is None for name in PROCESS):
        raise SpecificationError("expected --transitions, --rewards, --discount and --initial")
    return MarkovDecisionProcess(*(words[name] for name in (*PROCESS, "observations")))


_PROCESS = (
    option(
        "transitions",
        str | None,
        "Of a decision process: for each state, between bars, and each action the "
        "probabilities of the next state: '1,0; 0,1 | 0,1; 1,0'.",
    ),
    option("rewards", str | None, "A row for each state: '1,0; 2,0'."),
    option("discount", str | None, "Such as 9/10."),
    option("initial", str | None, "The probabilities of the states at the start: '4/5,1/5'."),
)
PROGRAM = Reading(
    (
        option(
            "matrix", str | None, "Of a linear programme, a row for each equation: '1,1,0; 0,1,1'."
        ),
        option("right", str | None, "The right-hand sides: '1,2'."),
        option("reward", str | None, "What is maximised: '3,1,2'."),
        *_PROCESS,
    ),
    _program,
)
"""Of problems about programmes."""

OBSERVED = Reading(
    (
        *_PROCESS,
        option(
            "observations",
            str | None,
            "What is seen in each state: 'dark, dark, light'. By default the state.",
        ),
    ),
    _observed,
)
"""Of problems about policies."""
