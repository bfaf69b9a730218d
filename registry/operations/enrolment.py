"""What lets a new account in for the first time, and what ends when an account must start again."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from models.user import Credential, OneTimeCode, WebSession


@dataclass(frozen=True)
class Enrolment:
    """The hash of a one-time code for the first sign-in, made outside the transaction, and when it lapses."""

    code_hash: str = field(repr=False)
    expires_at: datetime

    def __str__(self) -> str:
        """The same for every code: an act sent twice asks for the same thing, whatever salt its hash has."""
        return "enrolment"


def start_again(session: Session, user_id: int, enrolment: Enrolment, at: datetime) -> None:
    """Leave the account with nothing but the code: no password, no second factor, no session."""
    credential = session.get(Credential, user_id)
    if credential is None:
        credential = Credential(user_id=user_id)
        session.add(credential)
    credential.password_hash = credential.totp_secret = credential.totp_step = None
    credential.enrolment_hash, credential.enrolment_expires_at = enrolment.code_hash, enrolment.expires_at
    credential.changed_at = at
    session.execute(delete(OneTimeCode).where(OneTimeCode.user_id == user_id))
    end_sessions(session, user_id, at)


def end_sessions(session: Session, user_id: int, at: datetime, *, but: bytes = b"") -> None:
    """End every session of the account at once, except the one of digest `but`; an ended session never comes back."""
    session.execute(update(WebSession).where(
        WebSession.user_id == user_id, WebSession.revoked_at.is_(None), WebSession.digest != but)
        .values(revoked_at=at))
