"""The pages' examples, with warm engines: what they print does not depend on it."""

from __future__ import annotations

import pytest

import neurovariety as nv
from tests.warm import sage, session, warm_engines

__all__ = ["sage", "session", "warm_by_default", "warm_engines"]

# The code of Contributing is a part of the package: tests/packaging/test_contributing.py puts it
# there and runs it.  The others belong to Sphinx, which runs the examples when it builds the site.
collect_ignore = [
    "guides/contributing.md",
    "conf.py",
    "site_gallery.py",
    "site_reference.py",
    "examples",
    "gallery",
]


@pytest.fixture(autouse=True)
def warm_by_default(
    warm_engines: None, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The pages start engines as a reader does, dozens of them, and it takes 2 s each."""
    monkeypatch.setattr(nv, "Session", lambda: request.getfixturevalue("session"))
