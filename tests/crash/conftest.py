"""Tests of crashes have a PostgreSQL of their own, as durable as an installation's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.migrate import upgrade
from tests.servers.postgres import Cluster, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A cluster that flushes what it acknowledges."""
    with running(is_durable=True) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def migrated_template(postgres: Cluster) -> Iterator[str]:
    """The name of a database of that cluster with the present schema, to copy."""
    with postgres.database() as name:
        upgrade(postgres.url(name))
        yield name
