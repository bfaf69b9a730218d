"""The head signed once per size, whoever asks; refused when the ledger is behind the signer or another one."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from models.database import engine_for, snapshot
from models.ledger import Entry, SignedCheckpoint, head_of
from proof import checkpoint, tlog_proof
from proof.note import open_note
from proof.signer_refusals import SignerRefused
from registry.checkpoints import Behind, NothingToSign, sign_head
from registry.local_signer import LocalSigner
from registry.queries.checkpoints import latest, proof_of
from tests.proof.signer_process import answering, launch, stop
from tests.registry.operations.founded import Founded

ORIGIN = "demo.example/trazarma"


@pytest.fixture
def signer(tmp_path: Path) -> Iterator[LocalSigner]:
    local = LocalSigner(tmp_path / "signer", ORIGIN)
    yield local
    local.close()


def kept(registry: Founded) -> list[SignedCheckpoint]:
    with snapshot(registry.engine) as session:
        return list(session.scalars(select(SignedCheckpoint).order_by(SignedCheckpoint.size)))


def test_the_head_is_signed_and_kept(opened: Founded, signer: LocalSigner) -> None:
    signed = sign_head(opened.engine, signer)
    told = checkpoint.parse(open_note(signed.note, [signer.key()]).text)
    with snapshot(opened.engine) as session:
        head = head_of(session)
        assert (told.origin, told.size, told.root) == (ORIGIN, head.size, head.root)
        assert latest(session).note == signed.note  # type: ignore[union-attr]


def test_the_same_head_is_signed_once(opened: Founded, signer: LocalSigner) -> None:
    assert sign_head(opened.engine, signer).signed_at == sign_head(opened.engine, signer).signed_at
    assert len(kept(opened)) == 1


def test_a_later_head_follows_with_a_proof(opened: Founded, signer: LocalSigner) -> None:
    sizes = []
    for number in range(6):
        opened.unit(f"Unidad {number}", f"U{number}", opened.root)
        sizes.append(sign_head(opened.engine, signer).size)
    assert sizes == sorted(set(sizes))
    assert [row.size for row in kept(opened)] == sizes


def test_a_head_that_was_signed_and_not_kept_is_signed_again(opened: Founded, signer: LocalSigner) -> None:
    with snapshot(opened.engine) as session:
        head = head_of(session)
        note = signer.checkpoint(head.size, head.root)
    assert sign_head(opened.engine, signer).note == note


def test_an_empty_ledger_is_not_signed(migrated_url: str, signer: LocalSigner) -> None:
    engine = engine_for(migrated_url)
    with pytest.raises(NothingToSign):
        sign_head(engine, signer)
    engine.dispose()


def test_a_ledger_that_was_set_back_is_not_signed(opened: Founded, signer: LocalSigner) -> None:
    signer.checkpoint(1_000_000, bytes(32))
    with pytest.raises(Behind) as behind:
        sign_head(opened.engine, signer)
    assert behind.value.values["signed"] == 1_000_000


def test_another_history_is_not_signed(opened: Founded, signer: LocalSigner) -> None:
    signer.checkpoint(3, bytes(32))
    with pytest.raises(SignerRefused) as refused:
        sign_head(opened.engine, signer)
    assert refused.value.reason == "inconsistent"
    assert kept(opened) == []


def test_many_who_ask_at_once_while_the_ledger_grows_are_all_answered(opened: Founded, tmp_path: Path) -> None:
    with launch(tmp_path / "apart", origin=ORIGIN) as process:
        client = answering(tmp_path / "apart")

        def ask(number: int) -> int:
            opened.unit(f"Unidad {number}", f"U{number}", opened.root)
            return sign_head(opened.engine, client).size

        with ThreadPoolExecutor(6) as people:
            sizes = list(people.map(ask, range(24)))
        stop(process)
    assert {row.size for row in kept(opened)} >= set(sizes)


def test_every_entry_is_proved_under_a_checkpoint(opened: Founded, signer: LocalSigner) -> None:
    for number in range(5):
        opened.unit(f"Unidad {number}", f"U{number}", opened.root)
    signed = sign_head(opened.engine, signer)
    with snapshot(opened.engine) as session:
        for sequence, leaf in session.execute(select(Entry.sequence, Entry.leaf_hash)):
            told = tlog_proof.check(proof_of(session, sequence, signed), leaf, [signer.key()])
            assert told.size == signed.size
