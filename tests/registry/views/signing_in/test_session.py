"""Signing in through the pages, as a real installation asks."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from models.database import reading
from models.user import WebSession
from registry.operations.disable_user import DisableUser
from registry.operations.register_user import RegisterUser
from registry.sign_in.enrolment_code import enrolment_of
from tests.registry.operations.founded import Founded
from tests.registry.views.signing_in.terminal import CODE, PASSWORD, Terminal


def test_the_first_sign_in_ends_with_ten_printed_codes_and_an_open_registry(terminal: Terminal) -> None:
    assert len(terminal.enrol()) == 10
    page = terminal.get("/start")
    assert page.status_code == 200
    assert "Ana Mora" in page.text


def test_whoever_has_no_account_is_shown_where_to_verify_a_paper(terminal: Terminal) -> None:
    assert 'href="/verify"' in terminal.get("/sign-in").text


def test_whoever_arrives_types_into_the_first_field_of_each_step(
        terminal: Terminal, clock: time_machine.Coordinates) -> None:
    assert re.search(r"<input[^>]* autofocus[^>]* name=\"username\"", terminal.get("/sign-in").text)
    terminal.enrol()
    clock.shift(timedelta(minutes=1))
    terminal.press("/session/sign-out")
    terminal.fill("/sign-in", username="ana.mora", password=PASSWORD)
    assert re.search(r"<input[^>]* autofocus[^>]* name=\"code\"", terminal.get("/session/second-factor").text)


@pytest.mark.parametrize("address", ["/start", "/weapons", "/account", "/session/second-factor"])
def test_without_a_session_every_page_leads_to_the_sign_in_and_back(terminal: Terminal, address: str) -> None:
    answer = terminal.get(address)
    assert answer.status_code == 302
    assert unescape(answer.headers["Location"]).startswith("/sign-in?next=")


@pytest.mark.parametrize("step", ["/start", "/weapons", "/account", "/session/enrol", "/session/second-factor"])
def test_with_only_the_code_no_page_but_the_password_opens(terminal: Terminal, step: str) -> None:
    terminal.fill("/sign-in", username="ana.mora", password=CODE)
    assert terminal.get(step).headers["Location"].startswith("/session/password")


def test_with_only_the_password_no_page_but_the_second_factor_opens(
        terminal: Terminal, app: Flask, clock: time_machine.Coordinates) -> None:
    terminal.enrol()
    clock.shift(timedelta(minutes=1))
    other = Terminal(app)
    answer = other.fill("/sign-in", username="ana.mora", password=PASSWORD)
    assert "/session/second-factor" in answer.headers["Location"]
    for step in ("/start", "/account", "/session/password", "/session/enrol"):
        assert other.get(step).headers["Location"].startswith("/session/second-factor")
    other.fill("/session/second-factor", code=terminal.totp())
    assert other.get("/start").status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_changes_at_every_step(terminal: Terminal) -> None:
    seen = []
    for address, typed in (("/sign-in", {"username": "ana.mora", "password": CODE}),
                           ("/session/password", {"password": PASSWORD, "again": PASSWORD})):
        answer = terminal.fill(address, **typed)
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        seen.append(terminal.client.get_cookie("trazarma").value)
    assert len(set(seen)) == 2


def test_a_wrong_name_and_a_wrong_password_get_the_same_page(terminal: Terminal) -> None:
    answers = [terminal.fill("/sign-in", username=name, password="no es esta") for name in ("ana.mora", "nadie.aqui")]
    assert [answer.status_code for answer in answers] == [422, 422]
    pages = [re.sub(r'value="[^"]*"', "", answer.text) for answer in answers]
    assert pages[0] == pages[1]


def test_the_sixth_wrong_password_is_answered_with_429(terminal: Terminal) -> None:
    answers = [terminal.fill("/sign-in", username="ana.mora", password="no es esta").status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


@pytest.mark.parametrize("elsewhere", [
    "https://mal.example/", "//mal.example", "/\\mal.example", "javascript:alert(1)", "start", "/x\r\nSet-Cookie: a=b",
])
def test_after_signing_in_nobody_is_sent_to_another_site(terminal: Terminal, elsewhere: str) -> None:
    answer = terminal.fill("/sign-in", username="ana.mora", password=CODE, next=elsewhere)
    assert unescape(answer.headers["Location"]) == "/session/password?next=/start"


def test_signing_out_ends_the_session_on_the_server(terminal: Terminal, opened: Founded) -> None:
    terminal.enrol()
    kept = terminal.client.get_cookie("trazarma").value
    terminal.press("/session/sign-out")
    terminal.client.set_cookie("trazarma", kept)
    assert terminal.get("/start").status_code == 302
    with reading(opened.engine) as session:
        assert session.scalars(select(WebSession).where(WebSession.revoked_at.is_(None))).all() == []


def test_another_person_takes_the_keyboard_and_the_first_session_ends(
        terminal: Terminal, opened: Founded, clock: time_machine.Coordinates) -> None:
    terminal.enrol()
    opened.do(RegisterUser, party=opened.person(opened.force, given_names="Eva"), organisation=opened.force,
              username="eva.rojas", enrolment=enrolment_of(CODE, datetime.now(UTC)))
    assert "Ana Mora" in terminal.get("/session/switch").text
    kept = terminal.client.get_cookie("trazarma").value
    answer = terminal.fill("/session/switch", username="eva.rojas", password=CODE)
    assert "/session/password" in answer.headers["Location"]
    terminal.client.set_cookie("trazarma", kept)
    assert terminal.get("/start").status_code == 302


def test_a_wrong_password_of_the_other_person_leaves_the_first_where_they_were(terminal: Terminal) -> None:
    terminal.enrol()
    assert terminal.fill("/session/switch", username="eva.rojas", password="no es esta").status_code == 422
    assert terminal.get("/start").status_code == 200


def test_a_disabled_person_is_out_at_the_very_next_request(terminal: Terminal, opened: Founded, clerk: int) -> None:
    terminal.enrol()
    opened.do(DisableUser, user=clerk, reason="Dejó el servicio")
    assert terminal.get("/start").status_code == 302


def test_a_form_without_its_token_is_refused(terminal: Terminal) -> None:
    assert terminal.client.post("/sign-in", data={"username": "ana.mora", "password": CODE}).status_code == 400


def test_no_password_code_or_secret_is_written_to_the_log(terminal: Terminal, capfd: pytest.CaptureFixture) -> None:
    codes = terminal.enrol()
    said = "".join(capfd.readouterr())
    assert not [secret for secret in (PASSWORD, CODE, terminal.secret, *codes) if secret in said]
