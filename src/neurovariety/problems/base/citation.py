"""The references of problems, which are texts in scripts, as BibTeX; and those of engines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from neurovariety._version import __version__
from neurovariety.problems.base.provenance import Provenance

_PROGRAMS = {
    "Macaulay2": (
        "Macaulay2",
        "D. R. Grayson, M. E. Stillman",
        "Macaulay2, a software system for research in algebraic geometry",
        "https://macaulay2.com",
    ),
    "Sage": (
        "SageMath",
        "The Sage Developers",
        "SageMath, the Sage Mathematics Software System",
        "https://www.sagemath.org",
    ),
    "ingular": (  # libsingular, too
        "Singular",
        "W. Decker, G.-M. Greuel, G. Pfister, H. Schoenemann",
        "Singular, a computer algebra system for polynomial computations",
        "https://www.singular.uni-kl.de",
    ),
    "msolve": (
        "msolve",
        "J. Berthomieu, C. Eder, M. Safey El Din",
        "msolve: A Library for Solving Polynomial Systems",
        "https://msolve.lip6.fr",
    ),
    "": (
        "neurovariety",
        "The neurovariety developers",
        "neurovariety: algebraic geometry of neural networks, through Macaulay2 and Sage",
        "",
    ),
}
"""By what stands in the name of who computed: key, authors, title and address."""

_WHERE = re.compile(
    r"arXiv:|(NeurIPS|NIPS|ICLR|ICML|AISTATS|ISSAC) \d{4}|thesis|dissertation|talk"
    r"|\d+th edition|Lecture Notes|[A-Z][\w.&' ]*(\(\d\) )?\d* ?\(\d{4}\)"
    r"|[A-Z][\w.:/ ]+, (1[89]|20)\d\d"
)
_ARTICLE = re.compile(
    r"(?P<journal>\D+) (?P<volume>\d+) \((?P<year>\d{4})\)(?: (?P<pages>[\d-]+))?"
)
_PLACE = re.compile(r",? *\b((?:section|chapter)s? [\w ,.]+)$")
_ARXIV = re.compile(r"arXiv:(\d\d)(\d\d\.\d+)")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_NAME = re.compile(r"((?:[A-Z]\.[- ]?)+)(.+)")
_SPECIAL = str.maketrans({c: rf"\{c}" for c in "&%$#_"})


def citation(references: Iterable[str], provenance: Provenance) -> str:
    """Entries for the papers, for what computed, and for this package."""
    used = [name for name in _PROGRAMS if name and name in provenance.computed_by]
    entries = [*map(entry, dict.fromkeys(references)), *(_program(n, provenance) for n in used)]
    entries.append(_program("", provenance))
    return "\n".join(_told_apart(entries))


def bibliography(references: Iterable[str]) -> str:
    """Entries for works, each once, whichever of its chapters or editions are meant."""
    works: dict[tuple[str, str], str] = {}
    for reference in references:
        kind, key, fields = _read(_PLACE.sub("", " ".join(reference.split())))
        work = fields["author"], fields["title"].partition(":")[0].strip("{}").casefold()
        works.setdefault(work, _written(kind, key, fields))
    return "\n".join(_told_apart(works.values()))


def entry(reference: str) -> str:
    """A reference such as problems have them as BibTeX.

    It consists of the authors, a colon, the title, and where it was published.

    Examples
    --------
    >>> print(entry("S. Di Rocco, D. Eklund, M. Weinstein: The bottleneck degree of algebraic\\n"
    ...             "varieties, SIAM J. Appl. Algebra Geom. 4 (2020) 227-253"))
    @article{DiRocco2020,
      author = {Di Rocco, S. and Eklund, D. and Weinstein, M.},
      title = {{The bottleneck degree of algebraic varieties}},
      journal = {SIAM J. Appl. Algebra Geom.},
      volume = {4},
      year = {2020},
      pages = {227--253}
    }
    """
    return _written(*_read(reference))


def _read(reference: str) -> tuple[str, str, dict[str, str]]:
    """The kind of an entry, its key and its fields."""
    authors, _, rest = " ".join(reference.split()).partition(": ")
    fields = {"author": _authors(authors)}
    if place := _PLACE.search(rest):
        rest = rest[: place.start()]
    title, where = _split(rest)
    fields["title"] = f"{{{title}}}"
    kind = "misc"
    if article := _ARTICLE.match(where):
        kind = "article"
        found = {k: v for k, v in article.groupdict().items() if v}
        fields |= {k: v.replace("-", "--") if k == "pages" else v for k, v in found.items()}
        where = where[article.end() :].strip(", ")
    if arxiv := _ARXIV.search(where):
        fields |= {"eprint": arxiv[1] + arxiv[2], "archiveprefix": "arXiv"}
        where = where.replace(arxiv[0], "").strip(", ")
    year = _YEAR.search(where)
    if "year" not in fields and (year or arxiv):
        fields["year"] = year[0] if year else f"20{arxiv[1]}" if arxiv else ""
    where = re.sub(rf",? *\b{fields['year']}$", "", where) if "year" in fields else where
    if where:
        fields["howpublished" if kind == "misc" else "note"] = where
    if place:
        fields["note"] = place[1]
    surname = "".join(fields["author"].partition(",")[0].split())
    return kind, f"{surname}{fields.get('year', '')}", fields


def _split(rest: str) -> tuple[str, str]:
    """The title, and where it was published: a title may have commas, too."""
    for comma in re.finditer(", ", rest):
        if _WHERE.match(rest, comma.end()):
            return rest[: comma.start()], rest[comma.end() :]
    if year := re.search(r" \((\d{4})\)$", rest):
        return rest[: year.start()], year[1]
    return rest, ""


def _authors(text: str) -> str:
    """Surnames first, for a surname may consist of several words."""
    found = (_NAME.fullmatch(name) for name in text.split(", "))
    names = [f"{m[2]}, {m[1].strip()}" if m else "" for m in found]
    return " and ".join(names) if all(names) else f"{{{text}}}"


def _program(name: str, provenance: Provenance) -> str:
    key, authors, title, address = _PROGRAMS[name]
    is_engine = name and name in provenance.engine
    version = provenance.version if is_engine else "" if name else __version__
    fields = {
        "author": _authors(authors),
        "title": f"{{{title}}}",
        "howpublished": f"\\url{{{address}}}" if address else "",
        "note": f"Version {version}" if version else "",
    }
    return _written("misc", key, {k: v for k, v in fields.items() if v})


def _written(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [
        f"  {name} = {{{text if text.startswith(chr(92)) else text.translate(_SPECIAL)}}}"
        for name, text in fields.items()
    ]
    return f"@{kind}{{{re.sub(r'[^A-Za-z0-9]', '', key)},\n" + ",\n".join(lines) + "\n}"


def _told_apart(entries: Iterable[str]) -> Iterator[str]:
    """Entries with equal keys get letters."""
    seen: dict[str, int] = {}
    for text in entries:
        key = text.partition("{")[2].partition(",")[0]
        seen[key] = count = seen.get(key, 0) + 1
        letter = ascii_lowercase[count - 1] if count > 1 else ""
        yield text.replace(f"{{{key},", f"{{{key}{letter},", 1)
