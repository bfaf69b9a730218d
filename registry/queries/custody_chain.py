"""The chain of custody of a weapon: every change of hands or place, and when nobody or two are said to have had it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from types import MappingProxyType

from sqlalchemy.orm import Session

from models.base import id_of
from models.events import Event
from models.events.custody import is_custody_fact
from models.party import Party
from registry.operations.legal_day import legal_day, minute_of
from registry.operations.party_merger import survivor_of
from registry.queries.entries import Told, history_of

#: Kinds of which somebody had the weapon itself in hand.
IN_HAND = frozenset({"weapon:stored", "weapon:issued", "weapon:taken_back", "weapon:found", "weapon:transferred"})
#: Nobody who had the weapon has died.
NOBODY: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True)
class Link:
    """One change of hands, or of place in one armoury, numbered from 1 in ledger order; custodians as references."""

    number: int
    occurred_at: datetime
    event: Event
    delivered: str | None
    received: str
    entry: int
    act_id: int
    actor: int
    #: ``seen``, ``as_booked``, ``contradicted``, or ``declared`` with nobody having the weapon before him.
    standing: str
    #: Day on which whoever received it had died before: what the entry says cannot be so.
    ended_on: date | None = None


@dataclass(frozen=True)
class Gap:
    """From `since` to `until` (None: to now) no entry says who had it; `unit` (a reference) answers."""

    after: int
    since: datetime
    until: datetime | None
    unit: str


@dataclass(frozen=True)
class Overlap:
    """Links `first` and `second` name two custodians at once."""

    first: int
    second: int
    since: datetime
    until: datetime
    custodians: tuple[str, str]


@dataclass(frozen=True)
class Chain:
    """The whole chain, and the entry numbers it was read from."""

    links: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]
    told: tuple[Told, ...]

    @property
    def is_unbroken(self) -> bool:
        """Neither gap nor overlap nor contradiction."""
        return not (self.gaps or self.overlaps or self.contradicted)

    @property
    def contradicted(self) -> int:
        """How many links say what cannot be so."""
        return sum(link.standing == "contradicted" for link in self.links)


def chain_of(session: Session, subject: str) -> Chain:
    """The chain of the weapon `subject`."""
    told = tuple(history_of(session, subject))
    return chained(told, ends_of(session, told))


def ends_of(session: Session, told: Iterable[Told]) -> dict[str, date]:
    """On which day each of those who had the weapon died (a legal person: was dissolved), by reference."""
    named = {getattr(one.event, "custodian", None) or "" for one in told}
    parties = (session.get_one(Party, id_of(name)) for name in sorted(named) if name.startswith("party:"))
    ended = ((party.subject, survivor_of(session, party).died_on) for party in parties)
    return {reference: on for reference, on in ended if on is not None}


def chained(told: tuple[Told, ...], ended: Mapping[str, date] = NOBODY) -> Chain:
    """The chain that a weapon's history, oldest first, amounts to; `ended` as `ends_of` gives it."""
    links = tuple(_after_the_end(link, ended) for link in _links(told))
    overlaps = tuple(_overlaps(links))
    return Chain(_contradicted(links, overlaps), tuple(_gaps(links)), overlaps, told)


def _links(told: tuple[Told, ...]) -> tuple[Link, ...]:
    links: list[Link] = []
    for item in told:
        held = links[-1].received if links else None
        if is_custody_fact(item.event, held):
            links.append(_link(len(links) + 1, item, held, getattr(item.event, "custodian", "")))
    return tuple(links)


def _link(number: int, told: Told, delivered: str | None, received: str) -> Link:
    return Link(number, told.entry.claimed_at, told.event, delivered, received, told.entry.sequence, told.act_id,
                told.entry.actor, _standing(told.event))


def _after_the_end(link: Link, ended: Mapping[str, date]) -> Link:
    on = ended.get(link.received)
    if on is None or link.delivered == link.received or legal_day(link.occurred_at) <= on:
        return link
    return replace(link, standing="contradicted", ended_on=on)


def _standing(event: Event) -> str:
    if event.kind in IN_HAND or getattr(event, "is_seen", False):
        return "seen"
    return "as_booked" if event.creates else "declared"


def _gaps(links: tuple[Link, ...]) -> list[Gap]:
    ends = [link.occurred_at for link in links[1:]] + [None]
    return [Gap(link.number, link.occurred_at, end, link.received) for link, end in zip(links, ends, strict=True)
            if link.received.startswith("to_be_located:") and (end is None or end > link.occurred_at)]


def _overlaps(links: tuple[Link, ...]) -> list[Overlap]:
    # A link claimed to begin before the one recorded before it: whoever had it until then, and whoever
    # has it from the earlier time on, are both said to have had it in between. A change of place has no hands.
    hands = [link for link in links if link.delivered != link.received]
    return [
        Overlap(before.number, after.number, after.occurred_at, link.occurred_at, (before.received, after.received))
        for before, link, after in zip(hands, hands[1:], hands[2:], strict=False)
        if minute_of(after.occurred_at) < minute_of(link.occurred_at) and before.received != after.received
    ]


def _contradicted(links: tuple[Link, ...], overlaps: tuple[Overlap, ...]) -> tuple[Link, ...]:
    told = {overlap.second for overlap in overlaps}
    wrong = {after.number for before, after in pairwise(links)
             if minute_of(after.occurred_at) < minute_of(before.occurred_at) and after.number not in told}
    return tuple(replace(link, standing="contradicted") if link.number in wrong else link for link in links)
