"""Opening a locked session again: its own person, the password alone."""

from datetime import datetime

from models.database import operational, reading
from models.user import Credential, WebSession
from models.vocabulary import N_
from registry.sign_in import sessions
from registry.sign_in.attempts import admitted, forgive, note_success, traces_of
from registry.sign_in.keys import Gate
from registry.sign_in.passwords import verifies
from registry.sign_in.refusals import Ended, NotRecognised
from registry.sign_in.steps import SignedIn, username_of

WRONG = N_("La contraseña no es correcta.")


def unlock(gate: Gate, digest: bytes, password: str, source: str, now: datetime) -> SignedIn:
    """Go on with the locked session of `digest` under a new id; its twelve hours count from where they began.

    The id the browser still keeps stands for the second factor that was given (NIST SP 800-63B, 7.2: after
    inactivity one factor is enough). Raises `NotRecognised` beside ``password``, `TooMany` or `Ended`; a wrong
    password counts as one typed at the door.
    """
    user_id, username, kept = _whose(gate, digest, now)
    traces = traces_of(gate, username, source)
    attempt = admitted(gate, traces, now)
    if not verifies(kept, password):
        raise NotRecognised(WRONG, "password")
    with operational(gate.engine) as session:
        token = sessions.renewed(session, digest, now, is_partial=False)
        note_success(session, traces, now)
    forgive(gate, attempt)
    return SignedIn(token, user_id, None)


def _whose(gate: Gate, digest: bytes, now: datetime) -> tuple[int, str, str | None]:
    with reading(gate.engine) as session:
        row = session.get(WebSession, digest)
        if row is None or not sessions.is_live(row, now) or not sessions.is_locked(row, now):
            raise Ended()
        return row.user_id, username_of(session, row.user_id), session.get_one(Credential, row.user_id).password_hash
