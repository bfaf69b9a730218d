"""Who asks: each role in its own body, above and below it, two roles at once, and those who must get nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient

from models.database import operational
from registry.sign_in import sessions
from tests.registry.matrix.bodies import Bodies


@dataclass(frozen=True)
class Asker:
    """Roles with the places they are held in, and what is wrong with the account or its session."""

    grants: tuple[tuple[str, str], ...] = ()
    is_disabled: bool = False
    is_revoked: bool = False
    #: The second factor is still to be given.
    is_partial: bool = False
    #: The screen was locked and its person has not come back.
    is_locked: bool = False

    @property
    def home(self) -> str:
        """Where the asker works."""
        return self.grants[0][1] if self.grants else "own"

    @property
    def is_let_in(self) -> bool:
        """Whether the registry is open to the session."""
        return not (self.is_disabled or self.is_revoked or self.is_partial or self.is_locked)


CLERK = (("clerk", "own"),)
#: Name → the account; the anonymous visitor has none.
ASKERS: dict[str, Asker] = {
    "clerk": Asker(CLERK),
    "approver": Asker((("approver", "own"),)),
    "armourer": Asker((("armourer", "own"),)),
    "inspector": Asker((("inspector", "own"),)),
    "administrator": Asker((("administrator", "own"),)),
    # What sees everything is granted at the root alone.
    "auditor": Asker((("auditor", "root"),)),
    "inspector of all": Asker((("inspector", "root"),)),
    "clerk below": Asker((("clerk", "below"),)),
    "reader next door": Asker((("clerk", "own"), ("armourer", "own"), ("inspector", "other"))),
    "without role": Asker(),
    "disabled": Asker(CLERK, is_disabled=True),
    "revoked": Asker(CLERK, is_revoked=True),
    "without second factor": Asker(CLERK, is_partial=True),
    "locked": Asker(CLERK, is_locked=True),
}
ANONYMOUS = "anonymous"


def browser_of(app: Flask, bodies: Bodies, name: str) -> FlaskClient:
    """A browser with a fresh session of the asker; of nobody for the anonymous."""
    client = app.test_client()
    if name != ANONYMOUS:
        with client.session_transaction() as cookie:
            cookie["sid"] = session_of(bodies, name)
    return client


def session_of(bodies: Bodies, name: str) -> str:
    """The id of a new session of the asker, as the browser would keep it."""
    engine, user, now, asker = bodies.registry.engine, bodies.users[name], datetime.now(UTC), ASKERS[name]
    with operational(engine) as session:
        token = sessions.start(session, user, "matrix", now, is_partial=asker.is_partial)
    if asker.is_revoked:
        sessions.end(engine, user, sessions.digest_of(token), now)
    if asker.is_locked:
        sessions.lock(engine, sessions.digest_of(token), now)
    return token
