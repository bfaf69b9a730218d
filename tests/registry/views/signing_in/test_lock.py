"""Locking the screen through the pages: the same person comes back where they were, and nobody else gets anything."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from models.database import reading
from models.user import WebSession
from registry.operations.grant_role import GrantRole
from tests.registry.operations.founded import Founded
from tests.registry.views.signing_in.terminal import PASSWORD, Terminal
from tests.registry.views.site import controls


@pytest.fixture
def locked(terminal: Terminal, clock: time_machine.Coordinates) -> Terminal:
    """A terminal whose user has gone for coffee, with the account's page open."""
    terminal.enrol()
    clock.shift(timedelta(minutes=1))
    answer = terminal.press("/session/lock", came_from="http://127.0.0.1:8000/account?lang=es")
    assert answer.headers["Location"] == "/session/unlock?next=/account?lang%3Des"
    return terminal


def test_only_the_password_is_asked_and_it_leads_back_where_the_person_was(locked: Terminal) -> None:
    page = locked.get("/session/unlock?next=/account?lang%3Des").text
    assert "Ana Mora" in page
    assert {"password", "next"} == controls(page).keys() - {"csrf_token"}
    answer = locked.fill("/session/unlock?next=/account?lang%3Des", password=PASSWORD)
    assert answer.headers["Location"] == "/account?lang=es"
    assert locked.get("/account").status_code == 200


@pytest.mark.parametrize("address", ["/start", "/weapons", "/account", "/search?q=QVX", "/session/second-factor"])
def test_behind_the_lock_every_page_leads_to_it_and_back(locked: Terminal, address: str) -> None:
    where = locked.get(address).headers["Location"]
    assert where.startswith("/session/unlock?next=")
    assert address.partition("?")[0] in where


def test_a_registration_that_was_being_typed_is_gone_on_with(
        terminal: Terminal, opened: Founded, clerk: int) -> None:
    opened.do(GrantRole, user=clerk, role="clerk", organisation=opened.force)
    terminal.enrol()
    page = controls(terminal.get("/weapons/register").text)
    terminal.client.post("/weapons/register", data=page | {"make": "Glock", "serial": "QVX 2O8", "draft": "1"})
    terminal.press("/session/lock", came_from="http://127.0.0.1:8000/weapons/register")
    answer = terminal.fill("/session/unlock?next=/weapons/register", password=PASSWORD)
    assert answer.headers["Location"] == f"/weapons/register?draft={page['act']}"
    assert controls(terminal.get(answer.headers["Location"]).text)["serial"] == "QVX 2O8"


def test_pages_open_to_anybody_show_nothing_of_who_locked_the_screen(locked: Terminal) -> None:
    page = locked.get("/verify")
    assert page.status_code == 200
    assert "Ana Mora" not in page.text


def test_a_wrong_password_is_told_beside_its_field_and_the_sixth_must_wait(locked: Terminal) -> None:
    answers = [locked.fill("/session/unlock", password="no es esta") for _time in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert "La contraseña no es correcta." in answers[0].text
    assert locked.get("/start").status_code == 302


def test_a_form_filled_in_before_thirty_idle_minutes_is_sent_again_after_unlocking(
        terminal: Terminal, clock: time_machine.Coordinates) -> None:
    terminal.enrol()
    typed = controls(terminal.get("/account/password").text) | {
        "present": PASSWORD, "password": "otra contraseña bien larga", "again": "otra contraseña bien larga"}
    clock.shift(timedelta(minutes=30))
    answer = terminal.client.post("/account/password", data=typed)
    assert answer.status_code == 401
    assert "La pantalla está bloqueada" in answer.text
    terminal.fill("/session/unlock", password=PASSWORD)
    assert terminal.client.post("/account/password", data=typed).headers["Location"] == "/account"


def test_another_person_ends_the_locked_session(locked: Terminal, opened: Founded) -> None:
    token = controls(locked.get("/session/unlock").text)["csrf_token"]
    answer = locked.client.post("/session/sign-out", data={"csrf_token": token})
    assert answer.headers["Location"] == "/sign-in"
    with reading(opened.engine) as session:
        assert session.scalars(select(WebSession).where(WebSession.revoked_at.is_(None))).all() == []


def test_an_open_screen_has_nothing_to_unlock(terminal: Terminal) -> None:
    terminal.enrol()
    assert terminal.get("/session/unlock").headers["Location"] == "/start"
