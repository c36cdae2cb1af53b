"""The exchange format with the real Macaulay2: each reads what the other writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sympy import GF, QQ, ZZ

import neurovariety as nv
from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.engines.base import Limits
from neurovariety.engines.batch import MACAULAY2, Macaulay2
from neurovariety.engines.discovery import probe_all
from neurovariety.engines.outcome import raise_for_outcome

pytestmark = pytest.mark.m2


@pytest.fixture
def m2() -> Macaulay2:
    """A Macaulay2 with the package, which came with 1.26; without any, these tests are errors."""
    for probe in probe_all(MACAULAY2):
        if probe.usable and tuple(map(int, probe.version.split(".")[:2])) >= (1, 26):
            return Macaulay2(probe.candidate.path)
    pytest.fail("expected a Macaulay2 1.26 or later")


def said(m2: Macaulay2, code: str) -> str:
    """What a program prints that has loaded the package."""
    script = nv.Script(f'needsPackage "MRDI";\n{code}\n', kind="mrdi")
    run = m2.run(script, Limits(60))
    raise_for_outcome(script, run)
    return run.stdout


R = polynomial_ring(["x", "y", "z"])
x, y, z = R.gens
LEX = polynomial_ring(["x", "y", "z"], QQ, "lex")
VALUES: dict[str, tuple[Any, str]] = {
    "x^2/3 - 10^30*y*z + 1": (x**2 / 3 - 10**30 * y * z + 1, "RingElement"),
    "0_R": (R.zero, "RingElement"),
    "ideal(x*y - z^2, y^3/7)": (Ideal(R, (x * y - z**2, y**3 / 7), (y**3,), 1, 6), "Ideal"),
    "ideal 0_R": (Ideal(R, ()), "Ideal"),
    "matrix {{x, 0}, {1, y - z/2}}": (((x, R.zero), (R.one, y - z / 2)), "Matrix"),
    "matrix {{x^2, y}}": ((x**2, y), "Matrix"),
}


def test_macaulay2_loads_what_python_writes(m2: Macaulay2, tmp_path: Path) -> None:
    nv.write_mrdi(R, tmp_path / "ring.mrdi")
    code = [f'R = loadMRDI get "{tmp_path}/ring.mrdi";', "use R;"]
    for i, (value, _) in enumerate(VALUES.values()):
        nv.write_mrdi(value, tmp_path / f"{i}.mrdi")
        text = (tmp_path / f"{i}.mrdi").read_text()
        code += [f'L = get "{tmp_path}/{i}.mrdi"; validateMRDI L; v{i} = loadMRDI L;']
        assert "neurovariety" in text
    code += [
        f"<< (ring v{i} === R and v{i} == {expected} and class v{i} === class({expected})) << endl;"
        for i, expected in enumerate(VALUES)
    ]
    code += ["<< (v0 == x^2/3 - 10^30*y*z + 2) << endl;"]  # a wrong value is noticed
    assert said(m2, "\n".join(code)).split() == ["true"] * len(VALUES) + ["false"]


def test_python_reads_what_macaulay2_saves(m2: Macaulay2, tmp_path: Path) -> None:
    code = ["R = QQ[x, y, z];"] + [
        f'saveMRDI({expected}, FileName => "{tmp_path}/{i}.mrdi");'
        for i, expected in enumerate(VALUES)
    ]
    said(m2, "\n".join(code))
    for i, (value, kind) in enumerate(VALUES.values()):
        found = nv.read_mrdi(tmp_path / f"{i}.mrdi")
        if kind == "Ideal":  # it saves no more than the generators
            value = Ideal(value.ring, value.generators)
        is_list = kind == "Matrix" and not isinstance(value[0], tuple)
        assert found == ((value,) if is_list else value)


def test_values_go_through_macaulay2_and_back(m2: Macaulay2, tmp_path: Path) -> None:
    rings = [LEX, polynomial_ring(["x", "y", "z"], ZZ), polynomial_ring(["e", "w1_11", "gb"])]
    code, sent = [], []
    for i, ring in enumerate(rings):
        sent.append(ring.gens[0] ** 3 - 5 * ring.gens[1] * ring.gens[2] ** 2)
        nv.write_mrdi(sent[i], tmp_path / f"{i}.mrdi")
        there = f'loadMRDI get "{tmp_path}/{i}.mrdi"'
        code.append(f'saveMRDI({there}, FileName => "{tmp_path}/back{i}.mrdi");')
    said(m2, "\n".join(code))
    for i, f in enumerate(sent):
        back = nv.read_mrdi(tmp_path / f"back{i}.mrdi")
        assert dict(back) == dict(f)
        assert back.ring == f.ring.clone(order="grevlex")  # Macaulay2 does not keep the order


# Version 0.1 of the package has rings over prime fields, but neither writes nor reads their
# elements; these lines, which docs/guides/macaulay2.md has, too, teach it.
LESSON = """\
importFrom("MRDI", {"mrdiCoefficient", "mrdiToCoefficient"});
mrdiCoefficient RingElement := a -> lift(a, ZZ);
mrdiToCoefficient RingElement := K -> a -> (value a)_K;
"""


def test_prime_fields_take_a_lesson(m2: Macaulay2, tmp_path: Path) -> None:
    ring = polynomial_ring(["x", "y"], GF(101))
    f, g = ring.gens[0] ** 2 + 50 * ring.gens[1], 7 * ring.gens[0] - 1
    nv.write_mrdi(ring, tmp_path / "ring.mrdi")
    nv.write_mrdi(Ideal(ring, (f, g)), tmp_path / "there.mrdi")
    code = (
        f'<< char loadMRDI get "{tmp_path}/ring.mrdi" << endl;\n'
        f'I = loadMRDI get "{tmp_path}/there.mrdi"; use ring I;\n'
        "<< (I_0 == x^2 + 50*y and I_1 == 7*x - 1) << endl;\n"
        f'saveMRDI(I, FileName => "{tmp_path}/back.mrdi");'
    )
    assert said(m2, LESSON + code) == "101\ntrue\n"
    assert nv.read_mrdi(tmp_path / "back.mrdi") == Ideal(ring, (f, g))
