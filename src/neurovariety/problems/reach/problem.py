"""The reach of plane curves, their rotations, ellipsoids and cones, and at singular points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from neurovariety.errors import SpecificationError
from neurovariety.problems.base.arguments import Given, check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_large
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import OnVariety
from neurovariety.problems.image_ideal.closure import take_closure
from neurovariety.problems.reach.bounded import compactness
from neurovariety.problems.reach.ellipsoids import extreme_squared_axes
from neurovariety.problems.reach.linear import is_linear
from neurovariety.problems.reach.result import ReachResult
from neurovariety.problems.reach.rotation import meridian
from neurovariety.varieties.assumptions import Assumption
from neurovariety.varieties.reduced import without_multiple_factors
from neurovariety.varieties.variety import Implicit, Variety


@dataclass(frozen=True)
class Reach(OnVariety[ReachResult]):
    """Up to which distance from a variety points have one nearest point on it, in the unit metric.

    Parameters
    ----------
    variety : Determinantal, SymmetricDeterminantal, Hankel, Implicit, Parametric or network
        Matrices, homogeneous or linear equations; an ellipsoid in any number of variables; one
        equation in two variables, or that of a hypersurface of rotation about coordinate axes; or
        one of a hypersurface with singular points. Of an image the equations are found.
    method : {"auto", "linear", "cone", "ellipsoid", "curve", "singular", "definition"}
        ``linear``: infinite. ``cone``: zero, unless the real points are a linear space.
        ``ellipsoid``: in closed form. ``curve``: the smaller one of half of the narrowest
        bottleneck and the smallest radius of curvature; zero if branches meet at a singular point,
        or the curvature has no bound there.
        ``singular``: zero, if there is a real singular point with an indefinite Hessian.
        ``definition`` of a plane curve: the same as ``curve``, from the equations of bottlenecks
        and centres of curvature over the rationals, of infinitely many at some on each connected
        component; seconds for conics, minutes for others. ``auto``: the first that applies.
    prime : int, optional
        The characteristic in which the script counts, from 101 to 32749.
    seed : int
        Where the script's random linear forms come from, from 0 to 2^31 - 1.

    Raises
    ------
    SpecificationError
        For other varieties. When it is solved: for a curve that is empty, not compact, or has real
        singular points that do not make the reach zero; if a point that matters is not certified;
        for a hypersurface without such a singular point; for a cone of which two real points were
        not found.

    Notes
    -----
    Where the reach is positive, tangent cones are convex (Federer, theorem 4.8). That of a cone at
    its vertex is the cone itself; with x it contains -x, so if it is convex it is a linear space.
    The reach of a compact submanifold is that of a bottleneck or of curvature (Aamari and others,
    theorem 3.4).

    References
    ----------
    Aamari, Kim, Chazal, Michel, Rinaldo, Wasserman: Estimating the reach of a manifold, Electronic
    Journal of Statistics 13, 2019. Federer: Curvature measures, Transactions of the American
    Mathematical Society 93, 1959.

    Examples
    --------
    >>> Reach(Implicit("x^2 + 4*y^2 = 4")).methods
    ('ellipsoid', 'curve', 'definition')
    """

    variety: Given
    method: str = "auto"
    prime: int | None = None
    seed: int = 1
    kind: ClassVar[str] = "reach"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("linear", Certainty.EXACT, Place.PROCESS),
        Method("cone", Certainty.EXACT, Place.MSOLVE, assumes=("cone",)),
        Method("ellipsoid", Certainty.EXACT, Place.PROCESS),
        Method("curve", Certainty.CERTIFIED, Place.MSOLVE, assumes=("compact", "smooth")),
        Method("singular", Certainty.MODULAR, Place.MSOLVE),
        Method(DEFINITION, Certainty.CERTIFIED, assumes=("compact", "smooth")),
    )
    references: ClassVar[tuple[str, ...]] = (
        "E. Aamari, J. Kim, F. Chazal, B. Michel, A. Rinaldo, L. Wasserman: Estimating the reach\n"
        "of a manifold, Electron. J. Stat. 13 (2019) 1359-1399",
        "H. Federer: Curvature measures, Trans. Amer. Math. Soc. 93 (1959) 418-491",
    )

    def __post_init__(self) -> None:
        take_closure(self, "the reach")
        if not self.methods:
            raise SpecificationError(
                "expected one equation in Implicit(...), a cone or a linear space for the reach, "
                f"got {self.variety}"
            )
        check_method(self.method, self.methods, self.variety)
        self.check_random()

    def __str__(self) -> str:
        return f"reach of {self.variety}"

    def assumptions(self, decided: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
        """The same; the definition's engine does not see real points."""
        if self.chosen_method == DEFINITION:
            assert isinstance(self.reduced, Implicit)
            decided = (*decided, compactness(self.reduced))
        return super().assumptions(decided)

    @property
    def reduced(self) -> Variety:
        """The variety by equations without multiple factors."""
        return without_multiple_factors(self.variety)

    @property
    def written(self) -> Variety:
        """The same, or the curve whose rotation it is."""
        variety = self.reduced
        if self.chosen_method == "curve" and isinstance(variety, Implicit):
            return meridian(variety) or variety
        return variety

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that apply."""
        variety = self.reduced
        if is_linear(variety):
            return ("linear",)
        if not isinstance(variety, Implicit) or variety.is_cone:
            return ("cone",)
        found = () if extreme_squared_axes(variety) is None else ("ellipsoid",)
        if meridian(variety) is not None:
            plane = variety.ambient_dimension == 2
            return (*found, "curve", *((DEFINITION,) if plane else ()))
        return found or (("singular",) if len(variety.polynomials) == 1 else ())

    @property
    def too_large(self) -> str:
        """All bottlenecks are counted over QQ, and the values at them."""
        return too_large(self.variety, coordinates=2, degree=2)

    @property
    def grounds(self) -> Grounds:
        """Theorems, or points that are enclosed; that there are no more rests on msolve."""
        if self.chosen_method in ("curve", "singular", DEFINITION):
            return Grounds("RR", None, self.chosen.claims)
        return Grounds("QQ", None, Certainty.EXACT)
