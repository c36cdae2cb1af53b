"""Ideals of minors: generators, Groebner basis, dimension, degree, singular locus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from sympy import QQ

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.orders import read_order, write_order
from neurovariety.algebra.polynomials import modulo, read_matrix
from neurovariety.algebra.primes import check_field
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.equations import too_much
from neurovariety.problems.base.grounds import Grounds
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.minors.result import MinorsResult
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal


@dataclass(frozen=True)
class MinorsIdeal(Problem[MinorsResult]):
    """The ideal of the minors of one size of a matrix of polynomials.

    Parameters
    ----------
    matrix : Determinantal, SymmetricDeterminantal, Hankel, or matrix of polynomials
        A variety stands for its generic matrix; otherwise rows of str, sympy.Expr or PolyElement,
        a SymPy matrix, or text with ``,`` between entries and ``;`` between rows.
    size : int, optional
        From 1 to one more than the smaller side (where the ideal is zero). For a variety the
        default is its rank plus one; a matrix needs it.
    order : {"grevlex", "lex", "grlex"}
        The monomial order of the Groebner basis.
    field : sympy.QQ or sympy.GF(p)
        The coefficients; p a prime from 101 to 32749.
    method : {"auto", "groebner", "definition"}
        ``groebner`` in an engine; ``definition``: Leibniz' formula, Buchberger's algorithm, and
        Jacobian minors on the components of each dimension, in this process.

    Raises
    ------
    SpecificationError
        If the matrix is ragged or not polynomial, or a size, order or field is out of range.

    References
    ----------
    Bruns, Vetter: Determinantal Rings, 1988; Kohn: The geometry of neural networks, talk, 2020.

    Examples
    --------
    >>> problem = MinorsIdeal(Determinantal(3, 3, rank=1))
    >>> problem.size, problem.matrix[0]
    (2, (x11, x12, x13))
    """

    matrix: Any  # a PolynomialMatrix once read
    size: int | None = None
    order: str = "grevlex"
    field: Any = QQ
    method: str = "auto"
    kind: ClassVar[str] = "minors"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("groebner", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "W. Bruns, U. Vetter: Determinantal Rings, Lecture Notes in Mathematics 1327, 1988",
        "K. Kohn: The geometry of neural networks (with M. Trager and J. Bruna), talk, 2020",
    )

    def __post_init__(self) -> None:
        plain_integers(self)
        given: Any = self.matrix
        size = self.size
        check_method(self.method, self.methods, "ideals of minors")
        given = given.variety if isinstance(given, LinearNetwork) else given
        if isinstance(given, Network):
            raise SpecificationError(
                f"expected a matrix or a LinearNetwork, got {short(given)}, whose functions are no "
                "matrices of bounded rank; ImageIdeal has its equations"
            )
        if isinstance(given, Determinantal | SymmetricDeterminantal | Hankel):
            size = given.rank + 1 if size is None else size
            given = given.matrix
        if size is None:
            raise SpecificationError(
                "expected the size of the minors: pass size=k",
                at_shell="expected the size of the minors: give --size",
            )
        matrix = read_matrix(given)
        check_integer("size of the minors", size, 1, min(len(matrix), len(matrix[0])) + 1)
        order = read_order(self.order, matrix[0][0].ring.ngens)
        field = check_field(self.field)
        for row in matrix:
            for entry in row:
                modulo(entry, field)  # refuses a prime that divides a denominator
        object.__setattr__(self, "matrix", matrix)
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "order", write_order(order))
        object.__setattr__(self, "field", field)

    def __str__(self) -> str:
        return f"{self.size}-minors of a {len(self.matrix)} x {len(self.matrix[0])} matrix"

    @property
    def symbols(self) -> tuple[str, ...]:
        """The variables, in the order of the ring."""
        return tuple(str(s) for s in self.matrix[0][0].ring.symbols)

    @property
    def too_large(self) -> str:
        """Up to here the definition takes under a second, in most cases."""
        assert self.size is not None
        if self.size > 3:
            return f"minors of size {self.size}, not at most 3"
        entries = [f for row in self.matrix for f in row]
        if self.field != QQ:
            return too_much(entries, variables=4, degree=1, terms=6)
        return too_much(entries, variables=4, degree=4, terms=12)

    @property
    def grounds(self) -> Grounds:
        """A Groebner basis over the field, with nothing random."""
        finite = self.field.is_FiniteField
        return Grounds(f"GF({int(self.field.mod)})" if finite else "QQ", None, Certainty.EXACT)
