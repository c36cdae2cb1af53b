"""The API reference: a page for each problem and for each kind of public name, from docstrings.

The names are those of ``neurovariety.__all__``.  Beside each problem stands its result, and with it
every class of this package that its fields lead to, each on the first page that needs it.
"""

from __future__ import annotations

import dataclasses
import inspect
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neurovariety as nv
from neurovariety.problems.base.citation import bibliography
from neurovariety.problems.base.problem import Problem
from neurovariety.problems.base.result import Result
from neurovariety.problems.registry import REGISTRY

TITLES = {
    "algebra": "Polynomials, ideals and matrices",
    "varieties": "Varieties and metrics",
    "networks": "Networks, losses and flows",
    "programs": "Linear programmes",
    "problems": "Data and numbers of problems",
    "scripts": "Scripts",
    "engines": "Engines and limits",
    "present": "Reports",
    "studies": "Studies",
    "exchange": "Values to other systems and files",
    "solve": "Solving and verifying",
    "verify": "Solving and verifying",
    "errors": "Errors",
}
"""The pages of names that are no problems, by the folder that they come from."""

MODULES = {"Pictures": nv.plot, "Dimensions of many networks": nv.dimensions}
"""Of the public names those that have others."""


def write(folder: Path) -> None:
    """Write all pages; one that has not changed is left as it is, so that it is not built again."""
    found = dict(pages())
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.rst"):
        if old.stem not in found:
            old.unlink()
    for name, text in found.items():
        file = folder / f"{name}.rst"
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")


def write_bibliography(file: Path) -> str:
    """Write the works that problems refer to as BibTeX, as ``result.citation()`` does."""
    file.parent.mkdir(parents=True, exist_ok=True)
    works = (work for entry in REGISTRY for work in entry.problem.references)
    file.write_text(bibliography(works), "utf-8")
    return str(file)


def pages() -> Iterator[tuple[str, str]]:
    """The name of each page, and its text."""
    told: set[type] = {entry.problem for entry in REGISTRY}
    problems = {entry.name: entry for entry in REGISTRY}
    rooms: dict[str, list[str]] = {}
    for name in nv.__all__:
        value = getattr(nv, name)
        if name in problems or name == "__version__" or inspect.ismodule(value):
            continue
        room = value.__module__.split(".")[1]
        rooms.setdefault(TITLES[room], []).append(name)
        if inspect.isclass(value):
            told.add(value)
    behind = [base for entry in REGISTRY for base in _bases(entry.problem)]
    common = _reached([Problem, Result, *behind], told)
    yield "results", "\n".join([_heading("What all problems and results have", "="), *common])
    for title, names in rooms.items():
        values = [getattr(nv, name) for name in sorted(names)]
        blocks = [_block(f"neurovariety.{value.__name__}", value) for value in values]
        blocks += _reached([base for value in values for base in _bases(value)], told)
        yield _file_of(title), "\n".join([_heading(title, "="), *blocks])
    for title, module in MODULES.items():
        yield _file_of(title), "\n".join([_heading(title, "="), *_functions(module)])

    for entry in REGISTRY:
        result = _result_of(entry.problem)
        parts = [
            _heading(entry.name, "="),
            f"{entry.summary}\n",
            f"At the shell: ``neurovariety {entry.command}``.\n",
            _methods(entry.problem),
            _block(f"neurovariety.{entry.name}", entry.problem),
            _heading("Its result", "-"),
        ]
        blocks = _reached([result], told)
        where = f"As that of another problem: :class:`{_path(result)}`.\n"
        yield entry.kind, "\n".join([*parts, *(blocks or [where])])
    others = sorted({_file_of(title) for title in (*rooms, *MODULES)} | {"results"})
    lists = [_toctree("Problems", [e.kind for e in REGISTRY]), _toctree("All else", others)]
    yield "index", "\n".join([_heading("Every public name", "="), *lists])


def _reached(starts: list[type], told: set[type]) -> list[str]:
    """A block for each class of ours that fields and bases lead to, and that no page has had."""
    blocks = []
    waiting = list(starts)
    while waiting:
        found = waiting.pop(0)
        if found in told:
            continue
        told.add(found)
        blocks.append(_block(_path(found), found))
        waiting += _bases(found)
        if dataclasses.is_dataclass(found):
            hints = typing.get_type_hints(found)
            waiting += [c for f in dataclasses.fields(found) for c in _classes(hints[f.name])]
    return blocks


def _bases(value: Any) -> list[type]:
    """The classes of this package from which a class has what its block does not tell."""
    bases = value.__mro__[1:] if inspect.isclass(value) else ()
    return [b for b in bases if b.__module__.startswith("neurovariety.") and b.__name__[0] != "_"]


def _classes(hint: Any) -> Iterator[type]:
    if inspect.isclass(hint) and hint.__module__.startswith("neurovariety."):
        yield hint
    for part in typing.get_args(hint):
        yield from _classes(part)


def _result_of(problem: type[Problem[Any]]) -> type[Result]:
    for ancestor in problem.__mro__:
        for base in getattr(ancestor, "__orig_bases__", ()):
            for argument in typing.get_args(base):
                if inspect.isclass(argument) and issubclass(argument, Result):
                    return argument
    raise LookupError(problem)


def _methods(problem: type[Problem[Any]]) -> str:
    rows = [
        f"   * - ``{m.name}``\n     - {m.claims.value}\n     - {m.place.value}\n"
        f"     - {', '.join(m.assumes) or 'nothing more'}"
        for m in problem.known_methods
    ]
    head = "   * - method\n     - certainty, at most\n     - runs in\n     - assumes"
    return "\n".join([".. list-table::\n   :header-rows: 1\n", head, *rows, ""])


def _block(path: str, value: Any) -> str:
    if inspect.isclass(value):
        hidden = any(base.__name__[0] == "_" for base in value.__mro__)
        inherited = "   :inherited-members:\n" if hidden else ""
        return f".. autoclass:: {path}\n   :members:\n{inherited}   :show-inheritance:\n"
    return f".. autofunction:: {path}\n"


def _functions(module: Any) -> Iterator[str]:
    for name, value in sorted(vars(module).items()):
        home = getattr(value, "__module__", "")
        if name[0] != "_" and f"{home}.".startswith(f"{module.__name__}."):
            yield _block(f"{module.__name__}.{name}", value)


def _path(value: type) -> str:
    return f"{value.__module__}.{value.__qualname__}"


def _heading(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}\n"


def _toctree(caption: str, names: list[str]) -> str:
    lines = "\n".join(f"   {name}" for name in names)
    return f".. toctree::\n   :maxdepth: 1\n   :caption: {caption}\n\n{lines}\n"


def _file_of(title: str) -> str:
    return title.split(",")[0].split(" ")[0].lower()
