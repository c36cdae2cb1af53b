"""Solving a problem: render, run, decode.

What solving needs is imported when a problem is solved, so that `import neurovariety` stays quick.
"""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import (
    Interrupted,
    NeuroVarietyError,
    ProtocolError,
    SpecificationError,
    TooLarge,
    TooLate,
    short,
)

if TYPE_CHECKING:
    from neurovariety.engines.base import Engine, Limits
    from neurovariety.problems.base.problem import Problem, R

logger = logging.getLogger("neurovariety")

_MOMENT = 1.0
"""Seconds; a command ends within two after Ctrl-C."""


@checked
def solve(problem: Problem[R], engine: Engine | None = None, limits: Limits | None = None) -> R:
    """Solve a problem.

    Parameters
    ----------
    problem : MinorsIdeal, EDDegree, InvariantIdeal or another problem
        It holds the method, the prime and the seed.
    engine : Engine, optional
        What runs the script: `Macaulay2`, a warm `Session`, a `Pool`, or any object with their
        ``run``. By default closed forms, localization and conservation laws are computed here,
        without an engine, and all else by the Macaulay2 that is found first.
    limits : Limits, optional
        Wall-clock seconds that the caller waits, from now on, for all of it: an engine that has to
        start, the script, the answer; and bytes for each program that runs. By default ten minutes.

    Returns
    -------
    DegreeResult, MinorsResult, InvariantIdealResult or another result
        With ``value``, ``provenance`` and the standalone ``script``.

    Raises
    ------
    SpecificationError
        If one of the arguments is of another kind.
    EngineError
        If the engine is missing or did not finish; ``partial`` then holds what it had found, for
        problems that are solved step by step, or what is known without it, such as the dimension
        of a network's functions where their degree was asked for. `EngineTimeout` also if the time
        is over between two steps in this process; a step there, such as the factors of a
        polynomial, is not cut short.
    ProtocolError
        If it finished without a whole answer.
    KeyboardInterrupt
        On Ctrl-C; with ``partial``, too, if there is something in it.

    Examples
    --------
    >>> from neurovariety import Determinantal, GenericEDDegree
    >>> solve(GenericEDDegree(Determinantal(3, 3, rank=1))).value
    39
    """
    from neurovariety.algebra.deadline import within
    from neurovariety.engines.base import Limits, check_run
    from neurovariety.engines.errors import EngineMemoryError, EngineTimeout
    from neurovariety.problems.base.methods import Place
    from neurovariety.problems.base.problem import Problem

    if not isinstance(problem, Problem):
        raise SpecificationError(
            f"expected a problem such as GenericEDDegree(V), got {short(problem)}"
        )
    check_run(engine, limits)
    limits = limits or Limits()
    place = problem.chosen.place
    try:
        with within(limits.seconds):
            if place is Place.ENGINE or (place is Place.EITHER and engine is not None):
                result = _by_engine(problem, engine, limits)
            else:
                result = _here(problem, limits)
            return problem.refine(result, partial(solve, engine=engine, limits=limits))
    except TooLate as late:
        said = EngineTimeout(f"{problem}: the limit of {limits.seconds:g} seconds passed.")
        said.partial = late.partial or _beforehand(problem)
        raise said from None
    except (EngineTimeout, EngineMemoryError) as stopped:
        stopped.partial = stopped.partial or _beforehand(problem)
        raise
    except KeyboardInterrupt as stopped:
        if isinstance(stopped, Interrupted) or (known := _beforehand(problem)) is None:
            raise
        raise Interrupted(known) from None


def _beforehand(problem: Problem[Any]) -> Any:
    """What is known without the computation that was stopped, if that takes a moment."""
    from neurovariety.algebra.deadline import unlimited, within
    from neurovariety.problems.base.methods import Place

    first = problem.beforehand
    if first is None or first.chosen.place is Place.ENGINE:
        return None
    with suppress(NeuroVarietyError), unlimited(), within(_MOMENT):
        return solve(first)
    return None


