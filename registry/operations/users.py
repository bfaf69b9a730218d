"""Loading an account for an act, and the rules every act on accounts shares."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.party import Party
from models.user import Grant, User
from registry.errors import RuleBroken
from registry.operations.base import Operation
from registry.operations.found import found
from registry.operations.parties import accounts_of
from registry.permissions import Role


@dataclass(frozen=True)
class OfUser:
    """Facts of an act on one account."""

    user: User
    party: Party
    #: Every account of that person, this one included.
    accounts: frozenset[int]
    #: What the account holds, as (role, organisation).
    grants: frozenset[tuple[str, int]]
    root: int | None
    #: Other persons with an enabled account that administers the root.
    other_administrators: int

    def refuse_self(self, actor: int, msgid: str) -> None:
        """Refuse an act on oneself, also when it comes from another account of the same person."""
        if actor in self.accounts:
            raise RuleBroken(msgid)

    def refuse_last(self, role: str = Role.ADMINISTRATOR, organisation: int | None = None) -> None:
        """Refuse to take away the last administrator of the root: nobody could put one back."""
        is_root = organisation in (None, self.root)
        if role == Role.ADMINISTRATOR and is_root and (role, self.root) in self.grants \
                and not self.other_administrators:
            raise RuleBroken("Es la última persona que administra el registro. Otorgue antes el rol a otra.")


def of_user(session: Session, id_: int) -> OfUser:
    """The facts about the account; `NotFound` when there is none."""
    user = found(session, User, id_)
    root = session.scalars(select(Organisation.id).where(Organisation.parent_id.is_(None))).first()
    held = session.execute(select(Grant.role, Grant.organisation_id).where(Grant.user_id == id_))
    return OfUser(user, found(session, Party, user.party_id), accounts_of(session, user.party_id),
                  frozenset((role, place) for role, place in held), root, _administrators_besides(session, user, root))


@dataclass(frozen=True, kw_only=True)
class OnUser(Operation):
    """Base of the acts on one account: they reach the office it belongs to."""

    user: int

    def facts(self, session: Session) -> OfUser:
        return of_user(session, self.user)

    def organisations(self, facts: OfUser) -> Iterable[int | None]:
        return [facts.user.organisation_id]


def _administrators_besides(session: Session, user: User, root: int | None) -> int:
    others = select(func.count(func.distinct(User.party_id))).join(Grant, Grant.user_id == User.id).where(
        Grant.role == Role.ADMINISTRATOR, Grant.organisation_id == root, User.is_enabled,
        User.party_id != user.party_id)
    return session.scalars(others).one()


def refuse_unfit(party: Party) -> None:
    """An account is for a living natural person."""
    if party.kind != "natural":
        raise RuleBroken("Solo una persona natural puede tener una cuenta.", "party")
    if not party.is_alive:
        raise RuleBroken("Consta el fallecimiento de esta persona.", "party")
