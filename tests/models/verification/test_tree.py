"""The tree, its stored nodes, head and signed checkpoints; a history rewritten as a whole, and one cut short."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import delete, func, insert, select, update

from models.ledger import Entry, LedgerHead, LedgerTile, SignedCheckpoint
from proof.canonical import canonical
from proof.checkpoint import Checkpoint
from proof.merkle import CompactRange, leaf_hash
from proof.note import SigningKey
from tests.models.verification.rich import ORIGIN, Rich
from tests.models.verification.tampering import owner


def sentence(rich: Rich, **changes: object) -> str:
    fault = rich.verified(replace(rich.evidence(), **changes)).fault
    assert fault is not None
    return fault.sentence


def tampered(rich: Rich, *statements: object) -> None:
    with owner(rich.url) as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def test_an_altered_node_is_located(rich: Rich) -> None:
    tampered(rich, update(LedgerTile).where(LedgerTile.index == 1).values(hash=bytes(32)))
    assert sentence(rich) == "Los asientos 256 a 511 no dan el nodo guardado del árbol."


def test_a_missing_node_is_located(rich: Rich) -> None:
    tampered(rich, delete(LedgerTile).where(LedgerTile.index == 0))
    assert sentence(rich) == "Los asientos 0 a 255 no dan el nodo guardado del árbol."


def test_an_extra_node_is_located(on_sqlite: Rich) -> None:
    tampered(on_sqlite, insert(LedgerTile).values(level=8, index=9, hash=bytes(32)))
    assert sentence(on_sqlite) == "Sobra un nodo del árbol: nivel 8, posición 9."


@pytest.mark.parametrize("values", [{"root": bytes(32)}, {"peaks": bytes(32)}, {"size": 3}])
def test_an_altered_head_is_found(on_sqlite: Rich, values: dict[str, object]) -> None:
    tampered(on_sqlite, update(LedgerHead).values(**values))
    assert sentence(on_sqlite).startswith("La cabeza del libro no es la que dan sus ")


def test_a_head_dated_otherwise_is_found(on_sqlite: Rich) -> None:
    with owner(on_sqlite.url) as connection:
        connection.exec_driver_sql("UPDATE ledger_head SET recorded_at = '2001-01-01T00:00:00.000000Z'")
    assert sentence(on_sqlite) == "La cabeza del libro no lleva la fecha de su último asiento."


def test_a_head_that_is_gone_is_found(on_sqlite: Rich) -> None:
    tampered(on_sqlite, delete(LedgerHead))
    assert sentence(on_sqlite).startswith("La cabeza del libro no es la que dan sus ")


def test_a_note_signed_by_another_key_is_found(rich: Rich) -> None:
    size, note = resigned(rich, SigningKey.generate(ORIGIN))
    tampered(rich, update(SignedCheckpoint).where(SignedCheckpoint.size == size).values(note=note))
    assert sentence(rich) == f"El punto de control de {size} asientos no lleva una firma válida del registro."


def resigned(rich: Rich, key: SigningKey) -> tuple[int, str]:
    """The last checkpoint, signed by `key`."""
    seen = rich.evidence().seen
    assert seen is not None
    return seen.size, key.sign_note(Checkpoint(ORIGIN, seen.size, seen.root).text())


def test_a_note_filed_under_another_size_is_found(on_sqlite: Rich) -> None:
    first = select(func.min(SignedCheckpoint.size)).scalar_subquery()
    tampered(on_sqlite, update(SignedCheckpoint).where(SignedCheckpoint.size == first).values(size=7))
    assert sentence(on_sqlite) == "El punto de control de 7 asientos no lleva una firma válida del registro."


def test_without_the_key_the_root_of_a_checkpoint_is_compared_all_the_same(on_sqlite: Rich) -> None:
    size, note = 300, SigningKey.generate(ORIGIN).sign_note(Checkpoint(ORIGIN, 300, bytes(32)).text())
    with owner(on_sqlite.url) as connection:
        connection.execute(insert(SignedCheckpoint.__table__).values(
            size=size, note=note, signed_at=connection.execute(select(SignedCheckpoint.signed_at)).scalars().first()))
    assert sentence(on_sqlite, keys=()) == (
        "Los primeros 300 asientos no son los que se firmaron en su punto de control.")


def test_a_history_cut_short_with_its_head_and_checkpoints_is_told_by_the_signer(on_sqlite: Rich) -> None:
    seen = on_sqlite.evidence().seen
    assert seen is not None
    rebuild(on_sqlite, 500, {})
    assert sentence(on_sqlite) == (f"Hay un punto de control firmado de {seen.size} asientos y el libro tiene 500: "
                                   "faltan asientos.")


def test_a_history_rewritten_with_its_nodes_and_head_is_told_by_its_checkpoints(rich: Rich) -> None:
    rebuild(rich, None, {20: {"nonce": "0" * 32}})
    assert " no son los que se firmaron en su punto de control." in sentence(rich, seen=None)


def test_a_history_rewritten_without_its_checkpoints_is_told_by_the_signer(on_sqlite: Rich) -> None:
    rebuild(on_sqlite, None, {20: {"nonce": "0" * 32}})
    tampered(on_sqlite, delete(SignedCheckpoint))
    assert " no son los que se firmaron en su punto de control." in sentence(on_sqlite)


def rebuild(rich: Rich, size: int | None, changes: dict[int, dict[str, object]]) -> None:
    """What the owner of the database can do at most: other entries, and everything derived from them computed anew."""
    with owner(rich.url) as connection:
        if size is not None:
            connection.execute(delete(Entry).where(Entry.sequence >= size))
            connection.execute(delete(SignedCheckpoint).where(SignedCheckpoint.size > size))
        for entry, members in changes.items():
            kept = connection.execute(select(Entry.body).where(Entry.sequence == entry)).scalar_one()
            body = canonical(json.loads(kept) | members)
            values = {"body": body, "leaf_hash": leaf_hash(body)}
            connection.execute(update(Entry).where(Entry.sequence == entry).values(**values))
        rows = connection.execute(select(Entry.body, Entry.leaf_hash).order_by(Entry.sequence)).all()
        tree, tiles = CompactRange(), []
        for row in rows:
            tiles += [(level, index, node) for level, index, node in tree.append(row.leaf_hash) if level == 8]
        connection.execute(delete(LedgerTile))
        connection.execute(insert(LedgerTile.__table__), [
            {"level": level, "index": index, "hash": node} for level, index, node in tiles])
        connection.execute(update(LedgerHead.__table__).values(size=tree.size, peaks=tree.to_bytes(), root=tree.root()))
        connection.exec_driver_sql(
            f"UPDATE ledger_head SET recorded_at = '{json.loads(rows[-1].body)['recorded_at']}'")