def _here(problem: Problem[R], limits: Limits) -> R:
    """By theorems, exact linear algebra, intervals or msolve."""
    from neurovariety.algebra.deadline import unlimited
    from neurovariety.algebra.progress import noted
    from neurovariety.engines.frame import Frame
    from neurovariety.engines.script import Script
    from neurovariety.problems.base.computed import Computed
    from neurovariety.problems.base.methods import DEFINITION
    from neurovariety.scripts.rendering import render

    start = time.perf_counter()
    name = DEFINITION if problem.chosen_method == DEFINITION else "compute"

    def result(computed: Computed, script: Script) -> R:
        found = computed.found
        if isinstance(found, dict):
            found = Frame(problem.kind, found)
        provenance = problem.provenance(script, computed.engine, computed.version, seconds)
        return _decoded(problem, found, script, provenance, computed.assumptions)

    computed: Computed | None = None
    with noted() as notes:
        try:
            computed = problem.part(name).compute(problem, limits)
            seconds = time.perf_counter() - start
            script = render(problem)
        except (TooLarge, KeyboardInterrupt) as stopped:  # the first also if it is late
            seconds = time.perf_counter() - start
            if computed is None:
                with unlimited():  # the limit has passed
                    known = notes.get(problem.kind, dict)()
                if not known:
                    raise
                computed = Computed(known)
            partial = result(computed, Script("", problem.kind))  # there is no proof
            if isinstance(stopped, KeyboardInterrupt):
                raise Interrupted(partial) from None
            stopped.partial = partial
            raise
    _log(problem, computed.engine, computed.version, seconds)
    return result(computed, script)


def _by_engine(problem: Problem[R], engine: Engine | None, limits: Limits) -> R:
    from neurovariety.algebra.deadline import check_time
    from neurovariety.algebra.progress import tell
    from neurovariety.engines.batch import Macaulay2
    from neurovariety.engines.errors import EngineError
    from neurovariety.engines.frame import parse_frame, parse_progress
    from neurovariety.engines.outcome import raise_for_outcome
    from neurovariety.scripts.rendering import render

    engine = engine or Macaulay2()
    script = render(problem, engine.dialect)
    check_time()
    tell(engine.name)
    run = engine.run(script, limits)
    _log(problem, run.engine, run.version, run.seconds, script)
    provenance = problem.provenance(script, run.engine, run.version, run.seconds)
    try:
        raise_for_outcome(script, run)
    except EngineError as stopped:
        with suppress(ProtocolError):  # what is left of an answer must not hide why it stopped
            if (known := parse_progress(run.answer, script.kind)) is not None:
                stopped.partial = _decoded(problem, known, script, provenance)
        raise
    return _decoded(problem, parse_frame(run.answer, script.kind), script, provenance)


def _log(problem: Any, engine: str, version: str, seconds: float, script: Any = None) -> None:
    """For ``--verbose``, and for whoever listens to the logger ``neurovariety``."""
    logger.info(
        "%s: %s by %s %s in %.3f s", problem, problem.chosen_method, engine, version, seconds
    )
    if script is not None:
        logger.debug("the script that ran:\n%s", script.text)


def _decoded(problem: Problem[R], found: Any, script: Any, provenance: Any, decided: Any = ()) -> R:
    """The result, with what the script or the computation decided about its assumptions."""
    from neurovariety.engines.frame import Frame
    from neurovariety.varieties.assumptions import decided as decisions

    if isinstance(found, Frame):
        try:
            decided = (*decided, *decisions(found.fields))
        except ValueError as malformed:
            raise ProtocolError(f"the answer has a malformed assumption: {malformed}") from None
    result: R = problem.part("decode").decode(found, problem, script, provenance)
    return replace(result, assumptions=problem.assumptions(tuple(decided)))
