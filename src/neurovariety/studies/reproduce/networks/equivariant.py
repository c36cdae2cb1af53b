"""Matrices of bounded rank that commute with permutations: their components over CC and RR."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from time import perf_counter

from neurovariety.engines.base import Engine, Limits
from neurovariety.networks.equivariant.network import EquivariantNetwork
from neurovariety.problems.decomposition.problem import Decomposition
from neurovariety.problems.decomposition.result import DecompositionResult
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree
from neurovariety.problems.identifiability.problem import Identifiability
from neurovariety.problems.identifiability.result import IdentifiabilityResult
from neurovariety.studies.reproduce.networks.dimensions import GROUP_DIMENSIONS, dimensions
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    Answer,
    PublishedNumber,
    Reproduction,
    Row,
    Settings,
)

COMPONENTS = (
    # matrices, rank, group, published over CC and RR: dimensions of components
    ("3-cycle", "(1 2 3)", 3, 1, "1, 1, 1", "1"),
    ("3-cycle", "(1 2 3)", 3, 2, "2, 2, 2", "2, 1"),
    ("4-cycle", "(1 2 3 4)", 4, 2, "2, 2, 2, 2, 2, 2", "2, 2"),
    ("symmetries of a square", "(1 2 3 4); (2 4)", 4, 3, "2, 2, 2", "2, 2, 2"),
    ("S_3, moving itself", "(1 2 3)(4 5 6); (1 4)(2 6)(3 5)", 6, 2, "3, 2", "3, 2"),
    ("S_3, moving itself", "(1 2 3)(4 5 6); (1 4)(2 6)(3 5)", 6, 3, "4, 4, 2", "4, 4, 2"),
    ("two 3-cycles", "(1 2 3)(4 5 6)", 6, 3, "9, 7, 7, 7, 7, 7, 7", "9, 4"),
)
"""Of cyclic groups by Kohn, Sattelberger and Shahverdi; of the others computed by hand."""


@dataclass(frozen=True)
class ComponentsRow:
    """A number of each component over one field.

    Parameters
    ----------
    name, published : str
        The matrices, and what is known.
    network : EquivariantNetwork
        Of bounded rank.
    field : str
        ``CC`` or ``RR``.
    what : str
        The attribute of a component, such as ``ed_degree``.
    """

    name: str
    published: str
    network: EquivariantNetwork
    field: str
    what: str = "dimension"

    def solve(self, engine: Engine, limits: Limits) -> Answer:
        """Compare them; nothing is run."""
        start = perf_counter()
        found = ", ".join(str(getattr(c, self.what)) for c in self.network.components(self.field))
        seconds = f"{perf_counter() - start:.3f}"
        cells = (self.name, self.published, found, "blocks", "exact", "this process", seconds)
        return Answer(cells, found == self.published, ())


def equivariant(settings: Settings) -> Reproduction:
    """Equivariant linear networks: components over C and R, and their degrees."""
    rows = (*_components(), *_degrees(), *dimensions(GROUP_DIMENSIONS), *_fibres())
    return Reproduction(NUMBER_COLUMNS, rows)


def _fibres() -> Iterator[PublishedNumber]:
    """Weights of a general function: the turns of each hidden layer, which make up for others."""

    def fibre(result: IdentifiabilityResult) -> str:
        return str((result.value.points or 0) * prod(result.value.symmetries.orders))

    for network, known in zip(GROUP_DIMENSIONS, (4, 9), strict=True):
        name = f"weights of a function of the {network}, modulo scalings"
        yield PublishedNumber(name, str(known), Identifiability(network), fibre)


def _components() -> Iterator[Row]:
    for name, group, n, rank, *published in COMPONENTS:
        network = EquivariantNetwork(group, (n, n), rank)
        for field, known in zip(("CC", "RR"), published, strict=True):
            title = f"{name}, rank <= {rank}: dimensions of components over {field}"
            yield ComponentsRow(title, known, network, field)
    turned = EquivariantNetwork("(1 2 3)(4 5 6)", (6, 6), 3)
    for what, field, known in (
        ("ed_degree", "RR", "4, 1"),
        ("generic_ed_degree", "CC", "216, 6, 6, 6, 6, 6, 6"),
    ):
        words = what.replace("_", " ").replace("ed degree", "ED degrees")
        title = f"two 3-cycles, rank <= 3: {words} of components over {field}"
        yield ComponentsRow(title, known, turned, field, what)


def _degrees() -> Iterator[Row]:
    """Over QQ, and ED degrees, by an engine from the minors."""

    def degree(result: DegreeResult) -> str:
        return str(result.value)

    def rational(result: DecompositionResult) -> str:
        return ", ".join(f"{c.dimension} of degree {c.degree}" for c in result.value)

    turn, cycle = (EquivariantNetwork(g, (n, n), 2) for g, n in (("(1 2 3 4)", 4), ("(1 2 3)", 3)))
    for name, network, published in (
        ("3-cycle", cycle, "2 of degree 1, 2 of degree 2"),
        ("4-cycle", turn, "2 of degree 1, 2 of degree 1, 2 of degree 2, 2 of degree 2"),
    ):
        title = f"{name}, rank <= 2: dimensions of components over QQ"
        problem = Decomposition(network.variety)
        yield PublishedNumber(title, published, problem, rational)
    title = "circulant 4 x 4 matrices, rank <= 2:"
    V = turn.variety
    yield PublishedNumber(f"{title} ED degree", "2", EDDegree(V, turn.frobenius), degree)
    yield PublishedNumber(f"{title} generic ED degree", "6", GenericEDDegree(V), degree)
