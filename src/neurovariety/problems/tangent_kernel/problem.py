"""The tangent kernel of a wide shallow network at given points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any, ClassVar

from neurovariety.algebra.exact import format_rational
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.piecewise.reading import read_exact_matrix
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.tangent_kernel.activation import read_slope
from neurovariety.problems.tangent_kernel.certificate import Certificate, certificate
from neurovariety.problems.tangent_kernel.kernel import Integers, direction
from neurovariety.problems.tangent_kernel.result import TangentKernelResult

MOST_POINTS = 400
FEW_POINTS = 8
"""With which the definition takes a second."""


@dataclass(frozen=True)
class TangentKernel(RationalProblem[TangentKernelResult]):
    """The smallest eigenvalue of the tangent kernel of a wide shallow network, in an interval.

    The network is the sum of all v_i s(w_i . x) over the square root of the width, its weights are
    drawn from N(0, 1), and there are no biases. With more and more neurons its tangent kernel
    becomes a function of the angle between inputs on the sphere. Its smallest eigenvalue at the
    data says how fast they are learned.

    Parameters
    ----------
    points : matrix
        A row for each point, which is moved along its ray to the sphere; floats are taken exactly.
    activation : str or exact number
        ``relu``, ``abs``, ``linear``, or the slope for negative inputs; for positive ones it is 1.
    method : str
        ``inertia`` (a matrix that is certified to be definite below, a quotient of Rayleigh
        above), ``definition`` (Gaussian integrals, and the signs of all leading minors; for few
        points), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If a point is zero, or two lie on one ray: then the kernel is singular.

    Notes
    -----
    Whether the eigenvalue is zero is decided by exact relations of the points: opposite points
    share the even part of the kernel, and the odd part is linear.

    References
    ----------
    K. Karhadkar, M. Murray, G. Montufar: Bounds for the smallest eigenvalue of the NTK for
    arbitrary spherical data of arbitrary dimension, arXiv:2405.14630.

    Examples
    --------
    >>> from neurovariety import solve
    >>> octahedron = "1,0,0; -1,0,0; 0,1,0; 0,-1,0; 0,0,1; 0,0,-1"
    >>> low, high = solve(TangentKernel(octahedron)).value.smallest_eigenvalue
    >>> f"{float(low):.12f} {float(high):.12f}"  # 1 - 1/pi
    '0.681690113816 0.681690113816'
    """

    points: Any
    activation: Any = "relu"
    method: str = "auto"
    kind: ClassVar[str] = "tangent-kernel"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("inertia", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.CERTIFIED, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "K. Karhadkar, M. Murray, G. Montufar: Bounds for the smallest eigenvalue of the NTK for\n"
        "arbitrary spherical data of arbitrary dimension, arXiv:2405.14630",
    )

    def __post_init__(self) -> None:
        points = read_exact_matrix(self.points)
        if not 2 <= len(points) <= MOST_POINTS:
            raise SpecificationError(f"expected from 2 to {MOST_POINTS} points, got {len(points)}")
        object.__setattr__(self, "points", points)
        if not isinstance(self.activation, str):
            object.__setattr__(self, "activation", read_slope(self.activation))
        _ = self.slope
        for x in points:
            if not any(x):
                raise SpecificationError("expected points that are not zero, got a row of zeros")
        if len(set(self.directions)) < len(points):
            twice = next(
                p
                for p, x in zip(points, self.directions, strict=True)
                if self.directions.count(x) > 1
            )
            raise SpecificationError(
                "expected points on different rays, for else the kernel is singular, got two on "
                f"that of {', '.join(map(format_rational, twice))}"
            )
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        n, d = len(self.points), len(self.points[0])
        given = self.activation
        name = given if isinstance(given, str) else f"slope {short(given)}"
        return f"tangent kernel of {n} points on the sphere in R^{d}, {name}"

    @property
    def slope(self) -> Fraction:
        """That of the activation for negative inputs."""
        return read_slope(self.activation)

    @cached_property
    def directions(self) -> tuple[Integers, ...]:
        """The shortest vectors of integers on the rays."""
        found = []
        for x in self.points:
            scale = lcm(*(v.denominator for v in x))
            found.append(direction(tuple(int(v * scale) for v in x)))
        return tuple(found)

    @cached_property
    def certificate(self) -> Certificate:
        """What proves the interval: scripts check it."""
        return certificate(self.directions, self.slope)

    @property
    def grounds(self) -> Grounds:
        """Balls; zero is exact."""
        return Grounds("RR", None, Certainty.CERTIFIED)

    @property
    def too_large(self) -> str:
        """So many determinants are computed in a moment."""
        n = len(self.points)
        return f"{n} points, not at most {FEW_POINTS}" if n > FEW_POINTS else ""
