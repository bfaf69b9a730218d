"""A disabled account is out at once, and comes back only by somebody else's hand."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.database import operational, reading
from models.user import Credential, OneTimeCode, User, WebSession
from registry.errors import NotPermitted, RuleBroken
from registry.operations.disable_user import DisableUser
from registry.operations.enable_user import EnableUser
from registry.operations.reset_enrolment import ResetEnrolment
from tests.registry.operations.founded import Founded, enrolment
from tests.registry.operations.told import account, ask, event, person, refusals, refused_fields

DISABLE = ask(DisableUser, user=40, reason="Dejó el servicio")
ENABLE = ask(EnableUser, user=40, reason="Volvió al servicio")
RESET = ask(ResetEnrolment, user=40, reason="Perdió el teléfono", enrolment=enrolment())


@pytest.mark.parametrize("actor", [40, 41])
def test_nobody_does_any_of_it_to_himself(actor: int) -> None:
    assert len(refusals(DISABLE, account(), actor)) == 1
    assert len(refusals(ENABLE, account(is_enabled=False), actor)) == 1
    assert len(refusals(RESET, account(), actor)) == 1


def test_what_is_so_already_is_refused() -> None:
    assert len(refusals(DISABLE, account(is_enabled=False))) == 1
    assert len(refusals(ENABLE, account())) == 1
    assert len(refusals(RESET, account(is_enabled=False))) == 1


def test_the_account_of_the_dead_is_not_enabled() -> None:
    gone = account(is_enabled=False, party=person(died_on=date(2026, 1, 1)))
    assert refused_fields(ENABLE, gone) == ["party"]


def test_a_reason_is_asked_for() -> None:
    assert refused_fields(ask(DisableUser, user=40, reason=""), account()) == ["reason"]


def test_the_last_administrator_stays() -> None:
    held = frozenset({("administrator", 4)})
    assert len(refusals(DISABLE, account(grants=held, other_administrators=0))) == 1
    assert event(DISABLE, account(grants=held)).kind == "user:disabled"


def sign_in_somewhere(opened: Founded, user: int) -> None:
    now = datetime.now(UTC)
    with operational(opened.engine) as session:
        session.add(WebSession(digest=user.to_bytes(32, "big"), user_id=user, created_at=now, seen_at=now,
                               revoked_at=None, is_partial=False, agent=""))


def open_sessions(opened: Founded) -> set[int]:
    with reading(opened.engine) as session:
        return set(session.scalars(select(WebSession.user_id).where(WebSession.revoked_at.is_(None))))


def test_every_session_of_the_account_ends_with_the_act_and_no_other(opened: Founded) -> None:
    user, other = opened.user(opened.force, "clerk"), opened.user(opened.force, "clerk")
    for somebody in (user, other):
        sign_in_somewhere(opened, somebody)
    opened.do(DisableUser, user=user, reason="Dejó el servicio")
    assert open_sessions(opened) == {other}
    assert not opened.thing(User, user).is_enabled


def test_a_disabled_administrator_does_nothing_any_more(opened: Founded) -> None:
    first, second = opened.user(opened.root, "administrator"), opened.user(opened.root, "administrator")
    opened.do(DisableUser, first, user=second, reason="Dejó el servicio")
    with pytest.raises(NotPermitted):
        opened.do(DisableUser, second, user=first, reason="Venganza")
    with pytest.raises(RuleBroken):
        opened.do(DisableUser, user=first, reason="Es la última")


def test_a_new_first_sign_in_leaves_nothing_of_the_old_one(opened: Founded) -> None:
    user = opened.user(opened.force, "clerk")
    with operational(opened.engine) as session:
        credential = session.get_one(Credential, user)
        credential.password_hash, credential.totp_secret, credential.totp_step = "hash", b"secret", 5
        credential.enrolment_hash = None
        session.add(OneTimeCode(digest=b"d" * 32, user_id=user, used_at=None))
    sign_in_somewhere(opened, user)
    opened.do(ResetEnrolment, user=user, reason="Perdió el teléfono", enrolment=enrolment())
    with reading(opened.engine) as session:
        credential = session.get_one(Credential, user)
        left = (credential.password_hash, credential.totp_secret, credential.totp_step)
        assert (left, credential.enrolment_hash) == ((None, None, None), enrolment().code_hash)
        assert session.scalars(select(OneTimeCode)).all() == []
    assert open_sessions(opened) == set()


def test_enabled_again_the_account_has_the_roles_it_had(opened: Founded) -> None:
    user = opened.user(opened.force, "administrator")
    opened.do(DisableUser, user=user, reason="De vacaciones")
    opened.do(EnableUser, user=user, reason="De vuelta")
    assert opened.thing(User, user).is_enabled
    opened.user(opened.force)
