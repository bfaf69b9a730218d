"""Whether every acknowledged act is in the ledger, as it was acknowledged."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.act import Act
from models.database import engine_for, reading
from models.weapon import Weapon
from tests.crash.teller import Written

Told = set[tuple[str, str, str]]


def acknowledged(written: Iterable[Written]) -> Told:
    """Act key, serial and page of what the registry acknowledged."""
    return {(one.sent["act"], one.sent["serial"], one.location) for one in written}


def recorded(url: str) -> Told:
    """Act key, serial and page of every registration in the ledger."""
    engine = engine_for(url)
    query = select(Act.key, Weapon.serial, Weapon.id).join(Weapon, Weapon.id == Act.id + 1)
    with reading(engine) as session:
        found = {(key, serial, f"/weapons/{id_}") for key, serial, id_ in session.execute(query)}
    engine.dispose()
    return found
