"""Loading a list, and a bare insert of all the rows it wrote into the same tables and triggers beside it."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from bench.databases import Database
from bench.table import Row
from models.database import engine_for
from models.migrate import owner_engine, upgrade
from models.schema import metadata
from registry.importing.mapping import Mapping
from registry.importing.running import go_on
from registry.near_sweep import sweep
from registry.operations.set_legal_parameter import SetLegalParameter
from tests.registry.importing.brought import COLUMNS, Brought
from tests.registry.operations.founded import Founded, founded

#: How many times slower than the bare insert a load may be.
MOST = {"SQLite": 12.0, "PostgreSQL": 4.0}
MAKES = ("Taurus", "Rossi", "Glock", "Beretta", "Colt", "CBC", "Bersa", "Imbel", "Smith & Wesson", "Zamorana")
CALIBRES = (".38", "9 mm", ".40", "7,62 mm", "12", ".380", "5,56 mm")
#: Cells of a list beyond those that are facts: real ones have a dozen.
REST = ("Expediente", "Lugar", "Fecha", "Delito")
#: Written by triggers, or there from the beginning.
NOT_INSERTED = {"serial_key", "ledger_head", "alembic_version"}
PIECE = 5_000


def imports(database: Database, asked: argparse.Namespace) -> list[Row]:
    """Rows a second of both, and how far apart they are."""
    with tempfile.TemporaryDirectory(prefix="lista-") as folder, database.new() as url:
        loaded = _loaded(url, Path(folder), asked.rows)
        kept = _kept(url)
        compared = _compared(url)
        with database.new() as other:
            bare = _inserted(other, kept)
    times = loaded / bare
    most = MOST[database.name]
    verdict = "se cumple" if times <= most else "NO SE CUMPLE"
    return [
        Row(database.name, "lista cargada, con parecidos", _rate(asked.rows, loaded)),
        Row(database.name, "sus filas, insertadas sin más", _rate(asked.rows, bare)),
        Row(database.name, "sus armas, comparadas después por el proceso de fondo", _rate(asked.rows, compared)),
        Row(database.name, f"veces más lenta (meta: {most:g}; {verdict})", {"veces": f"{times:.1f}"}),
    ]


def _rate(rows: int, seconds: float) -> dict[str, str]:
    return {"filas/s": f"{rows / seconds:.0f}", "filas": str(rows), "s": f"{seconds:.2f}"}


def a_list(number: int) -> Iterator[str]:
    """The lines of a list of `number` weapons, a fifth of them without a serial, some misread copies of another."""
    chance = random.Random(number)
    yield ";".join([*COLUMNS, *REST])
    for place in range(number):
        number_read = f"QX{chance.randrange(10**7):07d}".replace("0", "O" if place % 50 == 1 else "0")
        serial = chance.choice(("removido", "ilegible", "", "-")) if place % 5 == 0 else number_read
        yield ";".join([serial, "Revólver" if place % 3 else "Pistola", MAKES[place % len(MAKES)], f"M{place % 37}",
                        CALIBRES[place % len(CALIBRES)], f"029-{place:05d}/2021", "Parque central", "2021-01-04",
                        "Porte ilícito"])


def listed(registry: Founded, folder: Path) -> Brought:
    """Where lists of any length are loaded into `registry` without a second person."""
    registry.do(SetLegalParameter, parameter="import_rows_alone", value=10**7, source="medida", certainty="unverified",
                valid_from=date(2000, 1, 1))
    return Brought(registry, folder, registry.user(registry.force, "clerk"))


def decided(there: Brought) -> Mapping:
    """What was decided about the columns of `a_list`."""
    usual = there.mapping()
    values = usual.values | {"weapon_type": {"revolver": "revolver", "pistola": "pistol"}}
    return Mapping(usual.columns, values, usual.constants)


def _loaded(url: str, folder: Path, rows: int) -> float:
    registry = founded(url)
    there = listed(registry, folder)
    run = there.bring("\n".join(a_list(rows)), decided(there))
    there.start(run)
    started = time.perf_counter()
    go_on(registry.engine, folder, run)
    taken = time.perf_counter() - started
    ended = there.run(run)
    assert (ended.state, ended.done) == ("done", rows), ended.stopped_by
    registry.engine.dispose()
    return taken


def _compared(url: str) -> float:
    """Seconds to go through everything the load wrote for look-alikes: no load waits for it."""
    engine = engine_for(url)
    started = time.perf_counter()
    sweep(engine)
    taken = time.perf_counter() - started
    engine.dispose()
    return taken


def _kept(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, by table, in an order in which they can be inserted."""
    engine = owner_engine(url)
    with engine.connect() as connection:
        kept = {table.name: _rows(connection, table) for table in _tables()}
    engine.dispose()
    return kept


def _tables() -> list[Table]:
    return [table for table in metadata.sorted_tables if table.name not in NOT_INSERTED]


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    key = list(table.primary_key)
    return [dict(row) for row in connection.execute(select(table).order_by(*key)).mappings()]


def _inserted(url: str, kept: dict[str, list[dict[str, Any]]]) -> float:
    upgrade(url)
    engine = owner_engine(url)
    started = time.perf_counter()
    with engine.execution_options(writing=True).begin() as connection:
        for table in _tables():
            rows = kept[table.name]
            for first in range(0, len(rows), PIECE):
                connection.execute(insert(table), rows[first:first + PIECE])
    taken = time.perf_counter() - started
    engine.dispose()
    return taken
