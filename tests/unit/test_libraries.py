"""What library files say in their first line that they need is what they use, and nothing else."""

from __future__ import annotations

import re
import symtable
from collections.abc import Iterator
from pathlib import Path

import pytest

from neurovariety import errors
from neurovariety.scripts import resources

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "m2" / "NeuroVarieties"
LOADED = re.findall(
    r'^load "\./NeuroVarieties/(\w+)\.m2"',
    (ROOT / "m2" / "NeuroVarieties.m2").read_text().partition("beginDocumentation")[0],
    re.MULTILINE,
)
MACAULAY2 = {topic: (PACKAGE / f"{topic}.m2").read_text() for topic in LOADED}
SAGE = {path.stem: path.read_text() for path in (ROOT / "templates/sage/library").glob("*.sage")}


def declared(text: str) -> list[str]:
    files = text.splitlines()[0].partition(";")[0]
    return [topic for topic in files.split()[2:] if topic != "nothing"]


def packages(text: str) -> list[str]:
    return text.splitlines()[0].partition("; packages: ")[2].split()


NAMES_OF_PACKAGES = {
    "Elimination": "eliminate resultant discriminant",
    "LLLBases": "LLL",
    "MinimalPrimes": "decompose minimalPrimes minprimes radical",
    "PrimaryDecomposition": "associatedPrimes localize primaryDecomposition topComponents",
    "Saturation": "annihilator decompose quotient saturate",
}
"""Scripts run without the packages that Macaulay2 loads by itself.

Its own ``decompose`` calls ``saturate`` without asking for the package.
"""


def macaulay2_code(text: str) -> str:
    return re.sub(r'"(\\.|[^"\\])*"|--.*', "", text)


def macaulay2_names(text: str) -> tuple[set[str], set[str], set[str]]:
    """Names that a file defines for others, all its names, and those of its local variables."""
    code = macaulay2_code(text)
    name = r"[A-Za-z][\w']*"
    inside = re.sub(r"^\w+[ (][^=\n]*? :=", "", code, flags=re.MULTILINE)  # not "f Matrix := ..."
    bound = re.findall(rf"({name}|\([\w', ]+\))\s*(?::=|->)|\bfor ({name})", inside)
    return (
        set(re.findall(rf"^({name}) = ", code, re.MULTILINE)),
        set(re.findall(name, code)),
        {word for pair in bound for word in re.findall(name, "".join(pair))},
    )


def scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from scopes(child)


def sage_names(text: str) -> tuple[set[str], set[str], set[str]]:
    """The same; a local name of Python cannot be taken for that of another file."""
    top = symtable.symtable(text, "library", "exec")
    symbols = [
        s for scope in scopes(top) for s in scope.get_symbols() if scope is top or s.is_global()
    ]
    return (
        {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_namespace()},
        {s.get_name() for s in symbols if s.is_referenced()},
        set(),
    )


LIBRARIES = {
    "macaulay2": {topic: (text, macaulay2_names(text)) for topic, text in MACAULAY2.items()},
    "sage": {topic: (text, sage_names(text)) for topic, text in SAGE.items()},
}


@pytest.mark.parametrize("dialect", LIBRARIES)
def test_a_file_needs_those_whose_names_it_uses(dialect: str) -> None:
    library = LIBRARIES[dialect]
    home = {name: topic for topic, (_, (own, _, _)) in library.items() for name in own}
    assert len(home) == sum(len(own) for _, (own, _, _) in library.values())  # defined once
    assert len(home) > 100
    for topic, (text, (_, used, local)) in library.items():
        assert not local & set(home), f"{topic} hides functions of the library"
        needs = {home[name] for name in used if name in home} - {topic}
        assert declared(text) == sorted(needs), topic


@pytest.mark.parametrize("dialect", LIBRARIES)
def test_no_file_needs_itself_in_a_circle(dialect: str) -> None:
    left = {topic: set(declared(text)) for topic, (text, _) in LIBRARIES[dialect].items()}
    while left:
        free = {topic for topic, needs in left.items() if not needs & set(left)}
        assert free, f"a circle among {sorted(left)}"
        left = {topic: needs for topic, needs in left.items() if topic not in free}


def test_a_file_names_the_packages_that_it_uses() -> None:
    for topic, text in MACAULAY2.items():
        words = LIBRARIES["macaulay2"][topic][1][1]
        used = [name for name, own in NAMES_OF_PACKAGES.items() if words & set(own.split())]
        assert packages(text) == used, topic
    head = (ROOT / "m2" / "NeuroVarieties.m2").read_text()
    imported = re.search(r"PackageImports => \{(.*)\}", head)
    assert imported is not None
    needed = {name for text in MACAULAY2.values() for name in packages(text)}
    assert re.findall(r'"(\w+)"', imported[1]) == sorted(needed)


def test_every_file_of_code_is_loaded_by_the_package() -> None:
    others = ("tests", "documentation")
    files = {path.stem for path in PACKAGE.glob("*.m2")}
    assert {stem for stem in files if not stem.startswith(others)} == set(LOADED)


def test_a_script_gets_what_is_needed_without_the_line_that_says_so() -> None:
    for topic in LIBRARIES["macaulay2"]:
        texts = resources.macaulay2_library((topic,))
        wanted, needed = [topic], set()
        while wanted:
            needed.add(now := wanted.pop())
            wanted += set(declared(MACAULAY2[now])) - needed
        named = sorted({name for needs in needed for name in packages(MACAULAY2[needs])})
        if named:
            assert texts[0].splitlines() == [f'needsPackage "{name}";' for name in named]
            texts = texts[1:]
        assert [text.split(".m2:")[0] for text in texts] == [
            f"-- {name}" for name in LOADED if name in needed
        ]
    for topic in LIBRARIES["sage"]:
        titles = [
            text.split(":")[0].removeprefix("# ") for text in resources.sage_library((topic,))
        ]
        for place, title in enumerate(titles):
            assert set(declared(SAGE[title])) <= set(titles[:place])
        assert titles[-1] == topic


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a": "# a: no declaration\n"}, "a.sage must begin with"),
        ({"a": "# needs:\n"}, "a.sage must begin with"),
        ({"a": "# needs: b\n"}, "a.sage needs b: there is no b.sage"),
        ({"a": "# needs: b\n", "b": "# needs: a\n"}, "each other: a -> b -> a"),
        ({}, "a template needs a"),
    ],
)
def test_a_wrong_declaration_is_an_error(
    files: dict[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sage" / "library"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.sage").write_text(text)
    monkeypatch.setattr(resources, "templates_folder", lambda: tmp_path)
    with pytest.raises(errors.RenderError, match=message):
        resources.sage_library.__wrapped__(("a",))


def test_a_name_that_sage_libraries_import_is_the_same_in_all() -> None:
    """Scripts join them: the last import of a name would count in all."""
    lines = (
        (name, found[1])
        for text in SAGE.values()
        for found in re.finditer(r"^from (\S+) import ([\w, ]+)$", text, re.MULTILINE)
        for name in found[2].split(", ")
    )
    modules: dict[str, set[str]] = {}
    for name, module in lines:
        modules.setdefault(name, set()).add(module)
    assert {name: found for name, found in modules.items() if len(found) > 1} == {}
