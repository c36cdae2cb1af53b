"""The degree of the closure of an image, and of the map onto it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.algebra.exact import plain_integers
from neurovariety.networks.base import NetworkImage
from neurovariety.problems.base.arguments import Given, check_method, take_variety
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import COUNTED, DEFINITION, Method, Place
from neurovariety.problems.base.numbers import on_two_primes
from neurovariety.problems.base.problem import OnVariety, Problem
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.identifiability.chart import finite_order
from neurovariety.problems.identifiability.theorems import Known, known_fibre
from neurovariety.problems.image_degree.pencils import pencils_of
from neurovariety.problems.image_degree.result import ImageDegreeResult
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Parametric


@dataclass(frozen=True)
class ImageDegree(OnVariety[ImageDegreeResult]):
    """The degree of a variety, or of the closure of an image and of the map onto it.

    Parameters
    ----------
    variety : network, Parametric, Implicit, Determinantal, SymmetricDeterminantal or Hankel
        A network stands for its variety, and equations for an `Implicit`.
    method : str
        ``slices`` (of a polynomial or rational map: preimages of a random affine space, and of a
        point, modulo the prime), ``closed-form`` (matrices of bounded rank, and networks of powers
        with two neurons in each hidden layer, if their functions determine them; networks that fill
        their space, whose fibres a theorem knows), ``groebner``
        (equations, over the rationals), ``definition`` (the components of the largest dimension
        that decomposition finds, and the orbits of scalings in a fibre, over the rationals; slow),
        or ``auto``: the first that applies.
    prime : int, optional
        The characteristic of ``slices``, from 101 to 32749; by default two must agree.
    seed : int
        Where random numbers come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        If this is no variety, or the method does not apply.

    Notes
    -----
    Parameters that can be scaled without changing the image are set to one, and others to random
    values, until as many are left as the image has dimensions. A random affine space of
    complementary dimension meets the closure of the image in general points, each with a full
    fibre. Outputs of networks of powers with hidden layers of two lie in pencils, which make a
    tower of projective planes, and the degree is an integral on it.

    References
    ----------
    J. Harris, L. W. Tu: On symmetric and skew-symmetric determinantal varieties, Topology 23 (1984)
    71-84. V. Shahverdi, G. L. Marchetti, K. Kohn: On the geometry and optimization of polynomial
    convolutional networks, AISTATS 2025.

    Examples
    --------
    >>> from neurovariety import PolynomialNetwork, solve
    >>> found = solve(ImageDegree(PolynomialNetwork((3, 2, 1), 3))).value
    >>> found.dimension, found.degree, found.map_degree  # two neurons can be exchanged
    (6, 15, 2)
    """

    variety: Given
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "image-degree"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("slices", Certainty.MODULAR, assumes=COUNTED),
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("groebner", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "J. Harris, L. W. Tu: On symmetric and skew-symmetric determinantal varieties, Topology\n"
        "23 (1984) 71-84",
        "V. Shahverdi, G. L. Marchetti, K. Kohn: On the geometry and optimization of polynomial\n"
        "convolutional networks, AISTATS 2025",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        take_variety(self)
        check_method(self.method, self.methods, self.variety)
        self.check_random()

    def __str__(self) -> str:
        return f"degree of {self.variety}"

    @property
    def beforehand(self) -> Dimension:
        """The dimension."""
        V = self.variety
        return Dimension(V.network if isinstance(V, NetworkImage) else V)

    @property
    def pencils(self) -> tuple[int, tuple[int, ...], int] | None:
        """Inputs, exponents and outputs of a network of which a theorem knows the degree."""
        return pencils_of(self.variety.network) if isinstance(self.variety, NetworkImage) else None

    @cached_property
    def filling(self) -> Known | None:
        """What a theorem says of finite fibres of a network with as many weights as coefficients.

        There are as many weights modulo scalings as coefficients of the functions, so that the
        image has the dimension of its space.
        """
        if not isinstance(self.variety, NetworkImage):
            return None
        network = self.variety.network
        known = known_fibre(network)
        if not known or known.rule not in ("kruskal", "powers") or network.has_bias:
            return None
        weights = network.parameter_count - network.symmetries.scalings
        return known if known.points and weights == self.variety.ambient_dimension else None

    @property
    def orders(self) -> int:
        """The number of weights modulo scalings that known symmetries take to each other."""
        return finite_order(self.variety.network.symmetries)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        return () if self.chosen_method == "closed-form" else super().symbols

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        if self.pencils or self.filling:
            return "closed-form", "slices", DEFINITION
        if isinstance(self.variety, Parametric):
            return "slices", DEFINITION
        if isinstance(self.variety, Determinantal | SymmetricDeterminantal):
            return "closed-form", DEFINITION
        return "groebner", DEFINITION

    def refine(
        self, result: ImageDegreeResult, solve: Callable[[Problem[Any]], Any]
    ) -> ImageDegreeResult:
        """The result, on which two primes agree."""
        if self.chosen_method != "slices" or self.prime is not None:
            return result
        return on_two_primes(self, result, solve)

    @property
    def too_large(self) -> str:
        """Decomposition over QQ takes seconds up to here."""
        return too_large(self.variety, coordinates=5, degree=4)

    @property
    def grounds(self) -> Grounds:
        """A prime and random numbers, or none; points of a random fibre over QQ."""
        if self.chosen_method == "slices":
            return Grounds(f"GF({self.used_prime})", self.seed, Certainty.MODULAR)
        if self.chosen_method == DEFINITION and isinstance(self.variety, Parametric):
            return Grounds("QQ", self.seed, Certainty.MODULAR)
        return Grounds("QQ", None, Certainty.EXACT)
