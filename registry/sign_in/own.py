"""What signed-in people see and change of their own sign-in: the password, the second factor, the printed codes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.database import operational, reading
from models.user import Credential, OneTimeCode, WebSession
from models.vocabulary import N_
from registry.operations.enrolment import end_sessions
from registry.sign_in import sessions
from registry.sign_in.attempts import admitted, forgive, traces_of
from registry.sign_in.first_time import Enrolled
from registry.sign_in.keys import Gate
from registry.sign_in.own_words import own_words
from registry.sign_in.passwords import hashed, refuse_weak, verifies
from registry.sign_in.refusals import Ended, NotRecognised, WrongCode
from registry.sign_in.second_factor import accept, new_printed
from registry.sign_in.steps import username_of


@dataclass(frozen=True)
class SecondFactor:
    """What an account has beside its password."""

    has_authenticator: bool
    #: Printed codes that were taken, and how many of them still open.
    codes: int
    codes_left: int

    @property
    def is_set(self) -> bool:
        """Whether there is any."""
        return self.has_authenticator or self.codes > 0


def second_factor_of(session: Session, user_id: int) -> SecondFactor:
    """The second factor of the account as it stands."""
    credential = session.get(Credential, user_id)
    used = session.scalars(select(OneTimeCode.used_at).where(OneTimeCode.user_id == user_id)).all()
    return SecondFactor(bool(credential and credential.totp_secret), len(used), used.count(None))


def change_password(gate: Gate, digest: bytes, present: str, wanted: str, source: str, now: datetime) -> str:
    """Put `wanted` in the place of `present`; every other session of the account ends.

    Gives the session's new id. Raises `NotRecognised` beside `present`, `RuleBroken`, `TooMany` or `Ended`.
    """
    user_id, username = _whose(gate, digest)
    attempt = admitted(gate, traces_of(gate, username, source), now)
    with reading(gate.engine) as session:
        kept, own = session.get_one(Credential, user_id).password_hash, own_words(session, user_id)
    if not verifies(kept, present):
        raise NotRecognised(N_("La contraseña de ahora no es correcta."), "present")
    forgive(gate, attempt)
    refuse_weak(wanted, own)
    new_hash = hashed(wanted)
    with operational(gate.engine) as session:
        credential = session.get_one(Credential, user_id, with_for_update=True)
        credential.password_hash, credential.changed_at = new_hash, now
        return _alone(session, digest, user_id, now)


def renew_printed(gate: Gate, digest: bytes, code: str, source: str, now: datetime) -> Enrolled:
    """Ten new printed codes for a code of the second factor; the old ones are worth nothing from then on."""
    user_id, username = _whose(gate, digest)
    attempt = admitted(gate, traces_of(gate, username, source), now)
    with operational(gate.engine) as session:
        credential = session.get_one(Credential, user_id)
        if not accept(session, gate.keys, credential, code, now):
            raise WrongCode(field="code")
        codes = new_printed(session, gate.keys, user_id)
        token = sessions.renewed(session, digest, now, is_partial=False)
    forgive(gate, attempt)
    return Enrolled(token, codes)


def _whose(gate: Gate, digest: bytes) -> tuple[int, str]:
    with reading(gate.engine) as session:
        row = session.get(WebSession, digest)
        if row is None or row.is_partial:
            raise Ended()
        return row.user_id, username_of(session, row.user_id)


def _alone(session: Session, digest: bytes, user_id: int, now: datetime) -> str:
    token = sessions.renewed(session, digest, now, is_partial=False)
    session.flush()
    end_sessions(session, user_id, now, but=sessions.digest_of(token))
    return token
