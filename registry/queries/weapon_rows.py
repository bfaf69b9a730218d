"""All the weapons of a list, as a file tells them: plain values, some thousand at a time."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.document import Label
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.weapon import Weapon
from registry.queries.custody import Holder
from registry.queries.weapon_list import Listing

PIECE = 2_000
#: The columns that are told as they are: the first fields of `Exported`.
PLAIN = ("id", "serial", "serial_status", "weapon_type", "make", "model", "calibre", "year", "weapon_class", "status",
         "last_seen_at")
COLUMNS = (*(getattr(Weapon, name) for name in PLAIN), Weapon.open_holds, Weapon.custodian, Weapon.owner,
           Weapon.standings["serial"].as_string().label("standing"), Weapon.organisation_id)
Units = dict[int, tuple[str, str]]


class Exported(NamedTuple):
    """One weapon."""

    id: int
    serial: str | None
    serial_status: str
    weapon_type: str | None
    make: str | None
    model: str | None
    calibre: str | None
    year: int | None
    weapon_class: str
    status: str
    last_seen_at: datetime | None
    is_held: bool
    custodian: Holder
    owner: Holder
    #: How the serial is known: a code of the vocabulary ``standing``.
    standing: str
    #: Code of the label in force, without its check pair.
    label: str | None
    unit: str
    unit_code: str


def exported(session: Session, listing: Listing) -> Iterator[Exported]:
    """Every weapon of the list in its order."""
    units: Units = {id_: (name, code) for id_, name, code in
                    session.execute(select(Organisation.id, Organisation.name, Organisation.code))}
    anchor = None
    while ids := listing.ids(PIECE, anchor=anchor):
        rows = {row.id: row for row in session.execute(select(*COLUMNS).where(_among(Weapon.id, ids)))}
        holders = _holders(session, {holder for row in rows.values() for holder in (row.custodian, row.owner)}, units)
        labels = dict(session.execute(select(Label.weapon_id, Label.code)
                                      .where(_among(Label.weapon_id, ids), Label.is_revoked.is_(False))).all())
        for row in (rows[id_] for id_ in ids):
            yield Exported._make((*row[:len(PLAIN)], row.open_holds > 0, holders[row.custodian], holders[row.owner],
                                  row.standing, labels.get(row.id), *units[row.organisation_id]))
        anchor = listing.anchor(ids[-1])


def _among(column: InstrumentedAttribute[int], ids: Collection[int]) -> ColumnElement[bool]:
    # Written into the statement: the driver takes longer over two thousand parameters than the database over the rows.
    return column.in_(bindparam(None, list(ids), expanding=True, literal_execute=True))


def _holders(session: Session, references: set[str], units: Units) -> dict[str, Holder]:
    """Reference → the person or body behind it."""
    names = _names(session, {int(number) for kind, _, number in map(_parts, references) if kind == "party"})
    return {reference: _holder(reference, units, names) for reference in references}


def _parts(reference: str) -> tuple[str, str, str]:
    return reference.partition(":")


def _holder(reference: str, units: Units, names: dict[int, tuple[str | None, str | None]]) -> Holder:
    kind, _, number = _parts(reference)
    if kind == "party":
        return Holder(reference, *names.get(int(number), (None, None)))
    return Holder(reference, units[int(number)][0] if number.isdecimal() and int(number) in units else None)


def _names(session: Session, persons: set[int]) -> dict[int, tuple[str | None, str | None]]:
    query = (select(Party.id, PartyIdentity).join(PartyIdentity, PartyIdentity.commitment == Party.identity)
             .where(_among(Party.id, persons)))
    return {party_id: (identity.name, identity.rank) for party_id, identity in session.execute(query)}
