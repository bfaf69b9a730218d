"""What people change about their own sign-in, through the pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from tests.registry.views.signing_in.terminal import CODE, PASSWORD, Terminal
from tests.registry.views.site import text_of


def test_one_session_ends_another_of_the_same_person(
        terminal: Terminal, app: Flask, clock: time_machine.Coordinates) -> None:
    terminal.enrol()
    clock.shift(timedelta(minutes=1))
    other = Terminal(app)
    other.fill("/sign-in", username="ana.mora", password=PASSWORD)
    other.fill("/session/second-factor", code=terminal.totp())
    address = re.findall(r"/account/sessions/[0-9a-f]{64}/end", terminal.get("/account").text)[0]
    terminal.press(address)
    assert [other.get("/start").status_code, terminal.get("/start").status_code] == [302, 200]


def test_a_changed_password_ends_the_other_sessions_and_opens_the_door(
        terminal: Terminal, app: Flask, clock: time_machine.Coordinates) -> None:
    terminal.enrol()
    clock.shift(timedelta(minutes=1))
    other, new = Terminal(app), "otra contraseña bien larga"
    other.fill("/sign-in", username="ana.mora", password=PASSWORD)
    other.fill("/session/second-factor", code=terminal.totp())
    assert terminal.fill("/account/password", present="no es esta", password=new, again=new).status_code == 422
    assert terminal.fill("/account/password", present=PASSWORD, password=new, again=new).status_code == 302
    assert [other.get("/start").status_code, terminal.get("/start").status_code] == [302, 200]
    assert terminal.fill("/session/switch", username="ana.mora", password=PASSWORD).status_code == 422
    assert terminal.fill("/session/switch", username="ana.mora", password=new).status_code == 302


@pytest.mark.parametrize("new", ["ana.mora 2026", "Señora Mora 2026"])
def test_a_password_with_ones_own_name_is_refused_with_what_to_do(terminal: Terminal, new: str) -> None:
    terminal.enrol()
    answer = terminal.fill("/account/password", present=PASSWORD, password=new, again=new)
    assert answer.status_code == 422
    assert "Elija palabras que no tengan que ver con usted." in answer.text


def test_new_printed_codes_need_a_second_factor_and_end_the_old(
        terminal: Terminal, clock: time_machine.Coordinates) -> None:
    old = terminal.enrol()
    assert terminal.fill("/account/codes", code="000000").status_code == 422
    answer = terminal.fill("/account/codes", code=old[0])
    assert answer.status_code == 200
    assert terminal.fill("/account/codes", code=old[1]).status_code == 422
    assert terminal.get("/start").status_code == 200


def test_the_page_tells_the_second_factor_and_what_is_left_of_the_printed_codes(terminal: Terminal) -> None:
    codes = terminal.enrol()
    page = text_of(terminal.get("/account").text)
    assert "Aplicación de códigos del teléfono; quedan 10 códigos impresos" in page
    terminal.press("/session/sign-out")
    terminal.fill("/sign-in", username="ana.mora", password=PASSWORD)
    terminal.fill("/session/second-factor", code=codes[0])
    assert "quedan 9 códigos impresos" in text_of(terminal.get("/account").text)


def test_a_demonstration_without_second_factor_offers_no_code_to_renew_and_says_so(
        terminal: Terminal, app: Flask) -> None:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], demo=True)
    terminal.fill("/sign-in", username="ana.mora", password=CODE)
    terminal.fill("/session/password", password=PASSWORD, again=PASSWORD)
    page = terminal.get("/account").text
    assert "Ninguno: la demostración no lo pide" in text_of(page)
    assert "/account/codes" not in page
    assert terminal.get("/account/codes").headers["Location"] == "/account"


def test_a_browser_is_told_in_words_and_its_whole_name_kept_beside(terminal: Terminal) -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    terminal.client.environ_base["HTTP_USER_AGENT"] = agent
    terminal.enrol()
    page = terminal.get("/account").text
    assert f'<span title="{agent}">Firefox en Linux</span>' in page
    assert text_of(page).count("Mozilla") == 0


def test_a_locked_session_is_told_apart(terminal: Terminal, app: Flask, clock: time_machine.Coordinates) -> None:
    codes = terminal.enrol()
    other = Terminal(app)
    other.fill("/sign-in", username="ana.mora", password=PASSWORD)
    other.fill("/session/second-factor", code=codes[0])
    assert "bloqueada" not in text_of(terminal.get("/account").text)
    other.press("/session/lock")
    assert text_of(terminal.get("/account").text).count("· bloqueada") == 1
