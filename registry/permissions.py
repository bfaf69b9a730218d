"""Who may do what, and where. `MATRIX` is the only place that says so; pages and help are drawn from it."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from models.organisation import Organisation, branch_of, line_of
from models.user import Grant, User

UNIT, BRANCH, ALL = "unit", "branch", "all"
#: From the narrowest to the widest.
REACHES = (UNIT, BRANCH, ALL)


class Role(enum.StrEnum):
    """The roles of the glossary."""

    CLERK = "clerk"
    APPROVER = "approver"
    ARMOURER = "armourer"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


#: Permission → role → how far a grant in an organisation reaches: that unit, its branch, or everywhere.
MATRIX: dict[str, dict[Role, str]] = {
    "weapon:read": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.ARMOURER: BRANCH, Role.INSPECTOR: BRANCH,
                    Role.AUDITOR: ALL},
    "weapon:export": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.INSPECTOR: BRANCH, Role.AUDITOR: ALL},
    "weapon:register": {Role.CLERK: BRANCH},
    "weapon:photograph": {Role.CLERK: BRANCH, Role.ARMOURER: BRANCH},
    "weapon:mark": {Role.CLERK: BRANCH, Role.ARMOURER: BRANCH},
    "weapon:correct": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH},
    "weapon:approve_correction": {Role.APPROVER: BRANCH},
    "weapon:transfer": {Role.CLERK: BRANCH},
    "weapon:store": {Role.ARMOURER: BRANCH},
    "weapon:issue": {Role.ARMOURER: BRANCH},
    "weapon:take_back": {Role.ARMOURER: BRANCH},
    "weapon:report": {Role.CLERK: BRANCH, Role.ARMOURER: BRANCH},
    "weapon:find": {Role.ARMOURER: BRANCH},
    "weapon:hold": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH},
    "weapon:release": {Role.APPROVER: BRANCH},
    "weapon:withdraw": {Role.APPROVER: BRANCH},
    # Who loads a list registers weapons; above a size, who may release and withdraw them must agree.
    "import:read": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.INSPECTOR: BRANCH, Role.AUDITOR: ALL},
    "import:run": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH},
    "import:approve": {Role.APPROVER: BRANCH},
    # Papers that contradict each other, and weapons that may be one: who asks, who agrees (0008 of the decisions).
    "conflict:read": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.INSPECTOR: BRANCH, Role.AUDITOR: ALL},
    "conflict:decide": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH},
    "conflict:approve": {Role.APPROVER: BRANCH},
    "label:issue": {Role.CLERK: BRANCH, Role.ARMOURER: BRANCH},
    "document:read": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.ARMOURER: BRANCH, Role.INSPECTOR: BRANCH,
                      Role.AUDITOR: ALL},
    "document:issue": {Role.CLERK: BRANCH, Role.ARMOURER: BRANCH, Role.INSPECTOR: BRANCH},
    "document:reprint": {Role.CLERK: BRANCH, Role.ARMOURER: BRANCH, Role.INSPECTOR: BRANCH},
    # An account is a person's: without reaching persons, the first administrators could not make the first clerk's.
    "party:read": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.ARMOURER: BRANCH, Role.INSPECTOR: BRANCH,
                   Role.ADMINISTRATOR: BRANCH, Role.AUDITOR: ALL},
    # Whose document it is that lies on the counter, exact to the last figure: registry/queries/party_reach.py.
    "party:identify": {Role.CLERK: ALL, Role.APPROVER: ALL, Role.ARMOURER: BRANCH, Role.INSPECTOR: BRANCH,
                       Role.ADMINISTRATOR: BRANCH, Role.AUDITOR: ALL},
    "party:register": {Role.CLERK: BRANCH, Role.ADMINISTRATOR: BRANCH},
    "party:correct": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH},
    "party:approve_correction": {Role.APPROVER: BRANCH},
    "party:merge": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH},
    "party:assign": {Role.CLERK: BRANCH},
    "party:record_death": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH},
    "party:suspend": {Role.APPROVER: BRANCH},
    "party:reinstate": {Role.APPROVER: BRANCH},
    "organisation:read": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.ARMOURER: BRANCH, Role.INSPECTOR: BRANCH,
                          Role.ADMINISTRATOR: BRANCH, Role.AUDITOR: ALL},
    "organisation:register": {Role.ADMINISTRATOR: BRANCH},
    "organisation:rename": {Role.ADMINISTRATOR: BRANCH},
    "organisation:move": {Role.ADMINISTRATOR: BRANCH},
    # What a body has passes on by law, whoever could act on it before.
    "organisation:merge": {Role.ADMINISTRATOR: BRANCH},
    "organisation:intervene": {Role.ADMINISTRATOR: BRANCH},
    # It declares what was loaded and changes no weapon: who decides the large lists answers for it.
    "organisation:close_baseline": {Role.APPROVER: BRANCH},
    "organisation:approve_change": {Role.ADMINISTRATOR: BRANCH},
    "user:read": {Role.ADMINISTRATOR: BRANCH, Role.AUDITOR: ALL},
    "user:register": {Role.ADMINISTRATOR: BRANCH},
    "user:grant": {Role.ADMINISTRATOR: BRANCH},
    "user:approve_grant": {Role.ADMINISTRATOR: BRANCH},
    "user:disable": {Role.ADMINISTRATOR: BRANCH},
    "user:reset": {Role.ADMINISTRATOR: BRANCH},
    "catalogue:read": dict.fromkeys(Role, ALL),
    "catalogue:register": {Role.CLERK: ALL, Role.ADMINISTRATOR: ALL},
    # Names are everybody's: who merges or renames them changes what every body's lists are recognised by.
    "catalogue:decide": {Role.APPROVER: ALL, Role.ADMINISTRATOR: ALL},
    "legal_parameter:read": dict.fromkeys(Role, ALL),
    # Acts on the root: a figure of the law holds for everybody.
    "legal_parameter:set": {Role.ADMINISTRATOR: BRANCH},
    "request:read": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.INSPECTOR: BRANCH, Role.ADMINISTRATOR: BRANCH,
                     Role.AUDITOR: ALL},
    # What is asked for, and who decides it, is each act's own to say: registry/operations/two_person.py.
    "request:make": {Role.CLERK: BRANCH, Role.APPROVER: BRANCH, Role.ADMINISTRATOR: BRANCH},
    "request:decide": {Role.APPROVER: BRANCH, Role.ADMINISTRATOR: BRANCH},
    "ledger:read": {Role.INSPECTOR: BRANCH, Role.AUDITOR: ALL, Role.ADMINISTRATOR: BRANCH},
    "permissions:read": dict.fromkeys(Role, ALL),
}


@dataclass(frozen=True)
class Held:
    """One grant as far as permissions care."""

    role: str
    organisation_id: int


@dataclass(frozen=True)
class Authority:
    """What one user may do, as granted at this moment."""

    user_id: int
    party_id: int
    organisation_id: int
    held: tuple[Held, ...]

    def reaches(self, permission: str) -> dict[int, str]:
        """Organisation of a grant → how far the permission reaches from there, by the widest of the roles held."""
        by_role = MATRIX[permission]
        held = [(by_role[Role(grant.role)], grant.organisation_id) for grant in self.held if grant.role in by_role]
        held.sort(key=lambda pair: REACHES.index(pair[0]))
        return {organisation: reach for reach, organisation in held}

    def has(self, permission: str) -> bool:
        """Whether the user may do it anywhere at all."""
        return bool(self.reaches(permission))


def authority_of(session: Session, user_id: int) -> Authority | None:
    """The user's authority, or None when there is no such enabled account."""
    rows = session.execute(
        select(User.party_id, User.organisation_id, Grant.role, Grant.organisation_id)
        .join(Grant, Grant.user_id == User.id, isouter=True)
        .where(User.id == user_id, User.is_enabled).order_by(Grant.role, Grant.organisation_id)).all()
    if not rows:
        return None
    held = tuple(Held(role, organisation_id) for _party, _home, role, organisation_id in rows if role is not None)
    return Authority(user_id, rows[0][0], rows[0][1], held)


