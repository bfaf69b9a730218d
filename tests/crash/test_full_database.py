"""A PostgreSQL that can add nothing to its largest table: refused in a sentence, nothing half written, and it goes on.

Its processes obey a limit on the size of files, which any account may set; the log of its transactions lies in
segments of that same size, so that what is refused is the act and not the whole server.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from models.database import reading
from models.migrate import upgrade
from registry.errors import OutOfRoom
from tests.crash.kept import Told, acknowledged, recorded
from tests.crash.teller import Teller
from tests.races.served import Served, served
from tests.races.verified import fault_in
from tests.servers.postgres import Cluster, running

TELLERS = 4
MEGABYTE = 2**20
#: The ledger is this near to the limit when the tellers begin: each has something to lose before it is full.
BEFORE = MEGABYTE - 96 * 1024


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A cluster whose transaction log lies in segments of a megabyte; it ends in order, so it need not flush."""
    with running(is_durable=False, wal_megabytes=1) as made:
        yield made


@pytest.fixture
def registry(cluster: Cluster) -> Iterator[Served]:
    """A registry at work whose ledger has nearly reached the limit."""
    with cluster.database() as name:
        upgrade(cluster.url(name))
        with served(cluster.url(name), clerks=TELLERS + 1) as serving:
            while ledger_size(serving) < BEFORE:
                serving.ground.weapons(20)
            yield serving


def ledger_size(registry: Served) -> int:
    """Bytes of the table itself."""
    with reading(registry.ground.registry.engine) as session:
        return int(session.execute(text("SELECT pg_relation_size('ledger')")).scalar_one())


def written_by_tellers(registry: Served) -> Told:
    """Every registration in the ledger but those that were there before."""
    return {told for told in recorded(registry.url) if told[1].startswith("T")}


def test_a_full_database_is_told_and_nothing_is_lost_or_half_written(cluster: Cluster, registry: Served) -> None:
    *writers, reader = registry.clerks
    tellers = [Teller(visitor, f"T{place}") for place, visitor in enumerate(writers)]
    for teller in tellers:
        teller.open_form()
    cluster.stop()
    cluster.start(largest_file=MEGABYTE)
    # In turns: each has written something by the time there is room for nobody.
    while not all(teller.others for teller in tellers):
        for teller in tellers:
            assert teller.others or teller.write()
    refused = [answer for teller in tellers for answer in teller.others]
    assert all(answer.status < 500 and OutOfRoom.msgid in answer.page for answer in refused), refused
    assert all(teller.acknowledged for teller in tellers)

    pages = [teller.acknowledged[-1].location for teller in tellers]
    assert [reader.get(page).status for page in ["/weapons", *pages]] == [200] * (1 + TELLERS)
    assert fault_in(registry.url) is None
    cluster.stop()
    cluster.start()
    assert all(teller.write() for teller in tellers)
    told = acknowledged(one for teller in tellers for one in teller.acknowledged)
    assert [len(teller.others) for teller in tellers] == [1] * TELLERS
    assert told == written_by_tellers(registry)
    assert fault_in(registry.url) is None
