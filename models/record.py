"""How an event becomes an entry: the bytes, the leaf, the rows it changes, the head that follows.

The form of the bytes is frozen: ``docs/decisions/0001-entry-format.md``.
"""

import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.base import Thing, id_of, instant_text
from models.envelope import ActContext, Recorded
from models.events import Event, event_of
from models.ledger import Entry, LedgerHead, LedgerTile
from proof.canonical import canonical
from proof.merkle import leaf_hash

FORMAT = 1
LONGEST = 65_535
#: Tiles are kept for levels 8, 16, 24...: 256 leaves each.
TILE_HEIGHT = 8


class EntryTooLong(ValueError):
    """An entry above 65,535 bytes; the act must be cut in smaller ones."""


def entry_body(event: Event, entry: Recorded, nonce: str, data: dict[str, Any] | None = None) -> bytes:
    """The canonical bytes of an entry; `EntryTooLong` above 65,535. `data` is the event's, when at hand."""
    body = canonical({
        "act": entry.act, "actor": entry.actor, "claimed_at": instant_text(entry.claimed_at),
        "data": event.data() if data is None else data, "format": FORMAT, "kind": event.kind, "nonce": nonce,
        "of": entry.of, "part": entry.part, "previous": entry.previous, "recorded_at": instant_text(entry.recorded_at),
        "sequence": entry.sequence, "subject": entry.subject, "version": event.version,
    })
    if len(body) > LONGEST:
        raise EntryTooLong(event.kind)
    return body


def append(session: Session, head: LedgerHead, act: ActContext, part: int, event: Event,
           thing_id: int | None) -> Recorded:
    """Write `event` as the next entry and apply it; `thing_id` is None when it creates its thing."""
    [entry] = append_all(session, head, act, part, [(event, thing_id)])
    return entry


def append_all(session: Session, head: LedgerHead, act: ActContext, part: int,
               events: Iterable[tuple[Event, int | None]]) -> list[Recorded]:
    """Write events as the next entries, from part `part` of the act on, each applied before the next is written.

    The rows of the ledger go to the database together: nothing of an act is there before all of it is.
    """
    tree, rows, recorded = head.range(), [], []
    for place, (event, thing_id) in enumerate(events, start=part):
        thing = None if thing_id is None else session.get_one(event.thing, thing_id)
        entry = _envelope(tree.size, event, thing, act, place)
        data = event.data()
        body = entry_body(event, entry, secrets.token_hex(16), data)
        leaf = leaf_hash(body)
        rows.append({"sequence": entry.sequence, "subject": entry.subject, "previous": entry.previous, "body": body,
                     "leaf_hash": leaf})
        session.add_all(event.committed_rows())
        _keep_tiles(session, tree.append(leaf))
        # Live and replay apply the very same object: the event as it will be read back.
        apply_to(session, type(event).from_data(data), entry, thing)
        recorded.append(entry)
    if rows:
        session.execute(insert(Entry), rows)
        head.size, head.peaks, head.root = tree.size, tree.to_bytes(), tree.root()
        head.recorded_at = act.recorded_at
    return recorded


def _envelope(sequence: int, event: Event, thing: Thing | None, act: ActContext, part: int) -> Recorded:
    return Recorded(
        sequence, f"{event.thing.subject_kind}:{sequence if thing is None else thing.id}",
        -1 if thing is None else thing.last_entry, act.key, part, act.count, act.actor, act.claimed_at,
        act.recorded_at)


def apply_to(session: Session, event: Event, entry: Recorded, thing: Thing | None = None) -> Thing:
    """Apply an event to its thing, creating it first when the event says so; the thing it changed."""
    if event.creates:
        thing = event.thing(id=entry.sequence)
        session.add(thing)
    elif thing is None:
        thing = session.get_one(event.thing, id_of(entry.subject))
    thing.last_entry = entry.sequence
    event.apply(thing, entry, session)
    return thing


def replay(session: Session, body: dict[str, Any], thing: Thing | None = None) -> Thing:
    """Apply a stored body to the projection in `session`; `thing` spares looking it up when at hand."""
    return apply_to(session, event_of(body), Recorded.from_body(body), thing)


def _keep_tiles(session: Session, completed: Iterable[tuple[int, int, bytes]]) -> None:
    session.add_all(LedgerTile(level=level, index=index, hash=node) for level, index, node in completed
                    if level and level % TILE_HEIGHT == 0)
