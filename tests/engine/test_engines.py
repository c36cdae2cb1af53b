"""Batch and session run the same scripts with the same answers."""

from __future__ import annotations

import re

import pytest

from neurovariety.engines.base import Limits, Outcome
from neurovariety.engines.batch import Macaulay2
from neurovariety.engines.session import Session
from tests.engine.conftest import answers
from tests.engine.scripts import LIBRARY, script

pytestmark = pytest.mark.m2

LIMITS = Limits(60)


@pytest.fixture(params=["batch", "session"])
def engine(request: pytest.FixtureRequest, m2: Macaulay2, warm: Session) -> Macaulay2 | Session:
    return {"batch": m2, "session": warm}[request.param]


def test_an_answer(engine: Macaulay2 | Session) -> None:
    run = engine.run(script('answer "four"; << "seen" << endl; stderr << "heard" << endl'), LIMITS)
    assert (run.outcome, run.answer) == (Outcome.FINISHED, "four\n")
    assert (run.stdout, run.stderr) == ("seen\n", "heard\n")
    assert run.engine == engine.name == "Macaulay2"
    assert engine.dialect == "macaulay2"
    assert re.match(r"1\.\d\d", run.version)
    assert run.version == engine.version
    assert run.seconds > 0
    assert run.limits is LIMITS


def test_no_answer(warm: Session) -> None:
    run = warm.run(script("x = 1"), LIMITS)
    assert (run.outcome, run.answer, run.stdout) == (Outcome.FINISHED, "", "")


@pytest.mark.parametrize(
    "library",
    [LIBRARY, "", LIBRARY.replace("half", "third")],
    ids=["library", "no library", "another library"],
)
def test_libraries(warm: Session, library: str) -> None:
    direct = 'openOut getenv "NEUROVARIETY_ANSWER" << "direct" << endl << close'
    assert warm.run(script(direct, library=library), LIMITS).answer == "direct\n"


def test_the_same_script_again_and_again(warm: Session) -> None:
    again = script(
        "assert(not instance(nv0, RingElement) and class count === Symbol); count = 1;\n"
        "R = QQ[nv0, nv1]; S = R[e]; use R; I = ideal(nv0^2 - nv1, nv0*nv1);\n"
        "f = method(); f ZZ := n -> n + 1; T = new Type of HashTable; net T := t -> pad(3, t);\n"
        "answer toString degree I"
    )
    for _ in range(3):
        run = warm.run(again, LIMITS)
        assert (run.outcome, run.answer) == (Outcome.FINISHED, "3\n"), run.stderr


def test_packages_do_not_linger(warm: Session) -> None:
    load = script('needsPackage "BoijSoederberg"; answer toString class decomposeBetti')
    without = script("answer toString class decomposeBetti")
    for _ in range(2):
        assert warm.run(load, LIMITS).answer.startswith("MethodFunction")
        assert warm.run(without, LIMITS).answer == "Symbol\n"


def test_megabytes_on_all_channels_and_no_newline_at_their_ends(
    engine: Macaulay2 | Session, warm: Session
) -> None:
    much = (
        'scan(50000, i -> << concatenate(99:"x") << endl); '
        'answer demark("\\n", apply(100000, i -> toString(10^40 + i))); '
        '<< "no newline"; stderr << "here neither"'
    )
    run = engine.run(script(much), LIMITS)
    assert run.stdout == ("x" * 99 + "\n") * 50_000 + "no newline"
    assert run.stderr == "here neither"
    assert run.answer == "".join(f"{10**40 + i}\n" for i in range(100_000))
    assert answers(warm) == "alive\n"


def test_an_answer_that_looks_like_the_session_s_own(warm: Session) -> None:
    run = warm.run(script('answer "NEUROVARIETY-DONE 0123456789abcdef true"'), LIMITS)
    assert run.answer == "NEUROVARIETY-DONE 0123456789abcdef true\n"


def test_a_big_script_with_text_that_needs_escapes(engine: Macaulay2 | Session) -> None:
    text = 'quote " backslash \\ newline \n tab \t umlaut ä emoji 🜁 ///'
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    numbers = ",\n".join(str(10**20 + i) for i in range(20_000))
    big = f'L = {{{numbers}}};\n-- {text!r}\nanswer ("{escaped}" | toString last L)'
    assert engine.run(script(big), LIMITS).answer == f"{text}{10**20 + 19_999}\n"


def test_a_comment_at_the_end(engine: Macaulay2 | Session) -> None:
    assert engine.run(script('answer "c"\n-- the last line'), LIMITS).answer == "c\n"


def test_end_itself_and_a_memory_limit_that_suffices(engine: Macaulay2 | Session) -> None:
    run = engine.run(script('answer "e"\nend\nerror "not read"'), Limits(30, 1 << 30))
    assert run.answer == "e\n"


def test_exit_0_is_no_error(engine: Macaulay2 | Session) -> None:
    run = engine.run(script('answer "said"; exit 0'), LIMITS)
    assert (run.outcome, run.exit_code, run.answer) == (Outcome.FINISHED, 0, "said\n")
    if isinstance(engine, Session):
        assert answers(engine) == "alive\n"
