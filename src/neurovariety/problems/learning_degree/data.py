"""What the square loss of a network is taken over: metrics, and data of any number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class GenericMetric:
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
class GenericData:
    """Generic inputs without number: the form of generic moments, the same for each output.

    Examples
    --------
    >>> print(GenericData())
    generic data
    """

    name: ClassVar[str] = "moments"

    def __str__(self) -> str:
        return "generic data"


@dataclass(frozen=True)
class GaussianData:
    """Independent standard Gaussian inputs without number.

    Examples
    --------
    >>> print(GaussianData())
    Gaussian data
    """

    name: ClassVar[str] = "Gaussian"

    def __str__(self) -> str:
        return "Gaussian data"
