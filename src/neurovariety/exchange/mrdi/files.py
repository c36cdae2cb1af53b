"""Reading and writing ``.mrdi`` files."""

from __future__ import annotations

import json
from os import PathLike
from pathlib import Path
from typing import Any

from neurovariety.algebra.documents.files import write_whole
from neurovariety.algebra.reading.calls import checked
from neurovariety.errors import SpecificationError, file_errors, short
from neurovariety.exchange.mrdi.dialects import DIALECTS
from neurovariety.exchange.mrdi.reader import read_document
from neurovariety.exchange.mrdi.writer import document


@checked
def write_mrdi(value: Any, path: str | PathLike[str], namespace: str = "Macaulay2") -> None:
    """Write a value to a ``.mrdi`` file that Macaulay2 or OSCAR loads.

    The monomial order and what is known of an ideal, which neither of them records, are under a
    key of our own. Equal values make equal files.

    Parameters
    ----------
    value : PolyRing, PolyElement, Ideal, sequence of PolyElement, rows of PolyElement or Fraction
        Over QQ, ZZ or GF(p). A sequence, such as a Groebner basis, is a matrix of one row to the
        others. Only OSCAR has matrices of numbers.
    path : str or PathLike
    namespace : {"Macaulay2", "Oscar"}
        Whose ``loadMRDI`` or ``load`` is to read it; `read_mrdi` reads both.

    Raises
    ------
    SpecificationError
        If the value has no such form; nothing is written.

    References
    ----------
    A. Della Vecchia, M. Joswig, B. Lorenz: A FAIR file format for mathematical software, 2024.

    Examples
    --------
    >>> import tempfile
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f = read_polynomials("x^2/3 - y")[0]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_mrdi(f, f"{folder}/f.mrdi")
    ...     read_mrdi(f"{folder}/f.mrdi") == f
    True
    """
    if not isinstance(namespace, str) or namespace not in DIALECTS:
        raise SpecificationError(
            f"expected a namespace among {', '.join(DIALECTS)}, got {short(namespace)}"
        )
    text = json.dumps(document(value, DIALECTS[namespace]), ensure_ascii=False)
    with file_errors("write", path):
        write_whole(Path(path), text + "\n")


@checked
def read_mrdi(path: str | PathLike[str]) -> Any:
    """Read a ring, polynomial, ideal, list or matrix from a ``.mrdi`` file.

    The file is data and never evaluated. What Macaulay2 and OSCAR write says nothing of the
    order; it is read as grevlex. What an ideal's file says of it is taken as it is written.

    Parameters
    ----------
    path : str or PathLike
        A file by `write_mrdi`, by Macaulay2's ``saveMRDI`` or by OSCAR's ``save``.

    Returns
    -------
    PolyRing, PolyElement, Ideal, tuple of PolyElement, or rows of PolyElement or Fraction

    Raises
    ------
    SpecificationError
        If the file is none, or is not understood; the message says what wrote it.

    Examples
    --------
    >>> import tempfile
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_mrdi(read_polynomials("x^2 - y; x*y"), f"{folder}/list.mrdi")
    ...     read_mrdi(f"{folder}/list.mrdi")
    (x**2 - y, x*y)
    """
    with file_errors("read", path):
        return read_document(Path(path))
