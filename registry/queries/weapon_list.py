"""The weapons within reach, filtered, a page at a time in the order they were registered, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from marking.serial import normalised
from models.organisation import Organisation, branch_of
from models.party import Party, PartyIdentity
from models.weapon import Weapon
from registry.permissions import Authority, scope
from registry.queries.custody import Holder, holder_of
from registry.queries.written_otherwise import written_otherwise

PAGE = 50


@dataclass(frozen=True)
class Filters:
    """What a list of weapons is narrowed by; None does not narrow."""

    status: str | None = None
    weapon_class: str | None = None
    #: A unit and everything below it.
    unit: int | None = None
    #: Words of make, model or calibre, or the beginning of a serial.
    text: str | None = None
    is_held: bool = False


@dataclass(frozen=True)
class Line:
    """One weapon of a list, with the unit that answers for it and who has it."""

    weapon: Weapon
    unit: Organisation
    custodian: Holder


@dataclass(frozen=True)
class WeaponList:
    """A page of the list; `after` is the weapon it goes on after, None on the last page."""

    lines: tuple[Line, ...]
    after: int | None


def weapons_page(session: Session, authority: Authority, filters: Filters, after: int | None,
                 size: int = PAGE) -> WeaponList:
    """At most `size` weapons registered before the weapon `after`, newest first."""
    written = written_otherwise(session, filters.text) if filters.text else None
    query = narrowed(within(authority), filters, written).order_by(Weapon.id.desc()).limit(size + 1)
    weapons = list(session.scalars(query if after is None else query.where(Weapon.id < after)))
    lines = lines_of(session, weapons[:size])
    return WeaponList(lines, weapons[size - 1].id if len(weapons) > size else None)


def within(authority: Authority) -> Select[Weapon]:
    """The weapons the person may read."""
    return select(Weapon).where(Weapon.organisation_id.in_(scope(authority, "weapon:read")))


def narrowed(query: Select[Weapon], filters: Filters, written: ColumnElement[bool] | None = None) -> Select[Weapon]:
    """`query` with the filters applied; what is `written` otherwise answers to the text as well."""
    if filters.status:
        query = query.where(Weapon.status == filters.status)
    if filters.weapon_class:
        query = query.where(Weapon.weapon_class == filters.weapon_class)
    if filters.unit is not None:
        query = query.where(Weapon.organisation_id.in_(branch_of(filters.unit)))
    if filters.is_held:
        query = query.where(Weapon.open_holds > 0)
    words = [_matches(word) for word in (filters.text or "").split()[:8]]
    if words:
        query = query.where(and_(*words) if written is None else or_(and_(*words), written))
    return query


def line_of(session: Session, weapon: Weapon) -> Line:
    """The weapon with its unit and its custodian."""
    return Line(weapon, session.get_one(Organisation, weapon.organisation_id), holder_of(session, weapon.custodian))


def lines_of(session: Session, weapons: Sequence[Weapon]) -> tuple[Line, ...]:
    """The weapons with their units and custodians, asked for all at once."""
    # The session remembers what somebody holds.
    held = _asked_at_once(session, weapons)
    lines = tuple(line_of(session, weapon) for weapon in weapons)
    del held
    return lines


def _asked_at_once(session: Session, weapons: Sequence[Weapon]) -> list[object]:
    custodians = [weapon.custodian.partition(":") for weapon in weapons]
    persons = {int(number) for kind, _, number in custodians if kind == "party"}
    parties = session.scalars(select(Party).where(Party.id.in_(persons))).all()
    identities = session.scalars(select(PartyIdentity).where(
        PartyIdentity.commitment.in_([party.identity for party in parties]))).all()
    units = {weapon.organisation_id for weapon in weapons} | {party.organisation_id for party in parties}
    units |= {int(number) for kind, _, number in custodians if kind != "party" and number.isdecimal()}
    bodies = session.scalars(select(Organisation).where(Organisation.id.in_(units - {None}))).all()
    return [*parties, *identities, *bodies]


def _matches(word: str) -> ColumnElement[bool]:
    parts = [column.icontains(word, autoescape=True) for column in (Weapon.make, Weapon.model, Weapon.calibre)]
    serial = normalised(word)
    return or_(*parts, Weapon.serial_normalised.startswith(serial, autoescape=True)) if serial else or_(*parts)
