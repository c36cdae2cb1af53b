"""The varieties: frozen specifications, each with its ambient space and coordinates.

Those of matrices are in `neurovariety.varieties.matrices`; here are those that polynomials give.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, TypeAlias

from neurovariety.algebra.evaluation import modularly, rationally
from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import Polynomial, read_polynomials
from neurovariety.algebra.shown import Shown
from neurovariety.algebra.writing import joined, show_polynomial, typeset
from neurovariety.errors import SpecificationError
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.rational_maps import read_quotients

_FAR = 10**6


@dataclass(frozen=True)
class Implicit(Shown):
    """The common zeros of polynomials with rational coefficients.

    They need not generate a radical ideal, and there may be more of them than the codimension:
    multiple factors count once, and the radical is taken where that is not enough. The variety may
    be empty, or have components of several dimensions; degrees count those of the largest. What
    was decided of the equations is in the `assumptions` of a result.

    Parameters
    ----------
    polynomials : str, or sequence of str, sympy.Expr, sympy.Poly or PolyElement
        The equations; see `neurovariety.algebra.polynomials.read_polynomials`.
    variables : str or sequence of str, optional
        The coordinates in order; by default those that occur.

    Raises
    ------
    SpecificationError
        If something is not a polynomial in the variables, or all are zero.

    Examples
    --------
    >>> Implicit("x^2 + y^2 = 1").polynomials
    (x**2 + y**2 - 1,)
    """

    polynomials: Any  # a tuple of PolyElement once read
    variables: Any = field(default=None, compare=False, repr=False)
    kind: ClassVar[str] = "implicit"

    def __post_init__(self) -> None:
        equations = tuple(f for f in read_polynomials(self.polynomials, self.variables) if f)
        if not equations:
            raise SpecificationError("expected a polynomial that is not zero")
        if any(f.is_ground for f in equations):
            raise SpecificationError("expected no constant among the polynomials: nothing is on it")
        object.__setattr__(self, "polynomials", equations)
        object.__setattr__(self, "variables", tuple(str(s) for s in equations[0].ring.symbols))

    def __str__(self) -> str:
        return typeset("the zero set of ", _shown(self.polynomials))

    @property
    def ambient_dimension(self) -> int:
        """The number of variables."""
        return len(self.coordinates)

    @property
    def coordinates(self) -> tuple[str, ...]:
        """The variables."""
        return tuple(s.name for s in self.polynomials[0].ring.symbols)

    @property
    def is_cone(self) -> bool:
        """Whether all equations are homogeneous."""
        return all(len(set(map(sum, f.itermonoms()))) == 1 for f in self.polynomials)


@dataclass(frozen=True)
class Parametric(Shown):
    """The closure of the image of a polynomial or rational map.

    Parameters
    ----------
    polynomials : str, or sequence of str, sympy.Expr, sympy.Poly or PolyElement
        The coordinates of the image, as polynomials in the parameters or quotients of such; once
        read, their numerators over one denominator.
    variables : str or sequence of str, optional
        The parameters in order; by default those that occur.
    denominator : str, sympy.Expr, sympy.Poly or PolyElement, optional
        By which all coordinates are divided; once read, the least common denominator, one for a
        polynomial map.

    Raises
    ------
    SpecificationError
        If something is no quotient of polynomials in the parameters, or all are constant.

    Examples
    --------
    >>> Parametric("t; t^2").ambient_dimension
    2
    >>> circle = Parametric("(1 - t^2)/(1 + t^2); 2*t/(1 + t^2)")
    >>> circle.polynomials, circle.denominator
    ((-t**2 + 1, 2*t), t**2 + 1)
    """

    polynomials: Any  # a tuple of PolyElement once read
    variables: Any = field(default=None, compare=False, repr=False)
    denominator: Any = None  # a PolyElement once read
    kind: ClassVar[str] = "parametric"
    is_cone: ClassVar[bool] = False

    def __post_init__(self) -> None:
        image, q = read_quotients(self.polynomials, self.variables, self.denominator)
        if all(f * q.LC == q * f.LC for f in image):
            raise SpecificationError("expected a map that is not constant")
        object.__setattr__(self, "polynomials", image)
        object.__setattr__(self, "variables", tuple(str(s) for s in q.ring.symbols))
        object.__setattr__(self, "denominator", q)

    def __str__(self) -> str:
        image = ("the image of (", _shown(self.polynomials), ")")
        if self.is_polynomial:
            return typeset(*image)
        return typeset(*image, "/(", _shown([self.denominator]), ")")

    @property
    def is_polynomial(self) -> bool:
        """Whether the denominator is one."""
        return bool(self.denominator == 1)

    @property
    def ambient_dimension(self) -> int:
        """The number of coordinates of the image."""
        return len(self.polynomials)

    @cached_property
    def dimension(self) -> int:
        """That of the image: the rank of the derivative at a random point.

        Examples
        --------
        >>> Parametric("a*b; a^2*b^2").dimension
        1
        """
        q, draw = self.denominator, random.Random(1)
        at = rationally([draw.randint(-_FAR, _FAR) for _ in q.ring.gens])
        return rank([[at(g) for g in _differential(f, q)] for f in self.polynomials])

    def generic_rank(self, p: int, seed: int = 1) -> int:
        """Of the derivative at random parameters modulo p: a lower bound of the dimension.

        Examples
        --------
        >>> Parametric("a*b; a^2*b^2").generic_rank(32003)
        1
        """
        q, draw = self.denominator, random.Random(seed)
        at = modularly([draw.randrange(p) for _ in q.ring.gens], p)
        while not at(q):
            at = modularly([draw.randrange(p) for _ in q.ring.gens], p)
        return rank([[int(at(g)) for g in _differential(f, q)] for f in self.polynomials], p)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters."""
        return tuple(s.name for s in self.polynomials[0].ring.symbols)

    @property
    def coordinates(self) -> tuple[str, ...]:
        """``x1, x2, ...``."""
        return tuple(f"x{k + 1}" for k in range(self.ambient_dimension))


def _shown(polynomials: Sequence[Polynomial]) -> str:
    """As many as a title has room for."""
    shown = joined(map(show_polynomial, polynomials[:28]))  # with commas they fill it
    return shown if len(shown) < 80 else f"{shown[:77]}..."


def _differential(p: Polynomial, q: Polynomial) -> list[Polynomial]:
    """That of p/q, times the square of q."""
    return [p.diff(t) * q - p * q.diff(t) for t in q.ring.gens]


Variety: TypeAlias = Determinantal | SymmetricDeterminantal | Hankel | Implicit | Parametric
