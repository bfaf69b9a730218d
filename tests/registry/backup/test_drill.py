"""The drill: a backup while people work, a restore in an empty place, and work goes on; yesterday's is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, insert, select

from config import Settings
from models.database import operational, snapshot
from models.events import event_of
from models.events.ledger import Restored
from models.ledger import Entry
from models.user import WebSession
from registry.backup import NotRestored, restore
from registry.checkpoints import sign_head
from registry.local_signer import LocalSigner
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.register_organisation import RegisterOrganisation
from tests.models.verification.rich import ORIGIN, Rich
from tests.registry.backup.places import backed_up, content, engine_of, place_of, size_of, verified


def work(engine: Engine, code: str) -> int:
    """One more act; the number of its first entry."""
    with snapshot(engine) as session:
        root = session.scalars(select(Entry.sequence).where(Entry.subject.like("organisation:%"))).first()
    return perform(engine, RegisterOrganisation(
        act=new_act_key(), claimed_at=datetime.now(UTC), organisation_name=f"Unidad {code}", organisation_kind="unit",
        code=code, parent=root), 0).act_id


@contextmanager
def people_at_work(rich: Rich) -> Iterator[None]:
    """Acts one after another, from another thread, until the block ends."""
    done, first = Event(), Event()

    def keep_on() -> None:
        number = 0
        while not done.is_set():
            work(rich.engine, f"UT{number:04d}")
            number += 1
            first.set()

    thread = Thread(target=keep_on)
    thread.start()
    first.wait(30)
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_a_backup_made_while_people_work_is_restored_on_either_database(
        rich: Rich, empty: Settings, tmp_path: Path) -> None:
    before = size_of(place_of(rich))
    with people_at_work(rich):
        source = backed_up(rich, tmp_path / "backup.tgz")
    restored = restore(empty, source)
    assert before < restored.manifest.size <= size_of(place_of(rich))
    report = verified(empty)
    assert (report.fault, report.entries) == (None, restored.manifest.size)
    with engine_of(empty) as engine:
        assert work(engine, "SIGUE") == restored.manifest.size
    assert verified(empty).holds


def test_what_is_restored_is_what_was_backed_up(rich: Rich, empty: Settings, tmp_path: Path) -> None:
    restore(empty, backed_up(rich, tmp_path / "backup.tgz"))
    assert content(empty) == content(place_of(rich))


def test_nobody_is_signed_in_after_a_restore(on_sqlite: Rich, empty_sqlite: Settings, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    with operational(on_sqlite.engine) as session:
        session.execute(insert(WebSession).values(digest=bytes(32), user_id=1, created_at=now, seen_at=now,
                                                  is_partial=False, agent="x"))
    restore(empty_sqlite, backed_up(on_sqlite, tmp_path / "backup.tgz"))
    with engine_of(empty_sqlite) as engine, snapshot(engine) as session:
        assert session.scalars(select(WebSession)).all() == []


def set_back(rich: Rich, place: Settings) -> None:
    """Make `place` the same machine as `rich` after its database and files were lost: only the signer is left."""
    (rich.data_dir / "signer").rename(place.data_dir / "signer")


@pytest.fixture
def yesterday(rich: Rich, tmp_path: Path) -> Path:
    """A backup after which acts were recorded and signed."""
    source = backed_up(rich, tmp_path / "yesterday.tgz")
    work(rich.engine, "HOY")
    signer = rich.signer()
    sign_head(rich.engine, signer)
    signer.close()
    return source


def test_yesterdays_backup_is_refused(rich: Rich, empty_sqlite: Settings, yesterday: Path) -> None:
    signed = size_of(place_of(rich))
    set_back(rich, empty_sqlite)
    with pytest.raises(NotRestored) as refused:
        restore(empty_sqlite, yesterday)
    assert refused.value.values == {"size": signed - 2, "signed": signed}
    assert not (empty_sqlite.data_dir / "registro.sqlite3").exists()
    assert not (empty_sqlite.data_dir / "files").exists()


def test_yesterdays_backup_needs_the_permit_of_who_keeps_the_signer(
        rich: Rich, empty_sqlite: Settings, yesterday: Path) -> None:
    set_back(rich, empty_sqlite)
    with pytest.raises(NotRestored) as refused:
        restore(empty_sqlite, yesterday, reason="Se quemó el servidor.")
    assert str(empty_sqlite.data_dir / "signer" / "allow-rewind") in refused.value.msgid % refused.value.values


def test_with_permit_and_reason_yesterdays_backup_goes_on_and_says_so(
        rich: Rich, empty: Settings, yesterday: Path) -> None:
    signed = rich.evidence().seen
    assert signed is not None
    set_back(rich, empty)
    (empty.data_dir / "signer" / "allow-rewind").touch()
    done = restore(empty, yesterday, reason="Se quemó el servidor.")
    assert done.ahead == signed
    with engine_of(empty) as engine, snapshot(engine) as session:
        last = event_of(session.scalars(select(Entry).order_by(Entry.sequence.desc())).first().parsed())  # type: ignore[union-attr]
    assert isinstance(last, Restored)
    assert (last.backup_size, last.signer_size, last.signer_root) == (
        done.manifest.size, signed.size, signed.root.hex())
    signer = LocalSigner(empty.data_dir / "signer", ORIGIN)
    assert signer.head().size == done.manifest.size + 2
    signer.close()
    assert verified(empty).holds
    assert not (empty.data_dir / "signer" / "allow-rewind").exists()


def test_another_history_of_the_same_length_is_refused(on_sqlite: Rich, empty_sqlite: Settings, tmp_path: Path) -> None:
    source = backed_up(on_sqlite, tmp_path / "one.tgz")
    (empty_sqlite.data_dir / "signer").mkdir(mode=0o700)
    signer = LocalSigner(empty_sqlite.data_dir / "signer", ORIGIN)
    signer.checkpoint(200, bytes(32))
    signer.close()
    with pytest.raises(NotRestored) as refused:
        restore(empty_sqlite, source)
    assert refused.value.msgid == (
        "Los primeros %(size)s asientos no son los que se firmaron en su punto de control.")
    assert size_of(empty_sqlite) == 0


def test_with_its_key_the_signer_goes_on_where_it_was(on_sqlite: Rich, empty_sqlite: Settings, tmp_path: Path) -> None:
    key = on_sqlite.evidence().keys
    assert restore(empty_sqlite, backed_up(on_sqlite, tmp_path / "backup.tgz", with_key=True)).has_key
    with engine_of(empty_sqlite) as engine:
        work(engine, "OTRA")
        signer = LocalSigner(empty_sqlite.data_dir / "signer", ORIGIN)
        assert (signer.key(),) == key
        assert sign_head(engine, signer).size == size_of(empty_sqlite)
        signer.close()
    assert verified(empty_sqlite).holds


def test_without_its_key_a_new_signer_follows_and_old_checkpoints_still_verify(
        on_sqlite: Rich, empty_sqlite: Settings, tmp_path: Path) -> None:
    assert not restore(empty_sqlite, backed_up(on_sqlite, tmp_path / "backup.tgz")).has_key
    with engine_of(empty_sqlite) as engine:
        work(engine, "OTRA")
        signer = LocalSigner(empty_sqlite.data_dir / "signer", ORIGIN)
        sign_head(engine, signer)
        signer.close()
    report = verified(empty_sqlite)
    assert report.holds
    assert "las firmas, porque no se dio la clave del firmador" not in {left.sentence for left in report.uncovered}
