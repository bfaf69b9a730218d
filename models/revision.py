"""Which schema a database has, and which one this program works with: asked while serving, so without Alembic."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

SCRIPTS = Path(__file__).parent / "migrations"
#: Where Alembic writes the revision of a database.
VERSION_TABLE = "alembic_version"


def is_current(engine: Engine) -> bool:
    """Whether the database is at the newest revision."""
    with engine.connect() as connection:
        return revision_of(connection) == newest_revision()


def revision_of(connection: Connection) -> str | None:
    """The revision the database is at; None before the first upgrade."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))


def newest_revision() -> str:
    """The revision this version of the program works with: each file of the chain is named after its own."""
    return max(file.name.split("_")[0] for file in (SCRIPTS / "versions").glob("[0-9]*.py"))
