"""The private PostgreSQL is what an installation would be given: no superuser."""

from __future__ import annotations

import psycopg
import pytest

from tests.servers.postgres import OWNER, Cluster


def connect(cluster: Cluster, database: str) -> psycopg.Connection:
    return psycopg.connect(cluster.url(database).replace("+psycopg", ""), autocommit=True)


def test_the_installation_owns_its_database_and_is_no_superuser(postgres: Cluster) -> None:
    with postgres.database() as name, connect(postgres, name) as connection:
        rights = "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles"
        role = connection.execute(f"{rights} WHERE rolname = current_user").fetchone()
        assert role == (OWNER, False, True, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE DATABASE another")


def test_each_database_is_new_and_gone_afterwards(postgres: Cluster) -> None:
    with postgres.database() as first, connect(postgres, first) as connection:
        connection.execute("CREATE TABLE seen (n int)")
        with postgres.database(template="template1") as second, connect(postgres, second) as other:
            assert other.execute("SELECT to_regclass('seen')").fetchone() == (None,)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(postgres, first)


def test_a_database_can_be_copied_with_what_it_holds(postgres: Cluster) -> None:
    with postgres.database() as model:
        with connect(postgres, model) as connection:
            connection.execute("CREATE TABLE held AS SELECT 7 AS n")
        with postgres.database(template=model) as copy, connect(postgres, copy) as connection:
            assert connection.execute("SELECT n FROM held").fetchall() == [(7,)]
