"""Networks with exact weights, from words of the shell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from neurovariety.errors import SpecificationError


def given_network(words: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
    """ReLU or maxout, with weights; or a tropical rational function."""
    from neurovariety.networks.piecewise.maxout import MaxoutNetwork
    from neurovariety.networks.relu import ReLUNetwork

    given = {name: words[name] for name in ("weights", "biases")}
    rank, g, h = (words[name] for name in ("rank", "g", "h"))
    if (g is None) == (given["weights"] is None) or (g is None and h is not None):
        raise SpecificationError("expected --weights, or --g with --h")
    if g is not None:
        return tropical(g, h)
    return ReLUNetwork(**given) if rank is None else MaxoutNetwork(**given, rank=rank)


def tropical(g: str, h: str | None) -> Any:
    """The function max g - max h."""
    from neurovariety.networks.piecewise.tropical import TropicalRational

    return TropicalRational(g, h)
