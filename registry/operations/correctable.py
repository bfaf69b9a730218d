"""What decides whether a fact of a weapon may be corrected, and whether its registrar may do so alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from models.base import instant_of
from models.document import DocumentWeapon, Label
from models.events.custody import WeaponTakenBack
from models.events.mark import WeaponMarkCorrected, WeaponMarked
from models.events.weapon import WeaponCorrected, WeaponPartCorrected, WeaponPhotographed, WeaponRegistered
from models.events.weapon_conflict import WeaponConflictDecided, WeaponContradicted
from models.events.weapon_doubt import WeaponConfirmed, WeaponToldApart
from models.ledger import Entry
from models.user import User
from models.weapon import Weapon
from registry.operations.spelling import Spelling
from registry.operations.twins import Twin, twins_of

#: Kinds of entry that only describe the weapon: nothing yet relies on what another of them says.
DESCRIBING = frozenset(kind.kind for kind in (
    WeaponRegistered, WeaponCorrected, WeaponMarkCorrected, WeaponPartCorrected, WeaponMarked, WeaponPhotographed,
    WeaponConfirmed, WeaponToldApart, WeaponContradicted, WeaponConflictDecided))


@dataclass(frozen=True)
class Correctable:
    """A weapon and one of its facts, seen by who would correct it."""

    weapon: Weapon
    #: The identity the correction would give it, and another weapon that has it already.
    identity: str | None
    twin: Twin | None
    #: The last entry that set the fact.
    corrects: int
    #: The label in force, if any: its tag is made from the serial.
    label: Label | None
    #: When it is said to have been registered.
    registered_at: datetime
    #: Whether a document, a label or another act relies on what was registered.
    is_relied_on: bool
    #: Every account of the person who registered it.
    registrar: frozenset[int]
    #: The catalogue's words for it, where what identifies it is corrected.
    spelling: Spelling | None = None

    def is_own_and_fresh(self, actor: int) -> bool:
        """Whether two eyes suffice: for one's own entry, until something relies on it."""
        return actor in self.registrar and not self.is_relied_on

    def refuse_twin(self, field: str) -> None:
        """The identity is unique (V01): a duplicate is refused and the other weapon named."""
        if self.twin is not None:
            raise self.twin.refusal(field)


def correctable(session: Session, weapon: Weapon, fact: str, serial: str | None = None,
                spelling: Spelling | None = None) -> Correctable:
    """Load what decides about correcting `fact` of `weapon`; with `spelling` it would be called so, with the serial."""
    rows = session.scalars(select(Entry).where(Entry.subject == weapon.subject).order_by(Entry.previous))
    bodies = [row.parsed() for row in rows]
    registrar = accounts_of_same_person(session, weapon.registered_by)
    relied_on = any(relies(body, registrar) for body in bodies) or is_on_paper(session, weapon)
    return Correctable(
        weapon=weapon, spelling=spelling,
        identity=spelling.identity(serial) if spelling else weapon.identity,
        twin=_twin(session, weapon, serial, spelling) if spelling and serial else None,
        corrects=[body["sequence"] for body in bodies if _sets(body, fact)][-1],
        registered_at=instant_of(bodies[0]["claimed_at"]),
        label=current_label(session, weapon), is_relied_on=relied_on, registrar=registrar)


def _twin(session: Session, weapon: Weapon, serial: str, spelling: Spelling) -> Twin | None:
    same = twins_of(session, spelling, [serial])
    return next((other for other in same if other.weapon.id != weapon.id), None)


def accounts_of_same_person(session: Session, user_id: int) -> frozenset[int]:
    """Every account of the person behind `user_id`: four eyes are counted by persons, not by accounts."""
    person = select(User.party_id).where(User.id == user_id).scalar_subquery()
    return frozenset(session.scalars(select(User.id).where(User.party_id == person))) | {user_id}


def current_label(session: Session, weapon: Weapon) -> Label | None:
    """The label of the weapon that is not revoked."""
    return session.scalars(select(Label).where(Label.weapon_id == weapon.id, Label.is_revoked.is_(False))).first()


def _sets(body: dict, fact: str) -> bool:
    if body["kind"] in {WeaponCorrected.kind, WeaponConflictDecided.kind}:
        return body["data"]["fact"] == fact
    return body["kind"] == WeaponRegistered.kind or (body["kind"] == WeaponTakenBack.kind and fact == "condition")


def relies(body: dict, registrar: frozenset[int]) -> bool:
    """Whether an entry relies on what those accounts recorded: an act on the weapon, or a word of somebody else."""
    return body["kind"] not in DESCRIBING or body["actor"] not in registrar


def is_on_paper(session: Session, weapon: Weapon) -> bool:
    """Whether a document or a label tells of the weapon."""
    on_paper = or_(exists().where(DocumentWeapon.weapon_id == weapon.id), exists().where(Label.weapon_id == weapon.id))
    return bool(session.scalar(select(on_paper)))
