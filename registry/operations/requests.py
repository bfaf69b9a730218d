"""Loading a request for a decision: what the ledger says was asked, by whom, and whether it is still open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import id_of
from models.events import event_of
from models.events.request import RequestMade
from models.events.user import UserEnabled, UserEnrolmentReset, UserGranted, UserRegistered
from models.ledger import Entry
from models.request import Request, RequestContent
from models.user import Grant, User
from proof.merkle import leaf_hash
from registry.errors import NotPermitted, RuleBroken
from registry.operations.base import Operation
from registry.operations.correctable import accounts_of_same_person
from registry.operations.found import found
from registry.operations.request_content import UNREADABLE, operation_of
from registry.operations.two_person import RULES, Rule
from registry.permissions import MATRIX, Authority, holders, permits

#: What gives an account, or gives it back, to somebody: with it comes whatever the account may do.
OPENING = frozenset(kind.kind for kind in (UserRegistered, UserEnabled, UserEnrolmentReset))
#: Why a request is closed, by its state.
CLOSED = {
    "executed": "Esta solicitud ya se aprobó y lo que pedía está asentado.",
    "refused": "Esta solicitud ya se rechazó.", "withdrawn": "Quien hizo esta solicitud la retiró.",
    "lapsed": "Esta solicitud venció sin que nadie la decidiera.",
}  # fmt: skip


@dataclass(frozen=True)
class OfRequest:
    """A request as its own entries tell it; the row of the table only says where they are."""

    id: int
    made: RequestMade
    maker: int
    #: Every account of the person who asked.
    makers: frozenset[int]
    #: Leaf hash of the entry that made it.
    leaf: str
    #: ``open``, or how it was closed.
    state: str
    #: None when the content was erased, or is not what the entry committed to.
    content: RequestContent | None

    @property
    def rule(self) -> Rule:
        """The row that says who decides."""
        return RULES[self.made.operation]

    def refuse_closed(self) -> None:
        """Refuse a request that is decided already."""
        if self.state != "open":
            raise RuleBroken(CLOSED[self.state])

    def refuse_expired(self, now: datetime) -> None:
        """Refuse from the moment it expires on, whether anybody marked it as lapsed or not."""
        if now >= self.made.expires_at:
            raise RuleBroken("Esta solicitud venció sin que nadie la decidiera.")

    def refuse_own(self, actor: int) -> None:
        """A second account of the same person is no second person."""
        if actor in self.makers:
            raise RuleBroken("Nadie decide lo que él mismo solicitó, tampoco con otra cuenta suya.")

    def asked(self, act: str) -> Operation:
        """The operation, exactly as it was asked for."""
        try:
            assert self.content is not None
            return operation_of(self.content.content, self.rule.kind, act)
        except (*UNREADABLE, AssertionError):
            raise RuleBroken("Lo que se guardó ya no es lo que se solicitó: no se puede asentar. Avise a quien "
                             "administra el sistema.") from None


def of_request(session: Session, request_id: int) -> OfRequest:
    """The request; `NotFound` when there is none."""
    subject = found(session, Request, request_id).subject
    rows = list(session.scalars(select(Entry).where(Entry.subject == subject).order_by(Entry.previous)))
    body, made = rows[0].parsed(), event_of(rows[0].parsed())
    assert isinstance(made, RequestMade)
    return OfRequest(
        request_id, made, body["actor"], accounts_of_same_person(session, body["actor"]), rows[0].leaf_hash.hex(),
        "open" if len(rows) == 1 else rows[-1].parsed()["kind"].partition(":")[2],
        _content(session, rows[0], str(made.content)))


def _content(session: Session, row: Entry, commitment: str) -> RequestContent | None:
    kept = session.get(RequestContent, commitment)
    try:
        is_whole = kept is not None and kept.recomputed() == commitment
    except ValueError:  # a salt of another length
        return None
    return kept if is_whole and leaf_hash(row.body) == row.leaf_hash else None


def refuse_unfit(session: Session, authority: Authority, of: OfRequest, places: Iterable[int | None]) -> None:
    """Refuse who may not decide it: nobody gains the right to while it is open, by a role or by an account."""
    places = list(places)
    if not permits(session, authority, of.rule.approval, places):
        raise NotPermitted()
    before = held_before(session, authority, of.id)
    if before is None or not permits(session, before, of.rule.approval, places):
        raise RuleBroken("Su rol o su cuenta son posteriores a la solicitud: la decide quien ya podía decidirla cuando "
                         "se hizo.")


def held_before(session: Session, authority: Authority, sequence: int) -> Authority | None:
    """What the account could do before the entry `sequence` and still can; None when it was opened after it."""
    rows = session.scalars(select(Entry).where(Entry.subject == f"user:{authority.user_id}", Entry.sequence > sequence))
    later = [row.parsed() for row in rows]
    if any(body["kind"] in OPENING for body in later):
        return None
    granted = {(body["data"]["role"], id_of(body["data"]["organisation"])) for body in later
               if body["kind"] == UserGranted.kind}
    held = (grant for grant in authority.held if (grant.role, grant.organisation_id) not in granted)
    return replace(authority, held=tuple(held))


def persons_who_decide(session: Session, rule: Rule, places: Iterable[int | None]) -> frozenset[int]:
    """The persons, by party, with an enabled account that may decide an act that reaches `places`."""
    query = select(User.id, User.party_id).join(Grant, Grant.user_id == User.id)
    rows = session.execute(query.where(User.is_enabled, Grant.role.in_(MATRIX[rule.approval])))
    within = [holders(session, rule.approval, place) for place in set(places) if place is not None]
    return frozenset(party for user, party in rows if all(user in reach for reach in within))
