"""The Groebner basis of any ideal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from sympy import QQ
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.names import check_names
from neurovariety.algebra.orders import blocks_of, write_order
from neurovariety.algebra.polynomials import (
    lifted,
    modulo,
    polynomial_ring,
    read_polynomials,
)
from neurovariety.algebra.primes import check_field
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult
from neurovariety.varieties.variety import Implicit, Parametric

FEW_TERMS = 60
"""Terms of a system up to which starting F4 takes longer than Buchberger's algorithm."""


@dataclass(frozen=True)
class GroebnerBasis(Problem[GroebnerBasisResult]):
    """The reduced Groebner basis of an ideal, with its dimension and degree.

    Parameters
    ----------
    polynomials : polynomials, Ideal or Implicit
        Text, or a sequence of str, sympy.Expr or PolyElement, or an ideal with its generators,
        such as `from_sage` gives, or the equations of a variety.
    variables : str or sequence of str, optional
        The variables in order; by default those of the given ring, or those that occur.
    order : {"grevlex", "lex", "grlex"} or str, optional
        The monomial order; or blocks of variables, such as "grevlex:2, lex:1"; or "eliminate:k",
        grevlex in the first k variables and in the others. By default that of the given ring, or
        grevlex.
    field : sympy.QQ or sympy.GF(p), optional
        The coefficients, p a prime from 101 to 32749; by default those of the given ring, or the
        rationals.
    method : {"auto", "groebner", "f4", "definition"}
        ``groebner``, or, modulo a prime and in grevlex, ``f4``, which is faster for large systems
        in Macaulay2; ``definition``: Buchberger's algorithm in this process.

    Raises
    ------
    SpecificationError
        If something is no polynomial, or an order or field is out of range.

    Examples
    --------
    >>> GroebnerBasis("x^2 + y^2 = 1; x = y", order="lex").polynomials
    (x**2 + y**2 - 1, x - y)
    >>> GroebnerBasis("x - t; y - t^2", "t, x, y", order="eliminate:1").order
    'grevlex:1, grevlex:2'
    """

    polynomials: Any  # a tuple of Polynomial once read
    variables: Any = None
    order: str | None = None
    field: Any = None
    method: str = "auto"
    kind: ClassVar[str] = "groebner-basis"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("groebner", Certainty.EXACT),
        Method("f4", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "B. Buchberger: Ein Algorithmus zum Auffinden der Basiselemente des Restklassenringes\n"
        "nach einem nulldimensionalen Polynomideal, dissertation, Innsbruck, 1965",
    )

    def __post_init__(self) -> None:
        given = getattr(self.polynomials, "generators", self.polynomials)
        if isinstance(given, Implicit):
            given = given.polynomials
        if isinstance(given, Network | Parametric):
            raise SpecificationError(
                f"expected polynomials, got {short(given)}; Eliminate has the Groebner basis of an "
                "image, and ImageIdeal its equations up to a degree"
            )
        rings, items = [], []
        if not isinstance(given, str):
            one = isinstance(given, PolyElement) or not isinstance(given, Iterable)
            items = [given] if one else items_of("polynomials", given)
            rings = [f.ring for f in items if isinstance(f, PolyElement)]
        order = self.order
        if order is None:
            order = write_order(blocks_of(rings[0])) if rings else "grevlex"
        field = rings[0].domain if rings and self.field is None else self.field
        field = check_field(QQ if field is None else field)
        as_given = len(set(rings)) == 1 and len(rings) == len(items) and self.variables is None
        if as_given and rings[0].domain == field and str(rings[0].order) == order:
            moved = tuple(items)
            names = check_names(map(str, rings[0].symbols))
        else:
            text = isinstance(given, str)
            read = read_polynomials(given if text else map(lifted, items), self.variables)
            names = tuple(map(str, read[0].ring.symbols))
            ring = polynomial_ring(names, field, order)
            moved = tuple(modulo(f, field).set_ring(ring) for f in read)
        for name, value in (
            *(("polynomials", moved), ("variables", names)),
            *(("order", str(moved[0].ring.order)), ("field", field)),
        ):
            object.__setattr__(self, name, value)
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"Groebner basis of {counted(len(self.polynomials), 'polynomial')} in {self.order}"

    @property
    def ring(self) -> PolyRing:
        """Over the field and in the order."""
        return self.polynomials[0].ring

    @property
    def symbols(self) -> tuple[str, ...]:
        """The variables, in the order of the ring."""
        return tuple(map(str, self.ring.symbols))

    @property
    def methods(self) -> tuple[str, ...]:
        """In Macaulay2 ``f4`` for all but small systems modulo a prime, which it alone knows."""
        large = sum(map(len, self.polynomials)) > FEW_TERMS
        if not self.field.is_FiniteField or self.order != "grevlex":
            return "groebner", DEFINITION
        return ("f4", "groebner", DEFINITION) if large else ("groebner", "f4", DEFINITION)

    @property
    def too_large(self) -> str:
        """Buchberger's algorithm takes under a second up to here, in most cases."""
        return too_much(self.polynomials, variables=6, degree=5, terms=60)

    @property
    def grounds(self) -> Grounds:
        """A Groebner basis over the field, with nothing random."""
        finite = self.field.is_FiniteField
        return Grounds(f"GF({int(self.field.mod)})" if finite else "QQ", None, Certainty.EXACT)
