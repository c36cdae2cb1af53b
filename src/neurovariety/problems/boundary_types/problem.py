"""How decision boundaries of differences of maxima look like, and for which parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import comb
from typing import Any, ClassVar

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.progress import note
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.boundary_types.chirotopes import Functions, Signs, realized
from neurovariety.problems.boundary_types.result import BoundaryTypesResult
from neurovariety.problems.boundary_types.types import fields
from neurovariety.problems.classification_fan.points import read_terms

MOST_DETERMINANTS = 15
"""So that sign vectors are gone through in a moment."""


@dataclass(frozen=True)
class BoundaryTypes(RationalProblem[BoundaryTypesResult]):
    """The combinatorial types of the boundaries ``max_i f_i = max_j g_j``, over all parameters.

    The f_1, ..., f_n and g_1, ..., g_m are affine functions in d variables. Their parameters are
    divided by the hypersurfaces where d + 1 slopes are affinely dependent, or d + 2 slopes with
    the constants: between them the boundary keeps its type. The cells are the sign vectors of
    these determinants.

    Parameters
    ----------
    terms : (int, int)
        The numbers n and m.
    dimension : int
        The number d of variables.
    method : str
        ``chirotopes`` (sign vectors that satisfy the relations of Grassmann and Pluecker, with
        functions for each, and the triangulations of slopes that they determine), ``definition``
        (signs of the dependency of d + 2 slopes, and each face of the boundary by a linear
        programme over the rationals; for at most d + 2 terms), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If there are so many determinants that their sign vectors are too many.

    Notes
    -----
    The functions that are the largest somewhere form a regular triangulation of their slopes, and
    the boundary is dual to its faces with both signs. A sign vector stands for an open set of
    parameters. For at most d + 2 terms it is connected.

    References
    ----------
    M.-C. Brandenburg, G. Loho, G. Montufar: The real tropical geometry of neural networks,
    arXiv:2403.11871.

    Examples
    --------
    >>> from neurovariety import solve
    >>> found = solve(BoundaryTypes(terms=(2, 2), dimension=2)).value
    >>> found.cells
    28
    >>> [(t.cells, t.components, t.pieces) for t in found.types]
    [(8, 1, 2), (8, 1, 3), (8, 1, 4), (4, 2, 4)]
    """

    terms: Any = (2, 2)
    dimension: int = 2
    method: str = "auto"
    kind: ClassVar[str] = "boundary-types"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("chirotopes", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "M.-C. Brandenburg, G. Loho, G. Montufar: The real tropical geometry of neural networks,\n"
        "arXiv:2403.11871",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        object.__setattr__(self, "terms", read_terms(self.terms))
        check_integer("dimension", self.dimension, 1, 20)
        number = comb(self.all_terms + 1, self.dimension + 2)
        if number > MOST_DETERMINANTS:
            raise SpecificationError(
                f"expected terms with at most {MOST_DETERMINANTS} determinants, got {number} of "
                f"{self.all_terms} terms in R^{self.dimension}: their sign vectors are too many"
            )
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        n, m = self.terms
        return f"types of decision boundaries in R^{self.dimension} of {n} - {m} terms"

    @property
    def methods(self) -> tuple[str, ...]:
        """More terms have more than one dependency."""
        few = self.all_terms <= self.dimension + 2
        return ("chirotopes",) + (DEFINITION,) * few

    @property
    def all_terms(self) -> int:
        """How many functions there are in all."""
        return sum(self.terms)

    @cached_property
    def found(self) -> dict[Signs, Functions]:
        """Functions for each sign vector."""
        known: dict[Signs, Functions] = {}
        note(self.kind, lambda: self._known(known))
        return realized(self.all_terms, self.dimension, known)

    def _known(self, known: Mapping[Signs, Functions]) -> dict[str, Any]:
        """The types of the cells that are found by now, if there are any."""
        return fields(known, self.terms, self.dimension) | {"stopped": True} if known else {}

    @property
    def witnesses(self) -> tuple[Functions, ...]:
        """The functions alone."""
        return tuple(self.found.values())
