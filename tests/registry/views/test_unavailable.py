"""A database that ends while an act is sent: the page says what is known of the act, and no more than that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, event, func, select

import registry.issuing
from models.act import Act
from models.database import reading
from registry.committed import has_committed
from registry.refusals import NOTHING, RECORDED, UNKNOWN
from tests.registry.views.papers import At
from tests.registry.views.site import Browser, controls, text_of
from tests.registry.views.world import World
from tests.servers.postgres import Cluster

#: At which moment of an act, as SQLAlchemy names it, the connection is cut.
Cut = Callable[[Connection], None]


@pytest.fixture
def world(postgres_world: World) -> World:
    """Only PostgreSQL is at the other end of a connection."""
    return postgres_world


@pytest.fixture
def cut(postgres: Cluster) -> Cut:
    """End the server process behind a connection, as an administrator or a failing network would."""
    def end(connection: Connection) -> None:
        pid = connection.connection.driver_connection.info.backend_pid  # type: ignore[union-attr]
        with postgres.superuser() as superuser:
            superuser.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    return end


@contextmanager
def listening(world: World, moment: str, heard: Callable[..., None]) -> Iterator[None]:
    event.listen(world.engine, moment, heard)
    try:
        yield
    finally:
        event.remove(world.engine, moment, heard)


def acts(world: World) -> int:
    with reading(world.engine) as session:
        return session.scalar(select(func.count()).select_from(Act)) or 0


def reviewed(browser: Browser, world: World) -> tuple[str, dict[str, str]]:
    """Address and fields of an act that only has to be confirmed."""
    where = f"/weapons/{world.weapons['QVX 2O8']}/store"
    return where, controls(browser.fill(where, {"place": "estante 9"}).text) | {"confirmed": "1"}


def test_cut_before_the_end_it_says_that_nothing_was_recorded(at: At, world: World, cut: Cut) -> None:
    where, form = reviewed(at("armourer"), world)
    before = acts(world)

    def while_writing(connection: Connection, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("INSERT INTO ledger "):
            cut(connection)

    with listening(world, "before_cursor_execute", while_writing):
        answer = at("armourer").post(where, form)
    assert answer.status_code == 503
    assert NOTHING in text_of(answer.text)
    assert acts(world) == before


def test_cut_while_it_commits_it_says_that_nobody_knows_and_the_form_may_be_sent_again(
        at: At, world: World, cut: Cut) -> None:
    where, form = reviewed(at("armourer"), world)
    before = acts(world)
    with listening(world, "commit", cut):
        answer = at("armourer").post(where, form)
    assert answer.status_code == 503
    assert UNKNOWN in text_of(answer.text)
    for _ in range(2):
        assert at("armourer").post(where, form).status_code == 302
    assert acts(world) == before + 1


@pytest.mark.usefixtures("signer")
def test_cut_once_it_was_recorded_it_says_so(
        at: At, world: World, cut: Cut, monkeypatch: pytest.MonkeyPatch) -> None:
    where = f"/weapons/{world.weapons['QVX 2O8']}/documents/custody_chain"
    form = controls(at("armourer").get(where).text)
    before, sign_head = acts(world), registry.issuing.sign_head

    def cut_once_recorded(*asked: object) -> object:
        if not has_committed():
            return sign_head(*asked)  # type: ignore[arg-type]
        with world.engine.connect() as connection:
            cut(connection)
            return connection.exec_driver_sql("SELECT 1")

    monkeypatch.setattr(registry.issuing, "sign_head", cut_once_recorded)
    answer = at("armourer").post(where, form)
    assert answer.status_code == 503
    assert RECORDED in text_of(answer.text)
    assert acts(world) == before + 1
