"""The signature discriminant: data over which a real critical point changes its index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.algebra.primes import Telling
from neurovariety.problems.base.arguments import Given, take_variety
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import (
    AT_RANDOM,
    COUNTED,
    DEFINITION,
    MODULO_A_PRIME,
    Method,
)
from neurovariety.problems.base.numbers import agreed
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.problems.signature_discriminant.crossings import certified_indices, cross
from neurovariety.problems.signature_discriminant.result import SignatureDiscriminantResult
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.variety import Implicit, Parametric


@dataclass(frozen=True)
class SignatureDiscriminant(Problem[SignatureDiscriminantResult]):
    """The components of the ED discriminant over which real critical points change their index.

    Parameters
    ----------
    variety, metric, method, prime, seed
        As for `EDDiscriminant`; ``auto`` takes a method with equations for plane curves, too.

    Raises
    ------
    SpecificationError
        As for `EDDiscriminant`.

    Notes
    -----
    The index of a critical point is that of the Hessian of the distance on the variety, at a
    regular point. It changes only where the Hessian is degenerate, which is where the covering of
    the data folds: the candidates are the irreducible factors of that part of the discriminant over
    QQ. Points that meet at infinity have no degenerate Hessian, so that part does not belong. For
    each candidate two rational data are sought that only one simple root of it separates, and the
    indices of all real critical points over both are certified. A fold makes two points with the
    indices k and k + 1 meet and vanish. Where none is found, the result says so and nothing more.

    References
    ----------
    Draisma et al., as in `EDDegree`, section 7; Arnold, Gusein-Zade, Varchenko: Singularities of
    differentiable maps I, for the folds of Lagrangian maps.

    Examples
    --------
    >>> SignatureDiscriminant(Implicit("x^2 + 4*y^2 = 4")).chosen_method
    'elimination'
    """

    variety: Given
    metric: Metric = Frobenius()
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "signature-discriminant"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT),
        Method("elimination", Certainty.MODULAR, assumes=AT_RANDOM),
        Method("lifting", Certainty.MODULAR, like="elimination", assumes=MODULO_A_PRIME),
        Method("pencil", Certainty.MODULAR, like="elimination", assumes=COUNTED),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = EDDiscriminant.references

    def __post_init__(self) -> None:
        take_variety(self)
        plain_integers(self)
        self.discriminant  # noqa: B018  (its checks are ours)

    def __str__(self) -> str:
        return f"signature discriminant of {self.variety} in the {self.metric.name} metric"

    @cached_property
    def discriminant(self) -> EDDiscriminant:
        """The problem of the whole discriminant."""
        V, method = self.variety, self.method
        of_plane = isinstance(V, Implicit | Parametric) and V.ambient_dimension == 2
        if of_plane and isinstance(method, str) and method == "auto":
            whole = EDDiscriminant(V, self.metric, "auto", self.prime, self.seed)
            method = "lifting" if whole.chosen_method == "pencil" else "auto"
        return EDDiscriminant(V, self.metric, method, self.prime, self.seed)

    @property
    def by_definition(self) -> Problem[Any]:
        """That of the candidates; indices are checked apart."""
        return self.discriminant.by_definition

    @property
    def too_large(self) -> str:
        """As for the discriminant."""
        return self.discriminant.too_large

    @property
    def chosen_method(self) -> str:
        """That of the discriminant."""
        return self.discriminant.chosen_method

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the discriminant."""
        return self.discriminant.numbers

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        return self.discriminant.symbols

    @property
    def grounds(self) -> Grounds:
        """Those of the discriminant; indices are certified apart."""
        return self.discriminant.grounds

    def refine(
        self, result: SignatureDiscriminantResult, solve: Callable[[Problem[Any]], Any]
    ) -> SignatureDiscriminantResult:
        """With the indices of the real critical points on both sides of each component."""
        result = agreed(self, result, solve)
        return cross(result, lambda u: certified_indices(self.variety, self.metric, u, solve))