def holders(session: Session, permission: str, organisation_id: int) -> frozenset[int]:
    """The enabled users whose permission reaches `organisation_id`."""
    within = {UNIT: [organisation_id], BRANCH: [node.id for node in line_of(session, organisation_id)]}
    reaching = or_(*(
        and_(Grant.role == role, Grant.organisation_id.in_(within[reach])) if reach in within else Grant.role == role
        for role, reach in MATRIX[permission].items()))
    query = select(Grant.user_id).join(User, User.id == Grant.user_id).where(User.is_enabled, reaching)
    return frozenset(session.scalars(query))


def permits(session: Session, authority: Authority, permission: str, organisations: Iterable[int | None]) -> bool:
    """Whether the permission reaches every one of `organisations` (None: nowhere in particular)."""
    reaches = authority.reaches(permission)
    return bool(reaches) and all(_reached(session, reaches, place) for place in set(organisations))


def _reached(session: Session, reaches: dict[int, str], organisation_id: int | None) -> bool:
    if organisation_id is None or ALL in reaches.values():
        return True
    if reaches.get(organisation_id):
        return True
    line = {node.id for node in line_of(session, organisation_id)}
    return any(scope == BRANCH and start in line for start, scope in reaches.items())


def scope(authority: Authority, permission: str) -> Select[int]:
    """A select of the organisation ids the permission reaches: every list and search is cut by it."""
    reaches = authority.reaches(permission)
    if ALL in reaches.values():
        return select(Organisation.id)
    queries = [branch_of(start) if reach == BRANCH else select(Organisation.id).where(Organisation.id == start)
               for start, reach in reaches.items()]
    if not queries:
        return select(Organisation.id).where(Organisation.id < 0)
    return queries[0] if len(queries) == 1 else select(queries[0].union(*queries[1:]).subquery().c.id)
