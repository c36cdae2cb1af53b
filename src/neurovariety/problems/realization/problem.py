"""A ReLU network that computes a given difference of two maxima."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from math import lcm
from typing import Any, ClassVar, NamedTuple

from neurovariety.algebra.progress import note, tell
from neurovariety.errors import SpecificationError, TooLarge, TooLate, short
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.realization.hulls import signed_maxima
from neurovariety.problems.realization.result import RealizationResult
from neurovariety.problems.realization.tree import Layer, Maximum, fields, levels, network
from neurovariety.problems.realization.triangulation import (
    Simplex,
    Triangulation,
    most_vertices,
    triangulated,
)
from neurovariety.problems.tropical_form.pruning import Tropical, pruned


class Found(NamedTuple):
    """A network, and why it computes the function.

    Parameters
    ----------
    simplices : tuple
        Those of the triangulations for g and for h, by the numbers of their monomials; none if
        these have too many faces.
    maxima : tuple
        The function as a signed sum of maxima, of few functions if there are triangulations.
    layers : tuple
        Of the network.
    """

    simplices: tuple[tuple[Simplex, ...], ...]
    maxima: tuple[Maximum, ...]
    layers: tuple[Layer, ...]


@dataclass(frozen=True)
class Realization(RationalProblem[RealizationResult]):
    """A ReLU network that computes a difference of two maxima of affine functions.

    The function is also written as a signed sum of maxima of at most d + 1 affine functions, if it
    has d variables: over the faces of regular triangulations of the exponents that are not in their
    boundaries. The network computes these, or the two maxima themselves if these are not deeper, or
    if the triangulations have thousands of faces.

    Parameters
    ----------
    function : TropicalRational
        In one variable or more.
    method : str
        ``triangulations`` (with a proof: what the network computes is a formal sum of maxima, which
        is that over the triangulations), ``definition`` (the two maxima by pairs, as published;
        each function of some small network is compared with it, by patterns), or ``auto``: the
        first.

    Raises
    ------
    SpecificationError
        If this is no tropical rational function with a variable.
    TooLarge
        When it is solved, if the network has millions of weights.

    References
    ----------
    L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018. R. Arora,
    A. Basu, P. Mianjy, A. Mukherjee: Understanding deep neural networks with rectified linear
    units, ICLR 2018. C. Koutschan, B. Moser, A. Ponomarchuk, J. Schicho: Representing piecewise
    linear functions by functions with small arity, Appl. Algebra Eng. Commun. Comput. (2023).

    Examples
    --------
    >>> from neurovariety import TropicalRational, solve
    >>> f = TropicalRational("0,0,0; 0,1,0; 0,0,1; -1,1,1; -4,2,2")
    >>> found = solve(Realization(f)).value
    >>> found.depth
    3
    >>> found.network.function.at([3, 2]) == (max(0, 3, 2, 4, 6),) == (found.at([3, 2]),)
    True
    """

    function: Any
    method: str = "auto"
    kind: ClassVar[str] = "realization"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("triangulations", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018",
        "R. Arora, A. Basu, P. Mianjy, A. Mukherjee: Understanding deep neural networks with\n"
        "rectified linear units, ICLR 2018",
        "C. Koutschan, B. Moser, A. Ponomarchuk, J. Schicho: Representing piecewise linear\n"
        "functions by functions with small arity, Appl. Algebra Eng. Commun. Comput. (2023)",
    )

    def __post_init__(self) -> None:
        if not isinstance(self.function, TropicalRational) or len(self.function.g[0]) < 2:
            raise SpecificationError(
                "expected a TropicalRational(g, h) in one variable or more, such as the value of "
                f"TropicalForm(network), got {short(self.function)}"
            )
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"realization of the {self.function}"

    @property
    def has_floats(self) -> bool:
        """Whether floats were given."""
        found: bool = self.function.function.has_floats
        return found

    @property
    def inputs(self) -> int:
        """The number of variables."""
        return len(self.function.g[0]) - 1

    @cached_property
    def scale(self) -> int:
        """A common denominator."""
        f = self.function
        return lcm(*(v.denominator for m in (*f.g, *f.h) for v in m))

    @cached_property
    def polynomials(self) -> tuple[Tropical, Tropical]:
        """The monomials of g and h as they are given, times ``scale``, in integers."""
        g, h = (
            tuple(tuple(int(v * self.scale) for v in m) for m in p)
            for p in (self.function.g, self.function.h)
        )
        return g, h

    @cached_property
    def reduced(self) -> tuple[Tropical, Tropical] | None:
        """Without those that are never the largest, in the same order.

        None if so many are left that a triangulation has more faces than are kept.
        """
        try:
            g, h = (
                tuple(sorted(pruned(p, most_vertices(p)), key=p.index)) for p in self.polynomials
            )
        except TooLate:
            raise
        except TooLarge:
            return None
        return g, h

    @cached_property
    def found(self) -> Found:
        """The network, times ``scale``, with its proof."""
        found: list[Triangulation] = []
        note(self.kind, lambda: self._known(found))
        few = self.reduced
        try:
            for p in few or ():
                found.append(triangulated(p))
                tell(f"{len(found)} of 2 maxima triangulated")
        except TooLate:
            raise
        except TooLarge:
            few = None
        if few is None:
            given = tuple(Maximum(k, p) for k, p in zip((1, -1), self.polynomials, strict=True))
            return Found((), given, network(given))
        simplices, maxima, whole = [], [], []
        for sign, p, q, T in zip((1, -1), self.polynomials, few, found, strict=True):
            number = [p.index(m) for m in q]
            simplices.append(tuple(tuple(number[v] for v in s) for s in T.simplices))
            maxima += signed_maxima(q, T, sign)
            whole.append(Maximum(sign, q))
        tell("the network")
        shallow = whole if levels(whole) <= levels(maxima) else maxima
        return Found(tuple(simplices), tuple(maxima), network(shallow))

    def _known(self, found: Sequence[Triangulation]) -> dict[str, Any]:
        """A network with the maxima by pairs where there is no triangulation yet; none if large."""
        maxima: list[Maximum] = []
        few = self.reduced if found else None
        for i, (sign, p) in enumerate(zip((1, -1), self.polynomials, strict=True)):
            if few and i < len(found):
                maxima += signed_maxima(few[i], found[i], sign)
            else:
                maxima.append(Maximum(sign, p))
        with suppress(TooLarge):
            return fields(self.scale, maxima, network(maxima)) | {"triangulated": len(found)}
        return {}
