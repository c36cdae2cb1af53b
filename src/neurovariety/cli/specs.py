"""What the command line's words mean: varieties, metrics, sizes, engines."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from stat import S_ISREG
from typing import Any

from neurovariety.algebra.exact import parse_integer, to_rational
from neurovariety.engines.base import Engine, Limits
from neurovariety.engines.batch import Macaulay2, Sage
from neurovariety.engines.script import split_dialect
from neurovariety.errors import SpecificationError, file_errors, short
from neurovariety.networks import words
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.metrics import (
    BombieriWeyl,
    DataMetric,
    Frobenius,
    Metric,
    SymmetricForm,
    Weighted,
)
from neurovariety.varieties.variety import Implicit, Parametric, Variety

NAMED = {
    "circle": "x^2 + y^2 = 1",
    "ellipse": "x^2 + 4*y^2 = 4",
    "parabola": "y = x^2",
    "cardioid": "(x^2 + y^2 + x)^2 = x^2 + y^2",
    "cayley": "w^3 - w*(x^2 + y^2 + z^2) + 2*x*y*z",
}
"""Curves and surfaces of the literature; the last is Cayley's symmetroid cubic, as a cone."""

VARIETY_FORMS = (
    "determinantal:4x5:2  symmetric:3:1  hankel:3:1  "
    + "  ".join(NAMED)
    + "  implicit  parametric (the last two with --polynomials or --file), or of a network\n  "
    + words.NETWORK_FORMS
)
METRIC_FORMS = (
    "frobenius (unit), bombieri-weyl, weights:1,2,..., matrix:1,0;0,2, data:1,2;3,4, random:SEED"
)

STANDARD_INPUT = Path("-")
LARGEST_FILE = 1 << 28

_SIZES = re.compile(r"(\d{1,6})x(\d{1,6}):(\d{1,6})\Z")
_PAIR = re.compile(r"(\d{1,6}):(\d{1,6})\Z")
_WIDTHS = re.compile(r"-?\d{1,6}(,-?\d{1,6})*\Z")
_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}


def variety(spec: str, polynomials: str | None, variables: str | None) -> Variety:
    """The variety that a word such as ``determinantal:3x3:1`` names."""
    word, _, rest = spec.partition(":")
    if polynomials is not None and word not in ("implicit", "parametric"):
        raise SpecificationError(
            f"--polynomials goes with implicit or parametric, not {short(spec)}"
        )
    if word in ("implicit", "parametric") and not rest:
        if polynomials is None:
            raise SpecificationError(f"{word}: expected --polynomials or --file")
        return (Implicit if word == "implicit" else Parametric)(polynomials, variables)
    if word in NAMED and not rest:
        return Implicit(NAMED[word])
    if word in words.KINDS:
        found: Variety = words.network(spec).variety
        return found
    if word == "determinantal" and (match := _SIZES.match(rest)):
        return Determinantal(*map(int, match.groups()))
    if word in ("symmetric", "hankel") and (match := _PAIR.match(rest)):
        size, rank = map(int, match.groups())
        return SymmetricDeterminantal(size, rank) if word == "symmetric" else Hankel(size, rank)
    if ":" not in spec and set(spec) & set("=^*+"):
        raise SpecificationError(
            f"expected a variety, got {short(spec)}; equations go with implicit, polynomials "
            f'of a map with parametric: implicit --polynomials "{spec}"'
        )
    raise SpecificationError(f"expected a variety, one of\n  {VARIETY_FORMS}\ngot {short(spec)}")


def network(spec: str) -> LinearNetwork:
    """The network that ``linear:2,2,2`` names."""
    word, _, rest = spec.partition(":")
    if word == "linear" and _WIDTHS.match(rest):
        return LinearNetwork(*map(int, rest.split(",")))
    raise SpecificationError(f"expected a network such as linear:2,2,2, got {short(spec)}")


def widths(text: str) -> tuple[int, ...]:
    """Integers between commas: ``2,3,1``."""
    if not _WIDTHS.match(text):
        raise SpecificationError(f"expected widths such as 2,3,1, got {short(text)}")
    return tuple(map(int, text.split(",")))


def regularization(spec: str) -> Any:
    """Tikhonov weights: ``generic``, ``none``, a number, or matrices between bars."""
    word = spec.strip()
    if word in ("generic", "none"):
        return word if word == "generic" else None
    return word.split("|") if "|" in word or "," in word else to_rational(word)


