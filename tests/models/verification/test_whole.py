"""The whole verification: it holds for what acts wrote, and names the first thing that was changed behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.base import TableClass
from models.database import snapshot
from models.schema import mapped_classes
from models.verification import Evidence, verify
from models.verification.personal import personal_classes
from models.verification.scratch import projected
from tests.models.verification.rich import Rich


def test_what_acts_wrote_holds(rich: Rich) -> None:
    report = rich.verified()
    assert report.fault is None
    assert report.holds
    assert report.entries > 512
    assert report.root == rich.evidence().seen.root
    assert report.orphan_files == ()


def test_the_filled_registry_has_a_row_in_every_table_that_is_verified(on_sqlite: Rich) -> None:
    with snapshot(on_sqlite.engine) as session:
        empty = [class_.__tablename__ for class_ in [*projected(), *personal_classes()]
                 if session.scalar(select(func.count()).select_from(class_)) == 0]
    assert empty == []


def test_what_is_not_covered_is_told(on_sqlite: Rich) -> None:
    free = {class_.__tablename__ for class_ in mapped_classes(TableClass.OPERATIONAL)}
    assert {left.table for left in on_sqlite.verified().uncovered} == free | {"checkpoint"}


def test_without_evidence_more_is_told_as_not_covered(on_sqlite: Rich) -> None:
    told = {left.table: left.sentence for left in on_sqlite.verified(Evidence()).uncovered}
    assert told["party_identity"] == "columnas que ningún compromiso cubre: document_key, name_key"
    assert {"photograph", "document_file", "checkpoint"} <= set(told)


def test_every_class_of_table_is_either_verified_or_told(on_sqlite: Rich) -> None:
    told = {left.table for left in on_sqlite.verified().uncovered}
    verified = {class_.__tablename__ for class_ in [*projected(), *personal_classes()]}
    verified |= {"ledger", "ledger_head", "ledger_tile", "serial_key"}
    assert {class_.__tablename__ for class_ in mapped_classes(*TableClass)} == told | verified


def test_an_empty_registry_holds(migrated_url: str, tmp_path: Path) -> None:
    empty = Rich(migrated_url, tmp_path)
    assert empty.verified(Evidence()).holds
    empty.engine.dispose()


def test_progress_is_told(on_sqlite: Rich, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.verification.whole.PIECE", 100)
    seen: list[tuple[int, int]] = []
    with snapshot(on_sqlite.engine) as session:
        report = verify(session, Evidence(), lambda done, total: seen.append((done, total)))
    assert seen[0] == (100, report.entries)
    assert len(seen) == report.entries // 100
