"""The real critical points of the distance from one point to a variety, each with a proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from neurovariety.algebra.primes import DEFAULT_PRIME, Telling, differences
from neurovariety.algebra.shown import counted
from neurovariety.engines.errors import EngineError
from neurovariety.errors import ProtocolError, SpecificationError, TooLarge
from neurovariety.networks.losses import rational
from neurovariety.problems.base.arguments import (
    Given,
    check_method,
    check_metric,
    check_variety,
    point_rows,
    take_variety,
)
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, MODULO_A_PRIME, Method, Place
from neurovariety.problems.base.problem import OfDistance, Problem
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.real_ed_critical_points.loss import distance_of_loss
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.varieties.assumptions import Standing, merged
from neurovariety.varieties.matrices import Determinantal
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit, Parametric, Variety

_SHOWN = 10


@dataclass(frozen=True)
class RealEDCriticalPoints(OfDistance[RealEDCriticalPointsResult]):
    """All real critical points of the distance from a given point to a variety.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit or Parametric
        Where the distance is restricted to; equations must be a complete intersection when those
        that vanish where the others do are left out, and of a parametrised one all real points of
        the closure count.
    metric : Metric
        Positive definite; by default the Frobenius metric.
    datum : sequence of numbers
        The point u, which must be given; a float is taken as the dyadic number that it is. A
        matrix of its entries, or text such as "1, 0; 1/2, 3", is read by rows.
    method : {"auto", "homotopy", "isolation", "definition"}
        ``homotopy``: all complex critical points of a random complex datum, by monodromy, moved to
        u; complete when as many different ones are certified as a general datum has modulo two
        primes. ``isolation``: the rational boxes of msolve, where a chart has no multipliers or the
        equations are given. ``definition``: minors, saturation and eliminants over the rationals,
        for equations of any dimensions; singular points, ties and degenerate points are exact.
        ``auto``: by paths, by boxes where some got lost, and for few small equations of components
        of several dimensions by their definition.
    prime, seed : int
        Of the count, and of random data.

    Raises
    ------
    SpecificationError
        If the datum or the metric does not fit the variety.

    Notes
    -----
    Critical points are regular points of the variety. Beside them the value has the singular points
    at which the distance can be least, and a point is global only if none of both is nearer; where
    singular ones are not known, as for most images, no point is.

    References
    ----------
    Draisma, Horobet, Ottaviani, Sturmfels, Thomas: The Euclidean distance degree of an algebraic
    variety, Foundations of Computational Mathematics 16, 2016. Krawczyk: Newton-Algorithmen zur
    Bestimmung von Nullstellen mit Fehlerschranken, Computing 4, 1969.

    Examples
    --------
    >>> from neurovariety import Frobenius, Implicit
    >>> problem = RealEDCriticalPoints(Implicit("x^2 + 4*y^2 = 4"), Frobenius(), [0.125, "1/9"])
    >>> problem.datum
    (Fraction(1, 8), Fraction(1, 9))
    """

    variety: Given
    metric: Metric = Frobenius()
    datum: Any = None  # a tuple of Fraction once read
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "real-ed-critical-points"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("homotopy", Certainty.CERTIFIED, assumes=("definite", *MODULO_A_PRIME)),
        Method("isolation", Certainty.CERTIFIED, Place.MSOLVE, assumes=("definite",)),
        Method(DEFINITION, Certainty.CERTIFIED, Place.PROCESS, assumes=("definite",)),
    )
    references: ClassVar[tuple[str, ...]] = (
        *EDDegree.references[:1],
        "R. Krawczyk: Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken,\n"
        "Computing 4 (1969) 187-201",
    )

    def __post_init__(self) -> None:
        take_variety(self)
        self._check_smaller()
        check_metric(self.metric, self.variety)
        datum = read_datum(self.variety, self.datum)
        object.__setattr__(self, "datum", datum)
        check_method(self.method, self.methods, self.variety)
        self.check_random()

    def _check_smaller(self) -> None:
        V, n = self.variety, self.variety.ambient_dimension
        if not isinstance(V, Parametric) or V.is_polynomial or len(V.parameters) < n:
            return
        if V.generic_rank(DEFAULT_PRIME) == n:
            raise SpecificationError(
                f"expected a rational map that does not fill its space, got {V}: the datum itself "
                "is the nearest point; of a loss take more samples"
            )

    def __str__(self) -> str:
        return (
            f"real critical points on {self.variety} of the distance to a point in the "
            f"{self.metric.name} metric"
        )

    @classmethod
    def of_loss(cls, model: Any, X: Any, Y: Any, **options: Any) -> RealEDCriticalPoints:
        """The problem of the quadratic loss of a network, ``|outputs(X) - Y|^2``.

        Up to a constant it is the squared distance of the network's function to the best one. For
        a linear network these are M and ``Y X^t (X X^t)^-1`` in the metric of the data, for others
        points of the closure of the image of ``network.map``. Entries of X and Y may be floats.

        Data that do not determine a function are taken as they are: then these are functions on
        the data, with the first independent outputs as coordinates, and for a linear network
        ``M U`` for the first independent samples U, and for a rational one all outputs. Where real
        functions on few data have an edge inside their closure, a loss can be least there: the
        derivative by the weights drops rank, and no critical point of the closure tells of it.

        Parameters
        ----------
        model : network or Determinantal
            With polynomial or rational outputs; or ``network.variety`` of a linear network.
        X, Y : matrix
            Inputs and outputs, one sample a column.

        Examples
        --------
        >>> from neurovariety import LinearNetwork
        >>> net = LinearNetwork(2, 1, 2)
        >>> RealEDCriticalPoints.of_loss(net, [[1, 0], [0, 2]], [[3, 0], [0, 2]]).datum
        (Fraction(3, 1), Fraction(0, 1), Fraction(0, 1), Fraction(1, 1))
        >>> print(RealEDCriticalPoints.of_loss(LinearNetwork(9, 1, 2), "1;" * 9, "1; 1").variety)
        2 x 1 matrices of rank at most 1
        """
        return cls(*distance_of_loss(model, X, Y), **options)

    @property
    def written(self) -> Variety:
        """The variety by equations without multiple factors."""
        return without_multiple_factors(self.variety)

    def refine(
        self, result: RealEDCriticalPointsResult, solve: Callable[[Problem[Any]], Any]
    ) -> RealEDCriticalPointsResult:
        """The result with the singular points, and the nearest points marked.

        Where paths got lost, and no method was asked for, others may still have all points.
        """
        if self.chosen_method == DEFINITION:  # it has found them already
            return result
        if self.method == "auto" and not result.value.complete:
            several = isinstance(self.variety, Implicit) and len(self.variety.polynomials) > 1
            last = several and not self._too_much(4, terms=20)  # there is no other way
            for method in (m for m in self.methods[1:] if m != DEFINITION or last):
                found = self._otherwise(method, result, solve)
                if found is not None:
                    return found
        find = self.part("nearest").with_singular_points
        value, decided = find(self, self.datum, self.seed, result.value)
        known = (Standing.PROVED, Standing.MODULAR)
        if value.complete and any(a.name == "smooth" and a.standing in known for a in decided):
            against = self.part("necessary").contradiction(value, self.written)
            value = replace(value, complete=False, why=against) if against else value
        assumed = merged(result.assumptions, decided)
        return replace(result, value=value, assumptions=assumed)

    def _otherwise(
        self,
        method: str,
        result: RealEDCriticalPointsResult,
        solve: Callable[[Problem[Any]], Any],
    ) -> RealEDCriticalPointsResult | None:
        """The result by another method, if it is complete; with the reason why it was needed."""
        try:
            found: RealEDCriticalPointsResult = solve(replace(self, method=method))
        except (EngineError, ProtocolError, SpecificationError, TooLarge):
            return None
        if not found.value.complete:
            return None
        by_paths = "" if method == DEFINITION else f"; by paths: {result.value.why}"
        value = replace(found.value, why=f"{found.value.why}{by_paths}")
        assumed = merged(found.assumptions, result.assumptions)
        return replace(found, problem=self, value=value, assumptions=assumed)

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply, the fastest first."""
        if isinstance(self.variety, Parametric):
            return ("homotopy",)
        given = (DEFINITION,) if isinstance(self.variety, Implicit) else ()
        return ("homotopy", "isolation", *given)

    @property
    def too_large(self) -> str:
        """Up to here the definition takes about a second, in most cases."""
        plane = self.variety.ambient_dimension == 2
        return self._too_much(4 if plane else 2, terms=8)

    def _too_much(self, degree: int, terms: int) -> str:
        assert isinstance(self.written, Implicit)
        return too_much(self.written.polynomials, variables=3, degree=degree, terms=terms)

    @property
    def numbers(self) -> Iterator[Telling]:
        """Those of the variety, of the metric and of the datum."""
        yield from super().numbers
        yield from (Telling(v, "a coordinate of the datum") for v in self.datum)
        yield from differences(self.datum, "two coordinates of the datum")

    @property
    def grounds(self) -> Grounds:
        """Enclosures over the rational data; the seed is that of the generic datum."""
        return Grounds("RR", self.seed, Certainty.CERTIFIED)


def read_datum(variety: Variety, given: Any) -> tuple[Any, ...]:
    """A point of the ambient space as exact numbers.

    Raises
    ------
    SpecificationError
        If it has another number of coordinates, or one is no number.
    """
    if given is None:
        raise SpecificationError(
            "expected a datum, such as datum=[1, '1/2'], got none",
            at_shell="expected --datum, such as --datum 1,1/2, got none",
        )
    rows = point_rows(given)
    values = tuple(v for row in rows for v in rational([row])[0]) if rows != [[]] else ()
    names = check_variety(variety).coordinates
    if len(values) != len(names):
        shown = ", ".join(names if len(names) <= _SHOWN else (*names[:2], "...", names[-1]))
        raise SpecificationError(
            f"expected a datum with {counted(len(names), 'coordinate')} ({shown}) for {variety}, "
            f"got {len(values)}"
        )
    if isinstance(variety, Determinantal) and len(rows) > 1:
        lengths = [len(row) for row in rows]
        if lengths != [variety.cols] * variety.rows:
            raise SpecificationError(
                f"expected a {variety.rows} x {variety.cols} matrix for {variety}, "
                f"got {len(rows)} rows of lengths {lengths}"
            )
    return values