def metric(spec: str, variety: Variety | None = None, others: str = "") -> Metric:
    """The metric that a word such as ``weights:1,2,3`` names; a random one is for a variety.

    The message says what others may stand there.
    """
    word, _, rest = spec.partition(":")
    if word in ("frobenius", "unit") and not rest:
        return Frobenius()
    if word == "bombieri-weyl" and not rest:
        return BombieriWeyl()
    if word == "weights" and rest:
        return Weighted(rest)
    if word == "matrix" and rest:
        return SymmetricForm(rest)
    if word == "data" and rest:
        return DataMetric(rest)
    if word == "random" and rest.isdecimal() and variety is not None:
        return Metric.random(variety, parse_integer(rest))
    raise SpecificationError(f"expected {others}a metric, one of {METRIC_FORMS}; got {short(spec)}")


def data(word: str, inputs: str | None, outputs: str | None, network: Any) -> Any:
    """What a loss is of: given samples, or what a word such as ``gaussian`` names."""
    from neurovariety.problems.learning_degree.data import GaussianData, GenericData, GenericMetric

    if (inputs is None) != (outputs is None):
        raise SpecificationError("expected inputs with outputs, -X and -Y, or neither")
    if inputs is not None:
        return inputs, outputs
    known = {"generic-metric": GenericMetric, "generic": GenericData, "gaussian": GaussianData}
    if word in known:
        return known[word]()
    return metric(word, network.variety, f"data, one of {', '.join(known)}, or ")


def density(spec: str) -> Any:
    """The density that ``uniform:-2,2`` names, or one by cuts and polynomials between them."""
    from neurovariety.problems.mirror_flow_limit.density import PiecewiseDensity, Uniform

    word, _, rest = spec.partition(":")
    if word == "uniform" and rest.count(",") == 1:
        return Uniform(*rest.split(","))
    if word == "piecewise" and rest.count(":") == 1:
        return PiecewiseDensity(*rest.split(":"))
    raise SpecificationError(
        f"expected a density such as uniform:-2,2 or 'piecewise:-1,0,1:1+x;1-x', got {short(spec)}"
    )


def network_or_variety(spec: str, polynomials: str | None, variables: str | None) -> Any:
    """The network itself, of which a problem may know more than of its variety."""
    if spec.partition(":")[0] in words.KINDS and polynomials is None:
        return words.network(spec)
    return variety(spec, polynomials, variables)


def polynomial_text(texts: list[str] | None, file: Path | None) -> str | None:
    """The polynomials of all ``--polynomials``, a line each, or of a file."""
    if texts and file is not None:
        raise SpecificationError("expected --polynomials or --file, got both")
    if file is None:
        return "\n".join(texts) if texts else None
    with file_errors("read polynomials from", file):
        if file == STANDARD_INPUT:
            return standard_input("polynomials")
        about = file.stat()
        if not S_ISREG(about.st_mode) or about.st_size > LARGEST_FILE:  # a device may never end
            raise SpecificationError(
                f"expected a file of at most {LARGEST_FILE} bytes with polynomials, "
                f"got {short(str(file))}"
            )
        return file.read_text(encoding="utf-8")


def standard_input(what: str) -> str:
    """The text on standard input."""
    if sys.stdin is None:
        raise SpecificationError(f"expected {what} on standard input, which is closed")
    given = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if len(given) > LARGEST_FILE:
        raise SpecificationError(f"expected at most {LARGEST_FILE} bytes on standard input")
    return given.decode("utf-8")


def memory(text: str | None) -> int | None:
    """A number of bytes such as ``2G``."""
    if text is None:
        return None
    match = re.fullmatch(r"(\d{1,15})([KMG]?)B?", text.strip().upper())
    if match is None:
        raise SpecificationError(f"expected a memory limit such as 500M or 2G, got {short(text)}")
    return int(match[1]) * _UNITS[match[2]]


def engine(word: str) -> Engine | None:
    """``auto``: an engine only where one is needed; a name; or the path of an M2 or a sage."""
    if word == "auto":
        return None
    if not word.strip():
        raise SpecificationError("expected --engine auto, macaulay2, sage or a path, got ''")
    if word == "sage" or word.startswith("sage:"):
        return Sage(algorithm=split_dialect(word)[1])
    if Path(word).name == "sage":
        return Sage(word)
    return Macaulay2() if word == "macaulay2" else Macaulay2(word)


def limits(timeout: float, memory_text: str | None) -> Limits:
    """The limits of a run."""
    return Limits(seconds=timeout, memory=memory(memory_text))
