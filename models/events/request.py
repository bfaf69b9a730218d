"""What happens to requests: made by one person; refused, executed, withdrawn or lapsed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
from models.request import Request, RequestPlace


@dataclass(frozen=True, kw_only=True)
class RequestMade(Event):
    """Somebody asked for an act that another person must decide."""

    kind = "request:made"
    thing = Request
    creates = True
    sentence = "*Se solicitó* %(operation)s sobre %(about)s. La solicitud vence el %(expires_at)s."
    vocabularies = {"operation": "operation"}
    instants = ("expires_at",)
    example = {"operation": "correct", "about": "weapon:1042", "places": [12], "content": "ab" * 32,
               "expires_at": "2026-11-27T11:02:00.000000Z"}

    operation: str
    #: The thing the act would change; None when it would create one, or change many.
    about: str | None
    #: Organisations the authority of whoever decides must reach.
    places: list[int]
    content: object
    expires_at: datetime

    def worded(self) -> str:
        return self.sentence if self.about else "*Se solicitó* %(operation)s. La solicitud vence el %(expires_at)s."

    def apply(self, thing: Request, entry: Recorded, session: Session) -> None:
        thing.operation, thing.about, thing.content = self.operation, self.about, str(self.content)
        thing.made_by, thing.made_at, thing.expires_at = entry.actor, entry.recorded_at, self.expires_at
        thing.state, thing.closed_by, thing.closed_at = "open", None, None
        session.add_all(RequestPlace(request_id=thing.id, organisation_id=place) for place in self.places)


@dataclass(frozen=True, kw_only=True)
class RequestRefused(Event):
    """Another person read it and said no."""

    kind = "request:refused"
    thing = Request
    sentence = "*Se rechazó* la solicitud."
    example = {"leaf": "0f" * 32, "reason": "cd" * 32}

    #: Leaf hash of the entry that made the request: what was read is what was decided.
    leaf: str
    reason: object

    def apply(self, thing: Request, entry: Recorded, session: Session) -> None:
        _close(thing, "refused", entry)


@dataclass(frozen=True, kw_only=True)
class RequestExecuted(Event):
    """Another person approved it, and the act was recorded together with this entry."""

    kind = "request:executed"
    thing = Request
    sentence = "*Se aprobó* la solicitud de %(maker)s y se asentó lo que pedía."
    example = {"leaf": "0f" * 32, "maker": "user:17"}

    #: Leaf hash of the entry that made the request: what was read is what was decided.
    leaf: str
    maker: str

    def apply(self, thing: Request, entry: Recorded, session: Session) -> None:
        _close(thing, "executed", entry)


@dataclass(frozen=True, kw_only=True)
class RequestWithdrawn(Event):
    """Whoever asked for it no longer does."""

    kind = "request:withdrawn"
    thing = Request
    sentence = "*Se retiró* la solicitud."
    example = {}

    def apply(self, thing: Request, entry: Recorded, session: Session) -> None:
        _close(thing, "withdrawn", entry)


@dataclass(frozen=True, kw_only=True)
class RequestLapsed(Event):
    """Nobody decided it in time."""

    kind = "request:lapsed"
    thing = Request
    sentence = "*Se dio por vencida* la solicitud: nadie la decidió a tiempo."
    example = {}

    def apply(self, thing: Request, entry: Recorded, session: Session) -> None:
        _close(thing, "lapsed", entry)


def _close(thing: Request, state: str, entry: Recorded) -> None:
    thing.state, thing.closed_by, thing.closed_at = state, entry.actor, entry.recorded_at
