"""Elimination of variables from an ideal, or of the parameters of a map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from sympy import QQ
from sympy.polys.rings import PolyRing

from neurovariety.algebra.orders import read_order, write_order
from neurovariety.algebra.polynomials import Polynomial, modulo, polynomial_ring, variable_names
from neurovariety.algebra.primes import check_field
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network, NetworkImage
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.eliminate.graph import graph
from neurovariety.problems.groebner_basis.problem import GroebnerBasis
from neurovariety.problems.groebner_basis.result import GroebnerBasisResult
from neurovariety.varieties.variety import Implicit, Parametric


@dataclass(frozen=True)
class Eliminate(Problem[GroebnerBasisResult]):
    """The polynomials of an ideal without some variables in them; the equations of an image.

    Its zeros are the closure of the projection that forgets these variables. The result has the
    reduced Groebner basis, the dimension and the degree.

    Parameters
    ----------
    ideal : polynomials, Ideal, Implicit, Parametric or network
        Polynomials as `GroebnerBasis` takes them, or a map, whose image is meant.
    variables : str or sequence of str, optional
        Those that are eliminated; of a map, its parameters.
    order : {"grevlex", "lex", "grlex"} or str
        The monomial order of what remains.
    field : sympy.QQ or sympy.GF(p), optional
        The coefficients, p a prime from 101 to 32749; by default those of the given ring, or the
        rationals.
    method : {"auto", "groebner", "definition"}
        ``groebner``: a basis in a product order, grevlex in the variables that go;
        ``definition``: Buchberger's algorithm in the order lex, in this process.

    Raises
    ------
    SpecificationError
        If something is no polynomial, or no variable of them, or none or all are eliminated.

    Notes
    -----
    By the elimination theorem the elements of a Groebner basis without the first variables are one
    of what is asked, if each monomial with these is larger than all without. The graph of a
    rational map P/q is the zeros of ``q x - P`` and ``1 - s q``, with a further parameter s: where
    q vanishes, there are no solutions.

    Examples
    --------
    >>> problem = Eliminate("x - t^2; y - t^3", "t")
    >>> problem.symbols, problem.kept
    (('t', 'x', 'y'), ('x', 'y'))
    >>> print(Eliminate(Parametric("t^2; t^3")))
    equations of the image of (t^2, t^3)
    """

    ideal: Any  # a Parametric, or a tuple of Polynomial once read
    variables: Any = None  # a tuple of str once read
    order: str = "grevlex"
    field: Any = None
    method: str = "auto"
    kind: ClassVar[str] = "eliminate"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("groebner", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "D. Cox, J. Little, D. O'Shea: Ideals, Varieties, and Algorithms, 4th edition, 2015,\n"
        "chapter 3",
    )

    def __post_init__(self) -> None:
        given = self.ideal
        if isinstance(given, Network):
            given = NetworkImage(given, in_chart=False)
        if isinstance(given, Parametric):
            read, gone = _graph(given, self.variables, self.field)
        else:
            given = given.polynomials if isinstance(given, Implicit) else given
            basis = GroebnerBasis(given, field=self.field)
            gone = _gone(self.variables, basis.symbols)
            kept = [v for v in basis.symbols if v not in gone]
            ring = polynomial_ring((*gone, *kept), basis.field)
            given = read = tuple(f.set_ring(ring) for f in basis.polynomials)
        order = write_order(read_order(self.order, read[0].ring.ngens - len(gone)))
        for name, value in (
            *(("ideal", given), ("variables", gone)),
            *(("order", order), ("field", read[0].ring.domain)),
        ):
            object.__setattr__(self, name, value)
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        if self.is_map:
            return f"equations of {self.ideal}"
        return (
            f"elimination of {', '.join(self.variables)} from {len(self.ideal)} "
            f"polynomial{'s' if len(self.ideal) > 1 else ''}"
        )

    @property
    def is_map(self) -> bool:
        """Whether the equations of an image are asked."""
        return isinstance(self.ideal, Parametric)

    @cached_property
    def polynomials(self) -> tuple[Polynomial, ...]:
        """What is given, or the graph of the map; the variables that go come first."""
        if self.is_map:
            return tuple(modulo(f, self.field) for f in graph(self.ideal)[0])
        return tuple(self.ideal)

    @property
    def symbols(self) -> tuple[str, ...]:
        """All variables, those that are eliminated first."""
        return tuple(map(str, self.polynomials[0].ring.symbols))

    @property
    def kept(self) -> tuple[str, ...]:
        """The variables that stay."""
        return self.symbols[len(self.variables) :]

    @property
    def ring(self) -> PolyRing:
        """Of what remains."""
        return polynomial_ring(self.kept, self.field, self.order)

    @property
    def blocks(self) -> str:
        """The order in which an engine computes: grevlex, then that of what remains."""
        last = read_order(self.order, len(self.kept))
        return write_order((("grevlex", len(self.variables)), *last))

    @property
    def too_large(self) -> str:
        """Buchberger's algorithm in lex takes under a second up to here, in most cases."""
        return too_much(self.polynomials, variables=5, degree=4, terms=30)

    @property
    def grounds(self) -> Grounds:
        """A Groebner basis over the field, with nothing random."""
        finite = self.field.is_FiniteField
        return Grounds(f"GF({int(self.field.mod)})" if finite else "QQ", None, Certainty.EXACT)


def _graph(
    given: Parametric, variables: Any, field: Any
) -> tuple[tuple[Polynomial, ...], tuple[str, ...]]:
    equations, gone = graph(given)
    if variables is not None and variable_names(variables) != gone:
        raise SpecificationError(
            f"expected no variables with a map, whose parameters are eliminated, got {variables!r}",
            at_shell="expected no --eliminate with a map, whose parameters are eliminated",
        )
    field = check_field(QQ if field is None else field)
    return tuple(modulo(f, field) for f in equations), gone


def _gone(variables: Any, symbols: tuple[str, ...]) -> tuple[str, ...]:
    gone = variable_names(() if variables is None else variables)
    if not gone or not set(gone) < set(symbols):
        raise SpecificationError(
            f"expected some of the variables {', '.join(symbols)}, and not all, to be eliminated, "
            f"got {', '.join(gone) or 'none'}",
        )
    return gone
