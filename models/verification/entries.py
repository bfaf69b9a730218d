"""Each stored entry by itself: its bytes, its form, its kind, and the columns that repeat its envelope."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import instant_of
from models.events import KINDS
from models.ledger import Entry
from models.record import FORMAT, LONGEST
from models.verification.faults import Tampered
from models.verification.streaming import streamed
from models.vocabulary import N_
from proof.canonical import NotCanonical, parse
from proof.merkle import leaf_hash

#: The envelope of format 1 (docs/decisions/0001-entry-format.md): member and type.
ENVELOPE = {
    "act": str, "actor": int, "claimed_at": str, "data": dict, "format": int, "kind": str, "nonce": str, "of": int,
    "part": int, "previous": int, "recorded_at": str, "sequence": int, "subject": str, "version": int,
}
RANDOM = re.compile(r"[0-9a-f]{32}")


class Stored(NamedTuple):
    """One row of the ledger, as it lies there."""

    sequence: int
    subject: str
    previous: int
    body: bytes
    leaf_hash: bytes


def stored_entries(session: Session, subject: str | None = None) -> Iterator[Stored]:
    """The rows of the ledger in order, or those of one subject; a few are in memory at a time."""
    query = select(Entry.sequence, Entry.subject, Entry.previous, Entry.body, Entry.leaf_hash)
    if subject is not None:
        query = query.where(Entry.subject == subject)
    return (Stored(*row) for row in streamed(session, query.order_by(Entry.sequence)))


def body_of(row: Stored) -> dict[str, Any]:
    """The parsed body of a row whose bytes, form, kind and columns are right; `Tampered` otherwise."""
    if not isinstance(row.body, bytes) or leaf_hash(row.body) != row.leaf_hash:
        raise Tampered(N_("El asiento %(entry)s no coincide con su huella."), entry=row.sequence)
    try:
        body = parse(row.body)
    except NotCanonical:
        body = {}
    if len(row.body) > LONGEST or {name: type(value) for name, value in body.items()} != ENVELOPE:
        raise Tampered(N_("El asiento %(entry)s no está escrito en la forma de los asientos."), entry=row.sequence)
    _require_form(row.sequence, body)
    _require_known(row.sequence, body)
    _require_columns(row, body)
    return body


def _require_form(entry: int, body: dict[str, Any]) -> None:
    if body["format"] != FORMAT:
        raise Tampered(N_("El asiento %(entry)s tiene un formato desconocido: %(format)s."), entry=entry,
                       format=body["format"])
    if not RANDOM.fullmatch(body["nonce"]) or not RANDOM.fullmatch(body["act"]):
        raise Tampered(N_("El asiento %(entry)s no lleva sus dos claves de 32 cifras hexadecimales."), entry=entry)
    try:
        instant_of(body["claimed_at"]), instant_of(body["recorded_at"])
    except ValueError:
        raise Tampered(N_("El asiento %(entry)s lleva una fecha que no está en la forma fija."), entry=entry) from None


def _require_known(entry: int, body: dict[str, Any]) -> None:
    if (body["kind"], body["version"]) not in KINDS:
        raise Tampered(N_("El asiento %(entry)s es de una clase desconocida: %(kind)s, versión %(version)s."),
                       entry=entry, kind=body["kind"], version=body["version"])


def _require_columns(row: Stored, body: dict[str, Any]) -> None:
    for name, column in (("sequence", row.sequence), ("subject", row.subject), ("previous", row.previous)):
        if body[name] != column:
            raise Tampered(N_("El asiento %(entry)s dice %(body)s en «%(name)s» y su fila dice %(column)s."),
                           entry=row.sequence, name=name, body=body[name], column=column)
