"""Bring a database to the present schema: revisions, triggers and the application's rights.

Alembic is imported where it is used: it takes ten megabytes, and a process that only serves does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Engine

from models.database import engine_for
from models.revision import SCRIPTS

if TYPE_CHECKING:
    from alembic.config import Config


def configuration(url: str) -> Config:
    """Alembic's configuration for the database at `url`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["url"] = url
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Upgrade the database at `url`; on PostgreSQL as its owner, not in the application's role."""
    from alembic import command

    command.upgrade(configuration(url), revision)


def downgrade(url: str, revision: str) -> None:
    """Undo revisions down to `revision`."""
    from alembic import command

    command.downgrade(configuration(url), revision)


def is_modelled(item: object, name: str | None, kind: str, *_: object) -> bool:
    """Whether a schema comparison looks at it: the index of fragments differs by database, and no model has it."""
    return not (kind in {"table", "index"} and str(name).startswith("serial_fragment"))


def owner_engine(url: str) -> Engine:
    """An engine in the role that owns the tables: for migrations and set-up only."""
    return engine_for(url, role=None)
