"""Values as documents of the ``.mrdi`` format."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID, uuid5

from sympy import QQ, ZZ, isprime
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety._version import __version__
from neurovariety.algebra.exact import format_integer
from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.names import check_names
from neurovariety.algebra.orders import blocks_of
from neurovariety.errors import SpecificationError
from neurovariety.exchange.mrdi.dialects import MACAULAY2, OSCAR, OURS, SCHEMA, Dialect
from neurovariety.exchange.rows import rows_of

# The same ring has the same identifier in every file, so that what is loaded from two files into
# one session lives in one ring, and so that equal values make equal files.
_IDENTIFIERS = UUID("7b5e1c0e-9a3f-4a53-8d3e-2f6b1d5a9c41")
Json = dict[str, Any]


def document(value: Any, dialect: Dialect) -> Json:
    """The whole document of a value."""
    return _Document(dialect).of(value)


class _Document:
    """Collects the records that a value refers to."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.references: Json = {}
        self.ours: Json = {"schema": SCHEMA, "version": __version__}

    def of(self, value: Any) -> Json:
        body = self.body(value)
        d = self.dialect
        whole: Json = {"_ns": {d.namespace: [d.url, d.version]}, **body}
        if self.references:
            whole["_refs"] = self.references
        return {**whole, OURS: self.ours}

    def body(self, value: Any) -> Json:
        d = self.dialect
        if isinstance(value, PolyRing):
            record, identifier = self.ring(value)
            return {**record, "id": identifier}
        if isinstance(value, PolyElement):
            return self.typed(d.element, self.polynomials(value.ring)(value), value.ring)
        if isinstance(value, Ideal):
            return self.ideal(value)
        rows = rows_of(value)
        if rows and isinstance(rows[0][0], PolyElement):
            if isinstance(value[0], PolyElement):
                self.ours["list"] = "yes"  # a list of polynomials is written as a row
            ring = rows[0][0].ring
            write = self.polynomials(ring)
            return self.typed(d.matrix, [[write(f) for f in row] for row in rows], ring, rows)
        if rows and d is OSCAR:
            return self.matrix_of_numbers(rows)
        raise SpecificationError(
            "expected a PolyRing, a PolyElement, an Ideal, polynomials, or rows of polynomials"
            + (", got a matrix of numbers; Macaulay2 writes none, but OSCAR does" if rows else "")
        )

    def ideal(self, ideal: Ideal) -> Json:
        write = self.polynomials(ideal.ring)
        if ideal.groebner_basis is not None:
            self.ours["groebner_basis"] = [write(g) for g in ideal.groebner_basis]
        for name in ("dimension", "degree"):
            if getattr(ideal, name) is not None:
                self.ours[name] = str(getattr(ideal, name))
        # both systems read an empty list as an ideal of no ring in particular
        generators = [write(g) for g in ideal.generators] or [[]]
        return self.typed(self.dialect.ideal, generators, ideal.ring)

    def typed(self, name: str, data: Any, ring: PolyRing, rows: Any = None) -> Json:
        record, parent = self.ring(ring)
        self.references[parent] = record
        if rows is not None and self.dialect is OSCAR:
            parent = self.refer(_space(parent, rows))
        return {"_type": {"name": name, "params": parent}, "data": data}

    def matrix_of_numbers(self, rows: Any) -> Json:
        parent = self.refer(_space({"_type": "QQField"}, rows))
        data = [[_oscar_rational(c) for c in row] for row in rows]
        return {"_type": {"name": self.dialect.matrix, "params": parent}, "data": data}

    def ring(self, ring: PolyRing) -> tuple[Json, str]:
        """The record of a ring and its identifier, which depends on the order, too."""
        d = self.dialect
        order = [[name, str(length)] for name, length in blocks_of(ring)]
        self.ours["order"] = order
        names = check_names(str(s) for s in ring.symbols)
        record = {
            "_type": {"name": d.ring, "params": self.field(ring.domain)},
            "data": {d.variables: [name.replace("_", d.underscore) for name in names]},
        }
        return record, _identifier([record, order])

    def field(self, domain: Any) -> Json | str:
        d = self.dialect
        for known, words in ((QQ, d.rationals), (ZZ, d.integers)):
            if domain == known:
                return dict(zip(("_type", "data"), words, strict=False))
        p = str(_prime(domain))
        if d is MACAULAY2:
            return {"_type": "QuotientRing", "data": p}
        return self.refer({"_type": {"name": "FiniteField", "_instance": "FqField"}, "data": p})

    def refer(self, record: Json) -> str:
        identifier = _identifier(record)
        self.references[identifier] = record
        return identifier

    def polynomials(self, ring: PolyRing) -> Callable[[PolyElement], list[Any]]:
        """How the elements of a ring are written: exponents and coefficient for each term."""
        coefficient = self.coefficients(ring.domain)

        def write(f: PolyElement) -> list[Any]:
            if f.ring != ring:
                raise SpecificationError(f"expected elements of {ring}, got one of {f.ring}")
            return [[list(map(str, m)), coefficient(c)] for m, c in f.terms()]

        return write

    def coefficients(self, domain: Any) -> Callable[[Any], str | list[str]]:
        if domain == QQ:
            return _pair if self.dialect is MACAULAY2 else _oscar_rational
        if domain == ZZ:
            return format_integer
        p = _prime(domain)
        return lambda c: str(int(c) % p)


def _prime(domain: Any) -> int:
    if not domain.is_FiniteField or not isprime(int(domain.mod)):
        raise SpecificationError(f"expected coefficients in QQ, ZZ or GF(p), got {domain}")
    return int(domain.mod)


def _pair(c: Any) -> list[str]:
    return [format_integer(c.numerator), format_integer(c.denominator)]


def _oscar_rational(c: Any) -> str:
    top, bottom = _pair(c)
    return top if bottom == "1" else f"{top}//{bottom}"


def _space(base: Any, rows: Sequence[Sequence[Any]]) -> Json:
    """OSCAR's record of the matrices of one size."""
    size = {"ncols": str(len(rows[0])), "nrows": str(len(rows))}
    return {"_type": {"name": "MatSpace", "params": base}, "data": size}


def _identifier(record: Any) -> str:
    return str(uuid5(_IDENTIFIERS, json.dumps(record, sort_keys=True)))
