"""What a database says about itself: its triggers."""

from __future__ import annotations

from sqlalchemy import Engine, text

TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def trigger_names(engine: Engine) -> set[str]:
    """The names of all triggers."""
    with engine.connect() as connection:
        return set(connection.scalars(text(TRIGGERS[engine.dialect.name])))
