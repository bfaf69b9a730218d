"""Guards in front of the ledger inside the program; triggers and the database role stand behind."""

from typing import Any

from sqlalchemy import Table, event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.sql.dml import Delete, Insert, Update

from models.base import TableClass, table_class_of

PERFORMING = "performing"
#: Key of the one table a session may insert into, for sessions that write nothing else.
ONLY = "only"
FREE = {TableClass.OPERATIONAL}


class Unguarded(RuntimeError):
    """Somebody tried to write what only an act may write."""


class GuardedSession(Session):
    """The only session class of the program; its listeners refuse writes outside an act."""

    def bulk_save_objects(self, *rows: Any, **options: Any) -> None:
        """Refused, like its two sisters: SQLAlchemy's older bulk methods pass by every listener."""
        raise Unguarded("bulk methods lead around the guards")

    bulk_insert_mappings = bulk_update_mappings = bulk_save_objects


@event.listens_for(GuardedSession, "before_flush")
def refuse_stray_objects(session: Session, context: UOWTransaction, instances: Any) -> None:
    """The flush guard: new, changed or deleted rows of a guarded class need an act."""
    changed = [row for row in session.dirty if session.is_modified(row)]
    for row in [*session.new, *changed, *session.deleted]:
        _refuse(session, row.table_class, row.__tablename__)
    for row in [*changed, *session.deleted]:
        if row.table_class is TableClass.LEDGER:
            raise Unguarded(f"{row.__tablename__}: the ledger is append-only")


@event.listens_for(GuardedSession, "do_orm_execute")
def refuse_stray_statements(state: ORMExecuteState) -> None:
    """The bulk-statement guard: UPDATE, DELETE and INSERT statements meet the same rule."""
    statement = state.statement
    if not isinstance(statement, (Insert, Update, Delete)):
        return
    if not isinstance(statement.table, Table):
        raise Unguarded(f"{statement.table}: only tables are written, by their own names")
    table = statement.table.name
    table_class = table_class_of(table)
    _refuse(state.session, table_class, table)
    if table_class not in FREE and not isinstance(statement, Insert):
        raise Unguarded(f"{table}: acts change rows one by one, through their events")


def _refuse(session: Session, table_class: TableClass, table: str) -> None:
    only = session.info.get(ONLY)
    if only is not None and table != only:
        raise Unguarded(f"{table}: this session writes {only} alone")
    if only is None and table_class not in FREE and not session.info.get(PERFORMING):
        raise Unguarded(f"{table}: only an act writes here")
