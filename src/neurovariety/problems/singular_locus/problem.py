"""The singular points of a variety, or of the closure of the functions of a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from neurovariety.networks.base import Network
from neurovariety.problems.base.arguments import check_method, check_variety, variety_symbols
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.singular_locus.attention import OneLayer
from neurovariety.problems.singular_locus.result import SingularLocusResult
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Parametric, Variety


@dataclass(frozen=True)
class SingularLocus(Problem[SingularLocusResult]):
    """The singular points of a variety, and which smaller networks have them as functions.

    Parameters
    ----------
    model : network, Parametric, Implicit, Determinantal, SymmetricDeterminantal or Hankel
        A network or a map stands for the closure of its image, equations for an `Implicit`.
    method : str
        ``closed-form`` (matrices of bounded rank, linear networks, one layer of lightning attention
        on several tokens), ``ranks`` (an image: its
        equations by degrees, and a few minors of their gradients at a time), ``definition``
        (equations, of an image by elimination; the points of the components where their gradients
        span too little, by all minors, and where components meet), or ``auto``: the first that
        applies. All are over the rationals.

    Raises
    ------
    SpecificationError
        If this is no network and no variety, or the method does not apply.

    Notes
    -----
    Matrices of rank at most r are singular where the rank is smaller. A layer of lightning
    attention gives the products of the rows of V and the columns of A as linear forms; this is a
    finite map of ``P(V) x P(A)``. By unique factors it is injective, with an injective derivative,
    where V or A has a rank above one: there functions are singular exactly if A has a smaller rank
    than it may have. Where both ranks are one factors can be exchanged, and two branches meet, or
    come together. With one output and A of rank one the functions are quadratic forms of rank two
    times vectors. Equations of the components are written if there are at most 18 coordinates, and
    they are tensors of rank one. The equations of an image up to some degree have a component of
    its dimension on which it lies: its closure, whether there are more equations or not. A minor M
    that is not zero on a component, while all minors that border it are, has the size of the
    general rank there (Kronecker); of one that is too small by one the bordering minors vanish
    where the rank drops, if M is not zero; where it is, the same is asked again. Of a map the
    ramification is found, too: the parameters where the derivative has less than its general rank;
    not of attention with ranks above one, whose weights are taken modulo base changes. Functions of
    other parameters may be singular as well, where a fibre has several points.

    References
    ----------
    W. Bruns, U. Vetter: Determinantal Rings, Lecture Notes in Mathematics 1327, 1988. K. Kohn,
    G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of linear convolutional
    networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362.

    Examples
    --------
    >>> from neurovariety import ConvolutionalNetwork, solve
    >>> found = solve(SingularLocus(ConvolutionalNetwork((3, 2), (2, 1)))).value
    >>> found.dimension, found.components[0].generators
    (3, (x2, x4))
    >>> print(found.subnetworks[0])
    convolutional network with filters 1, 3 and strides 2, 1
    """

    model: Any
    method: str = "auto"
    kind: ClassVar[str] = "singular-locus"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("closed-form", Certainty.EXACT, Place.EITHER),
        Method("ranks", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT),
    )
    references: ClassVar[tuple[str, ...]] = (
        "W. Bruns, U. Vetter: Determinantal Rings, Lecture Notes in Mathematics 1327, 1988",
        "K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of\n"
        "linear convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362",
    )

    def __post_init__(self) -> None:
        if not isinstance(self.model, Network):
            object.__setattr__(self, "model", check_variety(self.model))
        check_method(self.method, self.methods, self.model)

    def __str__(self) -> str:
        the = "the " if isinstance(self.model, Network) else ""
        return f"singular locus of {the}{self.model}"

    @property
    def written(self) -> Variety:
        """The variety as the script has it."""
        variety: Variety = self.model.variety if isinstance(self.model, Network) else self.model
        return variety

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        if self.theorem:
            return "closed-form", "ranks", DEFINITION
        if isinstance(self.written, Determinantal | SymmetricDeterminantal):
            return "closed-form", DEFINITION
        return ("ranks", DEFINITION) if self.is_map else (DEFINITION,)

    @property
    def theorem(self) -> OneLayer | None:
        """On one layer of attention, if this is one."""
        return OneLayer.of(self.model)

    @property
    def ambient_dimension(self) -> int:
        """The number of coordinates; nothing is expanded for it where the theorem applies."""
        of = self.model if self.theorem else self.written
        return int(of.ambient_dimension)

    @property
    def is_map(self) -> bool:
        """Whether this is the image of a map."""
        return bool(self.theorem) or isinstance(self.written, Parametric)

    @property
    def has_all_parameters(self) -> bool:
        """Whether the map is that of all weights: on a chart modulo symmetries some are missing."""
        if self.theorem:
            return self.theorem.ramification is not None
        return self.is_map and (
            not isinstance(self.model, Network) or self.written == self.model.map
        )

    @property
    def beforehand(self) -> Dimension:
        """The dimension of the functions."""
        return Dimension(self.model)

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names in the script."""
        if self.theorem and self.chosen_method == "closed-form":
            return self.theorem.coordinates
        return variety_symbols(self.written, self.chosen_method)

    @property
    def too_large(self) -> str:
        """Decomposition over QQ takes seconds up to here."""
        return too_large(self.written, coordinates=6, degree=4)

    @property
    def grounds(self) -> Grounds:
        """A theorem, or equations over the rationals; nothing is random."""
        return Grounds("QQ", None, Certainty.EXACT)
