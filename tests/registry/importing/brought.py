"""A file brought to a small registry, as the page and the command bring it, and what became of its rows."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import func, select

from models.database import operational, reading
from models.importing import ImportMapping, ImportRow, ImportRun
from models.ledger import Entry
from models.weapon import Weapon
from registry.importing.mapping import Mapping
from registry.importing.running import begin, file_of, go_on, prepared, registered_source, source_asked
from registry.importing.table import table_of
from registry.operations import perform
from registry.operations.set_legal_parameter import SetLegalParameter
from tests.registry.operations.founded import Founded, founded

COLUMNS = {"Serial": "serial", "Tipo": "weapon_type", "Marca": "make", "Modelo": "model", "Calibre": "calibre"}
HEADER = ";".join(COLUMNS)


@dataclass
class Brought:
    """A registry with one clerk, and the folder where brought files are kept."""

    registry: Founded
    folder: Path
    clerk: int

    def mapping(self, **changes: dict[str, str]) -> Mapping:
        """What was decided about the columns of `COLUMNS`."""
        constants = {"weapon_class": "organic", "unit": str(self.registry.force), "custody": "to_be_located"}
        return Mapping(changes.get("columns", COLUMNS), {"weapon_type": {"revolver": "revolver"}} | {
            name: words for name, words in changes.items() if name not in {"columns", "constants"}},
            constants | changes.get("constants", {}))

    def bring(self, text: str, mapping: Mapping | None = None, name: str = "parque.csv") -> int:
        """A run for a file with this text."""
        (self.folder / "imports").mkdir(exist_ok=True)
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        table = table_of(path)
        shutil.copy(path, file_of(self.folder, table.digest))
        decided = mapping or self.mapping()
        with operational(self.registry.engine) as session:
            kept = ImportMapping(name=f"{name} {datetime.now(UTC)}", organisation_id=self.registry.force,
                                 fingerprint=table.fingerprint, decided=decided.written, user_id=self.clerk,
                                 at=datetime.now(UTC))
            session.add(kept)
            session.flush()
            run = ImportRun(digest=table.digest, file_name=name, organisation_id=self.registry.force,
                            mapping_id=kept.id, user_id=self.clerk, is_rehearsal=False, state="waiting",
                            total=sum(1 for _ in table.rows()), started_at=datetime.now(UTC))
            session.add(run)
            session.flush()
            return run.id

    def start(self, run: int, *, is_rehearsal: bool = False) -> None:
        """Put a run at its beginning; for a real one, say first that the file was brought."""
        engine = self.registry.engine
        of = prepared(engine, self.folder, run)
        if not is_rehearsal and registered_source(engine, of) is None:
            perform(engine, source_asked(of, self.run(run).total), self.clerk)
        begin(engine, run, is_rehearsal=is_rehearsal)

    def load(self, run: int, *, is_rehearsal: bool = False) -> ImportRun:
        """The run, taken from its beginning to its end."""
        self.start(run, is_rehearsal=is_rehearsal)
        go_on(self.registry.engine, self.folder, run)
        return self.run(run)

    def run(self, run: int) -> ImportRun:
        with reading(self.registry.engine) as session:
            return session.get_one(ImportRun, run)

    def rows(self, run: int) -> list[ImportRow]:
        """The verdicts, by line."""
        with reading(self.registry.engine) as session:
            return list(session.scalars(select(ImportRow).where(ImportRow.run_id == run).order_by(ImportRow.line)))

    def weapons(self) -> list[Weapon]:
        with reading(self.registry.engine) as session:
            return list(session.scalars(select(Weapon).order_by(Weapon.id)))

    def entries(self) -> int:
        with reading(self.registry.engine) as session:
            return session.scalar(select(func.count()).select_from(Entry)) or 0


def brought(url: str, folder: Path) -> Brought:
    """A small registry in the new database at `url`."""
    registry = founded(url)
    registry.do(SetLegalParameter, parameter="import_rows_alone", value=10_000, source="Criterio propio",
                certainty="unverified", valid_from=date(2000, 1, 1))
    return Brought(registry, folder, registry.user(registry.force, "clerk"))
