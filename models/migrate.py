"""Bring a database to the present schema: revisions, triggers and the application's rights."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from models.database import engine_for

SCRIPTS = Path(__file__).parent / "migrations"


def configuration(url: str) -> Config:
    """Alembic's configuration for the database at `url`."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["url"] = url
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Upgrade the database at `url`; on PostgreSQL as its owner, not in the application's role."""
    command.upgrade(configuration(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Undo revisions down to `revision`."""
    command.downgrade(configuration(url), revision)


def is_current(engine: Engine) -> bool:
    """Whether the database is at the newest revision."""
    with engine.connect() as connection:
        return revision_of(connection) == newest_revision()


def revision_of(connection: Connection) -> str | None:
    """The revision the database is at; None before the first upgrade."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """The revision this version of the program works with."""
    return ScriptDirectory(str(SCRIPTS)).get_current_head()


def is_modelled(item: object, name: str | None, kind: str, *_: object) -> bool:
    """Whether a schema comparison looks at it: the index of fragments differs by database, and no model has it."""
    return not (kind in {"table", "index"} and str(name).startswith("serial_fragment"))


def owner_engine(url: str) -> Engine:
    """An engine in the role that owns the tables: for migrations and set-up only."""
    return engine_for(url, role=None)
