"""Loading lists, as work under way: what was decided about their columns, runs, the verdict of each row, and jobs.

Nothing here decides anything about a weapon: what is registered is in the ledger, with its source and line.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass


class ImportMapping(Base):
    """What somebody decided once for a kind of file: which column is which fact, which value means what."""

    __tablename__ = "import_mapping"
    table_class = TableClass.OPERATIONAL

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    #: Whose files it reads: scope of who may use it.
    organisation_id: Mapped[int] = mapped_column(index=True)
    #: SHA-256 of the columns of the files it is for.
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    #: As `registry.importing.mapping.Mapping.written` gives it.
    decided: Mapped[dict[str, Any]]
    #: Who decided it last, and when.
    user_id: Mapped[int]
    at: Mapped[datetime]


class ImportRun(Base):
    """One passage through a file, real or rehearsed; counts are of rows already judged."""

    __tablename__ = "import_run"
    table_class = TableClass.OPERATIONAL

    id: Mapped[int] = mapped_column(primary_key=True)
    #: SHA-256 of the file in hexadecimal: it is kept under this name while the run needs it.
    digest: Mapped[str] = mapped_column(String(64), index=True)
    #: As it was called where it came from.
    file_name: Mapped[str]
    organisation_id: Mapped[int] = mapped_column(index=True)
    mapping_id: Mapped[int] = mapped_column(ForeignKey("import_mapping.id"))
    user_id: Mapped[int]
    is_rehearsal: Mapped[bool]
    #: A code of the vocabulary ``import_state``.
    state: Mapped[str]
    #: Rows of the file.
    total: Mapped[int]
    accepted: Mapped[int] = mapped_column(default=0)
    #: Rows that say otherwise of a weapon than what is registered: recorded, and waiting for a decision.
    contradicts: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    already: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    #: Line of the last row judged; 0 before the first.
    last_line: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    #: Why it stopped, as a Spanish msgid, with the values it names.
    stopped_by: Mapped[str | None]
    stopped_values: Mapped[dict[str, Any] | None]

    @property
    def taken(self) -> int:
        """Rows that were not refused: with those they make up the rows of the file."""
        return self.accepted + self.contradicts + self.already

    @property
    def done(self) -> int:
        """Rows already judged."""
        return self.taken + self.refused


class ImportRow(Base):
    """The verdict on one row of a run."""

    __tablename__ = "import_row"
    table_class = TableClass.OPERATIONAL

    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), primary_key=True, autoincrement=False)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: A code of the vocabulary ``import_verdict``.
    verdict: Mapped[str]
    #: The weapon registered from it, or the one it repeats.
    weapon_id: Mapped[int | None]
    #: A registered weapon whose number it could be, misread.
    near_id: Mapped[int | None]
    #: What the serial field says: a code of `marking.serial_field.Form`.
    form: Mapped[str | None]
    #: Spanish msgid of why it was refused, the values it names, and the cells, to correct and send again; of a row that
    #: was taken, the cell that says which refused one it answers (`registry.operations.returned_rows`).
    reason: Mapped[str | None]
    reason_values: Mapped[dict[str, Any] | None]
    cells: Mapped[dict[str, Any] | None]


class Job(Base):
    """Slow work that the worker does and that can be left; done again from where it was when the worker dies."""

    __tablename__ = "job"
    table_class = TableClass.OPERATIONAL

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Names what is done, in `registry.jobs.KINDS`.
    kind: Mapped[str]
    #: What it is done to: an id of the table its kind knows.
    subject_id: Mapped[int] = mapped_column(index=True)
    #: ``waiting``, ``running``, ``done`` or ``failed``.
    state: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
