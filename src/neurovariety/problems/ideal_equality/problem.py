"""Whether two systems generate the same ideal: the problem behind a check of a Groebner basis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sympy import QQ, Expr, Poly
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.names import natural_order, parse_names
from neurovariety.algebra.polynomials import lifted, modulo, polynomial_ring, read_polynomials
from neurovariety.algebra.primes import check_field
from neurovariety.algebra.reading.grammar import free_names, split_polynomials
from neurovariety.algebra.shown import counted
from neurovariety.algebra.writing import show_polynomial
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.ideal_equality.result import IdealEqualityResult


@dataclass(frozen=True)
class IdealEquality(Problem[IdealEqualityResult]):
    """Whether two systems generate the same ideal, and whether the second is a Groebner basis.

    Parameters
    ----------
    first, second : polynomials
        Text such as "x^2 - y; x", or sequences of str, sympy.Expr or PolyElement. Empty ones are
        the zero ideal.
    eliminate : str or sequence of str
        Variables of the first ideal, which is then replaced by its intersection with the ring of
        the others.
    order : {"grevlex", "lex", "grlex"}
        The monomial order for which the second may be a Groebner basis.
    field : sympy.QQ or sympy.GF(p)
        The coefficients; p a prime from 101 to 32749.
    method : {"auto", "normal-forms", "definition"}
        ``normal-forms`` in an engine; ``definition``: membership in both directions and all
        S-pairs, in this process.

    Raises
    ------
    SpecificationError
        If something is no polynomial, the second contains a variable that is to be eliminated, or
        an order or field is out of range.

    Examples
    --------
    >>> problem = IdealEquality("x - t; y - t^2", "x^2 - y", eliminate="t")
    >>> problem.symbols, problem.second
    (('t', 'x', 'y'), (x**2 - y,))
    """

    first: Any  # tuples of Polynomial in one ring once read
    second: Any
    eliminate: Any = ()  # a tuple of str once read
    order: str = "grevlex"
    field: Any = QQ
    method: str = "auto"
    kind: ClassVar[str] = "ideal-equality"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("normal-forms", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "D. Cox, J. Little, D. O'Shea: Ideals, Varieties, and Algorithms, 4th edition, 2015,\n"
        "chapters 2 and 3",
    )

    def __post_init__(self) -> None:
        field = check_field(self.field)
        check_method(self.method, self.methods, "ideals")
        given = self.eliminate
        gone = parse_names(given) if isinstance(given, str) else items_of("variables", given)
        gone = tuple(v if isinstance(v, str) else short(v) for v in gone)
        sides = {"first": _items(self.first), "second": _items(self.second)}
        names = dict.fromkeys(v for side in reversed(sides.values()) for v in _names(side))
        if missing := set(gone) - set(names):
            raise SpecificationError(
                f"eliminate: expected variables of the polynomials, got {', '.join(missing)}"
            )
        if not names:
            raise SpecificationError("expected at least one polynomial, got two zero ideals")
        ring = polynomial_ring((*gone, *(v for v in names if v not in gone)), field, self.order)
        for name, side in sides.items():
            polynomials = read_polynomials(side, ring.symbols) if side else ()
            moved = tuple(modulo(f, field).set_ring(ring) for f in polynomials)
            object.__setattr__(self, name, moved)
        for g in self.second:
            if any(any(m[: len(gone)]) for m in g.itermonoms()):
                raise SpecificationError(
                    f"expected a second ideal without {', '.join(gone)}, which are eliminated, "
                    f"got {show_polynomial(g)}"
                )
        object.__setattr__(self, "eliminate", gone)
        object.__setattr__(self, "order", str(ring.order))
        object.__setattr__(self, "field", field)

    def __str__(self) -> str:
        return (
            f"equality of the ideals of {len(self.first)} and of "
            f"{counted(len(self.second), 'polynomial')}"
            + (f" after elimination of {', '.join(self.eliminate)}" if self.eliminate else "")
        )

    @property
    def ring(self) -> PolyRing:
        """Of both systems, over the field and in the order."""
        return (*self.first, *self.second)[0].ring

    @property
    def symbols(self) -> tuple[str, ...]:
        """The variables, those that are eliminated first."""
        return tuple(map(str, self.ring.symbols))

    @property
    def too_large(self) -> str:
        """Buchberger's algorithm takes under a second up to here, in most cases."""
        return too_much((*self.first, *self.second), variables=5, degree=4, terms=60)

    @property
    def grounds(self) -> Grounds:
        """A proof over the field, with nothing random."""
        finite = self.field.is_FiniteField
        return Grounds(f"GF({int(self.field.mod)})" if finite else "QQ", None, Certainty.EXACT)


def _items(side: Any) -> list[Any]:
    """Polynomials one by one; those over a prime field are lifted."""
    if isinstance(side, str):
        return list(split_polynomials(side))
    one = isinstance(side, Expr | Poly | PolyElement) or not isinstance(side, Iterable)
    return [lifted(f) for f in ([side] if one else items_of("polynomials", side))]


def _names(items: Sequence[Any]) -> tuple[str, ...]:
    """The variables of rings in their order, then what else occurs."""
    rings = [v for f in items if isinstance(f, PolyElement) for v in f.ring.symbols]
    rings += [v for f in items if isinstance(f, Poly) for v in f.gens]
    words = [v for f in items if isinstance(f, str) for v in free_names(f)]
    words += [str(v) for f in items if isinstance(f, Expr) for v in f.free_symbols]
    return tuple(dict.fromkeys((*map(str, rings), *natural_order(words))))
