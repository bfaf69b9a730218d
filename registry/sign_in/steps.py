"""The two steps of signing in, and what is left to do before the registry opens."""

import enum
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.database import operational, reading
from models.user import Credential, OneTimeCode, User, UserLogin, WebSession
from registry.operations.register_user import USERNAME
from registry.sign_in import sessions
from registry.sign_in.attempts import admitted, forgive, note_success, traces_of
from registry.sign_in.enrolment_code import canonical
from registry.sign_in.keys import Gate
from registry.sign_in.passwords import verifies
from registry.sign_in.refusals import Ended, NotRecognised, WrongCode
from registry.sign_in.second_factor import accept


class Step(enum.StrEnum):
    """What a session still lacks."""

    PASSWORD = "choose_password"
    ENROL = "enrol"
    SECOND_FACTOR = "second_factor"
    UNLOCK = "unlock"


@dataclass(frozen=True)
class SignedIn:
    """The id the browser keeps, and what is still to be given."""

    token: str = field(repr=False)
    user_id: int
    left: Step | None


def typed_name(username: str) -> str:
    """The sign-in name as it is counted."""
    return unicodedata.normalize("NFC", username).strip().casefold()


def sign_in(gate: Gate, username: str, password: str, source: str, now: datetime, *, agent: str = "") -> SignedIn:
    """Begin a session for whoever gives name and password, or name and the code of a first sign-in.

    `source` is the address it comes from. Raises `NotRecognised` or `TooMany`; the work done for a name that does
    not exist is the same.
    """
    traces = traces_of(gate, typed_name(username), source)
    attempt = admitted(gate, traces, now)
    with reading(gate.engine) as session:
        credential = _credential_of(session, typed_name(username))
    if not _opens(credential, password, now):
        raise NotRecognised()
    assert credential is not None
    forgive(gate, attempt)
    with operational(gate.engine) as session:
        left = _left(session, gate, credential, is_partial=True)
        if left is Step.ENROL and not _may_enrol(credential, now):
            raise NotRecognised()
        if left is None:
            note_success(session, traces, now)
        token = sessions.start(session, credential.user_id, agent, now, is_partial=left is not None)
    return SignedIn(token, credential.user_id, left)


def _credential_of(session: Session, username: str) -> Credential | None:
    """The credential of an enabled account; None for a name nobody has, or a disabled account."""
    # What can be nobody's name is looked up as no name: a database may not even take it as text.
    wanted = username if USERNAME.fullmatch(username) else ""
    return session.scalars(
        select(Credential).join(User, User.id == Credential.user_id).join(UserLogin, UserLogin.commitment == User.login)
        .where(UserLogin.username == wanted, User.is_enabled)).first()


def _opens(credential: Credential | None, password: str, now: datetime) -> bool:
    if credential is None or credential.password_hash is not None:
        return verifies(credential.password_hash if credential else None, password)
    return verifies(credential.enrolment_hash if _may_enrol(credential, now) else None, canonical(password))


def _may_enrol(credential: Credential, now: datetime) -> bool:
    """The time of the first sign-in bounds all of it: a password alone opens nothing for long."""
    return credential.enrolment_expires_at is not None and now < credential.enrolment_expires_at


def step_left(session: Session, gate: Gate, row: WebSession, now: datetime) -> Step | None:
    """What is left before the registry opens to this session."""
    if sessions.is_locked(row, now):
        return Step.UNLOCK
    credential = session.get(Credential, row.user_id)
    if credential is None:
        return Step.SECOND_FACTOR
    return _left(session, gate, credential, is_partial=row.is_partial)


def _left(session: Session, gate: Gate, credential: Credential, *, is_partial: bool) -> Step | None:
    if credential.password_hash is None:
        return Step.PASSWORD
    if not has_second_factor(session, credential.user_id):
        return Step.ENROL if gate.needs_second_factor else None
    return Step.SECOND_FACTOR if is_partial else None


def has_second_factor(session: Session, user_id: int) -> bool:
    """Whether the account has an authenticator or printed codes."""
    credential = session.get(Credential, user_id)
    return bool(credential and credential.totp_secret) or has_printed_codes(session, user_id)


def has_printed_codes(session: Session, user_id: int) -> bool:
    """Whether a list of printed codes was ever taken, used up or not."""
    taken = select(OneTimeCode.digest).where(OneTimeCode.user_id == user_id).limit(1)
    return session.scalars(taken).first() is not None


def give_second_factor(gate: Gate, digest: bytes, code: str, source: str, now: datetime) -> SignedIn:
    """Complete the session with a code; raises `WrongCode`, `TooMany` or `Ended`."""
    with reading(gate.engine) as session:
        row = session.get(WebSession, digest)
        if row is None or not sessions.is_live(row, now):
            raise Ended()
        username = username_of(session, row.user_id)
    traces = traces_of(gate, username, source)
    attempt = admitted(gate, traces, now)
    with operational(gate.engine) as session:
        credential = session.get(Credential, row.user_id)
        if credential is None or not accept(session, gate.keys, credential, code, now):
            raise WrongCode(field="code")
        token = sessions.renewed(session, digest, now, is_partial=False)
        note_success(session, traces, now)
    forgive(gate, attempt)
    return SignedIn(token, row.user_id, None)


def username_of(session: Session, user_id: int) -> str:
    """The sign-in name of an account; `Ended` when it is gone."""
    name = session.scalars(select(UserLogin.username).join(User, User.login == UserLogin.commitment)
                           .where(User.id == user_id)).first()
    if name is None:
        raise Ended()
    return name
