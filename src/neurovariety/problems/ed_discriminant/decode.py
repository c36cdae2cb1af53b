"""From the fields to a discriminant."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sympy.polys.rings import PolyElement

from neurovariety.algebra.evaluation import total_degree
from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import factorize, polynomial_ring
from neurovariety.engines.frame import Frame, Polynomials
from neurovariety.engines.script import Script
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.fields import elements
from neurovariety.problems.base.pencils import changes_sign
from neurovariety.problems.base.provenance import Provenance
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.problems.ed_discriminant.result import Discriminant, EDDiscriminantResult
from neurovariety.varieties.variety import Implicit, Variety


def decode(
    frame: Frame, problem: EDDiscriminant, script: Script, provenance: Provenance
) -> EDDiscriminantResult:
    return EDDiscriminantResult(problem, script, provenance, discriminant_of(frame, problem))


def discriminant_of(frame: Frame, problem: EDDiscriminant) -> Discriminant:
    folds = infinity = None
    if "folds" in frame.fields:
        ring = polynomial_ring(problem.data_names)
        folds = elements(frame.get("folds", Polynomials), ring)
        infinity = elements(frame.get("infinity", Polynomials), ring)
    degrees = frame.number("foldDegree"), frame.number("infinityDegree")
    common = sum(total_degree([f]) for f in infinity or () if f in (folds or ()))
    if "commonDegree" in frame.fields:
        common = frame.number("commonDegree", 0, min(degrees))
    for degree, factors in zip(degrees, (folds, infinity), strict=True):
        if factors is not None and sum(total_degree([f]) for f in factors) != degree:
            raise ProtocolError(f"expected factors whose degrees add up to {degree}, got {factors}")
    found = (*(folds or ()), *(infinity or ()))
    codimension, why = real_codimension(problem, found, sum(degrees) == 0)
    return Discriminant(*degrees, folds, infinity, codimension, why, common)


def real_codimension(
    problem: EDDiscriminant, factors: Sequence[PolyElement], is_empty: bool
) -> tuple[int | None, str]:
    if problem.eckart_young_applies:
        # von Neumann and Wigner 1929 for symmetric matrices; U -> U U^t is a submersion where U
        # has full rank, and matrices of smaller rank with two equal singular values are fewer
        return 2, "two equal singular values, or eigenvalues (von Neumann, Wigner)"
    if is_empty:
        if rank(normals_of_hyperplanes(problem.variety)) > 1:
            return 2, "there is no hypersurface; points meet where two hyperplanes do"
        return None, "there is no hypersurface over which points meet"
    if any(map(changes_sign, factors)):
        # Bochnak, Coste, Roy: Real Algebraic Geometry, theorem 4.5.1
        return 1, "a factor takes both signs"
    if factors:
        return None, "no factor takes both signs on random lines"
    return None, "it is 1 where landscape_table finds different numbers of real critical points"


def normals_of_hyperplanes(variety: Variety) -> list[list[Fraction]]:
    """Of those that one equation contains over QQ.

    Examples
    --------
    >>> [[int(v) for v in row] for row in normals_of_hyperplanes(Implicit("x*y*(x + 1)"))]
    [[0, 1], [1, 0], [1, 0]]
    """
    if not isinstance(variety, Implicit) or len(variety.polynomials) > 1:
        return []
    (f,) = variety.polynomials
    planes = [g for g, _ in factorize(f) if max(map(sum, g.monoms())) == 1]
    return [[fraction(g.coeff(x)) for x in f.ring.gens] for g in planes]
