"""The framed answer: whole or refused, whatever came."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurovariety.engines.frame import Frame, Polynomials, parse_frame
from neurovariety.errors import ProtocolError

ANSWER = """NEUROVARIETY-ANSWER 1 sum
engine text Macaulay2 1.26.06
value int -12
none ints
some ints 3 -4 0
yes bool true
no bool false
basis polynomials 2 3
polynomial 2
2 0 | 1/3
0 1 | -1
polynomial 0
polynomial 1
0 0 | 7
empty polynomials 0 0
END 14
"""
FIELDS = {
    "engine": "Macaulay2 1.26.06",
    "value": -12,
    "none": (),
    "some": (3, -4, 0),
    "yes": True,
    "no": False,
    "basis": Polynomials(2, ({(2, 0): (1, 3), (0, 1): (-1, 1)}, {}, {(0, 0): (7, 1)})),
    "empty": Polynomials(0, ()),
}


def framed(*lines: str) -> str:
    return "\n".join(["NEUROVARIETY-ANSWER 1 sum", *lines, f"END {len(lines)}", ""])


def test_every_type_is_read() -> None:
    assert parse_frame(ANSWER, "sum") == Frame("sum", FIELDS)


def test_a_truncated_answer_is_refused_at_every_byte() -> None:
    for length in range(len(ANSWER)):
        with pytest.raises(ProtocolError) as caught:
            parse_frame(ANSWER[:length], "sum")
        assert caught.value.answer == ANSWER[:length]


def test_a_missing_or_doubled_line_is_refused() -> None:
    lines = ANSWER.split("\n")
    for line in range(1, 15):
        for wrong in (lines[:line] + lines[line + 1 :], lines[: line + 1] + lines[line:]):
            with pytest.raises(ProtocolError, match="truncated: 14 lines were written"):
                parse_frame("\n".join(wrong), "sum")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("", "expected a framed answer, got nothing"),
        ("\n" + ANSWER, "expected a framed answer, got '"),
        ("o1 = 39\n" + ANSWER, "expected a framed answer, got 'o1 = 39"),
        (ANSWER + "bye\n", "no END line"),
        (ANSWER + ANSWER, "14 lines were written, 30 came"),
        (ANSWER.replace("\n", "\r\n"), "expected a framed answer"),
        (ANSWER.replace("WER 1", "WER 2"), "expected protocol version 1, got 2: .*render it again"),
        (ANSWER.replace("WER 1", "WER 01"), "expected protocol version 1, got 01"),
        (ANSWER.replace("WER 1", "WER " + "1" * 5000), "expected protocol version 1, got 11"),
        (ANSWER.replace("1 sum", "1 minors"), "expected an answer of kind 'sum', got 'minors'"),
        (ANSWER.replace("END 14", "END " + "9" * 5000), "truncated"),
        (ANSWER.replace("END 14", "END -1"), "no END line"),
        (ANSWER.replace("END 14", "END 13"), "13 lines were written, 14 came"),
    ],
)
def test_another_frame_is_refused(answer: str, message: str) -> None:
    with pytest.raises(ProtocolError, match=message) as caught:
        parse_frame(answer, "sum")
    assert caught.value.answer == answer


@pytest.mark.parametrize(
    "lines",
    [
        ("",),
        ("value",),
        ("value int",),
        ("value int ",),
        ("value int 1.5",),
        ("value int 0x10",),
        ("value int 1 2",),
        ("value int +1",),
        ("value int __import__('os')",),
        ("value float 1.5",),
        ("value int " + "1" * 1_001,),
        ("value ints 2 " + "1" * 1_001,),
        ("value bool True",),
        ("value text \x1b[31mred",),
        ("value ints 1 x",),
        (" int 1",),
        ("value int 1", "value int 1"),
        ("f polynomials 1",),
        ("f polynomials 1 1",),
        ("f polynomials 1 -1",),
        ("f polynomials -1 0",),
        ("f polynomials x 1", "polynomial 0"),
        ("f polynomials 1 2", "polynomial 0"),
        ("f polynomials 1 1", "polynomials 0"),
        ("f polynomials 1 1", "polynomial"),
        ("f polynomials 1 1", "polynomial -1"),
        ("f polynomials 1 1", "polynomial 1"),
        ("f polynomials 1 1", "polynomial 2", "1 | 1"),
        ("f polynomials 1 1", "polynomial 1", "1 1 | 1"),
        ("f polynomials 1 1", "polynomial 1", " | 1"),
        ("f polynomials 1 1", "polynomial 1", "-1 | 1"),
        ("f polynomials 1 1", "polynomial 1", "1.0 | 1"),
        ("f polynomials 1 1", "polynomial 1", "1 1"),
        ("f polynomials 1 1", "polynomial 1", "1 | "),
        ("f polynomials 1 1", "polynomial 1", "1 | x"),
        ("f polynomials 1 1", "polynomial 1", "1 | 1/0"),
        ("f polynomials 1 1", "polynomial 1", "1 | 1/-2"),
        ("f polynomials 1 1", "polynomial 1", "1 | 1/"),
        ("f polynomials 1 1", "polynomial 1", "1 | 1/2/3"),
        ("f polynomials 1 1", "polynomial 2", "1 | 1", "1 | 2"),
        ("f polynomials 1 1", "polynomial 99999999999999999999", "1 | 1"),
    ],
    ids=lambda lines: " / ".join(lines)[:40],
)
def test_malformed_lines_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(ProtocolError, match="the answer has a malformed line: "):
        parse_frame(framed(*lines), "sum")


def test_a_field_is_asked_for_with_its_type() -> None:
    frame = parse_frame(ANSWER, "sum")
    assert frame.get("value", int) == -12
    for name, expected, found in (
        ("value", tuple, "int"),
        ("yes", int, "bool"),
        ("missing", int, "NoneType"),
        ("engine", int, "str"),
    ):
        message = (
            f"expected a field '{name}' of type {expected.__name__} in the answer, got {found}"
        )
        with pytest.raises(ProtocolError, match=re.escape(message)):
            frame.get(name, expected)


def test_coefficients_of_ten_thousand_digits() -> None:
    nines = "9" * 10_000
    frame = parse_frame(framed("f polynomials 1 1", "polynomial 1", f"3 | {nines}/{nines}7"), "sum")
    big = 10**10_000 - 1
    assert frame.fields["f"].terms == ({(3,): (big, 10 * big + 7)},)


def test_a_hundred_thousand_terms() -> None:
    count = 100_000
    terms = [f"{k} {k % 7} | -{k}/{k + 1}" for k in range(1, count + 1)]
    answer = framed("f polynomials 2 1", f"polynomial {count}", *terms)
    ((read,),) = (parse_frame(answer, "sum").fields["f"].terms,)
    assert len(read) == count
    assert read[count, count % 7] == (-count, count + 1)


TOKENS = ["f", "value", "int", "ints", "text", "bool", "polynomials", "polynomial", "true", "|"]
TOKENS += ["1", "2", "-3", "1/2", "END", "NEUROVARIETY-ANSWER", "sum", "²", "٣", ""]


@given(st.lists(st.lists(st.sampled_from(TOKENS), max_size=4).map(" ".join), max_size=6))
def test_any_lines_give_fields_or_a_protocol_error(lines: list[str]) -> None:
    try:
        frame = parse_frame(framed(*lines), "sum")
    except ProtocolError:
        return
    assert len(frame.fields) <= len(lines)
    assert all(isinstance(v, int | str | tuple | Polynomials) for v in frame.fields.values())


@given(st.text())
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(ProtocolError, match="expected a framed answer"):
        parse_frame(text, "sum")
