"""Self-contained proofs: written as the specification shows, and refused when anything at all is off."""

from hashlib import sha256

import pytest

from proof.checkpoint import Checkpoint
from proof.merkle import ProofRejected, leaf_hash
from proof.note import SigningKey
from proof.tlog_proof import TlogProof, check, parse, render
from tests.proof import ct_reference as ct

KEY = SigningKey("registro.example/2025", bytes(range(32)))
KEYS = [KEY.verifying_key]
LEAF = leaf_hash(ct.LEAVES[5])
HASHES = [bytes.fromhex(text) for text in ct.INCLUSION[5, 8]]
HEAD = Checkpoint("registro.example/2025", 8, bytes.fromhex(ct.ROOTS[8]))
NOTE = KEY.sign_note(HEAD.text())
TEXT = render(5, HASHES, NOTE)

HASH_1, HASH_2 = "rzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4=", "5784L25ZFbP4hhm4ZiI+vx1RxMUyHMzeLp/3AKMlkIY="
# transparency-dev/formats, proof: SHA-256 of "hash1" and "hash2" as hashes.
REFERENCE = [
    (5, [b"hash1", b"hash2"], None, f"c2sp.org/tlog-proof@v1\nindex 5\n{HASH_1}\n{HASH_2}\n\ntest checkpoint\n"),
    (
        10,
        [b"hash1"],
        b"extra information",
        f"c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n{HASH_1}\n\ncheckpoint data\n",
    ),
    (0, [], None, "c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n"),
]


@pytest.mark.parametrize(("index", "names", "extra", "text"), REFERENCE)
def test_proofs_are_written_and_read_as_the_reference_library_does(
    index: int, names: list[bytes], extra: bytes | None, text: str
) -> None:
    hashes = [sha256(name).digest() for name in names]
    note = text.partition("\n\n")[2]
    assert render(index, hashes, note, extra) == text
    assert parse(text) == TlogProof(index, hashes, note, extra)


def test_a_true_proof_gives_the_checkpoint() -> None:
    assert check(TEXT, LEAF, KEYS) == HEAD
    assert check(render(5, HASHES, NOTE, b"not authenticated"), LEAF, KEYS) == HEAD


def test_further_signatures_on_the_checkpoint_do_no_harm() -> None:
    witness = SigningKey.generate("witness.example")
    line = witness.sign_note(HEAD.text()).removeprefix(HEAD.text() + "\n")
    for keys in (KEYS, [*KEYS, witness.verifying_key]):
        assert check(TEXT + line, LEAF, keys) == HEAD


def test_any_changed_or_missing_character_is_refused() -> None:
    for at in range(len(TEXT)):
        for changed in (TEXT[:at] + TEXT[at + 1 :], TEXT[:at] + chr(ord(TEXT[at]) + 1) + TEXT[at + 1 :]):
            with pytest.raises(ProofRejected):
                check(changed, LEAF, KEYS)


@pytest.mark.parametrize("leaf", [leaf_hash(ct.LEAVES[4]), LEAF[:-1], b"", LEAF + b"\0"])
def test_a_proof_for_another_leaf_or_for_no_hash_is_refused(leaf: bytes) -> None:
    with pytest.raises(ProofRejected):
        check(TEXT, leaf, KEYS)


@pytest.mark.parametrize("index", [0, 4, 6, 8, 2**60])
def test_a_proof_at_another_index_is_refused(index: int) -> None:
    with pytest.raises(ProofRejected):
        check(render(index, HASHES, NOTE), LEAF, KEYS)


@pytest.mark.parametrize("hashes", [HASHES[:-1], [*HASHES, bytes(32)], HASHES[::-1], [HASHES[0][:31], *HASHES[1:]]])
def test_a_proof_with_other_hashes_is_refused(hashes: list[bytes]) -> None:
    with pytest.raises(ProofRejected):
        check(render(5, hashes, NOTE), LEAF, KEYS)


def test_a_checkpoint_signed_by_a_stranger_or_under_another_name_is_refused() -> None:
    stranger = SigningKey.generate(HEAD.origin)
    bystander = SigningKey.generate("witness.example")
    for signer, keys in ((stranger, KEYS), (bystander, [bystander.verifying_key]), (KEY, [])):
        with pytest.raises(ProofRejected):
            check(render(5, HASHES, signer.sign_note(HEAD.text())), LEAF, keys)


def test_a_signed_note_that_is_no_checkpoint_is_refused() -> None:
    with pytest.raises(ProofRejected):
        check(render(5, HASHES, KEY.sign_note(HEAD.text().replace("\n8\n", "\n08\n"))), LEAF, KEYS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\n\n",
        TEXT.replace("@v1", "@v2"),
        TEXT.replace("index 5", "index 05"),
        TEXT.replace("index 5", "index +5"),
        TEXT.replace("index 5", "extra AAAA\nextra AAAA\nindex 5"),
        TEXT.replace("index 5", "extra A\nindex 5"),
        TEXT.replace("index 5", "index 5\nextra AAAA"),
        TEXT.replace("index 5\n", ""),
        TEXT.replace("\n", "\r\n"),
        render(5, [bytes(32)] * 64, NOTE),
    ],
)
def test_a_malformed_proof_is_refused(text: str) -> None:
    with pytest.raises(ProofRejected):
        check(text, LEAF, KEYS)
