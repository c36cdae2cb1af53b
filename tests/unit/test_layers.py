"""The architecture, read off the syntax trees: imports point one way, seams have one owner."""

from __future__ import annotations

import ast
import graphlib
import re
from functools import cache
from pathlib import Path

import pytest

from neurovariety import errors
from neurovariety.engines import errors as engine_errors

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "neurovariety"
FILES = sorted(SRC.rglob("*.py"))
NAMES = [str(f.relative_to(SRC)) for f in FILES]
ROOMS = {
    *("algebra", "varieties", "networks", "engines", "scripts", "certify", "problems"),
    *("studies", "present", "exchange", "cli", "programs"),
}
LOOSE = {"__init__.py", "__main__.py", "_version.py", "errors.py", "solve.py", "verify.py"}
"""The second is what ``python -m neurovariety`` runs; Python wants it there."""
LAYERS = (
    "_version errors",
    "algebra",
    "varieties",
    "networks",
    "programs",
    "engines",
    "problems.base",
    "scripts certify",
    "problems",
    "problems.entry",
    "problems.entries",
    "problems.registry",
    "solve verify",
    "studies present exchange",
    "cli",
    "__main__",
)
"""From the bottom to the top; what stands in no longer name belongs to the shorter one."""
LEVEL = {part: level for level, layer in enumerate(LAYERS) for part in layer.split()}


def module_of(file: Path) -> str:
    """The dotted name without the package's own; that of a folder for its ``__init__``."""
    parts = file.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(file): file for file in FILES}


def level_of(module: str) -> int:
    """That of the longest name in LAYERS that the module stands in."""
    while module not in LEVEL:
        module = module.rpartition(".")[0]
    return LEVEL[module]


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text("utf-8"))


@cache
def imported(file: Path) -> set[str]:
    """The dotted names of what a file imports, wherever in it, also for a type checker alone."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            assert node.module
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ours(file: Path) -> set[str]:
    """The modules of this package that a file imports."""
    found = set()
    for name in imported(file):
        module = name.removeprefix("neurovariety.")
        while module != name and module not in MODULES and module:
            module = module.rpartition(".")[0]
        if module != name and module:
            found.add(module)
    return found


def importers(module: str) -> set[str]:
    return {
        name
        for file, name in zip(FILES, NAMES, strict=True)
        if any(m == module or m.startswith(f"{module}.") for m in imported(file))
    }


def test_twelve_rooms_and_no_loose_files() -> None:
    assert {p.name for p in SRC.iterdir() if p.is_dir() and p.name != "__pycache__"} == ROOMS
    assert {p.name for p in SRC.glob("*.py")} == LOOSE


SHARED_WITH_DEFINITIONS = {
    "boundary_types.types": "the name of a type",
    "decision_boundary.plane": "the graph of segments, once regions are known",
    "linear_regions.cells": "sums of affine functions",
    "linear_regions.walls": "an affine function on a line or plane where another one is zero",
    "local_complexity.polygons": "lengths and areas, once regions are known",
    "real_critical_points.intervals": "how a certified point is kept",
    "real_critical_points.points": "how a point is kept",
    "real_critical_points.symmetry": "changes of signs",
    "realization.tree": "how a network is kept",
    "tropical_form.pruning": "the form that is unique",
}
"""What definitions use beside problems, results and frames: no method of them decides anything."""


@pytest.mark.parametrize("file", sorted(SRC.glob("problems/*/definition.py")), ids=module_of)
def test_a_definition_shares_no_code_with_faster_methods(file: Path) -> None:
    allowed = ("base", "problem", "result", "decode", "definition")
    found = {name.removeprefix("problems.") for name in ours(file) if name.startswith("problems.")}
    other = {name for name in found if not {*allowed} & {*name.split(".")}}
    assert other <= set(SHARED_WITH_DEFINITIONS)


def test_each_room_says_what_lives_there_and_what_may_not() -> None:
    for room in ROOMS:
        doc = ast.get_docstring(ast.parse((SRC / room / "__init__.py").read_text("utf-8"))) or ""
        assert len(re.findall(r"[.;](?=\s|$)", doc)) >= 2, f"{room}: {doc}"


def test_no_folder_is_crowded() -> None:
    """An ``__init__`` is a docstring, and no file to look for."""
    crowded = {f: n for f in SRC.rglob("*/") if (n := len(list(f.glob("[!_]*.py")))) > 16}
    assert not crowded


def test_imports_point_one_way() -> None:
    """All imports count: those in functions, and those that only a type checker follows."""
    climbing = {
        (module, other)
        for module, file in MODULES.items()
        if module
        for other in ours(file)
        if level_of(other) > level_of(module)
    }
    assert not climbing


def test_no_circle_of_files() -> None:
    graph = {module: ours(file) - {module} for module, file in MODULES.items() if module}
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) >= len(graph)


def test_engines_know_no_problem() -> None:
    for file in (SRC / "engines").rglob("*.py"):
        known = {"engines", "errors", "algebra"}
        assert {m.partition(".")[0] for m in ours(file)} <= known, file
        assert not {m.split(".")[0] for m in imported(file)} & {"sympy", "jinja2", "numpy"}, file


@pytest.mark.parametrize(
    ("module", "owner"),
    [
        ("jinja2", {"scripts/rendering.py", "present/report.py"}),
        ("subprocess", {"engines/processes/guard.py", "engines/processes/children.py"}),
        ("pickle", set()),
        ("marshal", set()),
        ("sage", set()),  # only by name, in exchange/sagemath/imports.py
    ],
)
def test_each_seam_has_one_owner(module: str, owner: set[str]) -> None:
    assert importers(module) == owner


def test_only_the_shell_knows_typer() -> None:
    assert importers("typer")
    assert all(name.startswith("cli/") for name in importers("typer"))


def test_only_one_file_names_sage_s_modules() -> None:
    naming = {
        name
        for file, name in zip(FILES, NAMES, strict=True)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"sage(\.\w+)+", node.value)
    }
    assert naming == {"exchange/sagemath/imports.py"}


def test_only_one_file_knows_where_templates_and_macaulay2_code_are() -> None:
    knowing = set()
    for file, name in zip(FILES, NAMES, strict=True):
        for node in ast.walk(tree(file)):
            if (isinstance(node, ast.Name) and node.id == "__file__") or (
                isinstance(node, ast.Constant) and node.value in ("templates", "m2")
            ):
                knowing.add(name)
    # their stubs stand beside them
    lazy = {"__init__.py", "present/__init__.py", "studies/__init__.py"}
    assert knowing == {"scripts/resources.py"} | lazy
    assert not importers("importlib.resources")


def test_nothing_is_evaluated() -> None:
    called = {"eval", "exec", "compile", "__import__", "sympify", "parse_expr"}
    for file in FILES:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Name):
                assert node.id not in called, file
            elif isinstance(node, ast.Attribute):
                assert node.attr not in called - {"compile"}, file
                assert ast.unparse(node) not in ("os.system", "os.popen"), file
            elif isinstance(node, ast.alias):
                assert node.name not in called, file
            elif isinstance(node, ast.keyword):
                assert node.arg != "shell", file


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
        for value in {**vars(errors), **vars(engine_errors)}.values()
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
