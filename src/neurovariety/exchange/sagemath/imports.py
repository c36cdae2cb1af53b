"""Sage's names, taken from the full Sage or from its modular wheels; nothing else imports Sage."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

from neurovariety.errors import MissingDependency

# Sage's modules import each other in circles, which only these two, as the first, resolve.
_STARTS = ("sage.all", "sage.all__sagemath_singular")
_POLYNOMIAL = "sage.rings.polynomial"
_NAMES = {
    "QQ": "sage.rings.rational_field",
    "ZZ": "sage.rings.integer_ring",
    "GF": "sage.rings.finite_rings.finite_field_constructor",
    "RR": "sage.rings.real_mpfr",
    "CC": "sage.rings.cc",
    "FiniteField": "sage.rings.finite_rings.finite_field_base",
    "PolynomialRing": f"{_POLYNOMIAL}.polynomial_ring_constructor",
    "TermOrder": f"{_POLYNOMIAL}.term_order",
    "MPolynomialRing_libsingular": f"{_POLYNOMIAL}.multi_polynomial_libsingular",
    "MPolynomialRing_polydict": f"{_POLYNOMIAL}.multi_polynomial_ring",
    "PolynomialRing_commutative": f"{_POLYNOMIAL}.polynomial_ring",
    "MPolynomialIdeal": f"{_POLYNOMIAL}.multi_polynomial_ideal",
    "PolynomialSequence": f"{_POLYNOMIAL}.multi_polynomial_sequence",
    "Ideal_generic": "sage.rings.ideal",
    "Element": "sage.structure.element",
    "Matrix": "sage.structure.element",
    "Parent": "sage.structure.parent",
    "matrix": "sage.matrix.constructor",
}


@cache
def sage() -> Any:
    """What is needed of Sage, by its own names.

    Raises
    ------
    MissingDependency
        If the running Python has no Sage, or one that is too old or not whole; the message has the
        import that failed.
    """
    start = next(filter(_exists, _STARTS), None)
    if start is None:
        raise MissingDependency(
            "Sage is needed for this, and this Python has none. Install its modular wheels with "
            '`pip install "neurovariety[sage]"`, or run the Python of a full Sage'
        )
    found, attempt = {}, f"import {start}"
    try:
        import_module(start)
        for name, module in _NAMES.items():
            attempt = f"from {module} import {name}"
            found[name] = getattr(import_module(module), name)
    except Exception as error:  # a half-installed Sage fails in many ways
        raise MissingDependency(
            f"this Python has a Sage, but `{attempt}` failed: {error}. Expected Sage 9.5 or later, "
            'whole; `pip install --force-reinstall "neurovariety[sage]"` installs the modular one'
        ) from error
    return SimpleNamespace(**found)


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the folder that it would be in
        return False
