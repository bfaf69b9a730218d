"""Somebody who signs in, and the clock he does it by."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pyotp

from models.database import operational, reading
from models.user import Credential, WebSession
from registry.operations.register_user import RegisterUser
from registry.sign_in import Gate, SignedIn, choose_password, confirm_authenticator, second_factor, sessions, sign_in
from registry.sign_in.enrolment_code import enrolment_of
from registry.sign_in.second_factor import PERIOD
from tests.registry.operations.founded import Founded

PASSWORD = "caballo correcto 7 grapa"
CODE = "7QK4-M2XD-0000-HJKM"
HERE, ELSEWHERE = "10.0.0.1", "203.0.113.9"


@dataclass
class Door:
    """A registry's door with one account, and a clock that only moves when told."""

    opened: Founded
    gate: Gate
    user: int = 0
    username: str = "ana.mora"
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    secret: str = field(default_factory=second_factor.new_secret)

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)

    def register(self, username: str) -> int:
        """An account whose first sign-in is still to come."""
        self.username = username
        self.user = self.opened.made(RegisterUser, party=self.opened.person(self.opened.force), username=username,
                                     organisation=self.opened.force, enrolment=enrolment_of(CODE, self.now))
        return self.user

    def knock(self, password: str = PASSWORD, source: str = HERE, username: str | None = None) -> SignedIn:
        """Give name and password."""
        return sign_in(self.gate, username or self.username, password, source, self.now, agent="Firefox")

    def totp(self, at: datetime | None = None) -> str:
        """What the telephone shows."""
        return pyotp.TOTP(self.secret).generate_otp(int((at or self.now).timestamp()) // PERIOD)

    def enrol(self, source: str = HERE) -> list[str]:
        """Go through the first sign-in with a telephone; gives the printed codes."""
        token = choose_password(self.gate, digest(self.knock(CODE, source)), PASSWORD, self.now)
        pending = second_factor.sealed(self.gate.keys, self.user, self.secret)
        done = confirm_authenticator(self.gate, sessions.digest_of(token), pending, self.totp(), source, self.now)
        self.wait(seconds=PERIOD)
        return done.codes

    def session(self, token: str) -> WebSession | None:
        """The live session behind a browser's id."""
        return sessions.present(self.gate.engine, token, self.now)

    def credential(self) -> Credential:
        """The account's secrets as they are kept."""
        with reading(self.gate.engine) as session:
            return session.get_one(Credential, self.user)

    def forget_second_factor(self) -> None:
        """As after a restore from before the telephone was enrolled: a password and nothing else."""
        with operational(self.gate.engine) as session:
            credential = session.get_one(Credential, self.user)
            credential.totp_secret = credential.totp_step = None


def digest(signed: SignedIn) -> bytes:
    """What is kept of the session's id."""
    return sessions.digest_of(signed.token)
