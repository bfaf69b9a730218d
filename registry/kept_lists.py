"""Lists a person keeps under a name, and the log of those taken away as files."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from models.database import operational
from models.saved_search import ExportLog, SavedSearch
from models.schema import table_of

#: Lists one person may keep.
MOST = 50
Written = TypeVar("Written")


def kept_by(session: Session, user_id: int) -> list[SavedSearch]:
    """The person's lists, by name."""
    query = select(SavedSearch).where(SavedSearch.user_id == user_id).order_by(SavedSearch.name, SavedSearch.id)
    return list(session.scalars(query))


def keep(engine: Engine, user_id: int, name: str, query: str, now: datetime) -> bool:
    """Keep `query` as `name`, in place of what had that name; False when there is no room for another."""
    with operational(engine) as session:
        mine = kept_by(session, user_id)
        same = next((search for search in mine if search.name == name), None)
        if same is not None:
            same.query, same.saved_at = query, now
        elif len(mine) < MOST:
            session.add(SavedSearch(user_id=user_id, name=name, query=query, saved_at=now))
        return same is not None or len(mine) < MOST


def forget(engine: Engine, user_id: int, search_id: int) -> None:
    """Forget one of the person's lists; of somebody else's nothing is touched."""
    table = table_of(SavedSearch)
    with operational(engine) as session:
        session.execute(delete(table).where(table.c.id == search_id, table.c.user_id == user_id))


def begin_export(engine: Engine, user_id: int, kind: str, query: str, now: datetime) -> int:
    """Write down that the person takes a list away, before anything of it is read; the number of the note."""
    with operational(engine) as session:
        note = ExportLog(user_id=user_id, format=kind, query=query, count=None, at=now)
        session.add(note)
        session.flush()
        return note.id


def counted(engine: Engine, note_id: int, rows: Iterable[Written]) -> Iterator[Written]:
    """The rows as they are; once the last is taken, how many they were is written down."""
    count = 0
    for row in rows:
        yield row
        count += 1
    with operational(engine) as session:
        session.get_one(ExportLog, note_id).count = count
