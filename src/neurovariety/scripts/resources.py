"""Where the templates and the Macaulay2 code are; the only file that knows.

In a wheel they lie inside the package, in a checkout at its top level.  Each file of library code
says in its first line which others it needs, and which packages of Macaulay2; that line is not
copied into scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from neurovariety.errors import RenderError

_PACKAGE = Path(__file__).resolve().parents[1]


def _folder(name: str) -> Path:
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / name


def templates_folder() -> Path:
    """The folder of the Jinja templates, one subfolder for each dialect."""
    return _folder("templates")


def macaulay2_folder() -> Path:
    """The folder that holds ``NeuroVarieties.m2``; put it on Macaulay2's ``path``."""
    return _folder("m2")


@cache
def macaulay2_library(topics: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of topic files of the Macaulay2 package and of all that they need.

    Parameters
    ----------
    topics : tuple of str
        Such as ``("conormal",)``.

    Returns
    -------
    tuple of str
        The packages of Macaulay2, if some are needed; then the files, in the order of the ``load``
        lines of ``NeuroVarieties.m2``.

    Examples
    --------
    >>> len(macaulay2_library(("result",)))
    1
    >>> macaulay2_library(("assumptions",))[0].splitlines()[0]
    'needsPackage "MinimalPrimes";'
    """
    folder = macaulay2_folder()
    head = (folder / "NeuroVarieties.m2").read_text(encoding="utf-8")
    loaded = re.findall(r'^load "\./NeuroVarieties/(\w+)\.m2"', head, re.MULTILINE)
    found, packages = _with_needs(topics, folder / "NeuroVarieties", "m2", "--")
    lines = "\n".join(f'needsPackage "{name}";' for name in sorted(packages))
    texts = tuple(found[topic] for topic in sorted(found, key=loaded.index))
    return (lines, *texts) if lines else texts


@cache
def sage_library(topics: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of topic files of Sage code and of all files that they need.

    Parameters
    ----------
    topics : tuple of str
        Such as ``("minors",)``.

    Returns
    -------
    tuple of str
        What a topic needs stands before it.

    Examples
    --------
    >>> [text.split(":")[0] for text in sage_library(("minors",))][-1]
    '# minors'
    """
    folder = templates_folder() / "sage" / "library"
    return tuple(_with_needs(topics, folder, "sage", "#")[0].values())


def _with_needs(
    topics: Iterable[str], folder: Path, suffix: str, comment: str
) -> tuple[dict[str, str], set[str]]:
    """Texts by topics, those that a topic needs before it; and the packages that they need."""
    found: dict[str, str] = {}
    packages: set[str] = set()

    def take(topic: str, above: tuple[str, ...]) -> None:
        if topic in above:
            raise RenderError(f"library files need each other: {' -> '.join((*above, topic))}")
        if topic in found:
            return
        path = folder / f"{topic}.{suffix}"
        if not path.is_file():
            who = f"{above[-1]}.{suffix}" if above else "a template"
            raise RenderError(f"{who} needs {topic}: there is no {path.name} in {folder}")
        head, _, text = path.read_text(encoding="utf-8").partition("\n")
        declared = re.fullmatch(rf"{comment} needs: (\w+( \w+)*)(; packages: (\w+( \w+)*))?", head)
        if not declared:
            raise RenderError(
                f"{path.name} must begin with a line such as '{comment} needs: result varieties' "
                f"or '{comment} needs: nothing', and begins with {head!r}"
            )
        for needed in declared[1].split():
            if needed != "nothing":
                take(needed, (*above, topic))
        found[topic] = text.strip("\n")
        packages.update((declared[4] or "").split())

    for topic in topics:
        take(topic, ())
    return found, packages
