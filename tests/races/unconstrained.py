"""The registry without its keys, constraints and triggers: only the lock is left between two writers."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

from models import serial_index
from models.migrate import owner_engine

POSTGRESQL_CONSTRAINTS = """
    SELECT conrelid::regclass, conname FROM pg_constraint
    WHERE contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace AND conparentid = 0"""
POSTGRESQL_TRIGGERS = "SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE NOT tgisinternal"
SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def drop_constraints(url: str) -> None:
    """Take every key, every unique and foreign constraint and every trigger out of the database at `url`."""
    engine = owner_engine(url)
    with engine.execution_options(writing=True).connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.connection.execute("PRAGMA foreign_keys=OFF")  # has no effect once a transaction has begun
        with connection.begin():
            (_in_sqlite if engine.dialect.name == "sqlite" else _in_postgresql)(connection)
            serial_index.rebuild(connection)  # what keeps the index of the search right keeps nobody from writing
    engine.dispose()


def _in_sqlite(connection: Connection) -> None:
    for (name,) in connection.exec_driver_sql(SQLITE_TRIGGERS).all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    connection.exec_driver_sql("DROP TABLE serial_fragment")  # a virtual one, made of several
    for table in inspect(connection).get_table_names():
        connection.exec_driver_sql(f'CREATE TABLE bare AS SELECT * FROM "{table}"')
        connection.exec_driver_sql(f'DROP TABLE "{table}"')
        connection.exec_driver_sql(f'ALTER TABLE bare RENAME TO "{table}"')


def _in_postgresql(connection: Connection) -> None:
    for table, name in connection.exec_driver_sql(POSTGRESQL_TRIGGERS).all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}" ON {table}')
    for table, name in connection.exec_driver_sql(POSTGRESQL_CONSTRAINTS).all():
        connection.exec_driver_sql(f'ALTER TABLE {table} DROP CONSTRAINT IF EXISTS "{name}" CASCADE')
