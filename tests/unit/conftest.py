"""What the tests of the command line share."""

from __future__ import annotations

from tests.shell import run

__all__ = ["run"]
