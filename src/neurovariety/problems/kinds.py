"""What questions of one kind share: a choice of methods, a variety, a distance to it."""

from __future__ import annotations

from abc import ABC, abstractmethod

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.problems.common import variety_symbols
from neurovariety.varieties.metrics import Metric
from neurovariety.varieties.variety import Variety


class ByMethods(ABC):
    """A question that several methods answer."""

    method: str

    @property
    @abstractmethod
    def methods(self) -> tuple[str, ...]:
        """The methods that apply, the first for ``auto``."""

    @property
    def chosen_method(self) -> str:
        """The method that is used: the given one, or the first that applies."""
        return self.methods[0] if self.method == "auto" else self.method


class OnVariety(ABC):
    """A question about a variety."""

    variety: Variety

    @property
    @abstractmethod
    def chosen_method(self) -> str:
        """The method that is used."""

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        return variety_symbols(self.variety, self.chosen_method)


class OfDistance(OnVariety):
    """A question about the distance to a variety."""

    metric: Metric

    @property
    def form(self) -> RationalMatrix:
        """The symmetric matrix of the metric."""
        return self.metric.form(self.variety)
