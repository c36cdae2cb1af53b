"""``python -m tests.golden.schema``: what ``--json`` of each command prints, as a JSON schema.

What all results have is written here; the parts of their values are those of examples.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from genson import SchemaBuilder
from jsonschema import Draft202012Validator

import neurovariety as nv
from neurovariety.problems.base.methods import Place
from neurovariety.problems.registry import REGISTRY
from tests.golden.problems import EVERY, GOLDEN
from tests.wrong_answers.examples import EXAMPLES

PUBLISHED = Path(__file__).parents[2] / "docs" / "static" / "results.schema.json"

TEXT, LIST, OBJECT = {"type": "string"}, {"type": "array"}, {"type": "object"}
OF_ALL = {
    "problem": TEXT,
    "assumptions": {"type": "array", "items": {"$ref": "#/$defs/assumption"}},
    "provenance": OBJECT,
    "script": TEXT,
    "saved": OBJECT,
}
"""Beside the kind, and the parts of the value."""

MAYBE = {
    "partial": {"const": True, "description": "the run was stopped; this was known by then"},
    "verification": {"type": "array", "items": OBJECT, "description": "the checks of --verify"},
}

WHOLE: dict[str, Any] = {"type": "integer", "minimum": 0}
WORDS, WHOLES = ({"type": "array", "items": item} for item in (TEXT, WHOLE))


def _object(optional: tuple[str, ...] = (), **parts: Any) -> dict[str, Any]:
    required = [name for name in parts if name not in optional]
    return {"type": "object", "properties": parts, "required": required}


def _counts(**numbers: Any) -> dict[str, Any]:
    """Of a command that counts without keeping."""
    stopped = {"partial": {"const": True}, "go_on_after": {"type": ["array", "null"]}}
    after = {"type": ["string", "null"], "description": "behind which it began: --after"}
    return _object(("by_parts", "by_mistakes", *stopped), after=after, **numbers, **stopped)


def _numbers_of_data(**by: Any) -> dict[str, Any]:
    return {"type": "array", "items": _object(**by, data=WHOLE)}


_PROBE = _object(
    path=TEXT,
    source=TEXT,
    version={"type": ["string", "null"]},
    problem={"type": ["string", "null"], "description": "why it cannot be used"},
    used={"type": "boolean"},
)
OTHERS: dict[str, dict[str, Any]] = {
    "chambers": _object(
        variety=TEXT,
        metric=TEXT,
        plane={"type": "array", "items": WORDS},
        by={"enum": ["real", "minima"]},
        counts=_numbers_of_data(count={"type": ["integer", "null"]}),
    ),
    "count-cones": _counts(cones=WHOLE, by_parts=WHOLES, by_mistakes=WHOLES),
    "count-regions": _counts(activation_regions=WHOLE),
    "doctor": _object(
        neurovariety=TEXT,
        python=TEXT,
        platform=TEXT,
        libraries={"type": "object", "additionalProperties": TEXT},
        programs={
            "type": "object",
            "additionalProperties": {"type": "array", "items": _PROBE},
        },
    ),
    "landscape": _object(
        variety=TEXT,
        metric=TEXT,
        seed=WHOLE,
        degree=WHOLE,
        counts=_numbers_of_data(minima=WHOLE, real=WHOLE),
        uncertified=WHOLE,
    ),
}
"""What commands print that solve no single problem."""


def results() -> Iterator[nv.Result]:
    """Results of all kinds and all methods."""
    examples = [problem for problems in EXAMPLES.values() for problem in problems]
    with nv.Session() as session:
        for problem in (*GOLDEN.values(), *EVERY, *examples):
            yield nv.solve(problem, session if problem.chosen.place is Place.ENGINE else None)


def schema() -> dict[str, Any]:
    """The schema of all kinds."""
    values = {entry.kind: SchemaBuilder(schema_uri=None) for entry in REGISTRY}
    for result in results():
        values[result.problem.kind].add_object(json.loads(json.dumps(result.value_data())))
    kinds = {kind: _of_kind(kind, value.to_schema()) for kind, value in values.items()}
    for kind, part in OTHERS.items():
        parts = {"kind": {"const": kind}, **part["properties"]}
        kinds[kind] = {**part, "properties": parts, "required": ["kind", *part["required"]]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What neurovariety's --json prints, and result.data() returns",
        "type": "object",
        "required": ["kind"],
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds],
        "$defs": {
            "assumption": {
                "type": "object",
                "properties": dict.fromkeys(("name", "statement", "standing", "detail"), TEXT),
                "required": ["name", "statement", "standing", "detail"],
            },
            **kinds,
        },
    }


def _of_kind(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    parts = {name: _or_null(_general(part)) for name, part in value["properties"].items()}
    return {
        "type": "object",
        "properties": {"kind": {"const": kind}, **OF_ALL, **parts, **MAYBE},
        "required": ["kind", *OF_ALL, *value.get("required", ())],
    }


def _general(part: Any) -> Any:
    """What no example can show: keys that are data, and a value that was absent in all of them."""
    if part == {"type": "null"}:
        return {}
    if isinstance(part, list):
        return [_general(p) for p in part]
    if not isinstance(part, dict):
        return part
    keys = part.get("properties", {})
    if all(re.fullmatch(r"[a-z]\w*", key) for key in keys):
        general = {name: _general(p) for name, p in part.items()}
        if keys:
            general["properties"] = {name: _or_null(p) for name, p in general["properties"].items()}
        return general
    merged = SchemaBuilder(schema_uri=None)
    for value in keys.values():
        merged.add_schema(value)
    return {"type": "object", "additionalProperties": _general(merged.to_schema())}


def _or_null(part: dict[str, Any]) -> dict[str, Any]:
    """A part that is not known is null."""
    if "anyOf" in part:
        others = [p for p in part["anyOf"] if p != {"type": "null"}]
        return {"anyOf": [*others, {"type": "null"}]}
    if "type" not in part:
        return part
    types = [part["type"]] if isinstance(part["type"], str) else part["type"]
    return {**part, "type": sorted({*types, "null"})}


def text(whole: dict[str, Any]) -> str:
    """A line for each kind."""
    kinds = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(part, sort_keys=True)}"
        for name, part in whole["$defs"].items()
    )
    head = json.dumps({name: part for name, part in whole.items() if name != "$defs"}, indent=1)
    return f'{head.rstrip("}").rstrip()},\n "$defs": {{\n{kinds}\n}}}}\n'


@cache
def _published() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(PUBLISHED.read_text("utf-8"))
    return whole["$defs"]


def unlike_the_schema(result: nv.Result) -> str | None:
    """What of a result's data is not as the schema of the site says."""
    return wrong_part(json.loads(json.dumps(result.data())))


def wrong_part(data: dict[str, Any]) -> str | None:
    """What of printed JSON is not as the schema says of its kind."""
    kind = {"$ref": f"#/$defs/{data['kind']}", "$defs": _published()}
    wrong = next(Draft202012Validator(kind).iter_errors(data), None)
    return None if wrong is None else f"{wrong.json_path}: {wrong.message[:200]}"


if __name__ == "__main__":
    PUBLISHED.write_text(text(schema()), "utf-8")
