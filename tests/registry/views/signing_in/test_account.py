"""What people change about their own sign-in, through the pages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from tests.registry.views.signing_in.terminal import PASSWORD, Terminal


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
