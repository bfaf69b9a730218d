"""A registry as large as asked, for the measurements alone: rows written straight into the tables, without acts.

Nothing else may do this: no entry of the ledger stands behind these rows, and a verification would refuse them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert

from marking.serial import normalised
from models import serial_index
from models.base import instant_text
from models.migrate import owner_engine
from models.organisation import Organisation
from models.schema import table_of
from models.weapon import FACTS, Component, Weapon
from registry.operations.identity import identity_of

#: No act of the measured registry gets this far.
FIRST_UNIT, FIRST_WEAPON = 50_000_000, 60_000_000
FORCES, UNITS = 24, 10
PIECE = 5_000
EPOCH = datetime(2016, 1, 1, tzinfo=UTC)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
MAKES = [f"{name} {kind}".strip() for name in ("Glock", "Beretta", "Taurus", "Colt", "Sako", "Norinco", "Zamorana",
         "Walther", "Rossi", "Browning", "Astra", "Star") for kind in ("", "Arms", "Industrias")]
CALIBRES = ("9 mm", ".38 Special", ".40 S&W", ".45 ACP", "12", "7.62 × 39 mm", "5.56 × 45 mm", ".22 LR")
#: Code of the status, and how many of a hundred have it.
STATUSES = {"in_store": 70, "issued_out": 26, "stolen": 2, "lost": 1, "not_located": 1}


def fill(url: str, root: int, number: int) -> list[str]:
    """Add `number` weapons in units below `root` to the registry at `url`; some of their serials, for searching."""
    engine = owner_engine(url)
    chance = random.Random(number)
    with engine.execution_options(writing=True).begin() as connection:
        serial_index.drop(connection)
        _units(connection, root)
        sample = _weapons(connection, chance, number)
        serial_index.rebuild(connection)
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()
    return sample


def _units(connection: Connection, root: int) -> None:
    rows = []
    for force in range(FORCES):
        id_ = FIRST_UNIT + force * 100
        rows.append(_unit(id_, f"Fuerza {force}", f"F{force}", root))
        rows += [_unit(id_ + 1 + unit, f"Parque {force}.{unit}", f"F{force}U{unit}", id_) for unit in range(UNITS)]
    connection.execute(insert(table_of(Organisation)), rows)


def _unit(id_: int, name: str, code: str, parent: int) -> dict[str, Any]:
    return {"id": id_, "last_entry": id_, "name": name, "kind": "unit", "code": code, "parent_id": parent}


def _weapons(connection: Connection, chance: random.Random, number: int) -> list[str]:
    rows, sample = _rows(chance, number), []
    while piece := list(islice(rows, PIECE)):
        _insert(connection, table_of(Weapon), piece)
        _insert(connection, table_of(Component), [_barrel(row) for row in piece])
        sample.append(chance.choice(piece)["serial"])
    return sample


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    copy = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(copy) as out:
        for row in rows:
            out.write_row([_copied(row[name]) for name in names])


def _copied(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant_text(value)
    return '{"make": "seen"}' if isinstance(value, dict) else value


def _rows(chance: random.Random, number: int) -> Iterator[dict[str, Any]]:
    statuses, weights = list(STATUSES), list(STATUSES.values())
    standings = dict.fromkeys(FACTS, "seen")
    for place in range(number):
        unit = FIRST_UNIT + int(chance.random() ** 2 * FORCES) * 100 + 1 + int(chance.random() * UNITS)
        make = MAKES[int(chance.random() ** 2 * len(MAKES))]
        serial = _serial(chance)
        id_, calibre = FIRST_WEAPON + place, CALIBRES[place % len(CALIBRES)]
        model, status = f"M{place % 12}", chance.choices(statuses, weights)[0]
        seen = EPOCH + timedelta(minutes=chance.randrange(5_000_000))
        missing = status in {"stolen", "lost", "not_located"}
        yield {
            "id": id_, "last_entry": id_, "weapon_type": "pistol" if place % 3 else "revolver",
            "action": "semi_automatic", "make": make, "model": model, "calibre": calibre, "year": 1950 + place % 75,
            "manufacturer": make, "country": "AT", "importer": None, "serial": serial, "serial_status": "legible",
            "serial_normalised": normalised(serial), "identity": f"{identity_of(make, model, calibre, serial)}|{place}",
            "weapon_class": "organic" if place % 4 else "sporting", "condition": "operative", "ballistic_number": None,
            "ballistic_on": None, "ballistic_laboratory": None, "standings": standings,
            "owner": f"organisation:{unit}", "custodian": f"{'to_be_located' if missing else 'organisation'}:{unit}",
            "organisation_id": unit, "place": None, "status": status, "custody_since": seen, "due_back_at": None,
            "last_seen_at": seen, "open_holds": 1 if place % 500 == 0 else 0, "registered_by": 1,
        }


def _serial(chance: random.Random) -> str:
    letters = "".join(chance.choice(LETTERS) for _ in range(chance.choice((0, 1, 2, 3))))
    digits = f"{chance.randrange(10 ** 7):07d}"[: chance.choice((5, 6, 7))]
    dash, suffix = "-" if chance.random() < 0.2 else "", chance.choice(LETTERS) if chance.random() < 0.1 else ""
    return f"{letters}{dash}{digits}{suffix}"


def _barrel(weapon: dict[str, Any]) -> dict[str, Any]:
    return {"entry": weapon["id"], "position": 0, "weapon_id": weapon["id"], "kind": "barrel",
            "serial": weapon["serial"], "serial_normalised": weapon["serial_normalised"], "standing": "seen"}
