"""Bringing a file: kept under its digest, set against the decisions made before about files with the same columns."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models.database import operational, reading
from models.importing import ImportMapping, ImportRun
from models.organisation import Organisation, standing_for
from models.vocabulary import N_
from registry.errors import NotPermitted, Refused
from registry.importing.mapping import Mapping, value_key
from registry.importing.proposing import Proposing, proposed_columns, values_of
from registry.importing.running import FOLDER, file_of
from registry.importing.table import Table, table_of
from registry.importing.unreadable import LARGEST_FILE, Unreadable
from registry.importing.xlsx_rows import refuse_several_lists
from registry.permissions import Authority, permits, scope
from registry.queries.recognised import Recogniser

LONGEST_NAME = 80
TOO_LARGE = N_("El archivo pasa de %(most)s MB. Pártalo en varios.")
NO_MAPPING = N_("Nadie ha decidido qué son las columnas de este archivo. Tráigalo por la página de cargas, o elija"
                " unas columnas ya decididas.")


@dataclass(frozen=True)
class Kept:
    """A file kept under its digest, as a table, with its number of rows and how it was called."""

    table: Table
    rows: int
    name: str


def keep(data_dir: Path, stream: IO[bytes], name: str) -> Kept:
    """Keep what `stream` holds; `Unreadable`, and nothing kept, when it is no list."""
    folder = data_dir / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _written(folder, stream) as path:
        table = table_of(path)
        if table.encoding is None:
            refuse_several_lists(path)
        rows = sum(1 for _ in table.rows())
        if not rows:
            raise Unreadable("El archivo no tiene filas debajo de la cabecera.")
        lasting = file_of(data_dir, table.digest)
        os.replace(path, lasting)
    return Kept(replace(table, path=lasting), rows, _plain_name(name))


@contextmanager
def _written(folder: Path, stream: IO[bytes]) -> Iterator[Path]:
    """The stream in a file of its own, which is gone afterwards unless it was moved."""
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        path, left = Path(file.name), LARGEST_FILE
        while piece := stream.read(1 << 18):
            left -= len(piece)
            if left < 0:
                break
            file.write(piece)
    try:
        if left < 0:
            raise Unreadable(TOO_LARGE, most=LARGEST_FILE // 1024 // 1024)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _plain_name(name: str) -> str:
    plain = "".join(c for c in Path(name.replace("\\", "/")).name if c.isprintable())
    return " ".join(plain.split())[-LONGEST_NAME:] or "lista"


def bring(engine: Engine, authority: Authority, kept: Kept, organisation: int, mapping: int | None = None) -> int:
    """A new run of a kept file, for `organisation`, under a mapping: the one given, the last for such files, or a new
    one with what is proposed; the number of the run."""
    with operational(engine) as session:
        organisation = standing_for(session, organisation)
        if not permits(session, authority, "import:run", [organisation]):
            raise NotPermitted()
        decided = (session.get_one(ImportMapping, mapping) if mapping else
                   latest_for(session, authority, kept.table.fingerprint)
                   or _proposed(session, authority, kept, organisation))
        run = ImportRun(
            digest=kept.table.digest, file_name=kept.name, organisation_id=organisation, mapping_id=decided.id,
            user_id=authority.user_id, is_rehearsal=True, state="draft", total=kept.rows, started_at=datetime.now(UTC))
        session.add(run)
        session.flush()
        return run.id


def unfinished(engine: Engine, digest: str, mapping: int, *, is_rehearsal: bool) -> int | None:
    """The last run of a file under a mapping that was cut short, or None."""
    query = select(ImportRun.id).where(ImportRun.digest == digest, ImportRun.mapping_id == mapping,
                                       ImportRun.is_rehearsal == is_rehearsal, ImportRun.state == "running")
    with reading(engine) as session:
        return session.scalars(query.order_by(ImportRun.id.desc())).first()


def latest_for(session: Session, authority: Authority, fingerprint: str) -> ImportMapping | None:
    """What was last decided, within reach, about files with these columns."""
    query = select(ImportMapping).where(ImportMapping.fingerprint == fingerprint,
                                        ImportMapping.organisation_id.in_(scope(authority, "import:run")))
    return session.scalars(query.order_by(ImportMapping.at.desc(), ImportMapping.id.desc())).first()


def mapping_named(engine: Engine, authority: Authority, name: str | None, fingerprint: str) -> ImportMapping:
    """The decisions of that name, or the last about such files; `Refused` when there are none within reach."""
    with reading(engine) as session:
        query = select(ImportMapping).where(ImportMapping.name == name,
                                            ImportMapping.organisation_id.in_(scope(authority, "import:run")))
        found = session.scalars(query).first() if name else latest_for(session, authority, fingerprint)
    if found is None:
        raise Refused(NO_MAPPING)
    return found


def _proposed(session: Session, authority: Authority, kept: Kept, organisation: int) -> ImportMapping:
    first = Mapping(proposed_columns(kept.table.columns), {}, {
        "unit": str(organisation), "custody": "to_be_located", "undecided": "as_written"})
    values = proposing(session, authority).decided(values_of(kept.table, first), first)
    made = ImportMapping(
        name=_free_name(session, kept.name), organisation_id=organisation, fingerprint=kept.table.fingerprint,
        decided=Mapping(first.columns, values, first.constants).written, user_id=authority.user_id,
        at=datetime.now(UTC))
    session.add(made)
    session.flush()
    return made


def proposing(session: Session, authority: Authority) -> Proposing:
    """What proposes meanings, knowing the units within reach by code and by name."""
    query = select(Organisation).where(Organisation.id.in_(scope(authority, "import:run")))
    units = {value_key(word): unit.id for unit in session.scalars(query) for word in (unit.name, unit.code or "")}
    return Proposing(Recogniser(session), units)


def _free_name(session: Session, wanted: str) -> str:
    like = ImportMapping.name.startswith(wanted[:LONGEST_NAME - 6], autoescape=True)
    taken = set(session.scalars(select(ImportMapping.name).where(like)))
    names = [wanted, *(f"{wanted[:LONGEST_NAME - 6]} ({number})" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def as_it_stands(session: Session, mapping: Mapping) -> Mapping:
    """What was decided, with the bodies that stand now for those that were merged since."""
    units = {word: _standing(session, unit) for word, unit in mapping.values.get("unit", {}).items()}
    shared = mapping.constants | {name: _standing(session, unit) for name, unit in mapping.constants.items()
                                  if name == "unit"}
    return replace(mapping, values=mapping.values | ({"unit": units} if units else {}), constants=shared)


def _standing(session: Session, unit: str) -> str:
    return str(standing_for(session, int(unit))) if unit.isdecimal() else unit
