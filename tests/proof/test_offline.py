"""A document checked with its proof and the public key alone."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from proof import tlog_proof
from proof.canonical import canonical
from proof.checkpoint import Checkpoint
from proof.commitment import commit
from proof.merkle import CompactRange, inclusion_proof, leaf_hash
from proof.note import SigningKey
from proof.offline import NotProven, check, main, write

ORIGIN = "registro.example/trazarma"
DOCUMENT = b"%PDF-1.4 the paper"
SALT = bytes(range(32))


def an_entry(**changes: Any) -> bytes:
    """The entry that issued the document, as far as the check reads it."""
    file = commit(SALT, {"digest": hashlib.sha256(DOCUMENT).hexdigest(), "size": len(DOCUMENT)})
    return canonical({"kind": "document:issued", "sequence": 2, "data": {"file": file, "number": "DCC-X-2026-000001"}}
                     | changes)


@pytest.fixture
def key() -> SigningKey:
    return SigningKey.generate(ORIGIN)


def a_proof(key: SigningKey, entry: bytes) -> str:
    """A log of five entries in which `entry` is number 2."""
    leaves = [leaf_hash(b"other %d" % place) if place != 2 else leaf_hash(entry) for place in range(5)]
    tree, nodes = CompactRange(), {}
    for leaf in leaves:
        nodes |= {(level, index): node for level, index, node in tree.append(leaf)}
    note = key.sign_note(Checkpoint(ORIGIN, 5, tree.root()).text())
    hashes = inclusion_proof(2, 5, lambda level, index: nodes[level, index])
    return write(entry, SALT, tlog_proof.render(2, hashes, note))


def test_a_document_is_shown_with_its_proof_and_the_public_key(key: SigningKey) -> None:
    shown = check(DOCUMENT, a_proof(key, an_entry()), key.verifying_key)
    assert (shown.number, shown.entry, shown.checkpoint.size) == ("DCC-X-2026-000001", 2, 5)


@pytest.mark.parametrize("position", range(len(DOCUMENT)))
def test_one_changed_byte_is_not_the_document(key: SigningKey, position: int) -> None:
    changed = bytearray(DOCUMENT)
    changed[position] ^= 1
    with pytest.raises(NotProven, match="no es el que se emitió"):
        check(bytes(changed), a_proof(key, an_entry()), key.verifying_key)


def test_another_key_proves_nothing(key: SigningKey) -> None:
    with pytest.raises(NotProven, match="punto de control"):
        check(DOCUMENT, a_proof(key, an_entry()), SigningKey.generate(ORIGIN).verifying_key)


def test_an_entry_that_is_not_in_the_log_proves_nothing(key: SigningKey) -> None:
    proof = a_proof(key, an_entry())
    real, made_up = an_entry(), an_entry(sequence=3)
    forged = proof.replace(write(real, SALT, "").split('"')[3], write(made_up, SALT, "").split('"')[3])
    with pytest.raises(NotProven, match="punto de control"):
        check(DOCUMENT, forged, key.verifying_key)


def test_an_entry_of_another_kind_issues_no_document(key: SigningKey) -> None:
    with pytest.raises(NotProven, match="ningún documento"):
        check(DOCUMENT, a_proof(key, an_entry(kind="weapon:issued")), key.verifying_key)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"entry": "!", "salt": "", "proof": ""}', "null"])
def test_a_damaged_proof_is_refused_in_words(key: SigningKey, text: str) -> None:
    with pytest.raises(NotProven):
        check(DOCUMENT, text, key.verifying_key)


def test_the_command_says_yes_and_no(key: SigningKey, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, proof = tmp_path / "a.pdf", tmp_path / "a.proof"
    document.write_bytes(DOCUMENT)
    proof.write_text(a_proof(key, an_entry()))
    given = [str(document), str(proof), "--key", key.verifying_key.to_text()]
    assert main(given) == 0
    assert "DCC-X-2026-000001" in capsys.readouterr().out
    document.write_bytes(DOCUMENT + b" ")
    assert main(given) == 1
    assert "NO SE DEMUESTRA" in capsys.readouterr().out
