"""Commands that take each option once: of two, the last alone would count without a word."""

from __future__ import annotations

from collections import Counter
from typing import Any

from typer.core import TyperCommand, TyperOption

from neurovariety.errors import SpecificationError


class Once(TyperCommand):
    """Refuses an option that is given again, but for those that collect what they are given."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words that are left; as click does it."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        given = Counter(p.opts[0] for p in order if isinstance(p, TyperOption) and not p.multiple)
        for name, times in given.items():
            if times > 1 and not ctx.resilient_parsing:
                raise SpecificationError(f"expected {name} once, got it {times} times")
        return super().parse_args(ctx, args)
