"""Reading a table of any length with a bounded number of its rows in memory."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, Select
from sqlalchemy.orm import Session

#: Rows fetched at a time.
PIECE = 1000


def streamed(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows of `query` one by one; the cursor is closed also when the reader stops early."""
    with session.execute(query.execution_options(yield_per=PIECE)) as rows:
        yield from rows
