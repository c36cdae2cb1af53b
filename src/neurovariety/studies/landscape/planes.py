"""Planes of data: an origin and two directions, exact, and polynomials on them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
from sympy.polys.rings import PolyElement

from neurovariety.algebra.evaluation import evaluation
from neurovariety.algebra.exact import fraction, quotient
from neurovariety.algebra.polynomials import (
    Polynomial,
    RationalMatrix,
    polynomial_ring,
    read_rational_matrix,
)
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.problems.teacher_discriminant.problem import TeacherDiscriminant
from neurovariety.varieties.metrics import Metric
from neurovariety.varieties.variety import Variety

Array = npt.NDArray[np.float64]


def read_plane(variety: Variety, given: Any) -> RationalMatrix:
    """An origin and two directions in the ambient space; the default is a square of a plane.

    Raises
    ------
    SpecificationError
        If they do not fit, or the directions are dependent.
    """
    n = variety.ambient_dimension
    if given is None:
        if n != 2:
            raise SpecificationError(
                f"expected a plane, an origin and two directions with {n} coordinates each"
            )
        given = [[0, 0], [3, 0], [0, 3]]
    frame = read_rational_matrix(given)
    if (len(frame), len(frame[0])) != (3, n):
        raise SpecificationError(
            f"expected an origin and two directions with {counted(n, 'coordinate')} each "
            f"for {variety}, got "
            f"{counted(len(frame), 'row')} of {len(frame[0])}"
        )
    first, second = frame[1:]
    minors = (first[i] * second[j] - first[j] * second[i] for i in range(n) for j in range(i))
    if not any(minors):
        raise SpecificationError("expected two independent directions, got dependent ones")
    return frame


def of_teachers(
    network: Network, data: Any, frame: RationalMatrix, seed: int
) -> tuple[Variety, Metric, RationalMatrix]:
    """A plane of teachers as one of data: with the variety and the form of the square loss.

    On the matrices of the functions, if they have such.

    Raises
    ------
    SpecificationError
        As by `TeacherDiscriminant`.

    Examples
    --------
    >>> from neurovariety import GaussianData, PolynomialNetwork
    >>> plane = tuple(tuple(map(Fraction, row)) for row in ((0, 0, 0), (1, 0, 1), (0, 2, 0)))
    >>> V, W, frame = of_teachers(PolynomialNetwork((2, 1, 1), 2), GaussianData(), plane, 1)
    >>> print(V, "through", *frame[2])
    symmetric 2 x 2 matrices of rank at most 1 through 0 1 0
    """
    problem = TeacherDiscriminant(network, data, seed=seed)
    if problem.matrices is not None:
        frame = tuple(map(problem.matrices.entries, frame))
    return (*problem.on_matrices, frame)


def point_of(frame: RationalMatrix, s: Fraction, t: Fraction) -> tuple[Fraction, ...]:
    """The origin plus multiples of the directions."""
    return tuple(o + s * a + t * b for o, a, b in zip(*frame, strict=True))


def restricted(f: Polynomial, frame: RationalMatrix) -> Polynomial:
    """A polynomial on the plane, in its parameters s and t.

    Raises
    ------
    SpecificationError
        If it is one in another number of variables.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> unit = tuple(tuple(map(Fraction, row)) for row in ((1, 0), (1, 0), (0, 2)))
    >>> restricted(read_polynomials("x*y")[0], unit)
    2*s*t + 2*t
    >>> line = tuple(tuple(map(Fraction, row)) for row in ((0, 0), (1, 0), (0, 0)))
    >>> restricted(read_polynomials("x + x*y")[0], line)
    s
    """
    if not isinstance(f, PolyElement):
        raise SpecificationError(
            f"expected a discriminant that read_polynomials gives, got {short(f)}"
        )
    if f.ring.ngens != len(frame[0]):
        raise SpecificationError(
            f"expected a discriminant in {len(frame[0])} variables, got {f.ring.ngens}"
        )
    ring = polynomial_ring(["s", "t"])
    s, t = ring.gens
    forms = [
        s * quotient(a) + t * quotient(b) + quotient(o) for o, a, b in zip(*frame, strict=True)
    ]
    total = ring.zero
    for monomial, c in f.terms():
        term = ring.ground_new(c)
        for form, exponent in zip(forms, monomial, strict=True):
            if exponent:  # 0**0 is an error in a ring
                term *= form**exponent
        total += term
    return total


def values(f: Polynomial, s: Array, t: Array) -> Array:
    """A polynomial in two variables in floats, at many points."""
    total: Array = np.zeros_like(s) + evaluation((s, t), lambda c: float(fraction(c)))(f)
    return total
