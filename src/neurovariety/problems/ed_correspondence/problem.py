"""The Euclidean distance correspondence: all pairs of a datum and a critical point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from neurovariety.algebra.exact import check_flag, plain_integers
from neurovariety.algebra.matrices import entry_names
from neurovariety.problems.base.arguments import (
    Given,
    check_method,
    check_metric,
    data_names,
)
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds, degree_grounds
from neurovariety.problems.base.methods import AT_RANDOM, DEFINITION, MODULO_A_PRIME, Method
from neurovariety.problems.base.problem import OfDistance
from neurovariety.problems.ed_correspondence.result import CorrespondenceResult
from neurovariety.problems.image_ideal.closure import take_closure
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.metrics import Frobenius, Metric


@dataclass(frozen=True)
class EDCorrespondence(OfDistance[CorrespondenceResult]):
    """The closure of the pairs (x, u) such that x is critical for the distance to u.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit, Parametric or network
        Where x lies; of an image the equations are found first.
    metric : Frobenius, Weighted, SymmetricForm, BombieriWeyl or DataMetric
        Positive definite; the default is the unit metric.
    equations : bool
        Also eliminate the auxiliary variables: the reduced Groebner basis in x and u, over QQ.
    method : str
        ``conormal-chart`` (for the matrices of bounded rank), ``multipliers`` (Lagrange's, for
        equations), ``definition`` (over each component, by decomposition and saturation; no
        auxiliary variables), or ``auto``: the first that applies.
    prime : int, optional
        The characteristic in which dimension and bidegrees are computed, from 101 to 32749.
    seed : int
        Where the random numbers come from by which the equations' assumptions are decided, from 0
        to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If the metric does not fit the variety, or an image fills its space or its equations are
        not found.

    Notes
    -----
    The result's ideal has auxiliary variables: for (symmetric) determinantal varieties the
    coordinates of a chart of the conormal variety, for equations the Lagrange multipliers.
    With W the metric and y = W(u - x), the correspondence is the conormal variety in other
    coordinates; the bidegrees are those in (x, y), the polar degrees. For a variety that is not a
    cone they are those of its projective closure. Each component of a variety has its pairs,
    whatever its dimension, and its part of the bidegrees.

    References
    ----------
    Draisma et al., as in `EDDegree`, sections 4 and 5.

    Examples
    --------
    >>> EDCorrespondence(Determinantal(2, 2, rank=1)).auxiliary_names(4)
    ('a11', 'e11', 'b11', 'c11')
    """

    variety: Given
    metric: Metric = Frobenius()
    equations: bool = False
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "ed-correspondence"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("conormal-chart", Certainty.MODULAR, assumes=MODULO_A_PRIME),
        Method("multipliers", Certainty.MODULAR, assumes=MODULO_A_PRIME),
        Method(DEFINITION, Certainty.MODULAR, assumes=AT_RANDOM),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance\n"
        "degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, sections 4 and 5",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        check_flag("equations", self.equations)
        take_closure(self, "the ED correspondence")
        check_metric(self.metric, self.variety)
        check_method(self.method, self.methods, self.variety)
        self.check_random()

    def __str__(self) -> str:
        return f"ED correspondence of {self.variety} in the {self.metric.name} metric"

    @property
    def has_chart(self) -> bool:
        """Whether the conormal variety is parametrised."""
        return isinstance(self.variety, Determinantal | SymmetricDeterminantal)

    @property
    def methods(self) -> tuple[str, ...]:
        """The conormal chart where there is one, else Lagrange multipliers; and the definition."""
        return ("conormal-chart" if self.has_chart else "multipliers", DEFINITION)

    @property
    def too_large(self) -> str:
        """There are twice as many variables, and for the polar degrees two more."""
        return too_large(self.variety, coordinates=4, degree=4)

    @property
    def grounds(self) -> Grounds:
        """What the result rests on."""
        return degree_grounds(self.chosen_method, self.used_prime, self.seed)

    @property
    def data_names(self) -> tuple[str, ...]:
        """The names of the datum's coordinates: ``u11, ...``, or ``u_x`` for a coordinate x."""
        return data_names(self.variety)

    def auxiliary_names(self, count: int) -> tuple[str, ...]:
        """Names for so many chart coordinates or multipliers, none of them taken already."""
        V = self.variety
        if self.chosen_method == DEFINITION:
            return ()
        if isinstance(V, Determinantal):
            m, n, r = V.rows, V.cols, V.rank
            blocks = (("a", m - r, r), ("e", r, n - r), ("b", r, r), ("c", m - r, n - r))
            return tuple(name for block in blocks for name in entry_names(*block))
        if isinstance(V, SymmetricDeterminantal):
            n, r = V.size, V.rank
            upper = [
                name
                for letter, size in (("b", r), ("c", n - r))
                for i, name in enumerate(entry_names(letter, size, size))
                if i % size >= i // size
            ]
            return (*entry_names("a", n - r, r), *upper)
        letter = "l"
        while any(name.startswith(letter) for name in (*V.coordinates, *self.data_names)):
            letter += "_"
        return tuple(f"{letter}{k + 1}" for k in range(count))
