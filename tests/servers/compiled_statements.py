"""Each statement compiled once for each kind of database in a process of tests, however many engines run it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Engine, event

import models.database

#: More than all the statements of the registry.
MOST = 5_000


def compile_statements_once() -> None:
    """Let every engine made from now on use what was compiled for the first of its kind that connected."""
    make = models.database.create_engine
    known: dict[str, tuple[Dialect, Any]] = {}

    def like_another(url: str, **options: Any) -> Engine:
        engine = make(url, query_cache_size=MOST, **options)
        name = engine.dialect.name
        if name in known:
            engine.dialect, engine._compiled_cache = known[name]
            engine.pool._dialect = engine.dialect
        else:
            # A dialect knows its server from the first connection on, and not before.
            event.listen(engine, "connect", lambda *_: known.setdefault(name, (engine.dialect, engine._compiled_cache)))
        return engine

    vars(models.database)["create_engine"] = like_another
