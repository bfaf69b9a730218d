"""A passage through a file, real or rehearsed: piece after piece, from where it was, to the last row or a refusal."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from models.database import operational, reading
from models.files import path_of
from models.importing import ImportMapping, ImportRow, ImportRun
from models.organisation import Organisation, standing_for
from models.vocabulary import N_
from registry.errors import Refused
from registry.importing.claiming import Claiming
from registry.importing.mapping import Mapping
from registry.importing.table import Table, table_of
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.claims import Claim
from registry.operations.import_weapons import PIECE, ImportWeapons, NothingNew, keep
from registry.operations.judging import Judging, Verdict, known_of
from registry.operations.register_source import RegisterSource, source_of_file
from registry.permissions import authority_of, scope
from registry.queries.recognised import Recogniser

#: Where brought files lie that were not loaded.
FOLDER = "imports"
GONE = N_("El archivo ya no se guarda. Tráigalo de nuevo: lo que se decidió de sus columnas se recuerda.")
Told = Callable[[int, int], object]


class Stopped(Exception):
    """The worker was asked to end; the run goes on from here the next time."""


@dataclass(frozen=True)
class Prepared:
    """A run with what it needs in hand: the file as a table and who reads its rows."""

    run_id: int
    user: int
    organisation: int
    file_name: str
    last_line: int
    table: Table
    mapping: Mapping
    claiming: Claiming

    @property
    def reach(self) -> frozenset[int]:
        """The units that the person may load for."""
        return frozenset(self.claiming.units)


def file_of(data_dir: Path, digest: str) -> Path:
    """Where a brought file lies: among the evidence once it was loaded, apart until then."""
    evidence = path_of(data_dir, digest)
    return evidence if evidence.exists() else data_dir / FOLDER / digest


def table_in(data_dir: Path, digest: str, encoding: str = "") -> Table:
    """A brought file as a table, its text read as a person chose, if one did; `Refused` when it is kept no longer,
    `Unreadable` when it is not what it was."""
    path = file_of(data_dir, digest)
    if not path.is_file():
        raise Refused(GONE)
    return table_of(path, encoding)


def prepared(engine: Engine, data_dir: Path, run_id: int) -> Prepared:
    """The run `run_id`; `Refused` when its file is kept no longer."""
    with reading(engine) as session:
        run = session.get_one(ImportRun, run_id)
        mapping = Mapping.of(session.get_one(ImportMapping, run.mapping_id).decided)
        table = table_in(data_dir, run.digest, mapping.constant("encoding"))
        claiming = Claiming(mapping, table.columns, Recogniser(session), _units(session, run.user_id))
        return Prepared(run_id, run.user_id, standing_for(session, run.organisation_id), run.file_name, run.last_line,
                        table, mapping, claiming)


def _units(session: Session, user: int) -> dict[int, int]:
    """The units the person may load for, each with the one that stands for it now; those dissolved are none."""
    authority = authority_of(session, user)
    if authority is None:
        return {}
    query = select(Organisation.id).where(Organisation.id.in_(scope(authority, "import:run")),
                                          Organisation.is_dissolved.is_(False))
    units = set(session.scalars(query))
    found = {unit: standing_for(session, unit) for unit in units}
    return {unit: standing for unit, standing in found.items() if standing in units}


def source_asked(of: Prepared, total: int) -> RegisterSource:
    """The act that says the file was brought."""
    return RegisterSource(
        act=new_act_key(), claimed_at=datetime.now(UTC), source_kind="file", organisation=of.organisation,
        title=of.file_name, file_digest=of.table.digest, mapping=of.mapping.digest, rows=total)


def registered_source(engine: Engine, of: Prepared) -> int | None:
    """The source of the file, if it was brought, under the decisions as they are now."""
    with reading(engine) as session:
        source = source_of_file(session, of.organisation, of.table.digest)
        return source.id if source and source.mapping_digest == of.mapping.digest else None


def begin(engine: Engine, run_id: int, *, is_rehearsal: bool, user: int | None = None) -> None:
    """Put a run at its beginning, in the name of `user` if given; what was said of its rows before is forgotten."""
    with operational(engine) as session:
        session.execute(delete(ImportRow).where(ImportRow.run_id == run_id))
        run = session.get_one(ImportRun, run_id)
        run.accepted = run.contradicts = run.already = run.refused = run.last_line = 0
        run.is_rehearsal, run.state, run.started_at = is_rehearsal, "running", datetime.now(UTC)
        run.ended_at = run.stopped_by = run.stopped_values = None
        run.user_id = user or run.user_id


def go_on(engine: Engine, data_dir: Path, run_id: int, told: Told = lambda done, total: None,
          stop: Callable[[], bool] = lambda: False) -> None:
    """Take the run from where it is to its end; `Stopped` when asked to end, and it goes on another time.

    A refusal of a whole piece (no permission, other decisions meanwhile) stops the run with its sentence.
    """
    # The program itself is not looked through for garbage again and again while thousands of rows come and go.
    gc.freeze()
    try:
        of = prepared(engine, data_dir, run_id)
        with reading(engine) as session:
            run = session.get_one(ImportRun, run_id)
            is_rehearsal, total, done = run.is_rehearsal, run.total, run.done
        through = _rehearsed(engine, of) if is_rehearsal else _recorded(engine, of)
        for judged in through:
            done += judged
            told(done, total)
            if stop():
                raise Stopped()
    except Refused as refusal:
        _end(engine, run_id, "stopped", refusal)
        return
    _end(engine, run_id, "done", None)


def pieces(of: Prepared) -> Iterator[tuple[Claim, ...]]:
    """The claims of the rows after the last one judged, a piece at a time."""
    rows = (row for row in of.table.rows() if row.line > of.last_line)
    while piece := tuple(of.claiming.claim(row) for row in islice(rows, PIECE)):
        yield piece


def _recorded(engine: Engine, of: Prepared) -> Iterator[int]:
    source = registered_source(engine, of)
    if source is None:
        raise Refused("Antes hay que asentar que se trajo el archivo.")
    for piece in pieces(of):
        operation = ImportWeapons(act=new_act_key(), claimed_at=datetime.now(UTC), source=source,
                                  mapping=of.mapping.digest, claims=piece, reach=of.reach, run=of.run_id)
        try:
            perform(engine, operation, of.user)
        except NothingNew:
            _keep(engine, of.run_id, piece, operation.verdicts)
        yield len(piece)


def _rehearsed(engine: Engine, of: Prepared) -> Iterator[int]:
    judging = Judging(datetime.now(UTC))
    with reading(engine) as session:
        brought = source_of_file(session, of.organisation, of.table.digest)
        source = brought.id if brought else None
    for piece in pieces(of):
        with reading(engine) as session:
            known = known_of(session, source, piece, of.reach)
            verdicts = {claim.line: judging.verdict(claim, known) for claim in piece}
        _keep(engine, of.run_id, piece, verdicts)
        yield len(piece)


def _keep(engine: Engine, run_id: int, piece: tuple[Claim, ...], verdicts: dict[int, Verdict]) -> None:
    with operational(engine) as session:
        keep(session, run_id, piece, verdicts, {})


def _end(engine: Engine, run_id: int, state: str, refusal: Refused | None) -> None:
    with operational(engine) as session:
        run = session.get_one(ImportRun, run_id)
        run.state, run.ended_at = state, datetime.now(UTC)
        run.stopped_by, run.stopped_values = (refusal.msgid, _plain(refusal)) if refusal else (None, None)


def _plain(refusal: Refused) -> dict[str, str]:
    return {name: str(value) for name, value in refusal.values.items()}
