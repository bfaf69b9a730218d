"""Rows of the ledger taken away, added, exchanged, dated anew or cut off: each time the place is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from models.ledger import Entry
from models.verification import Fault
from models.verification.chains import Chains
from models.verification.faults import Tampered
from models.verification.notes import Notes
from models.verification.tree import Tree
from models.verification.whole import walk
from proof.canonical import canonical
from proof.merkle import leaf_hash
from tests.models.verification.rich import Rich
from tests.models.verification.tampering import tampering

TIMES = 20


def first_fault(session: Session) -> Fault | None:
    """The first fault of bytes, chains and tree."""
    try:
        for _body in walk(session, Chains(), Tree(session, Notes(()), None)):
            pass
    except Tampered as found:
        return found.fault
    return None


def rewrite(session: Session, entry: int, **members: Any) -> None:
    """Write an entry anew with other members, hash included, as somebody would who knows how."""
    kept = session.execute(select(Entry.body).where(Entry.sequence == entry)).scalar_one()
    body = canonical(json.loads(kept) | members)
    columns = {name: members[name] for name in ("sequence", "subject", "previous") if name in members}
    session.execute(update(Entry).where(Entry.sequence == entry).values(
        body=body, leaf_hash=leaf_hash(body), **columns))


def body(session: Session, entry: int) -> dict[str, Any]:
    return json.loads(session.execute(select(Entry.body).where(Entry.sequence == entry)).scalar_one())


def size(session: Session) -> int:
    return len(session.scalars(select(Entry.sequence)).all())


def deleted(session: Session, entry: int) -> set[int]:
    session.execute(delete(Entry).where(Entry.sequence == entry))
    return {entry}


def swapped(session: Session, entry: int) -> set[int]:
    first, second = body(session, entry), body(session, entry - 1)
    for number, other in ((entry, second), (entry - 1, first)):
        # Subject and previous stand under a unique constraint: park the row first.
        session.execute(update(Entry).where(Entry.sequence == number).values(subject=f"parked:{number}"))
        rewrite(session, number, **other | {"sequence": number, "subject": f"parked:{number}"})
    for number, other in ((entry, second), (entry - 1, first)):
        rewrite(session, number, **other | {"sequence": number})
    return {entry - 1, entry}


def redated(session: Session, entry: int) -> set[int]:
    rewrite(session, entry, recorded_at="2001-01-01T00:00:00.000000Z")
    return {entry}


def replayed_nonce(session: Session, entry: int) -> set[int]:
    rewrite(session, entry, nonce="0" * 32)
    return {entry}


def reassigned(session: Session, entry: int) -> set[int]:
    rewrite(session, entry, subject="weapon:1", previous=0)
    return {entry}


CHANGES: list[Callable[[Session, int], set[int]]] = [deleted, swapped, redated, replayed_nonce, reassigned]


def is_located(fault: Fault | None, places: set[int], entries: int) -> bool:
    """Whether the fault names a place among `places`, or a stretch of the list that holds one."""
    if fault is None:
        return False
    if "first" in fault.values:
        return any(fault.values["first"] <= place <= fault.values["last"] for place in places)
    if "entry" not in fault.values:
        # After the last stored node only the head and the checkpoint can tell.
        return min(places) >= entries - entries % 256
    return fault.values["entry"] in {*places, *(place + 1 for place in places), *(place - 1 for place in places)}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_of_one_row_is_found_and_located(on_sqlite: Rich, change: Callable[[Session, int], set[int]]) -> None:
    dice, missed = Random(change.__name__), []
    with tampering(on_sqlite.url) as session:
        entries = size(session)
        for entry in dice.sample(range(2, entries - 1), TIMES):
            with session.begin_nested() as attempt:
                places = change(session, entry)
                fault = first_fault(session)
                attempt.rollback()
            if not is_located(fault, places, entries):
                missed.append((entry, fault and fault.sentence))
        assert first_fault(session) is None
    assert missed == []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_same_holds_on_postgresql(on_postgres: Rich, change: Callable[[Session, int], set[int]]) -> None:
    with tampering(on_postgres.url) as session:
        places = change(session, 300)
        assert is_located(first_fault(session), places, size(session))


@pytest.mark.parametrize("kept", [0, 1, 255, 256, 257, 500])
def test_a_list_that_was_cut_off_is_found(rich: Rich, kept: int) -> None:
    with tampering(rich.url) as session:
        session.execute(delete(Entry).where(Entry.sequence >= kept))
        fault = first_fault(session)
    assert fault is not None


def test_a_list_cut_off_between_two_acts_is_told_by_the_checkpoint(on_sqlite: Rich) -> None:
    with tampering(on_sqlite.url) as session:
        last = max(n for n in range(size(session)) if body(session, n)["part"] == 0)
        session.execute(delete(Entry).where(Entry.sequence >= last))
        fault = first_fault(session)
    assert fault is not None
    assert fault.sentence == (f"Hay un punto de control firmado de {last + 2} asientos y el libro tiene {last}: "
                              "faltan asientos.")


def test_an_act_that_was_cut_in_two_is_told(on_sqlite: Rich) -> None:
    with tampering(on_sqlite.url) as session:
        entries = size(session)
        session.execute(delete(Entry).where(Entry.sequence == entries - 1))
        fault = first_fault(session)
    assert fault is not None
    assert fault.sentence == f"El acto del asiento {entries - 2} es de 1 cosas y solo constan 0."


def test_an_entry_added_at_the_end_is_found(on_sqlite: Rich) -> None:
    with tampering(on_sqlite.url) as session:
        entries = size(session)
        last = body(session, entries - 2)
        added = canonical(last | {"sequence": entries, "subject": f"act:{entries}", "act": "0" * 32, "of": 0})
        session.execute(insert(Entry).values(sequence=entries, subject=f"act:{entries}", previous=-1, body=added,
                                             leaf_hash=leaf_hash(added)))
        fault = first_fault(session)
    assert fault is not None
    assert fault.sentence == f"La cabeza del libro no es la que dan sus {entries + 1} asientos."


def test_an_entry_before_the_first_is_found(on_sqlite: Rich) -> None:
    with tampering(on_sqlite.url) as session:
        session.connection().exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        session.execute(insert(Entry).values(sequence=-1, subject="act:-1", previous=-1, body=b"{}",
                                             leaf_hash=leaf_hash(b"{}")))
        fault = first_fault(session)
    assert fault is not None
    assert fault.sentence == "Sobra el asiento -1: el libro empieza en el 0."
