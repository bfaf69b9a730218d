"""Requests: who makes, decides, withdraws and outlives them, and what makes one void."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from models.database import snapshot
from models.events.weapon import WeaponCorrected
from models.request import RequestContent
from models.user import User
from registry.errors import AnotherContent, NeedsAnother, NotPermitted, Stale
from registry.operations.base import new_act_key
from registry.operations.correct import Correct
from registry.operations.correct_party import CorrectParty
from registry.operations.disable_user import DisableUser
from registry.operations.enable_user import EnableUser
from registry.operations.grant_role import GrantRole
from registry.operations.lapse_requests import LapseRequests
from registry.operations.make_request import MakeRequest
from registry.operations.perform import perform
from registry.operations.refuse_request import RefuseRequest
from registry.operations.register_source import RegisterSource
from registry.operations.reset_enrolment import ResetEnrolment
from registry.operations.two_person import SYSTEM
from registry.operations.withdraw_request import WithdrawRequest
from tests.registry.operations.armed import Armed, do, rows
from tests.registry.operations.asked import (
    TOO_LATE,
    a_correction,
    account,
    approve,
    asked,
    persons,
    refused,
    relied_on,
    state,
    values_of,
)
from tests.registry.operations.founded import enrolment


def test_a_correction_takes_effect_when_it_is_approved_and_not_before(there: Armed) -> None:
    weapon = relied_on(there)
    request = asked(there, Correct, **a_correction(weapon))
    assert there.state(weapon).model == "17"
    done = approve(there, request)
    assert there.state(weapon).model == "19"
    assert there.bodies(done.act_id)[1]["kind"] == WeaponCorrected.kind


def test_the_entry_names_nobody_and_says_no_reason(there: Armed) -> None:
    request = asked(there, Correct, **a_correction(relied_on(there), reason="Porque lo dijo Yelitza"))
    body = there.bodies(request)[0]
    assert set(body["data"]) == {"operation", "about", "places", "content", "expires_at"}
    assert "Yelitza" not in str(body)
    [kept] = rows_of_content(there)
    assert "Yelitza" in kept.content


def rows_of_content(there: Armed) -> list[RequestContent]:
    with snapshot(there.registry.engine) as session:
        return list(session.query(RequestContent))


def test_what_cannot_be_done_now_is_refused_when_it_is_asked(there: Armed) -> None:
    weapon = relied_on(there)
    assert "nada que corregir" in refused(lambda: asked(there, Correct, **a_correction(weapon, value="17")))
    with pytest.raises(NotPermitted):
        asked(there, Correct, "armourer", **a_correction(weapon))


def test_what_one_may_do_alone_is_not_asked_for(there: Armed) -> None:
    assert "no espera" in refused(lambda: asked(there, Correct, **a_correction(there.weapon("QVX 1"))))


def test_where_an_officer_serves_is_corrected_by_one_person_and_who_he_is_is_not(there: Armed) -> None:
    registry = there.registry
    known = {"document_number": "V-20777777"}
    values = {"party": registry.person(registry.force, **known), "reason": "Ascenso"}
    promoted = registry.particulars(**known, rank="Jefe")
    assert do(there, CorrectParty, cause="post_change", particulars=promoted, **values)
    with pytest.raises(NeedsAnother):
        do(there, CorrectParty, cause="name_change", **values,
           particulars=registry.particulars(**known, rank="Jefe", given_names="Anabel"))


def test_a_list_that_one_person_may_load_alone_waits_for_nobody(there: Armed) -> None:
    values = values_of(there, RegisterSource)
    assert do(there, RegisterSource, **values | {"rows": 500, "file_digest": "ef" * 32})
    with pytest.raises(NeedsAnother):
        do(there, RegisterSource, **values)


def test_nothing_is_asked_where_nobody_else_could_decide(there: Armed) -> None:
    weapon = relied_on(there)
    do(there, DisableUser, SYSTEM, user=there.users["approver"], reason="Cese")
    assert "Ninguna otra persona" in refused(lambda: asked(there, Correct, **a_correction(weapon)))


def test_without_the_figure_of_how_long_it_waits_nothing_is_asked(there: Armed) -> None:
    weapon = relied_on(there)
    with there.registry.engine.begin() as connection:
        connection.execute(text("DELETE FROM legal_parameter WHERE name = 'request_hours'"))
    assert "cuántas horas" in refused(lambda: asked(there, Correct, **a_correction(weapon)))


def test_the_same_form_sent_twice_asks_once_and_with_another_content_is_refused(there: Armed) -> None:
    weapon = relied_on(there)
    wanted = Correct(act=new_act_key(), claimed_at=datetime.now(UTC), **a_correction(weapon))
    first, second = (there.send(MakeRequest.of(wanted), "clerk") for _ in range(2))
    assert (second.act_id, second.repeated) == (first.act_id, True)
    other = Correct(act=wanted.act, claimed_at=wanted.claimed_at, **a_correction(weapon, value="26"))
    with pytest.raises(AnotherContent):
        there.send(MakeRequest.of(other), "clerk")


def test_a_weapon_that_changed_since_makes_its_request_stale_and_says_what_changed(there: Armed) -> None:
    weapon = relied_on(there)
    request = asked(there, Correct, **a_correction(weapon))
    moved = there.send(there.store(weapon, place="estante 10")).entries[0]
    with pytest.raises(Stale) as stale:
        approve(there, request)
    assert (stale.value.subject, stale.value.changes) == (f"weapon:{weapon}", [moved])
    assert state(there, request) == "open"


def test_of_two_requests_on_one_weapon_the_first_approved_makes_the_other_stale(there: Armed) -> None:
    weapon = relied_on(there)
    first, second = (asked(there, Correct, **a_correction(weapon, value=value)) for value in ("19", "26"))
    approve(there, second)
    with pytest.raises(Stale):
        approve(there, first)
    assert there.state(weapon).model == "26"


def test_a_refusal_is_told_with_its_reason_and_ends_it(there: Armed) -> None:
    weapon = relied_on(there)
    request = asked(there, Correct, **a_correction(weapon))
    assert refused(lambda: do(there, RefuseRequest, "approver", asked_in=request, reason=" ")) == "Escriba el motivo."
    do(there, RefuseRequest, "approver", asked_in=request, reason="Falta el oficio")
    assert (state(there, request), there.state(weapon).model) == ("refused", "17")
    assert "ya se rechazó" in refused(lambda: approve(there, request))


def test_only_who_made_it_withdraws_it(there: Armed) -> None:
    request = asked(there, Correct, **a_correction(relied_on(there)))
    colleague = account(there, "clerk")
    assert "solo quien la hizo" in refused(lambda: do(there, WithdrawRequest, colleague, asked_in=request))
    do(there, WithdrawRequest, "clerk", asked_in=request)
    assert state(there, request) == "withdrawn"
    assert "la retiró" in refused(lambda: approve(there, request))


def test_nobody_gains_the_right_to_decide_while_it_is_open(there: Armed) -> None:
    registry = there.registry
    before = registry.user(registry.force, "clerk")
    request = asked(there, Correct, **a_correction(relied_on(there)))
    registry.do(GrantRole, user=before, role="approver", organisation=registry.force)
    for latecomer in (before, account(there, "approver")):
        assert "posteriores" in refused(lambda actor=latecomer: approve(there, request, actor))
    later = asked(there, Correct, **a_correction(relied_on(there, "QVX 2")))
    assert approve(there, later, before)


@pytest.mark.parametrize("how", ["its first sign-in ordered again", "enabled again"])
def test_an_account_that_changed_hands_while_it_is_open_does_not_decide_it(there: Armed, how: str) -> None:
    approver = there.users["approver"]
    account(there, "approver")
    request = asked(there, Correct, **a_correction(relied_on(there)))
    if how == "enabled again":
        do(there, DisableUser, SYSTEM, user=approver, reason="Cese")
        do(there, EnableUser, SYSTEM, user=approver, reason="Vuelve")
    else:
        do(there, ResetEnrolment, SYSTEM, user=approver, reason="Perdió el teléfono", enrolment=enrolment())
    assert "posteriores" in refused(lambda: approve(there, request))


def test_what_its_maker_may_no_longer_ask_is_not_executed(there: Armed) -> None:
    request = asked(there, Correct, **a_correction(relied_on(there)))
    do(there, DisableUser, SYSTEM, user=there.users["clerk"], reason="Cese")
    assert "ya no puede" in refused(lambda: approve(there, request))


def test_an_approver_of_another_force_neither_approves_nor_refuses(there: Armed) -> None:
    stranger = account(there, "approver", place=there.registry.other_force)
    request = asked(there, Correct, **a_correction(relied_on(there)))
    for act in (lambda: approve(there, request, stranger),
                lambda: do(there, RefuseRequest, stranger, asked_in=request, reason="No")):
        with pytest.raises(NotPermitted):
            act()


def test_nobody_approves_a_role_for_himself(there: Armed) -> None:
    maker, decider = persons(there, GrantRole)
    account(there, "administrator")
    request = asked(there, GrantRole, maker, user=decider, role="approver", organisation=there.registry.force)
    assert "a sí mismo" in refused(lambda: approve(there, request, decider))


@pytest.mark.parametrize("fresh", [True, False])
def test_the_class_of_a_weapon_is_never_changed_by_one_person(there: Armed, fresh: bool) -> None:
    weapon = there.weapon("QVX 1") if fresh else relied_on(there)
    values = a_correction(weapon, fact="weapon_class", value="war")
    with pytest.raises(NeedsAnother):
        do(there, Correct, **values)
    approve(there, asked(there, Correct, **values))
    assert there.state(weapon).weapon_class == "war"


def test_those_past_their_time_are_marked_and_the_others_left(there: Armed) -> None:
    request = asked(there, Correct, **a_correction(relied_on(there)))
    withdrawn = asked(there, Correct, **a_correction(relied_on(there, "QVX 2")))
    do(there, WithdrawRequest, asked_in=withdrawn)
    lapse = LapseRequests(act=new_act_key(), claimed_at=datetime.now(UTC), requests=(request, withdrawn))
    assert "vencida" in refused(lambda: perform(there.registry.engine, lapse, SYSTEM))
    perform(there.registry.engine, lapse, SYSTEM, now=datetime.now(UTC) + TOO_LATE)
    assert (state(there, request), state(there, withdrawn)) == ("lapsed", "withdrawn")
    assert "venció" in refused(lambda: approve(there, request))


def test_a_person_with_two_accounts_is_one_decider(there: Armed) -> None:
    [user] = rows(there, User, id=there.users["approver"])
    clerk = account(there, "clerk", user.party_id)
    weapon = relied_on(there)
    assert "Ninguna otra persona" in refused(lambda: asked(there, Correct, clerk, **a_correction(weapon)))
