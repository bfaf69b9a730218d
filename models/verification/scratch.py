"""An empty copy of the projection, in a file that lives as long as the verification: where entries are replayed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, create_engine, event
from sqlalchemy.schema import CreateTable

from models.base import Base, TableClass
from models.database import sqlite_module
from models.schema import mapped_classes, table_of

#: Every commitment the entries name, and the first entry that names it.
named = Table("named_commitment", MetaData(), Column("commitment", String, primary_key=True), Column("entry", Integer),
              sqlite_with_rowid=False)
#: Nothing here outlives a crash, so nothing here is worth waiting for the disk.
HASTE = ("journal_mode=MEMORY", "synchronous=OFF", "locking_mode=EXCLUSIVE", "temp_store=MEMORY", "cache_size=-65536")


def projected() -> list[type[Base]]:
    """The classes that replay must give back, in the order of their tables' names."""
    return mapped_classes(TableClass.PROJECTION)


@contextmanager
def scratch(folder: Path | None = None) -> Iterator[Engine]:
    """An engine on an empty projection: constraints as in the registry, none of its search indexes or triggers."""
    with tempfile.TemporaryDirectory(prefix="verificacion-", dir=folder) as place:
        engine = create_engine(f"sqlite:///{place}/proyeccion.sqlite3", module=sqlite_module())
        event.listen(engine, "connect", lambda dbapi, record: [dbapi.execute(f"PRAGMA {it}") for it in HASTE])
        try:
            with engine.begin() as connection:
                for table in [*(table_of(class_) for class_ in projected()), named]:
                    connection.execute(CreateTable(table))
            yield engine
        finally:
            engine.dispose()
