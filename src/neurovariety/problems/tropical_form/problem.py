"""The tropical form of a network with given weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from operator import mul
from typing import Any, ClassVar

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.progress import note, tell
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.piecewise.function import Form, PiecewiseLinear, check_function
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.linear_regions.cells import Cell, Refutation, kept
from neurovariety.problems.linear_regions.patterns import NetworkProblem
from neurovariety.problems.tropical_form.bounds import at_least
from neurovariety.problems.tropical_form.identity import difference
from neurovariety.problems.tropical_form.polynomials import (
    MOST_MONOMIALS,
    Pair,
    check_number,
    of_units,
)
from neurovariety.problems.tropical_form.pruning import Tropical
from neurovariety.problems.tropical_form.result import TropicalFormResult


@dataclass(frozen=True)
class TropicalForm(NetworkProblem[TropicalFormResult]):
    """The output of a network as ``g - h``, a difference of two maxima of affine functions.

    Its value is a `TropicalRational`: the monomials of g and h, with their coefficients and
    exponents, without those that are never the largest.

    Parameters
    ----------
    network : ReLUNetwork, MaxoutNetwork or TropicalRational
        With weights, and one output.
    method : str
        ``products`` (layer by layer, each product of tropical polynomials without what is never
        the largest; with a proof that the difference to the network is zero on all its regions),
        ``polytopes`` (the same products as Minkowski sums of Newton polytopes with the coefficients
        as heights, by Macaulay2's Polyhedra or, in Sage, by gfan; for a few neurons),
        ``definition`` (all products are written out, and what is never the largest is left out at
        the end; for few patterns), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the network has no weights, or more than one output.

    References
    ----------
    L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018.

    Examples
    --------
    >>> from neurovariety import ReLUNetwork, solve
    >>> f = solve(TropicalForm(ReLUNetwork(weights="1; -1 | 2, -3"))).value
    >>> [tuple(map(int, m)) for m in f.g], [tuple(map(int, m)) for m in f.h]
    ([(0, 0), (0, 2)], [(0, -3), (0, 0)])
    """

    network: Any
    method: str = "auto"
    kind: ClassVar[str] = "tropical-form"
    each: ClassVar[tuple[str, ...]] = ("neurons", "")
    few_patterns: ClassVar[int] = 64  # of which products are written out
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("products", Certainty.EXACT, Place.EITHER),
        Method("polytopes", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018",
    )

    def __post_init__(self) -> None:
        outputs = check_function(self.network).outputs
        if outputs != 1:
            raise SpecificationError(f"expected one output, got {outputs}")
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"tropical form of the {self.network}"

    @cached_property
    def polynomials(self) -> Pair:
        """The polynomials g and h, times ``scale``, in integers.

        Raises
        ------
        TooLarge
            If there are more monomials than are multiplied: before the first, if that is known.
        """
        check_number(at_least(self.function, MOST_MONOMIALS))
        pairs: list[Pair] = []
        note(self.kind, lambda: self._known(pairs))
        for pair in of_units(self.function):
            pairs.append(pair)
            tell(f"{len(pairs)} of {len(self.scales)} neurons")
        return pairs[-1]

    @property
    def scales(self) -> list[int]:
        """Of each neuron, the output the last: by which its polynomials are multiplied."""
        layers, found = self.function.layers, accumulate(self.function.denominators, mul)
        return [scale for layer, scale in zip(layers, found, strict=True) for _ in layer]

    def neurons(self, after: Any = ()) -> Iterator[TropicalRational]:
        """The forms of one neuron after another, layer by layer, the output the last.

        Parameters
        ----------
        after : sequence of TropicalRational
            Those of the first neurons, to go on where one has stopped; they are not checked.

        Examples
        --------
        >>> from neurovariety import ReLUNetwork
        >>> problem = TropicalForm(ReLUNetwork(weights="1; -1 | 2, -3"))
        >>> first, second, output = problem.neurons()
        >>> next(problem.neurons(after=[first, second])) == output
        True
        """
        known, scales = items_of("after", after), self.scales
        fits = len(known) <= len(scales) and all(isinstance(f, TropicalRational) for f in known)
        forms = list(zip(known, scales, strict=False)) if fits else []
        entries = (v * scale for f, scale in forms for m in (*f.g, *f.h) for v in m)
        n = self.function.inputs
        if (
            not fits
            or any(v.denominator > 1 for v in entries)
            or any(f.function.inputs != n for f, _ in forms)
        ):
            raise SpecificationError(
                f"expected the forms of at most {counted(len(scales), 'neuron')} of "
                f"{counted(n, 'input')}, got "
                f"{short(after)}"
            )
        pairs = [(integral(f.g, scale), integral(f.h, scale)) for f, scale in forms]
        found = of_units(self.function, known=pairs)
        for (g, h), scale in zip(found, scales[len(pairs) :], strict=True):
            yield TropicalRational(rational(g, scale), rational(h, scale))

    def _known(self, pairs: Sequence[Pair]) -> dict[str, Any]:
        """Of some neurons, if there are any."""
        if not pairs:
            return {}
        return {
            "sizes": tuple(len(p) for pair in pairs for p in pair),
            "monomials": tuple(v for pair in pairs for p in pair for m in p for v in m),
        }

    @cached_property
    def zero(self) -> PiecewiseLinear:
        """The network that computes g - h less the output."""
        found = (rational(p, self.function.scale) for p in self.polynomials)
        return difference(self.function, TropicalRational(*found).function)

    @cached_property
    def found(self) -> tuple[tuple[Cell, ...], tuple[Refutation, ...]]:
        """The regions of the network `zero`, and why there are no others."""
        return kept(self.zero)


def integral(p: tuple[Form, ...], scale: int) -> Tropical:
    """Monomials, times a number, in integers."""
    return tuple(tuple(int(v * scale) for v in m) for m in p)


def rational(p: Tropical, scale: int) -> tuple[Form, ...]:
    """Monomials in integers, divided by a number."""
    return tuple(tuple(Fraction(v, scale) for v in m) for m in p)
