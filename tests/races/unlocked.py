"""The registry without its lock, as somebody would have written it who trusts the defaults of driver and database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from models.database import WAIT_SECONDS, engine_for, sqlite_module
from models.ledger import LedgerHead, head_of
from registry.operations import perform

# The package gives the name of the module to the function of the same name.
PERFORM = sys.modules[perform.__module__]


def unlocked_engine(url: str) -> Engine:
    """An engine that begins transactions when its driver does: on SQLite, at the first write."""
    if make_url(url).get_backend_name() != "sqlite":
        return engine_for(url)
    waiting = {"timeout": WAIT_SECONDS, "check_same_thread": False}
    engine = create_engine(url, module=sqlite_module(), connect_args=waiting)
    event.listen(engine, "connect", lambda dbapi, record: dbapi.execute("PRAGMA foreign_keys=ON"))
    return engine


def unlocked_head(session: Session, *, locked: bool = False) -> LedgerHead:
    """The head as anybody may read it at any moment."""
    del locked
    return head_of(session)


@contextmanager
def no_lock_on_the_head() -> Iterator[None]:
    """For as long as it lasts, an act of this process does not lock the head."""
    with patch.object(PERFORM, "head_of", unlocked_head):
        yield
