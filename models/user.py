"""Users, what each may do and where, and what signing in needs."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass, Thing
from models.committed import Committed


class User(Thing):
    """An account of one person in one office."""

    __tablename__ = "user_account"
    subject_kind = "user"

    party_id: Mapped[int] = mapped_column(index=True)
    organisation_id: Mapped[int] = mapped_column(index=True)
    #: Commitment to the sign-in name, a row of `user_login`.
    login: Mapped[str] = mapped_column(String(64))
    is_enabled: Mapped[bool]


class Grant(Base):
    """A role of a user in an organisation; where it reaches is the matrix's to say."""

    __tablename__ = "user_grant"
    table_class = TableClass.PROJECTION

    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class UserLogin(Committed):
    """The name a user signs in with."""

    __tablename__ = "user_login"
    committed = ("username",)

    username: Mapped[str] = mapped_column(unique=True)


class Credential(Base):
    """Secrets of a user: password hash, second factor, what is still to be set."""

    __tablename__ = "credential"
    table_class = TableClass.OPERATIONAL

    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: argon2id; None until the first sign-in sets it.
    password_hash: Mapped[str | None]
    #: argon2id of the one-time code for the first sign-in; None once used.
    enrolment_hash: Mapped[str | None]
    enrolment_expires_at: Mapped[datetime | None]
    #: Encrypted under the application's key; None when no TOTP is enrolled.
    totp_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: Last accepted TOTP step: a code is accepted once.
    totp_step: Mapped[int | None]
    changed_at: Mapped[datetime]


class OneTimeCode(Base):
    """A printed second-factor code, by its keyed digest; used once."""

    __tablename__ = "one_time_code"
    table_class = TableClass.OPERATIONAL

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    used_at: Mapped[datetime | None]


class WebSession(Base):
    """A signed-in browser; the cookie holds a random id of which only the digest is kept."""

    __tablename__ = "web_session"
    table_class = TableClass.OPERATIONAL

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    #: True until the second factor was given.
    is_partial: Mapped[bool]
    #: When its own person locked the screen; None while it is open.
    locked_at: Mapped[datetime | None]
    #: What the user agent called itself, cut to 240 characters, for the list of sessions.
    agent: Mapped[str]


class SignInAttempt(Base):
    """A failed or successful sign-in, to slow guessing without locking others out."""

    __tablename__ = "sign_in_attempt"
    table_class = TableClass.OPERATIONAL

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Keyed digest of the name typed: names that do not exist are not kept in clear.
    name_digest: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    #: Keyed digest of the address it came from.
    source_digest: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    succeeded: Mapped[bool]
    at: Mapped[datetime] = mapped_column(index=True)
