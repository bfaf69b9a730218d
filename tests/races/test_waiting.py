"""Whoever waits too long for another writer is told so in a sentence, and nothing was written."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from models import database
from models.database import engine_for, performing, reading
from models.ledger import head_of
from registry.errors import Busy
from registry.operations import perform
from tests.races.acts import issuing
from tests.races.ground import ground


@pytest.fixture
def short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 1)


@pytest.mark.usefixtures("short_wait")
def test_a_writer_who_waits_too_long_is_told_to_try_again(migrated_url: str) -> None:
    at_work = ground(migrated_url)
    weapon = at_work.weapons(1)[0]
    before, other = size_of(at_work.registry.engine), engine_for(migrated_url)
    operation = issuing(at_work, weapon, 0)
    with performing(other) as holder:
        head_of(holder, locked=True)
        with pytest.raises(Busy):
            perform(at_work.registry.engine, operation, at_work.clerks[0])
        assert size_of(at_work.registry.engine) == before
    assert perform(at_work.registry.engine, operation, at_work.clerks[0]).act_id == before
    other.dispose()
    at_work.registry.engine.dispose()


def size_of(engine: Engine) -> int:
    with reading(engine) as session:
        return head_of(session).size
