"""Typed answers: a value, how sure it is, and how to get it again without Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sympy import latex

from neurovariety.polynomials import Polynomial
from neurovariety.problems import EDCorrespondence, EDDegree, GenericEDDegree, MinorsIdeal
from neurovariety.script import Script


class Certainty(Enum):
    """How sure an answer is; it never claims more than was done."""

    EXACT = "exact"
    """Proved: computed over QQ without random data, or by a theorem that is cited."""
    CERTIFIED = "certified"
    """Enclosed by interval arithmetic."""
    MODULAR = "modular"
    """Modulo a prime or at a random datum: a probabilistic statement."""
    NUMERICAL = "numerical"
    """In floating point."""


@dataclass(frozen=True)
class Provenance:
    """Where an answer comes from.

    Parameters
    ----------
    engine, version : str
        What computed it; ``"neurovariety"`` itself for closed forms and localization.
    method : str
        As in the problem, with ``auto`` resolved.
    field : str
        ``"QQ"`` or ``"GF(p)"``.
    seed : int or None
        Where random data came from; None if there were none.
    certainty : Certainty
        What the answer may claim.
    digest : str
        The SHA-256 of the script.
    seconds : float
        Wall-clock time of the run.
    """

    engine: str
    version: str
    method: str
    field: str
    seed: int | None
    certainty: Certainty
    digest: str
    seconds: float

    def __str__(self) -> str:
        seed = "" if self.seed is None else f", seed {self.seed}"
        return (
            f"{self.method}, {self.field}{seed}: {self.certainty.value}; "
            f"{self.engine} {self.version}, {self.seconds:.3f} s"
        )


@dataclass(frozen=True)
class Ideal:
    """An ideal of a polynomial ring with what is known of it.

    Parameters
    ----------
    ring : sympy.polys.rings.PolyRing
        It carries field, variables and monomial order.
    generators : tuple of PolyElement
        As they were given.
    groebner_basis : tuple of PolyElement or None
        The reduced Groebner basis in the ring's order; empty for the zero ideal.
    dimension : int or None
        The Krull dimension of the affine scheme; -1 if it is empty.
    degree : int or None
        The degree of the projective closure; 0 if it is empty.
    """

    ring: Any
    generators: tuple[Polynomial, ...]
    groebner_basis: tuple[Polynomial, ...] | None = None
    dimension: int | None = None
    degree: int | None = None

    @property
    def codimension(self) -> int | None:
        """The number of variables less the dimension."""
        return None if self.dimension is None else len(self.ring.gens) - self.dimension

    @property
    def is_unit(self) -> bool:
        """Whether nothing satisfies the equations."""
        return self.dimension == -1

    def reduce(self, f: Polynomial) -> Polynomial:
        """The normal form of ``f``; zero exactly for the members of the ideal."""
        if self.groebner_basis is None:
            raise ValueError("this ideal has no Groebner basis; ask the problem for one")
        return f.rem(list(self.groebner_basis)) if self.groebner_basis else f

    def latex(self) -> str:
        """The ideal by its generators, for a paper or a notebook."""
        inner = r",\ ".join(latex(g.as_expr()) for g in self.generators)
        return rf"\left\langle {inner or '0'} \right\rangle"


@dataclass(frozen=True)
class Correspondence:
    """An ED correspondence.

    Parameters
    ----------
    ideal : Ideal
        In the auxiliary variables, the coordinates x and the data u.
    auxiliary : tuple of str
        The names of the chart's coordinates or the multipliers.
    dimension : int
        That of the correspondence, always that of the data space for an irreducible variety.
    bidegrees : tuple of int
        The polar degrees, from the degree of the dual variety to that of the variety.
    equations : Ideal or None
        In x and u alone, if the problem asked for them.
    """

    ideal: Ideal
    auxiliary: tuple[str, ...]
    dimension: int
    bidegrees: tuple[int, ...]
    equations: Ideal | None


@dataclass(frozen=True)
class Result:
    """What all answers carry: the problem, the script and the provenance."""

    problem: Any
    script: Script = field(repr=False)
    provenance: Provenance

    def __str__(self) -> str:
        return f"{self.problem}: {getattr(self, 'value', None)} ({self.provenance})"


@dataclass(frozen=True)
class DegreeResult(Result):
    """An ED degree.

    Parameters
    ----------
    problem : EDDegree or GenericEDDegree
        The question.
    value : int or None
        The number; None if the critical points over the datum were not finitely many, or if there
        were none in a generic metric: then the equations have no zeros, or none along which they
        are reduced.
    dimension : int
        Of the critical points over the datum: 0, or -1 if there are none.
    polar_degrees : tuple of int
        If the method gives them, from the degree of the dual variety to that of the variety.
    """

    problem: EDDegree | GenericEDDegree
    value: int | None
    dimension: int
    polar_degrees: tuple[int, ...] = ()


@dataclass(frozen=True)
class MinorsResult(Result):
    """An ideal of minors (``value``) and its singular locus."""

    problem: MinorsIdeal
    value: Ideal
    singular_locus: Ideal


@dataclass(frozen=True)
class CorrespondenceResult(Result):
    """An ED correspondence (``value``)."""

    problem: EDCorrespondence
    value: Correspondence
