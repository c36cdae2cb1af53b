"""The tropical form of a network."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import lcm
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import counted
from neurovariety.algebra.writing import lines
from neurovariety.networks.piecewise.function import Form
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.base.result import Result
from neurovariety.problems.tropical_form.polynomials import newton_polytope


@dataclass(frozen=True)
class TropicalFormResult(Result):
    """The function as g - h (``value``).

    Parameters
    ----------
    neurons : tuple of TropicalRational or None
        If the run was stopped, the forms of the first neurons, and ``neurons(after=...)`` of the
        problem goes on behind them. The value is the last of them: that of the network if all are
        there, but then it is not proved.
    """

    value: TropicalRational
    neurons: tuple[TropicalRational, ...] | None = field(default=None, kw_only=True)

    @property
    def is_complete(self) -> bool:
        """Whether the run was not stopped."""
        return self.neurons is None

    @cached_property
    def newton_polytopes(self) -> tuple[tuple[Form, ...], tuple[Form, ...]]:
        """The vertices of the convex hulls of the exponents of g and of h."""
        found = self.value
        return _vertices(found.g), _vertices(found.h)

    def summary(self) -> list[tuple[str, str]]:
        found = self.value
        corners = tuple(map(len, self.newton_polytopes))
        rows = []
        for name, monomials, n in zip("gh", (found.g, found.h), corners, strict=True):
            vertices = counted(n, "vertex", "vertices")
            number = counted(len(monomials), "monomial")
            rows.append((name, f"{number}, {vertices} of the Newton polytope"))
            rows += lines("", [", ".join(map(format_rational, m)) for m in monomials])
        if self.neurons is not None:
            every, known = len(self.problem.scales), len(self.neurons)
            proof = "in the proof" if known == every else f"behind neuron {known} of {every}"
            rows.append(("complete", f"no: stopped {proof}; g - h is that of the last one"))
        return rows

    def value_data(self) -> dict[str, Any]:
        known = None if self.neurons is None else list(map(_written, self.neurons))
        return _written(self.value) | {"neurons": known}


def _written(found: TropicalRational) -> dict[str, Any]:
    return {
        name: [list(map(format_rational, m)) for m in monomials]
        for name, monomials in (("g", found.g), ("h", found.h))
    }


def _vertices(p: tuple[Form, ...]) -> tuple[Form, ...]:
    scale = lcm(*(v.denominator for m in p for v in m))
    integral = [[int(v * scale) for v in m] for m in p]
    return tuple(p[i][1:] for i in newton_polytope(integral))
