"""Document tokens: bytes that never change, and no claim, key or character but the signed one accepted."""

import random
from dataclasses import replace

import pytest

from proof.crockford import ALPHABET
from proof.document_token import (
    DocumentClaim,
    TokenRejected,
    encode,
    human_code,
    parse,
    read_human_code,
    verify,
)
from proof.note import SigningKey

KEY = SigningKey("registro.example/2025", bytes(range(32)))
CLAIM = DocumentClaim("registro.example/2025", "CC-2025-000123", bytes.fromhex("bf723f918cd7e5a1b2c3"), 109482)
TEXT = encode(CLAIM.id, KEY.sign(CLAIM.message()))


def test_the_signed_message_is_as_written_down() -> None:
    assert CLAIM.message() == (
        b"trazarma document token v1\nregistro.example/2025\nCC-2025-000123\nbf723f918cd7e5a1b2c3\n109482\n"
    )


def test_the_text_of_a_token_never_changes() -> None:
    assert TEXT == (
        "06ZQ4FWHHKBYB8DJRFN8PZWYGS8KPBKTEFQPAEEF5VB3G8RDTH0GK9R1VYGR"
        "1Y0JSMVVAH2RA01RABRDJRQRS2WBW8XJWTM1P8T1SX2RT7DWDJXQXTAGBTR7"
    )
    assert human_code(CLAIM.id) == "QXS3-Z4CC\u00b759"


def test_a_token_is_read_back_and_verified_against_its_claim() -> None:
    token = verify(TEXT, CLAIM, KEY.verifying_key)
    assert (token.version, token.id, len(token.signature)) == (1, CLAIM.id, 64)
    assert parse(TEXT.lower()) == token
    assert len(TEXT) == 120


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(CLAIM, origin="registro.example/2026"), "signature"),
        (replace(CLAIM, number="CC-2025-000124"), "signature"),
        (replace(CLAIM, cut=109483), "signature"),
        (replace(CLAIM, id=bytes(10)), "id"),
    ],
)
def test_a_token_does_not_vouch_for_another_claim(claim: DocumentClaim, reason: str) -> None:
    with pytest.raises(TokenRejected) as refusal:
        verify(TEXT, claim, KEY.verifying_key)
    assert refusal.value.reason == reason


def test_a_token_signed_by_another_key_is_refused() -> None:
    with pytest.raises(TokenRejected) as refusal:
        verify(TEXT, CLAIM, SigningKey.generate(CLAIM.origin).verifying_key)
    assert refusal.value.reason == "signature"


def test_every_single_wrong_character_is_refused() -> None:
    for at, right in enumerate(TEXT):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(TokenRejected):
                verify(TEXT[:at] + wrong + TEXT[at + 1 :], CLAIM, KEY.verifying_key)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "length"),
        (TEXT[:-1], "length"),
        (TEXT + "0", "length"),
        ("U" + TEXT[1:], "alphabet"),
        ("00" + TEXT[2:], "version"),
        ("Z" * 120, "version"),
    ],
)
def test_a_refusal_says_why(text: str, reason: str) -> None:
    with pytest.raises(TokenRejected) as refusal:
        parse(text)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("origin", "number", "token_id", "cut"),
    [("a\nb", "1", bytes(10), 0), ("a", "1\n", bytes(10), 0), ("a", "1", bytes(9), 0), ("a", "1", bytes(10), -1)],
)
def test_a_claim_that_could_be_read_as_another_is_not_made(origin: str, number: str, token_id: bytes, cut: int) -> None:
    with pytest.raises(ValueError, match="a claim has"):
        DocumentClaim(origin, number, token_id, cut)


@pytest.mark.parametrize(("token_id", "signature"), [(bytes(9), bytes(64)), (bytes(10), bytes(63))])
def test_a_token_of_another_length_is_not_made(token_id: bytes, signature: bytes) -> None:
    with pytest.raises(ValueError, match="a document token holds"):
        encode(token_id, signature)


def test_the_human_code_reads_back_as_the_start_of_the_id() -> None:
    source = random.Random(8)
    for token_id in [source.randbytes(10) for _ in range(200)]:
        code = human_code(token_id)
        start = read_human_code(code)
        assert parse(encode(token_id, bytes(64))).id[:5] == token_id[:5]
        assert code == f"{start[:4]}-{start[4:]}\u00b7{code[-2:]}"
        assert read_human_code(code.lower().replace("\u00b7", " ")) == start
