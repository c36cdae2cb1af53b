"""Mixed volumes of Newton polytopes, by gfan or by PHCpack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from neurovariety.algebra.exact import check_integer, parse_integer
from neurovariety.algebra.shown import Shown
from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.discovery import Probe, candidates
from neurovariety.engines.errors import EngineBroken, EngineError, EngineFailed, EngineNotFound
from neurovariety.engines.tools import (
    MIXED_VOLUME,
    PROGRAMS,
    Tool,
    ask,
    find_tool,
    raise_for_tool,
)
from neurovariety.errors import ProtocolError, SpecificationError, short
from neurovariety.problems.base.certainty import Certainty

Support: TypeAlias = tuple[tuple[int, ...], ...]
"""The exponents of the terms of a polynomial."""

_TOOLS = (Tool.GFAN, Tool.PHC)

_TOO_LARGE = re.compile(r"in tropical homotopy|numberOfDigits<10")
"""How gfan dies when a number does not fit into its 32-bit integers."""


@dataclass(frozen=True)
class MixedVolume(Shown):
    """A mixed volume, and what computed it.

    Parameters
    ----------
    value : int
        The mixed volume, normalised as Bernstein's theorem needs it: that of n unit simplices is 1.
    tool : str
        ``gfan`` or ``phc``.
    version : str
        Its version.
    seconds : float
        Wall-clock time.
    """

    value: int
    tool: str
    version: str
    seconds: float

    @property
    def certainty(self) -> Certainty:
        """EXACT for gfan, which counts in integers and stops at an overflow; phc uses floats."""
        return Certainty.EXACT if self.tool == Tool.GFAN else Certainty.NUMERICAL


def mixed_volume(
    supports: Iterable[Iterable[Sequence[int]]],
    tool: Tool | str | Probe | None = None,
    limits: Limits | None = None,
) -> MixedVolume:
    """Compute the mixed volume of the convex hulls of n sets of exponents in n variables.

    By the theorem of Bernstein, Khovanskii and Kushnirenko it bounds the isolated zeros without a
    zero coordinate of any system with these supports, and is their number for generic coefficients.

    Parameters
    ----------
    supports : sequence of sequences of exponents
        One for each polynomial; as many as there are variables.
    tool : {"gfan", "phc"} or Probe, optional
        Which program; by default gfan, which is exact and the faster one, or phc if there is no
        gfan or the numbers are too large for it. A Probe from `engines.tools.find_tool` is a
        particular file.
    limits : Limits, optional
        What the program may use; by default 600 seconds.

    Returns
    -------
    MixedVolume

    Raises
    ------
    SpecificationError
        If the supports are not square, or an exponent is not an integer of at least 0.
    EngineNotFound, EngineBroken
        If there is no usable program; the message says what to install.
    EngineError
        If the program does not finish.

    Examples
    --------
    >>> mixed_volume([[(0, 0), (2, 0), (0, 1)], [(0, 0), (1, 0), (0, 3)]]).value
    6
    """
    sets = _checked(supports)
    limits = limits or Limits()
    if isinstance(tool, Probe):
        return _compute(sets, Tool(tool.name), tool, limits)
    if tool is not None:
        if tool not in _TOOLS:
            raise SpecificationError(f"expected gfan or phc, got {short(tool)}")
        return _compute(sets, Tool(tool), find_tool(tool), limits)
    chosen, found = _first()
    try:
        return _compute(sets, chosen, found, limits)
    except EngineFailed as error:
        if error.run is None or not _TOO_LARGE.search(error.run.stderr):
            raise
        try:
            other = find_tool(Tool.PHC)
        except (EngineNotFound, EngineBroken):
            raise error from None
        return _compute(sets, Tool.PHC, other, limits)


def with_origin(support: Iterable[tuple[int, ...]], variables: int) -> Support:
    """Add the constant term: the mixed volume then counts zeros with zero coordinates, too.

    Examples
    --------
    >>> with_origin([(2, 1)], 2)
    ((0, 0), (2, 1))
    """
    return tuple(sorted({(0,) * variables, *support}))


def _first() -> tuple[Tool, Probe]:
    """The first of the two that works; not the second one if the user named the first."""
    errors: list[EngineError] = []
    for tool in _TOOLS:
        try:
            return tool, find_tool(tool)
        except (EngineNotFound, EngineBroken) as error:
            errors.append(error)
            if any(candidate.binding for candidate in candidates(PROGRAMS[tool])):
                break
    raise errors[0]


def _checked(supports: Iterable[Iterable[Sequence[int]]]) -> tuple[Support, ...]:
    sets = [[tuple(point) for point in support] for support in supports]
    n = len(sets)
    if n == 0:
        raise SpecificationError("expected at least one support, got none")
    for k, points in enumerate(sets, start=1):
        if not points:
            raise SpecificationError(f"support {k}: expected at least one exponent, got none")
        for point in points:
            if len(point) != n:
                raise SpecificationError(
                    f"expected as many supports as variables, got {n} supports and the exponent "
                    f"{point} of {len(point)} variables"
                )
            for e in point:
                check_integer(f"support {k}, exponent {point}", e, 0)
    return tuple(tuple(sorted(set(points))) for points in sets)


def _compute(sets: tuple[Support, ...], tool: Tool, found: Probe, limits: Limits) -> MixedVolume:
    text = _for_gfan(sets) if tool is Tool.GFAN else _for_phc(sets)
    run = ask(tool, found, text, limits)
    if tool is Tool.GFAN and run.outcome is Outcome.CRASHED and _TOO_LARGE.search(run.stderr):
        raise EngineFailed(
            f"{tool} {run.version}: the numbers are too large for its 32-bit integers",
            run=run,
        )
    raise_for_tool(run)
    return MixedVolume(_value(tool, run), str(tool), run.version, run.seconds)


def _value(tool: Tool, run: Run) -> int:
    answer = run.answer.strip()
    numbers = re.findall(r"\A\d+\Z", answer) if tool is Tool.GFAN else MIXED_VOLUME.findall(answer)
    if not numbers:
        raise ProtocolError(f"expected a mixed volume from {tool}", answer=run.answer)
    return parse_integer(numbers[-1])


def _for_gfan(sets: tuple[Support, ...]) -> str:
    lists = ("{" + ",".join(f"({','.join(map(str, p))})" for p in points) + "}" for points in sets)
    return "{" + ",".join(lists) + "}\n"


def _for_phc(sets: tuple[Support, ...]) -> str:
    lines = (" + ".join(map(_monomial, points)) + ";\n" for points in sets)
    return f"{len(sets)}\n" + "".join(lines)


def _monomial(point: tuple[int, ...]) -> str:
    return "*".join(f"x{i}^{e}" for i, e in enumerate(point) if e) or "1"
