"""The benchmarks are not run here, but what they import must be there."""

from __future__ import annotations

from importlib import import_module

import pytest

from benchmarks.__main__ import CLAIMS


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_can_be_measured(claim: str) -> None:
    assert callable(import_module(f"benchmarks.{claim}").rows)
