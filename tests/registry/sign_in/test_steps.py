"""Signing in, step by step: nothing is told of who exists, every step has a new id, nothing can be skipped."""

from __future__ import annotations

import pytest

from models.database import operational, reading
from models.user import User, WebSession
from registry.errors import RuleBroken
from registry.operations.disable_user import DisableUser
from registry.operations.reset_enrolment import ResetEnrolment
from registry.sign_in import (
    Ended,
    Gate,
    NotRecognised,
    Step,
    WrongCode,
    choose_password,
    confirm_authenticator,
    give_second_factor,
    second_factor,
    sessions,
    step_left,
    take_printed_codes,
)
from registry.sign_in.enrolment_code import enrolment_of
from tests.registry.sign_in.door import CODE, HERE, PASSWORD, Door, digest


def left(door: Door, token: str) -> Step | None:
    row = door.session(token)
    assert row is not None
    with reading(door.gate.engine) as session:
        return step_left(session, door.gate, row, door.now)


def test_the_first_sign_in_goes_from_code_to_password_to_second_factor(door: Door) -> None:
    first = door.knock(CODE.lower().replace("-", ""))
    assert first.left is Step.PASSWORD
    second = choose_password(door.gate, digest(first), PASSWORD, door.now)
    assert left(door, second) is Step.ENROL
    pending = second_factor.sealed(door.gate.keys, door.user, door.secret)
    done = confirm_authenticator(door.gate, sessions.digest_of(second), pending, door.totp(), HERE, door.now)
    assert left(door, done.token) is None
    assert len({first.token, second, done.token}) == 3
    assert [door.session(token) for token in (first.token, second)] == [None, None]


def test_the_code_is_worth_nothing_once_the_password_is_chosen(door: Door) -> None:
    door.enrol()
    with pytest.raises(NotRecognised):
        door.knock(CODE)
    assert door.credential().enrolment_hash is None


def test_the_code_lapses_after_three_days(door: Door) -> None:
    door.wait(hours=72)
    with pytest.raises(NotRecognised):
        door.knock(CODE)


def test_a_password_without_second_factor_opens_nothing_once_the_time_of_enrolling_is_over(door: Door) -> None:
    choose_password(door.gate, digest(door.knock(CODE)), PASSWORD, door.now)
    assert door.knock().left is Step.ENROL
    door.wait(hours=72)
    with pytest.raises(NotRecognised):
        door.knock()


def test_a_password_whose_second_factor_was_lost_does_not_enrol_another(door: Door) -> None:
    door.enrol()
    with operational(door.gate.engine) as session:
        session.connection().exec_driver_sql("DELETE FROM one_time_code")
    door.forget_second_factor()
    with pytest.raises(NotRecognised):
        door.knock()


def test_a_weak_first_password_is_refused_and_the_step_stays_open(door: Door) -> None:
    signed = door.knock(CODE)
    with pytest.raises(RuleBroken):
        choose_password(door.gate, digest(signed), "ana.mora-2026", door.now)
    assert choose_password(door.gate, digest(signed), PASSWORD, door.now)


def test_nobody_chooses_a_password_twice(door: Door) -> None:
    first, second = door.knock(CODE), door.knock(CODE)
    choose_password(door.gate, digest(first), PASSWORD, door.now)
    with pytest.raises(Ended):
        choose_password(door.gate, digest(second), "otra contraseña larga", door.now)


def test_a_session_that_only_gave_the_password_enrols_no_second_telephone(door: Door) -> None:
    door.enrol()
    signed = door.knock()
    pending = second_factor.sealed(door.gate.keys, door.user, door.secret)
    for steal in (lambda: take_printed_codes(door.gate, digest(signed), HERE, door.now),
                  lambda: confirm_authenticator(door.gate, digest(signed), pending, door.totp(), HERE, door.now)):
        with pytest.raises(Ended):
            steal()


def test_the_telephone_must_show_a_right_code_before_it_is_taken(door: Door) -> None:
    token = choose_password(door.gate, digest(door.knock(CODE)), PASSWORD, door.now)
    pending = second_factor.sealed(door.gate.keys, door.user + 1, door.secret)
    for wrong, code in ((pending, door.totp()), (b"", door.totp())):
        with pytest.raises(WrongCode):
            confirm_authenticator(door.gate, sessions.digest_of(token), wrong, code, HERE, door.now)
    assert door.credential().totp_secret is None


