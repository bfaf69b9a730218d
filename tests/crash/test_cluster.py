"""The PostgreSQL of the tests of crashes is as durable as an installation's."""

from __future__ import annotations

from tests.servers.postgres import Cluster
from tests.servers.test_postgres import connect

DURABILITY = ("fsync", "synchronous_commit", "full_page_writes")


def test_the_cluster_keeps_what_it_acknowledged_through_a_crash(postgres: Cluster) -> None:
    with postgres.database() as name:
        with connect(postgres, name) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 1 AS n")
        postgres.crash()
        postgres.start()
        with connect(postgres, name) as connection:
            assert connection.execute("SELECT n FROM kept").fetchall() == [(1,)]


def test_durability_is_on(postgres: Cluster) -> None:
    with postgres.superuser() as connection:
        values = [connection.execute(f"SHOW {name}").fetchone() for name in DURABILITY]
    assert values == [("on",)] * len(DURABILITY)
