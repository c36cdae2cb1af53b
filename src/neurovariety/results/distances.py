"""Answers about Euclidean distances: degrees and correspondences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.writing import lines, numbers, show_polynomial
from neurovariety.problems.correspondence import EDCorrespondence
from neurovariety.problems.eddegree import EDDegree
from neurovariety.problems.generic import GenericEDDegree
from neurovariety.results.base import Result


@dataclass(frozen=True)
class Correspondence:
    """An ED correspondence.

    Parameters
    ----------
    ideal : Ideal
        In the auxiliary variables, the coordinates x and the data u.
    auxiliary : tuple of str
        The names of the chart's coordinates or the multipliers.
    dimension : int
        That of the correspondence, always that of the data space for an irreducible variety.
    bidegrees : tuple of int
        The polar degrees, from the degree of the dual variety to that of the variety.
    equations : Ideal or None
        In x and u alone, if the problem asked for them.
    """

    ideal: Ideal
    auxiliary: tuple[str, ...]
    dimension: int
    bidegrees: tuple[int, ...]
    equations: Ideal | None

    def _repr_latex_(self) -> str:
        return (self.equations or self.ideal)._repr_latex_()


@dataclass(frozen=True)
class DegreeResult(Result):
    """An ED degree.

    Parameters
    ----------
    problem : EDDegree or GenericEDDegree
        The question.
    value : int or None
        The number; None if the critical points over the datum were not finitely many, or if there
        were none in a generic metric: then the equations have no zeros, or none along which they
        are reduced.
    dimension : int
        Of the critical points over the datum: 0, or -1 if there are none.
    polar_degrees : tuple of int
        If the method gives them, from the degree of the dual variety to that of the variety.
    """

    problem: EDDegree | GenericEDDegree
    value: int | None
    dimension: int
    polar_degrees: tuple[int, ...] = ()

    def summary(self) -> list[tuple[str, str]]:
        surprise = "not finite" if self.dimension > 0 else "none: nowhere reduced, or no zeros"
        rows = [("value", surprise if self.value is None else str(self.value))]
        if self.polar_degrees:
            rows.append(("polar degrees", numbers(self.polar_degrees)))
        return rows

    def data(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "dimension": self.dimension,
            "polar_degrees": list(self.polar_degrees),
        }


@dataclass(frozen=True)
class CorrespondenceResult(Result):
    """An ED correspondence (``value``)."""

    problem: EDCorrespondence
    value: Correspondence

    def summary(self) -> list[tuple[str, str]]:
        correspondence = self.value
        rows = [
            ("dimension", str(correspondence.dimension)),
            ("polar degrees", numbers(correspondence.bidegrees)),
            ("auxiliary", ", ".join(correspondence.auxiliary)),
            *lines("ideal", [show_polynomial(g) for g in correspondence.ideal.generators]),
        ]
        if correspondence.equations is not None:
            basis = correspondence.equations.groebner_basis or ()
            rows += lines("equations", [show_polynomial(g) for g in basis])
        return rows

    def data(self) -> dict[str, Any]:
        value = self.value
        return {
            "ideal": value.ideal.data(),
            "auxiliary": list(value.auxiliary),
            "dimension": value.dimension,
            "bidegrees": list(value.bidegrees),
            "equations": None if value.equations is None else value.equations.data(),
        }
