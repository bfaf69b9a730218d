"""One request as its page shows it: what is asked, how things stand, what would be recorded, what changed since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import id_of
from models.committed import PrivateText
from models.events import Event
from models.events.request import RequestRefused
from models.ledger import Entry
from models.party import Party
from models.request import Request
from models.user import User
from models.weapon import Weapon
from registry.errors import Refused, Stale
from registry.operations import Operation
from registry.operations.base import Decision, new_act_key
from registry.operations.dissolve_organisation import DissolveOrganisation
from registry.operations.end_intervention import EndIntervention
from registry.operations.intervene_organisation import InterveneOrganisation
from registry.operations.left_behind import left_behind
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.merge_parties import MergeParties
from registry.operations.parties import particulars_of
from registry.operations.repeats import refuse_stale
from registry.operations.requests import OfRequest, of_request
from registry.queries.compared_parties import compared_parties
from registry.queries.entries import Told, history_of, told_of
from registry.queries.users import line_of

BODIES = (MergeOrganisation, DissolveOrganisation, InterveneOrganisation, EndIntervention)


@dataclass(frozen=True)
class RequestPage:
    """A request with everything around it."""

    request: Request
    #: Exactly what was asked; None when it was erased, or is not what the entry committed to.
    asked: Operation | None
    #: The thing it is about as it stands: a weapon, an account's line, a person's particulars, two files compared,
    #: or what a body has.
    thing: Any
    #: The persons it is about, to be noted as looked at.
    persons: tuple[int, ...]
    #: What would be recorded now; empty when it cannot be told.
    events: tuple[Event, ...]
    #: What each of them is about, as ``party:33``.
    things: tuple[str | None, ...]
    #: What happened to the things it saw since it was made.
    changed: tuple[Told, ...]
    is_own: bool
    #: Why it was refused; None when it was not, or the reason was erased.
    refused_for: str | None
    #: Its own entries, oldest first.
    told: tuple[Told, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it yet."""
        return self.request.state == "open"


def request_page(session: Session, request: Request, actor: int, now: datetime) -> RequestPage:
    """What the page of `request` shows; scope was checked when it was found."""
    of = of_request(session, request.id)
    asked = _asked(of)
    thing, persons = _compared(session, asked) or _thing(session, request.about)
    is_open = request.state == "open"
    changed = _changed(session, asked) if asked and is_open else ()
    decisions = _decisions(session, of, asked, now) if asked and is_open and not changed else []
    told = tuple(history_of(session, request.subject))
    events, things = (tuple(one.event for one in decisions), tuple(one.thing for one in decisions))
    return RequestPage(request, asked, thing, persons, events, things, changed, actor in of.makers,
                       _reason(session, told[-1].event), told)


def _asked(of: OfRequest) -> Operation | None:
    try:
        return of.asked(new_act_key())
    except Refused:
        return None


def _changed(session: Session, asked: Operation) -> tuple[Told, ...]:
    try:
        refuse_stale(session, asked)
    except Stale as stale:
        rows = session.scalars(select(Entry).where(Entry.sequence.in_(stale.changes)).order_by(Entry.sequence))
        return tuple(told_of(row) for row in rows)
    return ()


def _decisions(session: Session, of: OfRequest, asked: Operation, now: datetime) -> list[Decision]:
    try:
        return asked.decide(asked.facts(session), now, of.maker)
    except Refused:
        return []


def _reason(session: Session, last: Event) -> str | None:
    if not isinstance(last, RequestRefused):
        return None
    kept = session.get(PrivateText, str(last.reason))
    return kept.text if kept else None


def _compared(session: Session, asked: Operation | None) -> tuple[Any, tuple[int, ...]] | None:
    """Of what joins two files, or changes a body: everything it is about, not only what it names."""
    if isinstance(asked, MergeParties):
        return compared_parties(session, asked.party, asked.into), (asked.party, asked.into)
    if isinstance(asked, BODIES):
        return left_behind(session, asked.organisation, 0), ()
    return None


def _thing(session: Session, about: str | None) -> tuple[Any, tuple[int, ...]]:
    kind, number = (about or ":").partition(":")[0], id_of(about) if about else 0
    if kind == "weapon":
        return session.get_one(Weapon, number), ()
    if kind == "user":
        user = session.get_one(User, number)
        return line_of(session, user), (user.party_id,)
    if kind == "party":
        return particulars_of(session, session.get_one(Party, number)), (number,)
    return None, ()
