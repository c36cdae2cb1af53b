"""Documents of the ``.mrdi`` format as values: strictly checked, and never evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

from sympy import QQ, ZZ, Symbol, isprime
from sympy.polys.rings import PolyElement, PolyRing

from neurovariety._version import __version__
from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.names import check_names
from neurovariety.algebra.orders import NAMES, order_of
from neurovariety.algebra.primes import prime_field
from neurovariety.errors import SpecificationError, short
from neurovariety.exchange.mrdi.checks import (
    Json,
    Malformed,
    a_list,
    a_natural,
    a_text,
    an_integer,
    an_object,
    fail,
    load,
)
from neurovariety.exchange.mrdi.dialects import DIALECTS, OURS, SCHEMA, Dialect

MAX_CHARACTERISTIC = 2**64

_INDEXED = re.compile(r"(\w+?)_?[\[(]([0-9]+(?:, ?[0-9]+)*)[\])]")
"""OSCAR's ``x[1]`` and ``x[1, 2]``, Macaulay2's ``x_(1,2)``."""


def read_document(path: Path) -> Any:
    """Read the value in a file."""
    document: Any = None
    try:
        document = load(path)
        return _Reader(document).value()
    except Malformed as malformed:
        raise SpecificationError(f"{path}{_origin(document)}: {malformed}") from None


def _origin(document: Any) -> str:
    """What the file says that it was written by, for messages about anything in it."""
    if not isinstance(document, dict):
        return ""
    written = []
    ours, spaces = document.get(OURS), document.get("_ns")
    if isinstance(ours, dict):
        written.append(f"neurovariety {ours.get('version')} (schema {ours.get('schema')})")
    if isinstance(spaces, dict):
        versions = {name: about[-1:] for name, about in spaces.items() if isinstance(about, list)}
        written += [" ".join([name, *map(str, about)]) for name, about in versions.items()]
    return f", written by {' for '.join(written)}"[:200] if written else ""


class _Reader:
    """One document: what is in it, what it refers to, and in whose words."""

    def __init__(self, document: Json) -> None:
        self.document = document
        spaces = an_object(document.get("_ns"), "_ns")
        known = [DIALECTS[name] for name in spaces if name in DIALECTS]
        if len(known) != 1:
            fail(f"expected the namespace {' or '.join(DIALECTS)}, found {', '.join(spaces)}")
        self.dialect: Dialect = known[0]
        self.references = an_object(document.get("_refs", {}), "_refs")
        self.ours = self.extension()

    def extension(self) -> Json:
        """Our own key, if it is there and of a schema that is understood."""
        ours = an_object(self.document.get(OURS, {"schema": SCHEMA}), OURS)
        if ours.get("schema") != SCHEMA:
            fail(
                f"expected schema {SCHEMA} of the key {OURS!r}, found {short(ours.get('schema'))};"
                f" this is neurovariety {__version__}, read the file with the one that wrote it"
            )
        return ours

    def value(self) -> Any:
        d = self.dialect
        name, params = self.type_of(self.document)
        data = self.document.get("data")
        if name in (d.ring, "PolyRing"):
            return self.ring(self.document)
        if name in (d.element, "PolyRingElem"):
            return self.element(self.ring(params))(data)
        if name == d.ideal:
            return self.ideal(self.ring(params), data)
        if name == d.matrix:
            return self.matrix(params, data)
        accepted = f"{d.ring}, {d.element}, {d.ideal} or {d.matrix}"
        return fail(f"expected a value of type {accepted}, found {name}")

    def type_of(self, record: Json) -> tuple[str, Any]:
        """The name of a record's type and its parameters, which may be none."""
        kind = record.get("_type")
        if isinstance(kind, dict):
            return a_text(kind.get("name"), "the name of a type"), kind.get("params")
        return a_text(kind, "_type"), None

    def record(self, value: Any, what: str) -> Json:
        """What is written in place, or elsewhere in the file under an identifier."""
        if isinstance(value, str):
            if value not in self.references:
                fail(f"expected {what} under the identifier {short(value)} in _refs")
            value = self.references[value]
        return an_object(value, what)

    def ring(self, value: Any) -> PolyRing:
        record = self.record(value, "a ring")
        name, params = self.type_of(record)
        if name not in (self.dialect.ring, "PolyRing"):
            fail(f"expected a polynomial ring, found {name}")
        data = an_object(record.get("data"), "a ring's data")
        variables = a_list(data.get(self.dialect.variables), "the variables")
        names = _names([a_text(v, "a variable") for v in variables], self.dialect.underscore)
        base = params if params is not None else data.get("base_ring")  # OSCAR before 1.2
        return PolyRing([Symbol(n) for n in names], self.field(base), self.order(len(names)))

    def order(self, variables: int) -> Any:
        if "order" not in self.ours:
            return order_of((("grevlex", variables),))
        blocks = []
        for block in a_list(self.ours["order"], "the order"):
            name, length = a_list(block, "a block of the order", 2)
            blocks.append((a_text(name, "an order"), a_natural(length, "a number of variables")))
        lengths = [length for _, length in blocks]
        if sum(lengths) != variables or not (all(lengths) or len(blocks) == 1):
            fail(f"expected an order of {variables} variables, found {short(blocks)}")
        if any(name not in NAMES for name, _ in blocks):
            fail(f"expected orders among {', '.join(NAMES)}, found {short(blocks)}")
        return order_of(tuple(blocks))

    def field(self, value: Any) -> Any:
        d = self.dialect
        record = self.record(value, "the coefficients")
        name, _ = self.type_of(record)
        data = record.get("data")
        for words, domain in ((d.integers, ZZ), (d.rationals, QQ)):
            if words == ((name, data) if len(words) == 2 else (name,)):
                return domain
        if name in ("QuotientRing", "FiniteField", "FqField", "Nemo.fpField", "fpField"):
            if not isinstance(data, str):
                fail("expected a prime field, found an extension of one")
            p = a_natural(data, "the characteristic", MAX_CHARACTERISTIC)
            return prime_field(p) if isprime(p) else fail(f"expected a prime, found {p}")
        return fail(f"expected coefficients in QQ, ZZ or GF(p), found {name} {data or ''}")

    def element(self, ring: PolyRing) -> Callable[[Any], PolyElement]:
        """How the elements of a ring are read; equal monomials are added, as the others do."""
        coefficient = self.coefficient(ring.domain)

        def read(data: Any) -> PolyElement:
            terms: dict[tuple[int, ...], Any] = {}
            for term in a_list(data, "a polynomial"):
                exponents, c = a_list(term, "a term", 2)
                if isinstance(exponents, str):  # OSCAR's univariate polynomials
                    exponents = [exponents]
                powers = a_list(exponents, "the exponents", ring.ngens)
                monomial = tuple([a_natural(e, "an exponent") for e in powers])
                terms[monomial] = terms.get(monomial, ring.domain.zero) + coefficient(c)
            return ring.from_dict(terms)

        return read

    def coefficient(self, domain: Any) -> Callable[[Any], Any]:
        if domain != QQ:
            return lambda c: domain(an_integer(c, "a coefficient"))

        def rational(c: Any) -> Any:
            parts = c if isinstance(c, list) else a_text(c, "a coefficient").split("//")
            top, bottom = parts if len(parts) == 2 else (*a_list(parts, "a fraction", 1), "1")
            denominator = an_integer(bottom, "a denominator")
            if not denominator:
                fail("expected a denominator that is not zero")
            return QQ(an_integer(top, "a numerator"), denominator)

        return rational

    def ideal(self, ring: PolyRing, data: Any) -> Ideal:
        read = self.element(ring)
        generators = tuple(read(g) for g in a_list(data, "the generators"))
        basis = self.ours.get("groebner_basis")
        known = {
            name: an_integer(self.ours[name], f"the {name}")
            for name in ("dimension", "degree")
            if name in self.ours
        }
        return Ideal(
            ring,
            generators if any(generators) else (),
            None if basis is None else tuple(read(g) for g in a_list(basis, "the basis")),
            **known,
        )

    def matrix(self, params: Any, data: Any) -> tuple[Any, ...]:
        space = self.record(params, "the parent of a matrix")
        name, base = self.type_of(space)
        if name == "MatSpace":
            base = (
                base if base is not None else an_object(space.get("data"), "data").get("base_ring")
            )
            space = self.record(base, "the ring of a matrix")
            name, _ = self.type_of(space)
        is_ring = name in (self.dialect.ring, "PolyRing")
        read = self.element(self.ring(space)) if is_ring else self.number(self.field(space))
        rows = tuple(
            tuple(read(c) for c in a_list(row, "a row")) for row in a_list(data, "the rows")
        )
        if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
            fail("expected rows of one length, with entries")
        return rows[0] if "list" in self.ours and len(rows) == 1 else rows

    def number(self, domain: Any) -> Callable[[Any], Fraction]:
        """How the entries of a matrix of numbers are read."""
        if domain not in (QQ, ZZ):
            fail(
                f"expected a matrix of polynomials or of rational numbers, found one over {domain}"
            )
        convert = self.coefficient(domain)

        def read(data: Any) -> Fraction:
            c = convert(data)
            return Fraction(int(c.numerator), int(c.denominator))

        return read


def _names(given: list[str], underscore: str) -> tuple[str, ...]:
    """The names of variables; ``x[1]`` becomes ``x_1``."""
    plain = [name.replace(underscore, "_") for name in given]
    found = [(_INDEXED.fullmatch(name), name) for name in plain]
    try:
        return check_names(
            f"{m[1]}_{'_'.join(re.split(', ?', m[2]))}" if m else n for m, n in found
        )
    except SpecificationError as refused:
        return fail(str(refused))
