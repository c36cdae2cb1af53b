"""The scripts that are kept, byte for byte; `make golden` writes them anew.

They were written by another process, so no script depends on the order of its sets.
"""

from __future__ import annotations

import neurovariety as nv
from neurovariety.engines.script import LANGUAGES
from tests.golden.problems import GOLDEN, SCRIPTS

KEPT = [(name, d) for name, p in GOLDEN.items() for d in LANGUAGES if d in p.chosen.dialects]


def kept(name: str, dialect: str) -> bytes:
    return (SCRIPTS / f"{name}.{LANGUAGES[dialect].suffix}").read_bytes()


def test_no_script_has_changed() -> None:
    made = {key: nv.render(GOLDEN[key[0]], key[1]).text.encode() for key in KEPT}
    changed = [key for key in KEPT if made[key] != kept(*key)]
    assert changed == [], "make golden, and read the diff"


def test_no_script_is_kept_without_its_problem() -> None:
    expected = {f"{name}.{LANGUAGES[dialect].suffix}" for name, dialect in KEPT}
    assert {path.name for path in SCRIPTS.iterdir()} == expected
