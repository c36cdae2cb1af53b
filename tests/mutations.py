"""All single changes of a result: a coefficient, a number, a truth value, an element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any

from sympy.polys.rings import PolyElement, PolyRing

import neurovariety as nv
from neurovariety.engines.base import Engine, Limits, Run
from neurovariety.networks.losses import GradientSystem
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.checks import Check

NOT_THE_ANSWER = ("problem", "script", "provenance", "assumptions")


class Remembering:
    """An engine that runs each script once."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.runs = engine, dict[str, Run]()
        self.name, self.dialect = engine.name, engine.dialect

    def run(self, script: nv.Script, limits: Limits) -> Run:
        if script.digest not in self.runs:
            self.runs[script.digest] = self.engine.run(script, limits)
        return self.runs[script.digest]


def claims_no_more(result: nv.Result) -> bool:
    """Whether a result is at most as sure as its method says of itself."""
    surest_first = list(Certainty)
    claimed = surest_first.index(result.problem.chosen.claims)
    return claimed <= surest_first.index(result.provenance.certainty)


def too_large(check: Check) -> bool:
    """Whether a check stays open: the definition takes long, or one engine alone has the method."""
    open_ = check.detail.startswith("too large for the definition: ")
    return check.holds is None and (open_ or check.detail.endswith("is not written for it"))


def mutations(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Pairs of a path and the value with one change there."""
    if isinstance(value, bool):
        yield path, not value
    elif isinstance(value, int | Fraction):
        yield f"{path} + 1", value + 1
        yield f"{path} - 1", value - 1
    elif isinstance(value, PolyElement):
        for m in value.monoms():
            changed = value + value.ring.from_dict({m: value.ring.domain.one})
            yield f"{path}, coefficient of {m}", changed
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield f"{path} without {i}", (*value[:i], *value[i + 1 :])
            yield f"{path} with {i} twice", (*value[:i], item, *value[i:])
            for where, changed in mutations(item, f"{path}[{i}]"):
                yield where, (*value[:i], changed, *value[i + 1 :])
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield f"{path} without {key}", {k: v for k, v in value.items() if k != key}
            for where, changed in mutations(item, f"{path}[{key}]"):
                yield where, {**value, key: changed}
    elif is_dataclass(value) and not isinstance(value, PolyRing | GradientSystem):
        for field in fields(value):
            if field.name not in NOT_THE_ANSWER:
                inner = f"{path}.{field.name}" if path else field.name
                for where, changed in mutations(getattr(value, field.name), inner):
                    try:
                        new = replace(value, **{field.name: changed})
                    except nv.SpecificationError:  # no such value can be made
                        continue
                    if new != value:  # a multiple of a basis' element is none: it is made monic
                        yield where, new
