"""Label codes and document codes: told apart, even when mistyped by one character or one swap."""

import random

import pytest

from proof.crockford import ALPHABET
from proof.human_code import DOCUMENT, LABEL, TokenRejected, code_parts, lacks_check, read_code


def codes(kind: int, count: int = 300) -> list[str]:
    source = random.Random(kind)
    return ["".join(code_parts(source.randbytes(10), kind)) for _ in range(count)]


def slips(code: str) -> set[str]:
    wrong = {code[:at] + c + code[at + 1 :] for at in range(10) for c in ALPHABET}
    return wrong | {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(9)}


@pytest.mark.parametrize(("kind", "other"), [(LABEL, DOCUMENT), (DOCUMENT, LABEL)])
def test_no_slip_turns_a_code_of_one_kind_into_one_of_the_other(kind: int, other: int) -> None:
    for code in codes(kind):
        assert read_code(code, kind) == code[:8]
        for typed in slips(code):
            with pytest.raises(TokenRejected) as refusal:
                read_code(typed, other)
            assert refusal.value.reason == "check"


@pytest.mark.parametrize(("typed", "lacking"), [
    ("QXS3-Z4GC", True), ("qxs3z4gc", True), ("QXS3-Z4GC QK", False), ("QXS3-Z4G", False), ("QXS3-Z4GU", False)])
def test_eight_characters_could_be_a_code_without_its_check_pair(typed: str, lacking: bool) -> None:
    assert lacks_check(typed) is lacking
