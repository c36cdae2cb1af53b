"""How Macaulay2 and OSCAR call things in a ``.mrdi`` file, and what is ours in it.

::

    {"_ns": {"Macaulay2": ["https://macaulay2.com", "1.26.06"]},
     "_type": {"name": "RingElement", "params": "<uuid of the ring>"},
     "data": [[["2", "0"], ["1", "3"]]],              # x^2/3: exponents, coefficient
     "_refs": {"<uuid>": {"_type": {"name": "PolynomialRing", "params": <field>},
                          "data": {"variables": ["x", "y"]}}},
     "neurovariety": {"schema": "1", "version": "0.1.0", "order": [["grevlex", "2"]]}}

Neither system records the monomial order. It is under a key of our own, which their readers pass
over, as they do with OSCAR's ``meta``.

References
----------
A. Della Vecchia, M. Joswig, B. Lorenz: A FAIR file format for mathematical software, 2024;
the package MRDI of Macaulay2 1.26; ``src/Serialization`` of OSCAR.
"""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA = "1"
"""Of our own key; it grows when a reader of the old one would misunderstand the new."""

OURS = "neurovariety"


@dataclass(frozen=True)
class Dialect:
    """The names of the types in one namespace.

    Parameters
    ----------
    namespace, url, version : str
        As the file's head has them; the version is the one whose format is written.
    ring, element, ideal, matrix, variables : str
        Of types, and the key of a ring's variables.
    underscore : str
        What stands for it in a variable's name: Macaulay2's loader refuses ``x_1``.
    integers, rationals : tuple of str
        What its records of ZZ and QQ say: type, and data if there are any.
    """

    namespace: str
    url: str
    version: str
    ring: str
    element: str
    ideal: str
    matrix: str
    variables: str
    underscore: str
    integers: tuple[str, ...]
    rationals: tuple[str, ...]


MACAULAY2 = Dialect(
    namespace="Macaulay2",
    url="https://macaulay2.com",
    version="1.26.06",
    ring="PolynomialRing",
    element="RingElement",
    ideal="Ideal",
    matrix="Matrix",
    variables="variables",
    underscore="'",
    integers=("Ring", "ZZ"),
    rationals=("Ring", "QQ"),
)
OSCAR = Dialect(
    namespace="Oscar",
    url="https://github.com/oscar-system/Oscar.jl",
    version="1.8.0",
    ring="MPolyRing",
    element="MPolyRingElem",
    ideal="MPolyIdeal",
    matrix="MatElem",
    variables="symbols",
    underscore="_",
    integers=("ZZRing",),
    rationals=("QQField",),
)
DIALECTS = {dialect.namespace: dialect for dialect in (MACAULAY2, OSCAR)}
