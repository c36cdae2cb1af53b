"""The numbers of Kohn's talk "The geometry of neural networks", as problems with published values.

Each row is solved when the table is made; a published value is compared, never copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import comb

from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree, rank_one_formula
from neurovariety.problems.minors.problem import MinorsIdeal
from neurovariety.problems.minors.result import MinorsResult
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)
from neurovariety.varieties.matrices import Determinantal
from neurovariety.varieties.metrics import DataMetric, Frobenius
from neurovariety.varieties.variety import Implicit


def kohn_talk(settings: Settings) -> Reproduction:
    """Kohn's talk: ideals of minors, ED degrees, and critical points of linear networks."""
    return Reproduction(NUMBER_COLUMNS, published_numbers())


def published_numbers() -> tuple[PublishedNumber, ...]:
    """The talk's numbers with the problems that they answer."""
    return (
        *_determinantal(),
        *_networks(),
        *_plane_curves(),
        *_eckart_young(),
        *_rank_one(),
        *_quadratic_loss(),
    )


def _degree(result: DegreeResult) -> str:
    return str(result.value)


def _determinantal() -> Iterator[PublishedNumber]:
    """M_r is cut out by the (r+1)-minors and singular where the rank is at most r-1."""

    def dimension_and_degree(result: MinorsResult) -> str:
        ideal = result.value
        return f"dim {ideal.dimension}, deg {ideal.degree}"

    def singular_dimension(result: MinorsResult) -> str:
        return f"dim {result.singular_locus.dimension}"

    for m, n, r in ((2, 2, 1), (2, 3, 1), (3, 3, 1), (3, 3, 2), (3, 4, 2), (4, 4, 2)):
        V = Determinantal(m, n, r)
        problem = MinorsIdeal(V)
        yield PublishedNumber(
            f"M_{r} in {m}x{n}: {r + 1}-minors",
            f"dim {V.dimension}, deg {V.degree}",
            problem,
            dimension_and_degree,
        )
        smaller = Determinantal(m, n, r - 1).dimension if r > 1 else 0
        yield PublishedNumber(
            f"Sing M_{r} = M_{r - 1} in {m}x{n}", f"dim {smaller}", problem, singular_dimension
        )


def _networks() -> Iterator[PublishedNumber]:
    """The neurovariety is all of matrix space if and only if r = min(d_0, d_h)."""

    def fills(result: MinorsResult) -> str:
        return "filling" if result.value.codimension == 0 else "non-filling"

    for widths, published in (
        ((3, 3, 3), "filling"),
        ((2, 3, 4), "filling"),
        ((4, 2, 5, 2), "filling"),
        ((3, 1, 3), "non-filling"),
        ((3, 2, 3), "non-filling"),
        ((4, 2, 3, 4), "non-filling"),
    ):
        network = LinearNetwork(*widths)
        name = f"widths {','.join(map(str, widths))}"
        yield PublishedNumber(name, published, MinorsIdeal(network.variety), fills)


def _plane_curves() -> Iterator[PublishedNumber]:
    circle = Implicit("x^2 + y^2 = 1")
    ellipse = Implicit("x^2 + 4*y^2 = 4")
    yield PublishedNumber("ED degree of the circle", "2", EDDegree(circle), _degree)
    yield PublishedNumber("ED degree of the ellipse", "4", EDDegree(ellipse), _degree)
    yield PublishedNumber("generic ED degree of the circle", "4", GenericEDDegree(circle), _degree)


def _eckart_young() -> Iterator[PublishedNumber]:
    """Counted on the critical ideal, against the binomial of the theorem."""
    for m, n in product(range(1, 6), repeat=2):
        for r in range(1, min(m, n) + 1):
            problem = EDDegree(Determinantal(m, n, r), Frobenius(), method="critical")
            published = str(comb(min(m, n), r))
            yield PublishedNumber(f"ED degree of M_{r} in {m}x{n}", published, problem, _degree)


def _rank_one() -> Iterator[PublishedNumber]:
    M1 = Determinantal(3, 3, 1)
    yield PublishedNumber("ED degree of M_1 in 3x3", "3", EDDegree(M1, method="critical"), _degree)
    yield PublishedNumber(
        "generic ED degree of M_1 in 3x3", "39", GenericEDDegree(M1, "critical"), _degree
    )
    for m in range(2, 7):
        for n in range(m, 7):
            # the multidegree takes half a minute at 6 x 6; Bott's residues no time at all
            method = "conormal" if m * n <= 20 else "localization"
            problem = GenericEDDegree(Determinantal(m, n, 1), method)
            name = f"formula for r=1 at (m,n)=({m - 1},{n - 1}): M_1 in {m}x{n}"
            yield PublishedNumber(name, str(rank_one_formula(m, n)), problem, _degree)


def _quadratic_loss() -> Iterator[PublishedNumber]:
    """|M X - Y|^2 for whitened data, where the metric is Frobenius', and for data of full rank."""
    V = LinearNetwork(3, 1, 3).variety
    whitened = DataMetric("3/5, -4/5, 0; 4/5, 3/5, 0; 0, 0, 1")
    unwhitened = DataMetric("1, 2, 0, 1; 0, 1, 1, 3; 2, 1, 1, 0")
    for name, data in (("whitened", whitened), ("unwhitened", unwhitened)):
        problem = EDDegree(V, data, method="critical")
        yield PublishedNumber(f"quadratic loss, {name} data, widths 3,1,3", "3", problem, _degree)
