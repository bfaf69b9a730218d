"""The ledger itself, for those who audit it: entries in order, one entry, the signed checkpoints."""

from dataclasses import dataclass
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.act import Act
from models.ledger import Entry, SignedCheckpoint, head_of
from models.organisation import Organisation
from models.weapon import Weapon
from registry.errors import NotFound
from registry.permissions import Authority, permits, scope
from registry.queries.entries import Told, told_of

#: Entries on one page.
PAGE = 50
#: Checkpoints on the public page.
CHECKPOINTS = 100


@dataclass(frozen=True)
class Listing:
    """One page of entries, newest first, and where older ones go on."""

    told: tuple[Told, ...]
    size: int
    root: str
    older: int | None


@dataclass(frozen=True)
class EntryPage:
    """One entry as stored, read back, and the checkpoint that covers it (None when none does yet)."""

    told: Told
    body: str
    leaf_hash: str
    checkpoint: SignedCheckpoint | None


def entries_before(session: Session, authority: Authority, before: int | None = None) -> Listing:
    """The newest entries before number `before`: all of them, or those of acts done within reach."""
    head = head_of(session)
    top = head.size if before is None else min(before, head.size)
    query = select(Entry).where(Entry.sequence < top)
    if not _sees_everything(session, authority):
        query = query.where(Entry.sequence.in_(_within(session, authority, top)))
    told = tuple(told_of(row) for row in session.scalars(query.order_by(Entry.sequence.desc()).limit(PAGE)))
    older = told[-1].entry.sequence if len(told) == PAGE and told[-1].entry.sequence > 0 else None
    return Listing(told, head.size, head.root.hex(), older)


def _within(session: Session, authority: Authority, top: int) -> list[int]:
    """Numbers of the entries of the newest acts within reach that begin before `top`: enough for a page."""
    newest = (select(Act.id, Act.count).where(Act.id < top, Act.organisation_id.in_(scope(authority, "ledger:read")))
              .order_by(Act.id.desc()).limit(PAGE))
    numbers = (number for act, count in session.execute(newest)
               for number in range(min(act + count, top - 1), act - 1, -1))
    return list(islice(numbers, PAGE))


def _sees_everything(session: Session, authority: Authority) -> bool:
    """Whether the permission comes as far as the root: then also acts of the system, which have no office."""
    root = session.scalars(select(Organisation.id).where(Organisation.parent_id.is_(None))).first()
    return permits(session, authority, "ledger:read", [root])


def entry_page(session: Session, authority: Authority, sequence: int) -> EntryPage:
    """The entry `sequence`, or `NotFound`: also for one of an act, and of a weapon, out of reach."""
    row = session.get(Entry, sequence)
    if row is None or not (_sees_everything(session, authority) or _reaches(session, authority, row)):
        raise NotFound()
    return EntryPage(told_of(row), row.body.decode(), row.leaf_hash.hex(), covering(session, sequence))


def _reaches(session: Session, authority: Authority, row: Entry) -> bool:
    """Whether the act was done within reach, or a unit within reach answers for the weapon it is about."""
    reach, (kind, _, number) = scope(authority, "ledger:read"), row.subject.partition(":")
    act = select(Act.id).where(Act.id == told_of(row).act_id, Act.organisation_id.in_(reach))
    weapon = select(Weapon.id).where(Weapon.id == int(number), Weapon.organisation_id.in_(reach))
    return any(session.scalars(query).first() is not None for query in ([act, weapon] if kind == "weapon" else [act]))


def covering(session: Session, sequence: int) -> SignedCheckpoint | None:
    """The first signed checkpoint whose tree holds entry `sequence`."""
    query = select(SignedCheckpoint).where(SignedCheckpoint.size > sequence)
    return session.scalars(query.order_by(SignedCheckpoint.size).limit(1)).first()


def newest_checkpoints(session: Session) -> list[SignedCheckpoint]:
    """The last signed checkpoints, newest first."""
    return list(session.scalars(select(SignedCheckpoint).order_by(SignedCheckpoint.size.desc()).limit(CHECKPOINTS)))
