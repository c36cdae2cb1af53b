"""Where the templates and the Macaulay2 code are; the only file that knows.

In a wheel they lie inside the package, in a checkout at its top level.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

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
    """The texts of topic files of the Macaulay2 package and of all files whose functions they use.

    Parameters
    ----------
    topics : tuple of str
        Such as ``("conormal",)``.

    Returns
    -------
    tuple of str
        In the order of the ``load`` lines of ``NeuroVarieties.m2``.

    Examples
    --------
    >>> len(macaulay2_library(("result",)))
    1
    """
    folder = macaulay2_folder()
    head = (folder / "NeuroVarieties.m2").read_text(encoding="utf-8")
    code = head.partition("beginDocumentation")[0]
    texts = {
        topic: (folder / "NeuroVarieties" / f"{topic}.m2").read_text(encoding="utf-8").rstrip("\n")
        for topic in re.findall(r'^load "\./NeuroVarieties/(\w+)\.m2"', code, re.MULTILINE)
    }
    home = {
        name: topic
        for topic, text in texts.items()
        for name in re.findall(r"^(\w+) = ", text, re.MULTILINE)
    }
    needed: set[str] = set()
    wanted = set(topics)
    while wanted:
        topic = wanted.pop()
        needed.add(topic)
        words = re.findall(r"\w+", re.sub(r'--.*|"[^"\n]*"', "", texts[topic]))
        wanted |= {home[word] for word in words if word in home} - needed
    return tuple(text for topic, text in texts.items() if topic in needed)


@cache
def sage_library(topics: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of topic files of Sage code and of all files whose functions they use.

    Parameters
    ----------
    topics : tuple of str
        Such as ``("minors",)``.

    Returns
    -------
    tuple of str
        What a topic uses stands before it.

    Examples
    --------
    >>> [text.split(":")[0] for text in sage_library(("minors",))][-1]
    '# minors'
    """
    folder = templates_folder() / "sage" / "library"
    texts = {
        path.stem: path.read_text(encoding="utf-8").strip("\n")
        for path in sorted(folder.glob("*.sage"))
    }
    home = {
        name: topic
        for topic, text in texts.items()
        for name in re.findall(r"^(?:def|class) (\w+)", text, re.MULTILINE)
    }
    found: dict[str, str] = {}

    def take(topic: str, above: tuple[str, ...]) -> None:
        if topic in found or topic in above:
            return
        code = re.sub(r'"""[\s\S]*?"""|#.*|"[^"\n]*"', "", texts[topic])
        words = re.findall(r"\w+", code)
        for needed in sorted({home[word] for word in words if word in home} - {topic}):
            take(needed, (*above, topic))
        found[topic] = texts[topic]

    for topic in topics:
        take(topic, ())
    return tuple(found.values())
