"""Conservation laws, with the certificate that they are all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sympy import latex

from neurovariety.algebra.documents.notebooks import spaced
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.algebra.shown import Shown, counted
from neurovariety.algebra.writing import formula, lines, numbers, show_polynomial, typeset
from neurovariety.networks.flows.gradient import GradientFlow
from neurovariety.problems.base.result import Result
from neurovariety.problems.conservation_laws.drift import Drift, drift


@dataclass(frozen=True)
class Law(Shown):
    """A polynomial that is constant along a flow.

    Parameters
    ----------
    polynomial : PolyElement
        With integer coefficients; its derivative along each field is the zero polynomial.
    name : str
        Such as ``(W2^T W2 - W1 W1^T)[1,2]`` or ``h1 h2`` for a product; empty if it has none.
    name_latex : str
        The same for a paper.
    is_product : bool
        Whether it is a product of laws of lower degree.
    """

    polynomial: Polynomial
    name: str = ""
    name_latex: str = ""
    is_product: bool = False

    @property
    def degree(self) -> int:
        """The degree of the polynomial."""
        return max(map(sum, self.polynomial.itermonoms()))

    def latex(self) -> str:
        """The law, and the name under which it is known."""
        shown: str = latex(self.polynomial.as_expr())
        return f"{self.name_latex} = {shown}" if self.name_latex else shown

    def drift(self, flow: GradientFlow) -> Drift:
        """How much a step of gradient descent changes it, as a polynomial in the step's size."""
        return drift(self.polynomial, flow)

    def __str__(self) -> str:
        return spaced(self.in_short())

    def in_short(self) -> str:
        """Its name, where it has one, and the polynomial."""
        shown = show_polynomial(self.polynomial)
        name = formula(self.name, self.name_latex)
        return typeset(name, " = ", shown) if self.name else shown


@dataclass(frozen=True)
class Certificate(Shown):
    """Why there are no further laws, or how many there may be.

    The laws' differentials vanish on all brackets of the fields. So at a generic point the number
    of independent laws and the dimension of the brackets' values add up to at most the number of
    variables; modulo a prime and at a special point both can only be smaller. Where their sum is
    the number of variables, that is a proof.

    Parameters
    ----------
    variables : int
        D.
    independent : int
        The rank of the laws' differentials at the point, modulo the prime.
    brackets : tuple of tuple of int
        Linearly independent there: ``(i,)`` is field i, counted from one, ``(i, j, k)`` is
        ``[X_i, [X_j, X_k]]``.
    levels : tuple of int
        The dimension by the fields, with brackets of two, of three, ...
    ended : bool
        Whether one more level of random combinations added nothing.
    prime : int
        The characteristic.
    point : tuple of int
        Where both ranks are.
    """

    variables: int
    independent: int
    brackets: tuple[tuple[int, ...], ...]
    levels: tuple[int, ...]
    ended: bool
    prime: int
    point: tuple[int, ...]

    @property
    def lie_dimension(self) -> int:
        """The dimension of the trace of the Lie algebra that is proved."""
        return len(self.brackets)

    @property
    def gap(self) -> int:
        """How many laws there may be besides: zero is a proof that there are none."""
        return self.variables - self.independent - self.lie_dimension

    def __str__(self) -> str:
        at = f"at a point modulo {self.prime}"
        trace = counted(self.lie_dimension, "dimension")
        sums = f"{counted(self.independent, 'law')} + {trace} of the Lie algebra's trace"
        nested = f"brackets of up to {len(self.levels)} fields"
        depth = nested if len(self.levels) > 1 else "the fields without brackets"
        if self.gap == 0:
            return f"{counted(self.variables, 'variable')} = {sums}, {at}, {depth}"
        more = "more add nothing" if self.ended else "more were not tried"
        return (
            f"{counted(self.variables, 'variable')} > {sums}, {at}, {depth}, {more}: a "
            f"gap of {self.gap}"
        )


@dataclass(frozen=True)
class Laws(Shown):
    """The laws up to a degree.

    Parameters
    ----------
    laws : tuple of Law
        By degree.
    dimensions : tuple of int
        Of the spaces of laws of degree 1, 2, ... without those of lower degree; exact.
    certificate : Certificate
        Whether these laws generate all.
    notes : tuple of str
        What was dropped or changed.
    """

    laws: tuple[Law, ...]
    dimensions: tuple[int, ...]
    certificate: Certificate
    notes: tuple[str, ...] = ()

    @property
    def basis(self) -> tuple[Polynomial, ...]:
        """The laws as polynomials over QQ."""
        return tuple(law.polynomial for law in self.laws)

    @property
    def independent(self) -> int:
        """How many of them are functionally independent."""
        return self.certificate.independent

    @property
    def complete(self) -> bool:
        """Whether it is proved that every law is locally a function of these."""
        return self.certificate.gap == 0

    @property
    def gap(self) -> int:
        """How many independent laws are missing, at most."""
        return self.certificate.gap

    def latex(self) -> str:
        """The laws, aligned, for a paper or a notebook."""
        rows = []
        for law in self.laws:
            left, equals, right = law.latex().partition(" = ")
            rows.append(f"{left} &= {right}" if equals else f"& {left}")
        return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"

    def _repr_latex_(self) -> str:
        return f"$${self.latex()}$$"

    def __iter__(self) -> Iterator[Law]:
        return iter(self.laws)

    def __len__(self) -> int:
        return len(self.laws)

    def __getitem__(self, k: int) -> Law:
        return self.laws[k]

    def in_short(self) -> str:
        """How many laws there are, and whether they are all."""
        word = "complete" if self.complete else f"gap {self.gap}"
        return f"{counted(len(self.laws), 'law')}, {self.independent} independent, {word}"

    def summary(self) -> list[tuple[str, str]]:
        return [
            ("independent", str(self.independent)),
            ("complete", "yes, proved" if self.complete else f"not proved: gap {self.gap}"),
            ("certificate", str(self.certificate)),
            ("by degree", numbers(self.dimensions)),
            *lines("laws", [law.in_short() for law in self] or ["none"]),
            *lines("notes", list(self.notes)),
        ]


@dataclass(frozen=True)
class ConservationLawsResult(Result):
    """The conservation laws of a flow (``value``)."""

    value: Laws

    def value_data(self) -> dict[str, Any]:
        value, certificate = self.value, self.value.certificate
        return {
            "laws": [
                {
                    "polynomial": show_polynomial(law.polynomial),
                    "name": law.name,
                    "degree": law.degree,
                    "is_product": law.is_product,
                }
                for law in value
            ],
            "dimensions": list(value.dimensions),
            "independent": value.independent,
            "complete": value.complete,
            "certificate": {
                "variables": certificate.variables,
                "lie_dimension": certificate.lie_dimension,
                "gap": certificate.gap,
                "levels": list(certificate.levels),
                "ended": certificate.ended,
                "prime": certificate.prime,
                "point": list(certificate.point),
                "brackets": [list(word) for word in certificate.brackets],
            },
            "notes": list(value.notes),
        }
