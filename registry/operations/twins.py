"""The weapon that a make, model, calibre and serial name (V01), however they are written: also by a joined record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from marking.serial import normalised
from models.near_pair import JoinedRecord
from models.vocabulary import N_
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.joined import stays_of
from registry.operations.spelling import Spelling

TAKEN = N_("Ya hay un arma con esta marca, modelo, calibre y serial.")
JOINED = N_("Esta marca, modelo, calibre y serial son los de la ficha %(record)s, que se unió a otra: es la misma "
            "arma, y ya está registrada.")
#: What tells whether a record is called so: read alone, because a number such as 1234 is of many weapons.
COLUMNS = (Weapon.id, Weapon.identity, Weapon.serial_normalised, Weapon.make, Weapon.model, Weapon.calibre,
           JoinedRecord.stays_id)
Asked = tuple[Spelling, str]


@dataclass(frozen=True)
class Twin:
    """A weapon that is called so, by the records of it that are: its own, and those that were joined to it."""

    weapon: Weapon
    records: tuple[Weapon, ...]

    @property
    def joined(self) -> Weapon | None:
        """The record that is called so, when the weapon's own is not."""
        return None if self.weapon in self.records else self.records[0]

    def refusal(self, field: str, subject: str | None = None, **values: Any) -> RuleBroken:
        """The refusal to give another weapon this identity; it names the weapon, whichever record bears it."""
        told = {"record": registry_number(self.joined.id)} if self.joined else {}
        return RuleBroken(JOINED if self.joined else TAKEN, field, subject=subject or self.weapon.subject,
                          weapon=self.weapon.id, **told, **values)


def twins_of(session: Session, spelling: Spelling, serials: Collection[str]) -> list[Twin]:
    """The weapons called the same that bear one of the serials, the oldest first."""
    found = twins_by_identity(session, ((spelling, serial) for serial in serials))
    return sorted({twin.weapon.id: twin for twins in found.values() for twin in twins}.values(),
                  key=lambda twin: twin.weapon.id)


def twins_by_identity(session: Session, asked: Iterable[Asked]) -> dict[str, list[Twin]]:
    """Identity, as each spelling gives it → the weapons called so; those that bear it themselves in front."""
    wanted: dict[str, dict[str, Spelling]] = defaultdict(dict)
    for spelling, serial in asked:
        wanted[normalised(serial)][str(spelling.identity(serial))] = spelling
    called: dict[str, list[int]] = defaultdict(list)
    for row in session.execute(_bearing(wanted)):
        for identity, spelling in wanted[row.serial_normalised].items():
            if row.identity == identity or spelling.is_of(row):
                called[identity].append(row.id)
    return _told(session, called) if called else {}


def _bearing(serials: Collection[str]) -> Any:
    # Where not all of a serial was read there is no identity, and no twin; a joined record has given its own up.
    is_one = or_(Weapon.identity.is_not(None), JoinedRecord.weapon_id.is_not(None))
    query = select(*COLUMNS).outerjoin(JoinedRecord, JoinedRecord.weapon_id == Weapon.id)
    return query.where(Weapon.serial_normalised.in_(list(serials)), is_one).order_by(Weapon.id)


def _told(session: Session, called: dict[str, list[int]]) -> dict[str, list[Twin]]:
    stays = stays_of(session, {record for records in called.values() for record in records})
    ids = stays.keys() | set(stays.values())
    weapons = {weapon.id: weapon for weapon in session.scalars(select(Weapon).where(Weapon.id.in_(ids)))}
    told: dict[str, list[Twin]] = {}
    for identity, records in called.items():
        of: dict[int, list[Weapon]] = defaultdict(list)
        for record in records:
            of[stays[record]].append(weapons[record])
        twins = [Twin(weapons[id_], tuple(bearing)) for id_, bearing in of.items()]
        told[identity] = sorted(twins, key=lambda twin: (twin.joined is not None, twin.weapon.id))
    return told
