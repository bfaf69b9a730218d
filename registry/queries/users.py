"""Accounts within reach: whose they are, what they may do, whether they can sign in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.user import Credential, Grant, User, UserLogin
from registry.errors import NotFound
from registry.operations.parties import accounts_of
from registry.permissions import Authority, permits, scope
from registry.queries.entries import Told, history_of
from registry.queries.names import names_of
from registry.sign_in import sessions
from registry.sign_in.steps import has_second_factor

PAGE = 50
#: Operation → permission, and whether the account's situation admits it, as the operation itself will judge.
ACTS = {
    "grant_role": ("user:grant", lambda user: user.is_enabled),
    "reset_enrolment": ("user:reset", lambda user: user.is_enabled),
    "enable_user": ("user:disable", lambda user: not user.is_enabled),
    "disable_user": ("user:disable", lambda user: user.is_enabled),
}


@dataclass(frozen=True)
class Granted:
    """A role and the organisation it is held in."""

    role: str
    organisation: Organisation


@dataclass(frozen=True)
class UserLine:
    """An account of a list."""

    user: User
    username: str
    person: str
    office: str
    grants: tuple[Granted, ...]


@dataclass(frozen=True)
class UserList:
    """A page of accounts; `after` is the one it goes on after, None on the last page."""

    lines: tuple[UserLine, ...]
    after: int | None


@dataclass(frozen=True)
class UserPage:
    """An account with its sign-in, its history and what may be done with it."""

    line: UserLine
    has_password: bool
    has_second_factor: bool
    enrolment_expires_at: datetime | None
    open_sessions: int
    is_own: bool
    told: tuple[Told, ...]
    acts: tuple[str, ...]


def user_within(session: Session, authority: Authority, user_id: int, permission: str = "user:read") -> User:
    """The account, or `NotFound` when there is none or it is out of reach: the same answer."""
    found = session.scalars(_within(authority, permission).where(User.id == user_id)).first()
    if found is None:
        raise NotFound()
    return found


def _within(authority: Authority, permission: str) -> Select[User]:
    return select(User).where(User.organisation_id.in_(scope(authority, permission)))


def users_page(session: Session, authority: Authority, after: int | None, size: int = PAGE) -> UserList:
    """At most `size` accounts, newest first."""
    query = _within(authority, "user:read").order_by(User.id.desc()).limit(size + 1)
    users = list(session.scalars(query if after is None else query.where(User.id < after)))
    return UserList(tuple(line_of(session, user) for user in users[:size]),
                    users[size - 1].id if len(users) > size else None)


def line_of(session: Session, user: User) -> UserLine:
    """The account with the names around it."""
    login, office = session.get(UserLogin, user.login), session.get_one(Organisation, user.organisation_id)
    person = names_of(session, [user.subject]).get(user.subject, "")
    held = select(Grant.role, Organisation).join(Organisation, Organisation.id == Grant.organisation_id)
    grants = session.execute(held.where(Grant.user_id == user.id).order_by(Grant.role, Organisation.name))
    return UserLine(user, login.username if login else "", person, office.name,
                    tuple(Granted(role, place) for role, place in grants))


def user_page(session: Session, authority: Authority, user: User, now: datetime) -> UserPage:
    """What the page of `user` shows; scope was checked when the account was found."""
    credential = session.get(Credential, user.id)
    is_own = authority.user_id in accounts_of(session, user.party_id)
    return UserPage(
        line_of(session, user), bool(credential and credential.password_hash), has_second_factor(session, user.id),
        credential.enrolment_expires_at if credential else None, len(sessions.live_sessions(session, user.id, now)),
        is_own, tuple(history_of(session, user.subject)), () if is_own else _acts(session, authority, user))


def _acts(session: Session, authority: Authority, user: User) -> tuple[str, ...]:
    return tuple(name for name, (permission, admits) in ACTS.items()
                 if admits(user) and permits(session, authority, permission, [user.organisation_id]))
