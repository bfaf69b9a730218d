"""The keys searches go by, against the numbers they were computed from: one that is missing hides a weapon."""

import heapq
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.schema import table_of
from models.serial_key import COMPONENT, MARK, WEAPON, KeyRow, SerialKey, key_of
from models.verification.faults import Tampered
from models.verification.streaming import streamed
from models.vocabulary import N_
from models.weapon import Component, Mark, Weapon

WRONG = N_("La clave de búsqueda %(row)s de «serial_key» no es la que dan los seriales: ejecute search rebuild.")


def check_serial_keys(stored: Session) -> None:
    """Raise `Tampered` for the first key that is missing, extra or differs; both sides stream by id."""
    columns = table_of(SerialKey).columns
    found = (tuple(row) for row in streamed(stored, select(*columns).order_by(SerialKey.id)))
    for is_there, expected in zip_longest(found, _expected(stored)):
        if is_there != expected:
            raise Tampered(WRONG, row=min(row[0] for row in (is_there, expected) if row is not None))


def _expected(stored: Session) -> Iterator[KeyRow]:
    weapon, mark, part = Weapon.serial_normalised, Mark.text_normalised, Component.serial_normalised
    unit = Weapon.organisation_id
    queries = (
        (WEAPON, select(Weapon.id, Weapon.id, unit, weapon).where(weapon != "").order_by(Weapon.id)),
        (MARK, select(Mark.id, Mark.weapon_id, unit, mark).join(Weapon, Weapon.id == Mark.weapon_id)
         .where(mark != "").order_by(Mark.id)),
        (COMPONENT, select(Component.entry, Component.weapon_id, unit, part, Component.position)
         .join(Weapon, Weapon.id == Component.weapon_id).where(part != "")
         .order_by(Component.entry, Component.position)),
    )
    return heapq.merge(*(_keys(stored, kind, query) for kind, query in queries), key=lambda row: row[0])


def _keys(stored: Session, kind: str, query: Select[*tuple[Any, ...]]) -> Iterator[KeyRow]:
    return (key_of(kind, *row) for row in streamed(stored, query))
