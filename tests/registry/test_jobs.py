"""Slow work: what is asked for goes first, and what nobody waits for is done when there is nothing else."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import func, select

import registry.jobs as subject
from models.database import operational, reading
from models.near_pair import NearPair
from registry.jobs import IMPORT, Jobs, ask
from registry.near_sweep import swept
from tests.registry.operations.armed import Armed, armed


class Once(Event):
    """A stop that ends the work when it is about to wait."""

    def wait(self, timeout: float | None = None) -> bool:
        self.set()
        return True


@pytest.fixture
def there(sqlite_url: str) -> Armed:
    return armed(sqlite_url)


def pairs(there: Armed) -> int:
    with reading(there.registry.engine) as session:
        return session.scalar(select(func.count()).select_from(NearPair)) or 0


def test_without_other_work_weapons_are_compared(there: Armed, tmp_path: Path) -> None:
    there.weapon("QVX 2081")
    there.weapon("QVX 2O81", model="17L")
    Jobs(there.registry.engine, tmp_path, Once()).run()
    assert pairs(there) == 1


def test_what_somebody_asked_for_goes_first(there: Armed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    def done(engine: object, folder: Path, number: int, stop: object) -> None:
        with reading(there.registry.engine) as session:
            compared.append((number, swept(session).done))
    monkeypatch.setitem(subject.KINDS, IMPORT, done)
    there.weapon("QVX 2081")
    with operational(there.registry.engine) as session:
        ask(session, IMPORT, 7)
    Jobs(there.registry.engine, tmp_path, Once()).run()
    assert compared == [(7, 0)]


def test_a_comparison_that_fails_leaves_the_rest_of_the_work_alone(
        there: Armed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a serial nobody thought of")
    monkeypatch.setattr(subject, "sweep", broken)
    Jobs(there.registry.engine, tmp_path, Once()).run()
    assert "look-alikes" in caplog.text
