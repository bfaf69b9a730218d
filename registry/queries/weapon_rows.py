"""All the weapons of a list, as a file tells them: plain values, some thousand at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import Label
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.weapon import Weapon
from registry.queries.custody import Holder
from registry.queries.weapon_list import Listing

PIECE = 2_000
PLAIN = ("id", "serial", "serial_status", "weapon_type", "make", "model", "calibre", "year", "weapon_class", "status",
         "last_seen_at")
COLUMNS = (*(getattr(Weapon, name) for name in PLAIN), Weapon.open_holds, Weapon.custodian, Weapon.owner,
           Weapon.standings["serial"].as_string().label("standing"), Weapon.organisation_id)


@dataclass(frozen=True, slots=True)
class Exported:
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
    is_held: bool
    custodian: Holder
    owner: Holder
    #: How the serial is known: a code of the vocabulary ``standing``.
    standing: str
    #: Code of the label in force, without its check pair.
    label: str | None
    unit: str
    unit_code: str
    last_seen_at: datetime | None


def exported(session: Session, listing: Listing) -> Iterator[Exported]:
    """Every weapon of the list in its order."""
    units = {id_: (name, code) for id_, name, code in
             session.execute(select(Organisation.id, Organisation.name, Organisation.code))}
    anchor = None
    while ids := listing.ids(PIECE, anchor=anchor):
        rows = {row.id: row for row in session.execute(select(*COLUMNS).where(Weapon.id.in_(ids)))}
        names = _names(session, [holder for row in rows.values() for holder in (row.custodian, row.owner)])
        labels = dict(session.execute(select(Label.weapon_id, Label.code)
                                      .where(Label.weapon_id.in_(ids), Label.is_revoked.is_(False))).all())
        for row in (rows[id_] for id_ in ids):
            yield _exported(row, units, names, labels)
        anchor = listing.anchor(ids[-1])


def _exported(row: Any, units: dict[int, tuple[str, str]], names: dict[int, tuple[str | None, str | None]],
              labels: dict[int, str]) -> Exported:
    unit, unit_code = units[row.organisation_id]
    plain = {name: getattr(row, name) for name in PLAIN}
    return Exported(**plain, is_held=row.open_holds > 0, custodian=_holder(row.custodian, units, names),
                    owner=_holder(row.owner, units, names), standing=row.standing, label=labels.get(row.id), unit=unit,
                    unit_code=unit_code)


def _holder(reference: str, units: dict[int, tuple[str, str]],
            names: dict[int, tuple[str | None, str | None]]) -> Holder:
    kind, _, number = reference.partition(":")
    if kind == "party":
        name, rank = names.get(int(number), (None, None))
        return Holder(reference, name, rank)
    return Holder(reference, units[int(number)][0] if number.isdecimal() and int(number) in units else None)


def _names(session: Session, holders: list[str]) -> dict[int, tuple[str | None, str | None]]:
    persons = {int(reference.partition(":")[2]) for reference in holders if reference.startswith("party:")}
    query = (select(Party.id, PartyIdentity).join(PartyIdentity, PartyIdentity.commitment == Party.identity)
             .where(Party.id.in_(persons)))
    return {party_id: (identity.name, identity.rank) for party_id, identity in session.execute(query)}
