"""What the verifier says of the registry after a race."""

from __future__ import annotations

from models.database import engine_for, snapshot
from models.verification.whole import verify


def fault_in(url: str) -> str | None:
    """The first fault the verifier finds in the registry at `url`, as its msgid; None when everything holds."""
    engine = engine_for(url)
    try:
        with snapshot(engine) as session:
            fault = verify(session).fault
    finally:
        engine.dispose()
    return fault and fault.msgid
