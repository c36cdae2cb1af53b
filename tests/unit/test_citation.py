"""Citations: the references of all problems are understood."""

from __future__ import annotations

import re
from dataclasses import replace

import neurovariety as nv
from neurovariety.problems.base.citation import bibliography, entry
from neurovariety.problems.registry import REGISTRY
from tests.unit.test_layers import ROOT


def test_every_reference_has_authors_a_title_and_a_year() -> None:
    for reference in {text for e in REGISTRY for text in e.problem.references}:
        found = entry(reference)
        assert re.match(r"@(article|misc)\{[A-Za-z]+\d*,\n", found), found
        fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", found, re.MULTILINE))
        assert all(fields.values()), found
        assert re.fullmatch(r"[^{}]+, [A-Z][^{}]*", fields["author"]), found
        assert not re.search(r"\(\d{4}\)|arXiv", fields["title"]), found
        assert "year" in fields or "thesis" in fields["howpublished"], found
        assert found.count("{") == found.count("}")


def test_engines_are_cited_and_keys_differ() -> None:
    result = nv.solve(nv.Fibre(nv.ConvolutionalNetwork((2, 2)), "1, 0, -1"))
    by_sage = replace(result.provenance, engine="Sage", version="10.8", algorithm="msolve")
    keys = re.findall(r"@\w+\{(\w+),", replace(result, provenance=by_sage).citation())
    assert len(set(keys)) == len(keys)
    assert keys[-3:] == ["SageMath", "msolve", "neurovariety"]


def test_pages_cite_works_of_problems_each_of_which_is_listed_once() -> None:
    listed = bibliography(work for e in REGISTRY for work in e.problem.references)
    keys, titles = (re.findall(p, listed, re.MULTILINE) for p in (r"^@\w+\{(\w+)", r"^  title.*"))
    assert len({*keys}) == len(keys) == len({title.casefold() for title in titles})
    pages = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    assert {*re.findall(r"\{cite\}`(\w+)`", pages)} <= {*keys}
