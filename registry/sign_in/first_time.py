"""The first sign-in: the code opens the way to a password of one's own, and that to a second factor."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from models.database import operational, reading
from models.user import Credential, WebSession
from registry.sign_in import sessions
from registry.sign_in.attempts import note_success, traces_of
from registry.sign_in.keys import Gate
from registry.sign_in.own_words import own_words
from registry.sign_in.passwords import hashed, refuse_weak
from registry.sign_in.refusals import Ended, WrongCode
from registry.sign_in.second_factor import new_printed, opened, step_of
from registry.sign_in.steps import has_second_factor, username_of


@dataclass(frozen=True)
class Enrolled:
    """The id the browser keeps from now on, and the ten printed codes: shown once."""

    token: str = field(repr=False)
    codes: list[str] = field(repr=False)


def choose_password(gate: Gate, digest: bytes, password: str, now: datetime) -> str:
    """Set the first password of the session's user; the one-time code is worth nothing from then on.

    Gives the session's new id; raises `RuleBroken` for a weak password, `Ended` when there is nothing to choose.
    """
    with reading(gate.engine) as session:
        row = session.get(WebSession, digest)
        if row is None:
            raise Ended()
        refuse_weak(password, own_words(session, row.user_id))
    new_hash = hashed(password)
    with operational(gate.engine) as session:
        credential = session.get(Credential, row.user_id, with_for_update=True)
        if credential is None or credential.password_hash is not None:
            raise Ended()
        credential.password_hash, credential.enrolment_hash, credential.changed_at = new_hash, None, now
        return sessions.renewed(session, digest, now, is_partial=gate.needs_second_factor)


def confirm_authenticator(gate: Gate, digest: bytes, pending: bytes, code: str, source: str,
                          now: datetime) -> Enrolled:
    """Take the authenticator whose sealed secret is `pending`, once it shows a right code; else `WrongCode`."""
    with operational(gate.engine) as session:
        credential = _unprotected(session, digest)
        secret = opened(gate.keys, credential.user_id, pending)
        step = step_of(secret, code, now) if secret else None
        if step is None:
            raise WrongCode(field="code")
        credential.totp_secret, credential.totp_step = pending, step
        return _enrolled(session, gate, credential, digest, source, now)


def take_printed_codes(gate: Gate, digest: bytes, source: str, now: datetime) -> Enrolled:
    """Take printed codes as the only second factor."""
    with operational(gate.engine) as session:
        return _enrolled(session, gate, _unprotected(session, digest), digest, source, now)


def _unprotected(session: Session, digest: bytes) -> Credential:
    row = session.get(WebSession, digest)
    credential = row and session.get(Credential, row.user_id, with_for_update=True)
    if not credential or credential.password_hash is None or has_second_factor(session, credential.user_id):
        raise Ended()
    return credential


def _enrolled(session: Session, gate: Gate, credential: Credential, digest: bytes, source: str,
              now: datetime) -> Enrolled:
    credential.enrolment_expires_at, credential.changed_at = None, now
    codes = new_printed(session, gate.keys, credential.user_id)
    note_success(session, traces_of(gate, username_of(session, credential.user_id), source), now)
    return Enrolled(sessions.renewed(session, digest, now, is_partial=False), codes)
