"""Signed notes against the Go reference implementation's vectors, and every malformation refused."""

from collections.abc import Callable
from itertools import combinations

import pytest

from proof.note import KeyRejected, NoteRejected, SignatureRejected, SigningKey, VerifyingKey, open_note

# golang.org/x/mod/sumdb/note: documentation and tests. EnochRoot's seed is 32 zero bytes.
SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETER_LINE = (
    "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH_LINE = (
    "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)
# c2sp.org/signed-note
SPEC_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
SPEC_NOTE = (
    "This is an example message.\n\n\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
# RFC 8032 section 7.1: seed, public key, message, signature
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
]
NOTE = f"{TEXT}\n{PETER_LINE}"
PETER = VerifyingKey.from_text(VKEY)


def test_the_reference_key_and_note_come_out_byte_for_byte() -> None:
    key = SigningKey.from_text(SKEY)
    assert key.to_text() == SKEY
    assert key.verifying_key.to_text() == VKEY
    assert key.verifying_key.key_id.hex() == "c74f20a3"
    assert key.sign_note(TEXT) == NOTE


def test_a_zero_seed_gives_the_reference_key_and_signature() -> None:
    key = SigningKey("EnochRoot", bytes(32))
    assert key.verifying_key.to_text() == ENOCH
    assert key.sign_note(TEXT) == f"{TEXT}\n{ENOCH_LINE}"


def test_the_example_of_the_specification_opens() -> None:
    key = VerifyingKey.from_text(SPEC_KEY)
    opened = open_note(SPEC_NOTE, [key])
    assert (opened.text, opened.verified_by) == ("This is an example message.\n", (key,))


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032)
def test_signatures_are_those_of_rfc_8032(seed: str, public: str, message: str, signature: str) -> None:
    key = SigningKey("rfc8032", bytes.fromhex(seed))
    assert key.verifying_key.public.hex() == public
    assert key.sign(bytes.fromhex(message)).hex() == signature
    key.verifying_key.verify(bytes.fromhex(message), bytes.fromhex(signature))


def test_only_the_keys_one_knows_count() -> None:
    note, enoch = NOTE + ENOCH_LINE, VerifyingKey.from_text(ENOCH)
    assert open_note(note, [PETER]).verified_by == (PETER,)
    assert open_note(note, [enoch, PETER]).verified_by == (PETER, enoch)
    for strangers in ([], [VerifyingKey.from_text(SPEC_KEY)], [VerifyingKey("PeterNeumann", enoch.public)]):
        with pytest.raises(NoteRejected):
            open_note(note, strangers)


def test_a_wrong_signature_by_a_known_key_spoils_the_note_even_beside_a_right_one() -> None:
    forged = PETER_LINE.replace("ZJku", "ZJkv")
    for note in (f"{TEXT}\n{forged}", f"{TEXT}\n{PETER_LINE}{forged}", f"{TEXT}\n{forged}{ENOCH_LINE}"):
        with pytest.raises(NoteRejected):
            open_note(note, [PETER, VerifyingKey.from_text(ENOCH)])


def test_a_repeated_signature_counts_once() -> None:
    assert open_note(NOTE + PETER_LINE, [PETER]).verified_by == (PETER,)


def test_any_changed_or_missing_character_of_a_note_is_refused() -> None:
    for at in range(len(NOTE)):
        for changed in (NOTE[:at] + NOTE[at + 1 :], NOTE[:at] + chr(ord(NOTE[at]) + 1) + NOTE[at + 1 :]):
            with pytest.raises(NoteRejected):
                open_note(changed, [PETER])


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n",
        "\n\n",
        TEXT,
        TEXT + "\n",
        TEXT + PETER_LINE,
        NOTE[:-1],
        NOTE + "\n",
        NOTE.replace("\n", "\r\n"),
        NOTE + "\u2014 short AAAA\n",
        NOTE + "\u2014 empty AAAAAA==\n",
        NOTE + "- PeterNeumann AAAAAAAA\n",
        NOTE + "\u2014 a+b AAAAAAAA\n",
        NOTE + "\u2014 a\u00a0b AAAAAAAA\n",
        NOTE + "\u2014  AAAAAAAA\n",
        NOTE + "\u2014 unpadded AAAAAAAAA\n",
        NOTE + "\u2014 sparebits AAAAAAB=\n",
        NOTE + ENOCH_LINE * 100,
        f"tab\there\n\n{PETER_LINE}",
        f"lone \ud800\n\n{PETER_LINE}",
    ],
)
def test_a_malformed_note_is_refused(note: str) -> None:
    with pytest.raises(NoteRejected):
        open_note(note, [PETER])


def test_at_least_sixteen_signatures_are_accepted_and_text_may_hold_blank_lines() -> None:
    keys = [SigningKey.generate(f"k{n}") for n in range(16)]
    text = "Ognuno sta solo\n\n\u2014 not a signature\n\ned \u00e8 subito sera.\n"
    note = f"{text}\n" + "".join(key.sign_note(text).removeprefix(f"{text}\n") for key in keys)
    opened = open_note(note, [key.verifying_key for key in keys])
    assert opened.text == text
    assert opened.verified_by == tuple(key.verifying_key for key in keys)


@pytest.mark.parametrize("text", ["", "no newline", "bell\x07\n", "cr\r\n", "\ud800\n"])
def test_text_no_note_may_hold_is_not_signed(text: str) -> None:
    with pytest.raises(NoteRejected):
        SigningKey.from_text(SKEY).sign_note(text)


@pytest.mark.parametrize(("text", "read"), [(VKEY, VerifyingKey.from_text), (SKEY, SigningKey.from_text)])
def test_no_part_and_no_neighbour_of_a_key_text_is_a_key(text: str, read: Callable[[str], object]) -> None:
    mangled = {text[a:b] for a, b in combinations(range(len(text) + 1), 2)} - {text}
    mangled |= {text[:at] + chr(ord(text[at]) + 1) + text[at + 1 :] for at in range(len(text))}
    for wrong in mangled:
        with pytest.raises(KeyRejected):
            read(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
    ],
)
def test_keys_of_other_lengths_and_algorithms_are_refused(text: str) -> None:
    with pytest.raises(KeyRejected):
        VerifyingKey.from_text(text)


def test_a_key_whose_base_64_holds_a_plus_reads_back() -> None:
    text = "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6"
    assert VerifyingKey.from_text(text).to_text() == text


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u2003b", "a\nb", "a\x7f b", "\ud800", "\x00"])
def test_a_name_no_note_may_carry_makes_no_key(name: str) -> None:
    with pytest.raises(KeyRejected):
        SigningKey.generate(name)


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33)])
def test_a_public_key_of_another_length_is_refused(public: bytes) -> None:
    with pytest.raises(KeyRejected):
        VerifyingKey("x", public)


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), bytes(65)])
def test_a_signature_of_another_length_or_of_zeros_is_refused(signature: bytes) -> None:
    with pytest.raises(SignatureRejected):
        PETER.verify(b"message", signature)


def test_two_generated_keys_differ_and_neither_shows_its_seed() -> None:
    one, two = SigningKey.generate("log.example"), SigningKey.generate("log.example")
    assert one.verifying_key != two.verifying_key
    assert SigningKey.from_text(one.to_text()).verifying_key == one.verifying_key
    seed = one.to_text().removeprefix(f"PRIVATE+KEY+{one.verifying_key.label()}+")  # base64, so "+" may be in it
    assert len(seed) == 44
    assert seed not in repr(one)