def test_printed_codes_alone_are_a_second_factor(door: Door) -> None:
    token = choose_password(door.gate, digest(door.knock(CODE)), PASSWORD, door.now)
    codes = take_printed_codes(door.gate, sessions.digest_of(token), HERE, door.now).codes
    signed = door.knock()
    assert signed.left is Step.SECOND_FACTOR
    assert give_second_factor(door.gate, digest(signed), codes[0], HERE, door.now).left is None


def test_the_password_opens_only_the_step_of_the_second_factor(door: Door) -> None:
    door.enrol()
    signed = door.knock()
    assert left(door, signed.token) is Step.SECOND_FACTOR
    done = give_second_factor(door.gate, digest(signed), door.totp(), HERE, door.now)
    assert left(door, done.token) is None
    assert door.session(signed.token) is None


def test_a_wrong_second_factor_leaves_the_session_as_it_was(door: Door) -> None:
    door.enrol()
    signed = door.knock()
    with pytest.raises(WrongCode):
        give_second_factor(door.gate, digest(signed), "000000", HERE, door.now)
    assert left(door, signed.token) is Step.SECOND_FACTOR


def test_a_code_that_signed_somebody_in_signs_nobody_in_again(door: Door) -> None:
    door.enrol()
    code = door.totp()
    give_second_factor(door.gate, digest(door.knock()), code, HERE, door.now)
    with pytest.raises(WrongCode):
        give_second_factor(door.gate, digest(door.knock()), code, HERE, door.now)


@pytest.mark.parametrize("username", ["nadie", "", "ANA.MORA\0", "ana.mora'--", "\ud800"])
def test_a_name_nobody_has_gets_the_same_answer_as_a_wrong_password(door: Door, username: str) -> None:
    with pytest.raises(NotRecognised) as unknown:
        door.knock("no es esta", HERE, username or " ")
    with pytest.raises(NotRecognised) as wrong:
        door.knock("no es esta", HERE)
    assert (unknown.value.msgid, unknown.value.field) == (wrong.value.msgid, wrong.value.field)


def test_a_name_is_typed_in_any_case(door: Door) -> None:
    assert door.knock(CODE, HERE, "  Ana.Mora ").user_id == door.user


def test_a_disabled_account_gets_the_same_answer_and_loses_the_session_it_had(door: Door) -> None:
    door.enrol()
    signed = door.knock()
    door.opened.do(DisableUser, user=door.user, reason="Dejó el servicio")
    assert door.session(signed.token) is None
    with pytest.raises(NotRecognised):
        door.knock()
    with pytest.raises(Ended):
        give_second_factor(door.gate, digest(signed), door.totp(), HERE, door.now)


def test_after_a_reset_neither_password_nor_telephone_nor_printed_code_works(door: Door) -> None:
    codes = door.enrol()
    door.opened.do(ResetEnrolment, user=door.user, reason="Perdió el teléfono",
                   enrolment=enrolment_of("0000-1111-2222-3333", door.now))
    with pytest.raises(NotRecognised):
        door.knock()
    signed = door.knock("0000-1111-2222-3333")
    for code in (door.totp(), codes[0]):
        with pytest.raises(WrongCode):
            give_second_factor(door.gate, digest(signed), code, HERE, door.now)
    assert signed.left is Step.PASSWORD


def test_in_a_demonstration_a_password_is_enough_until_a_second_factor_is_taken(door: Door) -> None:
    door.gate = Gate(door.gate.engine, door.gate.keys, needs_second_factor=False)
    token = choose_password(door.gate, digest(door.knock(CODE)), PASSWORD, door.now)
    assert left(door, token) is None
    assert door.knock().left is None


def test_the_session_belongs_to_the_account_and_carries_what_the_browser_called_itself(door: Door) -> None:
    signed = door.knock(CODE)
    with reading(door.gate.engine) as session:
        row = session.get_one(WebSession, digest(signed))
        assert (row.user_id, row.agent) == (door.user, "Firefox")
        assert session.get_one(User, row.user_id).is_enabled
