"""The options of a problem's command, from the fields of the problem.

A field is an option of its name: with its type, its default, and the help that the docstring gives.
Fields of `READINGS` are said in words of the shell; a field that is a problem, by the fields of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from inspect import Parameter, getdoc
from typing import Any, get_type_hints

from rich.markup import escape

from neurovariety.cli import options
from neurovariety.cli.reading import Reading, Words, option, parameter
from neurovariety.cli.readings import READINGS
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.problem import Problem

_LETTERS = {"datum": "-u"}
_SHARED = {"prime": options.Prime, "seed": options.Seed}


def readings(problem: type[Problem[Any]]) -> dict[str, Reading]:
    """How each field of a problem is given, in their order; its method apart."""
    hints, docs = get_type_hints(problem), documented(problem)
    return {
        field.name: READINGS.get(f"{problem.kind}.{field.name}")
        or READINGS.get(field.name)
        or _reading(field, hints[field.name], docs.get(field.name, ""))
        for field in fields(problem)  # type: ignore[arg-type]
        if field.name != "method"
    }


def parameters(given: Mapping[str, Reading]) -> dict[str, Parameter]:
    """All options of some fields by their names, each once; arguments before options."""
    found = {p.name: p for reading in given.values() for p in reading.options}
    return dict(sorted(found.items(), key=lambda item: item[1].default is not Parameter.empty))


def build(problem: type[Problem[Any]], given: Mapping[str, Reading], words: Words) -> Problem[Any]:
    """The problem that the words of a command describe."""
    found: dict[str, Any] = {}
    for name, reading in given.items():
        value = reading.read(words, found)
        if value is not MISSING:
            found[name] = value
    wanted = words["method"]
    if "method" in {field.name for field in fields(problem)}:  # type: ignore[arg-type]
        found["method"] = wanted
    built = problem(**found)
    if wanted not in ("auto", built.chosen_method):
        raise SpecificationError(f"expected the method {built.chosen_method}, got {short(wanted)}")
    return built


def method(problem: type[Problem[Any]]) -> Parameter:
    """The option that names a method, with all there are and what they may claim."""
    known = ", ".join(f"{m.name} ({m.claims.value})" for m in problem.known_methods)
    return option("method", str, f"auto (the fastest that applies), {known}.", default="auto")


def documented(owner: type) -> dict[str, str]:
    """What a docstring says of each parameter, on one line; with the choices if it lists them.

    Examples
    --------
    >>> from neurovariety.problems.minors.problem import MinorsIdeal
    >>> documented(MinorsIdeal)["order"]
    'grevlex, lex, grlex. The monomial order of the Groebner basis.'
    """
    section = re.search(r"^Parameters\n-+\n(.*?)(?=\n\n\S|\Z)", getdoc(owner) or "", re.M | re.S)
    found: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", section[1] if section else ""):
        head, _, text = entry.partition("\n")
        names, _, kind = head.partition(" : ")
        plain = " ".join(text.replace("`", "").split())
        if choices := re.findall(r'"(\w+)"', (re.match(r"\{.*\}", kind) or [""])[0]):
            plain = f"{', '.join(choices)}. {plain}"
        found |= dict.fromkeys(names.split(", "), plain)
    return found


def _reading(field: Field[Any], hint: Any, text: str) -> Reading:
    if isinstance(hint, type) and issubclass(hint, Problem):
        inner = readings(hint)
        return Reading(
            tuple(parameters(inner).values()),
            lambda words, known: build(hint, inner, {**words, "method": "auto"}),
        )
    name = field.name.lower()
    default = ... if field.default is MISSING else field.default
    if hint is Any:
        said = default is ... or isinstance(default, str)
        hint, default = (str, default) if said else (str | None, None)
    if field.name in _SHARED:
        given = parameter(name, _SHARED[field.name], default)
    else:
        given = option(name, hint, escape(text), *_flags(name, default), default=default)
    return Reading((given,), lambda words, known: MISSING if words[name] is None else words[name])


def _flags(name: str, default: Any) -> tuple[str, ...]:
    long = f"--{name.replace('_', '-')}"
    if isinstance(default, bool):
        return (f"{long}/--no-{long[2:]}" if default else long,)
    return (long, _LETTERS[name]) if name in _LETTERS else (long,)
