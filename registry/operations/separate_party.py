"""Undo the joining of two files: they are two persons after all, and what nobody has touched since goes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import id_of
from models.events import event_of
from models.events.party import PartyMerged, PartySeparated
from models.events.succession import UserPersonChanged, WeaponCarriedOver
from models.ledger import Entry
from models.party import Party
from models.user import User
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.found import found
from registry.operations.parties import accounts_of
from registry.operations.words import reason_of

#: Parameters of one question to the database.
AT_ONCE = 500


@dataclass(frozen=True)
class SeparateFacts:
    """The absorbed file, the one it was joined to, and what the joining moved and nobody has touched since."""

    party: Party
    into: Party | None
    weapons: tuple[tuple[Weapon, WeaponCarriedOver], ...] = ()
    accounts: tuple[User, ...] = ()
    #: Every account of the person that stands.
    own: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SeparateParty(Operation):
    """Let `party` stand for itself again; `reason` says how it is known."""

    name = "separate_party"
    permission = "party:merge"

    party: int
    reason: str

    def facts(self, session: Session) -> SeparateFacts:
        party = found(session, Party, self.party)
        if party.merged_into is None:
            return SeparateFacts(party, None)
        into = session.get_one(Party, party.merged_into)
        weapons, accounts = moved(session, party)
        return SeparateFacts(party, into, weapons, accounts, accounts_of(session, into.id))

    def organisations(self, facts: SeparateFacts) -> Iterable[int | None]:
        return [facts.party.organisation_id, facts.into.organisation_id if facts.into else None]

    def decide(self, facts: SeparateFacts, now: datetime, actor: int) -> list[Decision]:
        reason = reason_of(self.reason)
        if facts.into is None:
            raise RuleBroken("Esta ficha no está unida a otra.")
        if actor in facts.own:
            raise RuleBroken("Nadie separa su propia ficha.")
        of, to = facts.into.subject, facts.party.subject
        return [Decision(PartySeparated(was=of, reason=reason), facts.party.id),
                *(Decision(_back(event, of, to), weapon.id) for weapon, event in facts.weapons),
                *(Decision(UserPersonChanged(party=to, was=of), account.id) for account in facts.accounts)]


def told_apart(session: Session, parties: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs, the lower number in front, of which somebody said that they are two: what one of `parties` tells of it."""
    subjects, pairs = sorted(f"party:{id_}" for id_ in parties), set()
    for start in range(0, len(subjects), AT_ONCE):
        for row in session.scalars(select(Entry).where(Entry.subject.in_(subjects[start:start + AT_ONCE]))):
            body = row.parsed()
            if body["kind"] == PartySeparated.kind:
                pair = id_of(row.subject), id_of(body["data"]["was"])
                pairs.add((min(pair), max(pair)))
    return pairs


def moved(session: Session, party: Party) -> tuple[tuple[tuple[Weapon, WeaponCarriedOver], ...], tuple[User, ...]]:
    """What the act that joined `party` moved, as far as its entry is still the last of the thing."""
    weapons, accounts = [], []
    for row in _entries_of_merger(session, party):
        event = event_of(row.parsed())
        id_ = int(row.subject.partition(":")[2])
        if isinstance(event, WeaponCarriedOver):
            weapon = session.get_one(Weapon, id_)
            weapons += [(weapon, event)] if weapon.last_entry == row.sequence else []
        elif isinstance(event, UserPersonChanged):
            user = session.get_one(User, id_)
            accounts += [user] if user.party_id == party.merged_into else []
    return tuple(weapons), tuple(accounts)


def _entries_of_merger(session: Session, party: Party) -> list[Entry]:
    number = party.last_entry
    body = session.get_one(Entry, number).parsed()
    while body["kind"] != PartyMerged.kind:
        number = body["previous"]
        body = session.get_one(Entry, number).parsed()
    first = number - body["part"] + 1
    within = Entry.sequence.between(first, first + body["of"] - 1)
    return list(session.scalars(select(Entry).where(within).order_by(Entry.sequence)))


def _back(event: WeaponCarriedOver, of: str, to: str) -> WeaponCarriedOver:
    return WeaponCarriedOver(of=of, to=to, owner=event.was_owner, custodian=event.was,
                             organisation=int(event.was_organisation.partition(":")[2]), was_owner=event.owner,
                             was=event.custodian, was_organisation=f"organisation:{event.organisation}")
