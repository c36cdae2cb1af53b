"""The architecture, read off the syntax trees: imports point one way, seams have one owner."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from neurovariety import errors

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "neurovariety"
LAYERS = tuple(
    set(words.split())
    for words in (
        "_version certainty errors",
        """countlaw exact fibres flows frame grammar homotopy localization linear losses matrices
        metrics models monomialorders msolve names networks normals patterns pencils polynomials
        real report resources rows sagemath script staircase store strata tables typeset
        varieties writing""",
        "problems results",
        "conormal convert decode engines export mixedvolume mrdi render",
        """bottlenecks bounds cones ellipsoids explore inprocess isolate landscape plot reach
        reproduce signature solve verify""",
        "cli",
    )
)
LEVEL = {part: level for level, layer in enumerate(LAYERS) for part in layer}
FILES = sorted(SRC.rglob("*.py"))
COMMANDS = (
    *("answer", "app", "conservation", "discriminants", "distances", "explore"),
    *("flow_invariants", "ideals", "invariants", "kohn_landscape", "landscape", "options"),
    *("pictures", "realed", "reproduce", "weights"),
)
NAMES = [str(f.relative_to(SRC)) for f in FILES]


def part_of(file: Path) -> str:
    """The module, or the subpackage that the file is in."""
    return file.relative_to(SRC).parts[0].removesuffix(".py")


def nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those that only a type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from nodes(node)


def imported(file: Path) -> set[str]:
    """The dotted names of the modules that a file imports."""
    found: set[str] = set()
    for node in nodes(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            assert node.module
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ours(file: Path) -> set[str]:
    """The parts of this package that a file imports."""
    return {name.split(".")[1] for name in imported(file) if name.startswith("neurovariety.")}


def importers(module: str) -> set[str]:
    return {
        name
        for file, name in zip(FILES, NAMES, strict=True)
        if any(m == module or m.startswith(f"{module}.") for m in imported(file))
    }


@pytest.mark.parametrize("file", [f for f in FILES if f != SRC / "__init__.py"], ids=str)
def test_imports_point_one_way(file: Path) -> None:
    part = part_of(file)
    assert {part, *ours(file)} <= set(LEVEL), "say in LAYERS where the new module belongs"
    assert not {name for name in ours(file) if LEVEL[name] > LEVEL[part]}


def test_no_cycles_within_a_layer() -> None:
    graph: dict[str, set[str]] = {}
    for file in FILES:
        if file != SRC / "__init__.py":
            graph.setdefault(part_of(file), set()).update(ours(file) - {part_of(file)})
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) == len(graph)


def test_engines_know_only_scripts_and_errors() -> None:
    for file in (SRC / "engines").glob("*.py"):
        assert ours(file) <= {"engines", "errors", "script"}, file
        assert not {m.split(".")[0] for m in imported(file)} & {"sympy", "jinja2", "numpy"}, file


@pytest.mark.parametrize(
    ("module", "owner"),
    [
        ("jinja2", {"render/__init__.py"}),
        ("subprocess", {"engines/process.py"}),
        ("typer", {f"cli/{name}.py" for name in COMMANDS}),
        ("pickle", set()),
        ("marshal", set()),
        ("sage", set()),  # only by name, in sagemath/imports.py
    ],
)
def test_each_seam_has_one_owner(module: str, owner: set[str]) -> None:
    assert importers(module) == owner


def test_only_one_file_names_sage_s_modules() -> None:
    naming = {
        name
        for file, name in zip(FILES, NAMES, strict=True)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"sage(\.\w+)+", node.value)
    }
    assert naming == {"sagemath/imports.py"}


def test_only_one_file_knows_where_templates_and_macaulay2_code_are() -> None:
    knowing = set()
    for file, name in zip(FILES, NAMES, strict=True):
        for node in nodes(ast.parse(file.read_text("utf-8"))):
            if (isinstance(node, ast.Name) and node.id == "__file__") or (
                isinstance(node, ast.Constant) and node.value in ("templates", "m2")
            ):
                knowing.add(name)
    assert knowing == {"resources.py"}
    assert not importers("importlib.resources")


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_nothing_is_evaluated(file: Path) -> None:
    called = {"eval", "exec", "compile", "__import__", "sympify", "parse_expr"}
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            assert node.id not in called
        elif isinstance(node, ast.Attribute):
            assert node.attr not in called - {"compile"}
            assert ast.unparse(node) not in ("os.system", "os.popen")
        elif isinstance(node, ast.alias):
            assert node.name not in called
        elif isinstance(node, ast.keyword):
            assert node.arg != "shell"


@pytest.mark.parametrize(
    ("folder", "pattern", "most"),
    [
        ("src", "*.py", 299),
        ("tests", "*.py", 299),
        ("benchmarks", "*.py", 299),
        ("m2", "*.m2", 299),
        ("templates", "*.j2", 60),
    ],
)
def test_files_are_short(folder: str, pattern: str, most: int) -> None:
    lengths = {f: len(f.read_text("utf-8").splitlines()) for f in (ROOT / folder).rglob(pattern)}
    assert lengths
    assert not {str(f): n for f, n in lengths.items() if n > most}


def test_the_error_tree_is_drawn_as_it_is() -> None:
    base = errors.NeuroVarietyError
    classes = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, base) and value is not base
    ]
    drawn, parents = set(), {0: base.__name__}
    for indent, rest in re.findall(r"^    ([│ ]*[├└])── (.*)$", errors.__doc__ or "", re.MULTILINE):
        depth = len(indent) // 4
        for entry in rest.split(" · "):
            name, builtin = re.findall(r"^(\w+)(?: \((\w+)\))?", entry)[0]
            drawn.add((name, parents[depth], builtin))
            parents[depth + 1] = name
    exist = {
        (c.__name__, c.__bases__[0].__name__, "".join(b.__name__ for b in c.__bases__[1:]))
        for c in classes
    }
    assert len(exist) >= 10
    assert drawn == exist
