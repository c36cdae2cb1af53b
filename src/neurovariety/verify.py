"""Checking a result by other mathematics: another method, another prime, substitution.

What checking needs is imported when a result is checked, so that `import neurovariety` stays quick.
"""

from __future__ import annotations

import math
import time
from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import SpecificationError, TooLarge, installing, short
from neurovariety.solve import solve

if TYPE_CHECKING:
    from neurovariety.engines.base import Engine, Limits
    from neurovariety.problems.base.checks import Check, Context, Outcome, Verification
    from neurovariety.problems.base.result import Result

EACH = 30.0
"""Seconds that a check may take by default."""


@checked
def verify(
    result: Result,
    engine: Engine | None = None,
    limits: Limits | None = None,
    other: Engine | None = None,
) -> Verification:
    """Check a result independently of how it was found.

    Parameters
    ----------
    result : DegreeResult, MinorsResult, InvariantIdealResult or another result
        What `solve` returned, or the same with another value put in.
    engine, limits
        As for `solve`: what the caller waits for all checks. By default each may take half a
        minute.
    other : Engine, optional
        The second engine, to which the whole problem goes too, and what SymPy is too slow for;
        by default Sage for a result of Macaulay2, if there is one, and Macaulay2 for others.

    Returns
    -------
    Verification
        Each check with what it did, by what, how long and with what outcome. What could not be
        decided, because a limit was reached or no engine was there, is open.

    Raises
    ------
    SpecificationError
        If this is no result, or one of counts that were stopped.
    ProtocolError
        If an engine finished without a whole answer.

    Examples
    --------
    >>> from neurovariety import Determinantal, GenericEDDegree
    >>> result = solve(GenericEDDegree(Determinantal(20, 3, rank=2)))
    >>> verify(result).holds
    True
    """
    from neurovariety.problems.base.checks import Verification

    return Verification(tuple(checks_of(result, engine, limits, other)))


def checks_of(
    result: Result,
    engine: Engine | None = None,
    limits: Limits | None = None,
    other: Engine | None = None,
) -> Iterator[Check]:
    """The checks of `verify` one by one, as they are made."""
    from neurovariety.algebra.deadline import within
    from neurovariety.engines.base import Limits, check_run
    from neurovariety.problems.base.checks import Check
    from neurovariety.problems.base.result import Result

    check_run(engine, limits)
    check_run(other, limits)
    if not isinstance(result, Result):
        raise SpecificationError(f"expected a result of solve, got {short(result)}")
    if not getattr(result, "is_complete", True):
        raise SpecificationError("expected a whole result, got one of a run that was stopped")
    each = limits or Limits(EACH)
    until = time.monotonic() + limits.seconds if limits else math.inf
    steps = _steps(result, engine, each, other)
    while True:
        # no deadline is left behind where the caller goes on between two checks
        with within(min(each.seconds, until - time.monotonic())):
            try:
                check = next(steps, None)
            except TooLarge as stopped:  # between two checks, and a generator has only one try
                check = Check("further checks", str(stopped), "neurovariety", 0.0, None)
        if check is None:
            return
        yield check


def _steps(
    result: Result, engine: Engine | None, limits: Limits, other: Engine | None
) -> Iterator[Check]:
    from neurovariety.engines.script import split_dialect
    from neurovariety.problems.base.checks import Check, Context, Shares, other_engine
    from neurovariety.problems.base.methods import DEFINITION, Place

    second = other or other_engine(result.provenance, engine)
    problem = result.problem
    context = Context(problem, engine, second, limits, solve)
    yield from problem.part("checks").checks(result, context)
    yield from by_definition(result, context)
    expected = invariant_part(result)
    if expected is None:
        return
    if context.other is None:
        extra = "sage" if result.provenance.engine == "Macaulay2" else "macaulay2"
        missing = installing(f'no second engine: pip install "neurovariety[{extra}]"')
        yield Check("another engine", missing, "neurovariety", 0.0, None, Shares.ALGORITHM)
        return

    name = f"another engine, {context.other.name}"
    if split_dialect(context.other.dialect)[0] not in problem.chosen.dialects:
        alone = f"the method {problem.chosen_method} is not written for it"
        yield Check(name, alone, "neurovariety", 0.0, None, Shares.ALGORITHM)
        return
    # a definition in this process has the script of the fastest method
    at_home = problem.chosen.name == DEFINITION and problem.chosen.place is Place.PROCESS
    scripted = replace(problem, method="auto") if at_home else problem
    agrees = partial(alike, result, by_definition=at_home)
    yield context.by_solving(name, scripted, agrees, context.other)


def by_definition(result: Result, context: Context) -> Iterator[Check]:
    """The problem solved by its definition, if it is small; a part of `checks_of`.

    A problem's file of checks may have a function ``like_the_definition(result, found)`` for what
    must agree, by default what all engines must find alike, and ``too_large(result)``.
    """
    from neurovariety.problems.base.checks import Check
    from neurovariety.problems.base.methods import DEFINITION

    problem = result.problem
    if DEFINITION not in problem.methods or problem.chosen_method == DEFINITION:
        return
    checks = problem.part("checks")
    too_large = problem.too_large or getattr(checks, "too_large", lambda _: "")(result)
    if too_large:
        said = f"too large for the definition: {too_large}"
        yield Check("definition", said, "neurovariety", 0.0, None)
        return

    agrees = partial(alike, result, by_definition=True)
    yield context.by_solving("definition", problem.by_definition, agrees)


def alike(result: Result, found: Any, by_definition: bool) -> Outcome:
    """Whether two results of one problem agree in what they must."""
    own = getattr(result.problem.part("checks"), "like_the_definition", None)
    if by_definition and own is not None:
        agreed: Outcome = own(result, found)
        return agreed
    same = invariant_part(found) == invariant_part(result)
    return same, "the same answer" if same else "another answer"


def invariant_part(result: Result) -> Hashable:
    """What all engines must find alike; None if there is nothing of that kind.

    Real points have no such part: only some methods find them. Nor has a result that a limit cut
    off.
    """
    part = getattr(result.problem.part("checks"), "invariant_part", None)
    found: Hashable = None if part is None else part(result)
    return found
