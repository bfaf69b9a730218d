"""Requests within reach: those that wait for the person's decision, those the person made, and one of them whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session

from models.base import id_of
from models.request import Request, RequestContent, RequestPlace
from models.weapon import Weapon
from registry.errors import NotFound
from registry.operations.parties import accounts_of
from registry.operations.two_person import RULES, Rule
from registry.permissions import Authority, scope

#: Lines shown of each list.
MOST = 50


@dataclass(frozen=True)
class RequestList:
    """A page of requests; `before` is the one it goes on before, None on the last page."""

    requests: tuple[Request, ...]
    before: int | None


def request_within(session: Session, authority: Authority, request_id: int,
                   permission: str = "request:read") -> Request:
    """The request, when it is the person's own or within reach of the permission; otherwise `NotFound`."""
    mine = Request.made_by.in_(accounts_of(session, authority.party_id))
    reached = and_(_reached(authority, "request:read"), _reached(authority, permission))
    read = and_(reached, _any(authority, lambda rule: rule.reading))
    found = session.scalars(select(Request).where(Request.id == request_id, or_(mine, read))).first()
    if found is None:
        raise NotFound()
    return found


def to_decide(session: Session, authority: Authority, now: datetime) -> Select[Request]:
    """The requests of other persons that wait for somebody like this one, those that expire first in front."""
    others = Request.made_by.not_in(accounts_of(session, authority.party_id))
    waiting = select(Request).where(Request.state == "open", Request.expires_at > now, others)
    return waiting.where(_any(authority, lambda rule: rule.approval)).order_by(Request.expires_at, Request.id)


def count_to_decide(session: Session, authority: Authority, now: datetime) -> int:
    """How many wait; what a tab and the start page say."""
    if not authority.has("request:decide"):
        return 0
    return session.scalar(select(func.count()).select_from(
        to_decide(session, authority, now).order_by(None).subquery())) or 0


def own_requests(session: Session, authority: Authority, before: int | None = None, size: int = MOST) -> RequestList:
    """At most `size` requests the person made, with any account, newest first."""
    query = select(Request).where(Request.made_by.in_(accounts_of(session, authority.party_id)))
    if before is not None:
        query = query.where(Request.id < before)
    found = list(session.scalars(query.order_by(Request.id.desc()).limit(size + 1)))
    return RequestList(tuple(found[:size]), found[size - 1].id if len(found) > size else None)


def open_about(session: Session, reference: str, now: datetime) -> tuple[Request, ...]:
    """The requests about a thing that still may be approved, also those of many things, oldest first."""
    # Every act says in canonical JSON how it saw each thing it changes: ["weapon:12",340].
    among = exists().where(RequestContent.commitment == Request.content,
                           RequestContent.content.contains(f'["{reference}",', autoescape=True))
    query = select(Request).where(or_(Request.about == reference, among), Request.state == "open",
                                  Request.expires_at > now)
    return tuple(session.scalars(query.order_by(Request.id)))


def weapons_about(session: Session, requests: Iterable[Request]) -> dict[str, Weapon]:
    """The weapons the requests are about, by reference: whoever reads a request reads which weapon it names."""
    ids = {id_of(one.about) for one in requests if one.about and one.about.startswith("weapon:")}
    found = session.scalars(select(Weapon).where(Weapon.id.in_(ids))) if ids else ()
    return {weapon.subject: weapon for weapon in found}


def persons_about(requests: Iterable[Request]) -> tuple[int, ...]:
    """The persons the requests are about, whose names a list of them shows."""
    return tuple(id_of(one.about) for one in requests if one.about and one.about.startswith("party:"))


def _any(authority: Authority, permission_of: Callable[[Rule], str]) -> ColumnElement[bool]:
    return or_(false(), *(and_(Request.operation == rule.kind.name, _reached(authority, permission_of(rule)))
                          for rule in RULES.values() if authority.has(permission_of(rule))))


def _reached(authority: Authority, permission: str) -> ColumnElement[bool]:
    """Whether the permission reaches every place of the request."""
    outside = exists().where(RequestPlace.request_id == Request.id,
                             RequestPlace.organisation_id.not_in(scope(authority, permission)))
    return ~outside
