"""A disk that fills up in the middle of the work: refused in a sentence, nothing half written, and it goes on later."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from models.database import operational
from models.user import WebSession
from registry.errors import OutOfRoom
from tests.crash import disks
from tests.crash.kept import acknowledged, recorded
from tests.crash.teller import Teller
from tests.races.served import Served, served
from tests.races.verified import fault_in

TELLERS = 4
BEFORE = 30


@pytest.fixture(params=disks.kinds())
def disk(request: pytest.FixtureRequest) -> Iterator[disks.Disk]:
    """A disk that can be filled, of each kind this machine allows."""
    with getattr(disks, request.param)() as made:
        yield made


@pytest.fixture
def registry(disk: disks.Disk) -> Iterator[Served]:
    """A registry whose database, files and log lie on that disk."""
    url = f"sqlite:///{disk.folder / 'registro.sqlite3'}"
    with served(url, web=disk.web, clerks=TELLERS + 1, data_dir=disk.folder) as serving:
        yield serving


def write_until_refused(teller: Teller) -> None:
    while not teller.others:
        assert teller.write()


def written_enough(tellers: list[Teller]) -> bool:
    """Whether there is something to lose, of every teller: a slow machine lets one of them wait for long."""
    written = [len(teller.acknowledged) for teller in tellers]
    return sum(written) >= BEFORE and min(written) > 0


def write_until_full(tellers: list[Teller], disk: disks.Disk) -> None:
    """Let everybody write, fill the disk meanwhile, and wait until everybody was refused."""
    with ThreadPoolExecutor(len(tellers)) as pool:
        writing = [pool.submit(write_until_refused, teller) for teller in tellers]
        while not written_enough(tellers) and not any(it.done() for it in writing):
            time.sleep(0.005)
        disk.fill()
    for done in writing:
        done.result()


def let_sessions_age(registry: Served) -> None:
    """Everybody was last seen so long ago that the next page would write it down."""
    with operational(registry.ground.registry.engine) as session:
        session.execute(update(WebSession).values(seen_at=datetime.now(UTC) - timedelta(minutes=5)))


def test_a_full_disk_is_told_and_nothing_is_lost_or_half_written(disk: disks.Disk, registry: Served) -> None:
    *writers, reader = registry.clerks
    tellers = [Teller(visitor, f"T{place}") for place, visitor in enumerate(writers)]
    for teller in tellers:
        teller.open_form()
    let_sessions_age(registry)
    write_until_full(tellers, disk)
    refused = [answer for teller in tellers for answer in teller.others]
    assert all(answer.status < 500 and OutOfRoom.msgid in answer.page for answer in refused), refused

    pages = [teller.acknowledged[-1].location for teller in tellers]
    assert [reader.get(page).status for page in ["/weapons", *pages]] == [200] * (1 + TELLERS)
    assert fault_in(registry.url) is None
    disk.free()
    assert all(teller.write() for teller in tellers)
    told = acknowledged(one for teller in tellers for one in teller.acknowledged)
    assert [len(teller.others) for teller in tellers] == [1] * TELLERS
    assert told == recorded(registry.url)
    assert fault_in(registry.url) is None
