"""What people wrote about entries: reasons, sources and remarks, kept beside the ledger so that they can be erased."""

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.committed import PrivateText
from models.events import Event

#: Fields of events that carry the commitment to a text.
NOTES = ("source", "reason", "purpose", "remarks")
COMMITMENT = re.compile("[0-9a-f]{64}")
#: Databases take only so many values in one query.
AT_ONCE = 500


def commitments_of(event: Event) -> dict[str, str]:
    """Field → commitment of each text that goes with the event."""
    found = {name: getattr(event, name, None) for name in NOTES}
    return {name: value for name, value in found.items() if isinstance(value, str) and COMMITMENT.fullmatch(value)}


def texts_of(session: Session, events: Iterable[Event]) -> dict[str, str]:
    """Commitment → text of everything written about the events; what was erased is missing."""
    wanted = sorted({commitment for event in events for commitment in commitments_of(event).values()})
    found: dict[str, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        query = select(PrivateText.commitment, PrivateText.text)
        rows = session.execute(query.where(PrivateText.commitment.in_(wanted[start:start + AT_ONCE])))
        found |= {row.commitment: row.text for row in rows}
    return found
