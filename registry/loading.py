"""A load in the hands of a person: free to be decided about, what was decided kept, given to the worker."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from sqlalchemy import delete, exists, select

from models.database import operational, reading
from models.importing import ImportMapping, ImportRow, ImportRun
from registry.errors import Refused
from registry.importing.bringing import as_it_stands
from registry.importing.mapping import Mapping
from registry.importing.proposing import read_otherwise
from registry.importing.running import FOLDER, begin, file_of, table_in
from registry.importing.table import Table
from registry.installation import installation
from registry.jobs import IMPORT, ask
from registry.queries.imports import is_under_way, mapping_of, run_within
from registry.queries.source_pages import source_of
from registry.security import acting, engine


def editable(run_id: int) -> ImportRun:
    """The load, for who may run it; `Refused` while the worker has it."""
    with reading(engine()) as session:
        run = run_within(session, acting().authority, run_id, "import:run")
        if is_under_way(session, run):
            raise Refused("Esta carga está en marcha. Espere a que termine.")
    return run


def in_hand(run_id: int) -> tuple[ImportRun, Mapping, Table]:
    """The load, what is decided of its columns and values, and its file."""
    run = editable(run_id)
    with reading(engine()) as session:
        mapping = as_it_stands(session, Mapping.of(mapping_of(session, run).decided))
    return run, mapping, table_in(installation().settings.data_dir, run.digest, mapping.constant("encoding"))


def table_if_kept(run: ImportRun, mapping: Mapping) -> Table | None:
    """Its file, read as was decided, while it is kept."""
    folder = installation().settings.data_dir
    return table_in(folder, run.digest, mapping.constant("encoding")) if file_of(folder, run.digest).is_file() else None


def keep_decided(run: ImportRun, mapping: Mapping) -> None:
    """Remember what the acting person decided."""
    with operational(engine()) as session:
        kept = session.get_one(ImportMapping, run.mapping_id)
        kept.decided, kept.user_id, kept.at = mapping.written, acting().user_id, datetime.now(UTC)


def is_read_otherwise(run: ImportRun, mapping: Mapping, table: Table, encoding: str) -> bool:
    """Whether the person chose another codec than the file was read in; then it is read, and kept to be read, so."""
    if not encoding or encoding == ("cp1252" if table.encoding == "latin-1" else table.encoding):
        return False
    again = table_in(installation().settings.data_dir, run.digest, encoding)
    keep_decided(run, read_otherwise(mapping, again, encoding))
    return True


def is_as_rehearsed(run: ImportRun) -> bool:
    """Whether it was rehearsed to its last row, under what is decided now."""
    with reading(engine()) as session:
        decided_at = mapping_of(session, run).at
    return run.state == "done" and run.is_rehearsal and decided_at < run.started_at


def take_away(run: ImportRun) -> None:
    """Forget a load of which nothing was recorded, and its file when no other load is of it."""
    with operational(engine()) as session:
        if source_of(session, run) is not None:
            raise Refused("De este archivo ya se asentó algo: su carga no se retira.")
        session.execute(delete(ImportRow).where(ImportRow.run_id == run.id))
        session.delete(session.get_one(ImportRun, run.id))
        session.flush()
        is_wanted = session.scalar(select(exists().where(ImportRun.digest == run.digest)))
    if not is_wanted:
        (installation().settings.data_dir / FOLDER / run.digest).unlink(missing_ok=True)


def ended(run: ImportRun) -> Any:
    """To the page of a load that is done."""
    flash(_("Esta carga ya terminó: queda como fue."), "is-none")
    return redirect(url_for("import.page", run_id=run.id))


def queued(run: ImportRun, *, is_rehearsal: bool) -> Any:
    """To its page, once the worker was asked."""
    begin(engine(), run.id, user=acting().user_id, is_rehearsal=is_rehearsal)
    with operational(engine()) as session:
        if not run.is_rehearsal:
            # It goes on after it was stopped: it began when it first did.
            session.get_one(ImportRun, run.id).started_at = run.started_at
        ask(session, IMPORT, run.id)
    return redirect(url_for("import.page", run_id=run.id))
