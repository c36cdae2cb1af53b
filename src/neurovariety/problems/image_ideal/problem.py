"""Equations of an image up to a degree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from sympy import GF
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.primes import further_primes, good_prime, in_polynomials
from neurovariety.engines.errors import EngineError
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network, NetworkImage
from neurovariety.problems.base.arguments import check_method, take_variety
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import OnVariety, Problem
from neurovariety.problems.groebner_basis.problem import GroebnerBasis
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.problems.image_ideal.interpolation import Forms
from neurovariety.problems.image_ideal.result import ImageIdealResult
from neurovariety.varieties.variety import Parametric

LARGEST_DEGREE = 20


@dataclass(frozen=True)
class ImageIdeal(OnVariety[ImageIdealResult]):
    """All equations of an image up to a degree.

    Parameters
    ----------
    variety : network or Parametric
        A polynomial or rational map.
    degree : int
        From 1 to 20.
    method : str
        ``interpolation`` (linear algebra in the finest grading, in this process), ``definition``
        (elimination over the rationals), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If this is no map.

    Notes
    -----
    In each degree, and each character of the scalings that multiply the coordinates, there are at
    most as many equations as forms that vanish at random points modulo a prime; as many are found
    and proved by substitution. So nothing is missing up to the degree. Whether there are more of
    larger degree is asked of the degree of their zeros and of that of the image, modulo primes.

    References
    ----------
    J. Cummings, B. Hollering: Computing implicitizations of multi-graded polynomial maps,
    arXiv:2311.07678.

    Examples
    --------
    >>> from neurovariety import ConvolutionalNetwork, solve
    >>> found = solve(ImageIdeal(ConvolutionalNetwork((2, 2), activation=2), degree=3)).value
    >>> found.counts, found.is_complete
    ({2: 1, 3: 3}, True)
    """

    variety: Any  # a Parametric once read
    degree: int
    method: str = "auto"
    kind: ClassVar[str] = "image-ideal"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("interpolation", Certainty.EXACT, Place.PROCESS),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Cummings, B. Hollering: Computing implicitizations of multi-graded polynomial maps,\n"
        "arXiv:2311.07678",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        check_integer("degree", self.degree, 1, LARGEST_DEGREE)
        if isinstance(self.variety, Network) and not isinstance(self.variety.variety, Parametric):
            object.__setattr__(self, "variety", NetworkImage(self.variety, in_chart=False))
        if not isinstance(take_variety(self), Parametric):
            raise SpecificationError(
                f"expected a network or a map, got {self.variety}: of matrices of bounded rank "
                "MinorsIdeal has all equations, and other equations are given"
            )
        check_method(self.method, self.methods, self.variety)

    def __str__(self) -> str:
        return f"equations of {self.variety} up to degree {self.degree}"

    @property
    def ring(self) -> PolyRing:
        """Of the equations."""
        return polynomial_ring(self.variety.coordinates)

    @cached_property
    def interpolated(self) -> tuple[tuple[Polynomial, ...], tuple[int, int]]:
        """The equations, and what the dimension and the degree of their zeros are at most."""
        return Forms(self.variety).with_bound(self.degree)

    def refine(
        self, result: ImageIdealResult, solve: Callable[[Problem[Any]], Any]
    ) -> ImageIdealResult:
        """With whether their zeros have the dimension and the degree of the closure.

        Modulo a prime, or of leading monomials that are known, these are at least those over the
        rationals, which are at least those of the closure: where they are equal one is enough.
        """
        found, V = result.value.generators, self.variety
        try:
            if found:
                image = solve(ImageDegree(V)).value  # on which two primes agree
                closure = image.dimension, image.degree
                numbers = tuple(in_polynomials(found))
                p = good_prime(numbers)
                of_zeros = (
                    solve(GroebnerBasis(found, V.coordinates, field=GF(q))).value
                    for q in (p, next(further_primes(numbers, p)))
                )
                here = self.chosen_method != DEFINITION
                is_known = here and self.interpolated == (found, closure)
                complete = is_known or any(
                    (zeros.dimension, zeros.degree) == closure for zeros in of_zeros
                )
            else:
                complete = V.dimension == V.ambient_dimension
        except EngineError:
            return result
        return replace(result, value=replace(result.value, is_complete=complete))

    @property
    def too_large(self) -> str:
        """Elimination over QQ takes seconds up to here."""
        return too_large(self.variety, coordinates=4, degree=4)

    @property
    def grounds(self) -> Grounds:
        """Over the rationals; the degree of the zeros is another question."""
        return Grounds("QQ", None, Certainty.EXACT)
