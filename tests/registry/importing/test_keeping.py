"""A loaded list stays as evidence, proven and in every backup; one that was only tried goes when nobody goes on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.database import operational, reading, snapshot
from models.files import path_of
from models.verification import Evidence, verify
from registry.errors import Refused
from registry.importing.keeping import Fate, fate_of, settle_brought
from registry.importing.running import GONE, file_of, go_on, prepared
from registry.jobs import IMPORT, ask
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.verifying import DERIVED
from tests.registry.importing.brought import HEADER, Brought, brought

LINES = f"{HEADER}\nQX001;Revólver;Taurus;82;.38\nQX002;Fusil;Taurus;82;.38\n"
DAYS = 30


@pytest.fixture
def there(migrated_sqlite_url: str, tmp_path: Path) -> Iterator[Brought]:
    made = brought(migrated_sqlite_url, tmp_path)
    made.registry.do(SetLegalParameter, parameter="draft_days", value=DAYS, source="Criterio propio",
                     certainty="unverified", valid_from=date(2000, 1, 1))
    yield made
    made.registry.engine.dispose()


def settled(there: Brought, days: float = 0) -> int:
    """What the worker does `days` from now."""
    return settle_brought(there.registry.engine, there.folder, datetime.now(UTC) + timedelta(days=days))


def fate(there: Brought, run: int) -> Fate:
    with reading(there.registry.engine) as session:
        return fate_of(session, there.folder, there.run(run), datetime.now(UTC))


def test_a_list_that_was_only_tried_goes_with_what_was_said_of_its_rows(there: Brought) -> None:
    run = there.bring(LINES)
    there.load(run, is_rehearsal=True)
    goes_at = fate(there, run).goes_at
    assert goes_at is not None
    assert timedelta(days=DAYS - 1) < goes_at - datetime.now(UTC) <= timedelta(days=DAYS)
    assert (settled(there, DAYS - 1), len(there.rows(run))) == (0, 2)
    assert (settled(there, DAYS + 1), len(there.rows(run))) == (1, 0)
    assert fate(there, run) == Fate(is_gone=True)
    with pytest.raises(Refused, match="ya no se guarda"):
        prepared(there.registry.engine, there.folder, run)
    go_on(there.registry.engine, there.folder, run)  # and the worker ends it instead of trying for ever
    assert (there.run(run).state, there.run(run).stopped_by) == ("stopped", GONE)


def test_what_the_worker_will_do_or_nobody_set_a_time_for_stays(there: Brought) -> None:
    run = there.bring(LINES)
    with operational(there.registry.engine) as session:
        ask(session, IMPORT, run)
    assert settled(there, DAYS + 1) == 0
    assert settle_brought(there.registry.engine, there.folder, datetime(1999, 1, 1, tzinfo=UTC)) == 0
    assert not fate(there, run).is_gone


def test_a_loaded_list_is_evidence_for_ever_and_is_verified(there: Brought) -> None:
    run = there.bring(LINES)
    there.load(run)
    assert fate(there, run).is_evidence
    assert settled(there, DAYS * 100) == 0
    digest = there.run(run).digest
    kept = path_of(there.folder, digest)
    assert file_of(there.folder, digest) == kept
    assert list((there.folder / "imports").iterdir()) == []
    there.load(run)
    assert there.run(run).already == 2
    with snapshot(there.registry.engine) as session:
        report = verify(session, Evidence((), None, there.folder, DERIVED))
        assert (report.fault, report.orphan_files) == (None, ())
        kept.write_bytes(b"altered")
        fault = verify(session, Evidence((), None, there.folder, DERIVED)).fault
        assert fault is not None
        assert fault.values == {"digest": digest, "table": "source"}


def test_what_a_cut_upload_left_is_gone_after_a_day(there: Brought) -> None:
    (there.folder / "imports").mkdir()
    left, fresh = (there.folder / "imports" / name for name in ("tmpold", "tmpnew"))
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert settled(there) == 1
    assert fresh.exists()
