"""Label tokens: bytes that never change, every misreading refused, a label on another weapon noticed."""

import hashlib
import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from proof.crockford import ALPHABET, encode
from proof.label_token import LabelToken, TokenRejected, issue, parse, read_human_code

ID = bytes.fromhex("bf723f918cd7e5a1b2c3")


def tokens(count: int) -> list[LabelToken]:
    source = random.Random(22)
    return [issue(f"AV{source.randrange(10**6)}", source.randbytes(10)) for _ in range(count)]


def test_the_text_of_a_token_never_changes() -> None:
    token = issue("AV 0147-O2", ID)
    assert token.text() == "1QXS3Z4CCTZJT3CP3C1DTS"
    assert token.human_code() == "QXS3-Z4CC 47"
    assert parse("1QXS3Z4CCTZJT3CP3C1DTS") == token


def test_the_tag_is_the_first_15_bits_of_the_stated_hash() -> None:
    digest = hashlib.sha256(b"trazarma label tag v1\n" + ID + b"av0147o2").hexdigest()
    assert issue("AV 0147-O2", ID).tag == int(digest, 16) >> 241


def test_tokens_survive_writing_and_reading() -> None:
    for token in tokens(500):
        assert len(token.text()) == 22
        assert parse(token.text()) == token
        spaced = " ".join(token.text().lower())
        assert parse(spaced) == token


def test_each_issue_draws_a_new_id() -> None:
    assert len({issue("X1").id for _ in range(1000)}) == 1000


@pytest.mark.parametrize("same", ["av0147O2", " A V-0147.O2 ", "AV\u00a00147/O2", "AV0147(O2)", "A\u200bV0147O2"])
def test_a_serial_written_with_other_spacing_case_or_punctuation_matches(same: str) -> None:
    assert issue("AV 0147-O2", ID).matches(same)


def test_composed_and_decomposed_letters_match() -> None:
    assert issue("\u00d1-1", ID).matches("N\u03031")
    assert issue("N\u0303 1", ID).matches("\u00f11")


def test_a_label_on_another_weapon_is_noticed_but_for_one_in_32768() -> None:
    token = issue("AV0147O2", ID)
    mistaken = sum(token.matches(f"AV{n}") for n in range(20_000))
    assert mistaken <= 5
    assert not token.matches("AV014702")
    assert not token.matches("")
    assert not token.matches("AV0147O2\ud800")


def test_the_tag_depends_on_the_id_so_it_reveals_no_serial() -> None:
    assert len({issue("AV0147O2", bytes(9) + bytes([n])).tag for n in range(200)}) > 190


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text[:-1], "length"),
        (lambda text: text + "0", "length"),
        (lambda text: "", "length"),
        (lambda text: "1944", "length"),
        (lambda text: text[:5] + "U" + text[6:], "alphabet"),
        (lambda text: text[:5] + "\u00d1" + text[6:], "alphabet"),
        (lambda text: "2" + text[1:], "version"),
        (lambda text: "0" + text[1:], "version"),
        (lambda text: text[:-2] + text[:-3:-1], "check"),
    ],
)
def test_a_refusal_says_why(change: Callable[[str], str], reason: str) -> None:
    with pytest.raises(TokenRejected) as refusal:
        parse(change(issue("AV 0147-O2", ID).text()))
    assert refusal.value.reason == reason


def test_every_single_wrong_character_and_swap_of_neighbours_is_refused() -> None:
    for text in [token.text() for token in tokens(20)]:
        wrong = {text[:at] + c + text[at + 1 :] for at in range(22) for c in ALPHABET}
        wrong |= {text.replace(a + b, b + a, 1) for a, b in pairwise(text)}
        for changed in wrong - {text}:
            with pytest.raises(TokenRejected):
                parse(changed)


def test_random_text_of_the_right_form_is_almost_never_a_token() -> None:
    source = random.Random(1)
    accepted = 0
    for _ in range(20_000):
        try:
            parse("1" + encode(source.getrandbits(105), 21))
            accepted += 1
        except TokenRejected:
            pass
    assert accepted < 60  # one in 1021


def test_the_human_code_reads_back_as_the_start_of_the_id() -> None:
    for token in tokens(200):
        assert read_human_code(token.human_code()) == token.text()[1:9]
        assert read_human_code(token.human_code().lower().replace("0", "o").replace("1", "l")) == token.text()[1:9]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("QXS3-Z4GC", "length"),
        ("QXS3-Z4GC QK0", "length"),
        ("QXS3-Z4GU QK", "alphabet"),
        ("QXS3-Z4GC 00", "check"),
    ],
)
def test_a_mistyped_human_code_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(TokenRejected) as refusal:
        read_human_code(text)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(("version", "token_id", "tag"), [(0, ID, 0), (2, ID, 0), (1, ID[1:], 0), (1, ID, 2**15)])
def test_a_token_that_could_not_be_read_back_is_not_made(version: int, token_id: bytes, tag: int) -> None:
    with pytest.raises(ValueError, match="a label token has"):
        LabelToken(version, token_id, tag)
