"""What the square loss of a network is taken over: metrics, and data of any number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.networks.losses import QuadraticLoss
from neurovariety.problems.base.arguments import check_metric
from neurovariety.varieties.metrics import Metric


@dataclass(frozen=True)
class GenericMetric(Shown):
    """A generic quadratic form on the coefficients of the functions.

    Examples
    --------
    >>> print(GenericMetric())
    a generic metric
    """

    name: ClassVar[str] = "generic"

    def __str__(self) -> str:
        return "a generic metric"


@dataclass(frozen=True)
class GenericData(Shown):
    """Infinitely many generic inputs: the form of generic moments, the same for each output.

    Examples
    --------
    >>> print(GenericData())
    generic data
    """

    name: ClassVar[str] = "moments"

    def __str__(self) -> str:
        return "generic data"


@dataclass(frozen=True)
class GaussianData(Shown):
    """Infinitely many independent standard Gaussian inputs.

    Examples
    --------
    >>> print(GaussianData())
    Gaussian data
    """

    name: ClassVar[str] = "Gaussian"

    def __str__(self) -> str:
        return "Gaussian data"


def in_words(data: Any) -> str:
    """What follows "for"."""
    if isinstance(data, Metric):
        return f"the {data.name} metric"
    return f"{data.samples} given samples" if isinstance(data, QuadraticLoss) else str(data)


def read_data(data: Any, network: Network) -> Any:
    """The data, if they fit the network.

    Raises
    ------
    SpecificationError
        If they do not, or the outputs of the network are no polynomials.
    """
    if isinstance(data, GenericMetric | GenericData | GaussianData | Metric):
        if isinstance(data, GenericData | GaussianData):
            _ = network.expanded  # raises if they are no polynomials in the inputs
        _ = network.map  # raises if it has no weights, or cannot be written out
        return check_metric(data, network.variety) if isinstance(data, Metric) else data
    loss = data
    if not isinstance(loss, QuadraticLoss):
        try:
            X, Y = items_of("matrices", data)
        except (SpecificationError, ValueError):
            raise SpecificationError(
                "expected GenericMetric(), GenericData(), GaussianData(), a metric, or a pair "
                f"(X, Y) of matrices as data, got {short(data)}"
            ) from None
        loss = QuadraticLoss(X, Y)
    if loss.is_regularized:
        raise SpecificationError("expected a loss without regularization")
    found, _ = network.quotients(loss.X)
    if len(loss.Y) != len(found):
        raise SpecificationError(
            f"expected Y of size {len(found)} x {loss.samples}, got {len(loss.Y)} x {loss.samples}"
        )
    return loss
