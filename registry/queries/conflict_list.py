"""The queue of contradictions within reach: what each paper says, oldest first, a page at a time both ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select, tuple_
from sqlalchemy.orm import Session

from models.committed import PrivateText
from models.conflict import Conflict, ConflictClaim, conflict_name, conflict_named
from models.organisation import branch_of
from models.weapon import Weapon
from registry.errors import NotFound
from registry.permissions import Authority, scope
from registry.queries.keyset import Page
from registry.queries.queue_page import Turn, queue_page


@dataclass(frozen=True)
class ConflictLine:
    """One contradiction: its weapon as registered, and what each paper says, the oldest first."""

    conflict: Conflict
    weapon: Weapon
    claims: tuple[ConflictClaim, ...]
    #: Commitment of a paper that was not brought as a file → which paper it is.
    papers: dict[str, str]

    @property
    def name(self) -> str:
        """How forms name it."""
        return conflict_name(self.conflict.entry, self.conflict.fact)


@dataclass(frozen=True)
class Narrowed:
    """What the list is narrowed to: a unit with everything below it, a fact, or one weapon."""

    unit: int | None = None
    fact: str | None = None
    weapon: int | None = None


def conflicts_page(session: Session, authority: Authority, narrowed: Narrowed,
                   turn: Turn | None = None) -> Page[ConflictLine]:
    """The open contradictions in reach, the oldest first."""
    turn = turn or Turn()
    key, anchor = (Conflict.entry, Conflict.fact), _anchor(turn.name)
    page = queue_page(session, _open(authority, narrowed), key, turn, anchor)
    return page.telling(_lines(session, [(conflict, weapon) for conflict, weapon in page.lines]))


def conflicts_within(session: Session, authority: Authority, names: Sequence[str],
                     permission: str = "conflict:decide") -> tuple[ConflictLine, ...]:
    """The contradictions of those names, in that order, decided or not; `NotFound` when one is not within reach."""
    wanted = [_anchor(name) for name in dict.fromkeys(names)]
    query = select(Conflict, Weapon).join(Weapon, Weapon.id == Conflict.weapon_id).where(
        tuple_(Conflict.entry, Conflict.fact).in_([key for key in wanted if key is not None]),
        Weapon.organisation_id.in_(scope(authority, permission)))
    found = {(conflict.entry, conflict.fact): (conflict, weapon) for conflict, weapon in session.execute(query)}
    if not wanted or any(key not in found for key in wanted):
        raise NotFound()
    return _lines(session, [found[key] for key in wanted if key is not None])


def open_conflicts_of(session: Session, weapon_id: int) -> tuple[ConflictLine, ...]:
    """The open contradictions of a weapon; scope was checked when the weapon was found."""
    query = select(Conflict, Weapon).join(Weapon, Weapon.id == Conflict.weapon_id).where(
        Conflict.weapon_id == weapon_id, Conflict.decided_entry.is_(None))
    rows = session.execute(query.order_by(Conflict.entry, Conflict.fact)).all()
    return _lines(session, [(conflict, weapon) for conflict, weapon in rows])


def _is_open() -> tuple[ColumnElement[bool], ...]:
    return Conflict.decided_entry.is_(None), Weapon.status != "withdrawn"


def _open(authority: Authority, narrowed: Narrowed) -> Select[Conflict, Weapon]:
    query = select(Conflict, Weapon).join(Weapon, Weapon.id == Conflict.weapon_id).where(
        *_is_open(), Weapon.organisation_id.in_(scope(authority, "conflict:read")))
    if narrowed.unit is not None:
        query = query.where(Weapon.organisation_id.in_(branch_of(narrowed.unit)))
    if narrowed.weapon is not None:
        query = query.where(Weapon.id == narrowed.weapon)
    return query if narrowed.fact is None else query.where(Conflict.fact == narrowed.fact)


def _anchor(name: str | None) -> tuple[int, str] | None:
    """Entry and fact of a conflict by its name; None for no name, and for what is none."""
    try:
        return None if name is None else conflict_named(name)
    except ValueError:
        return None


def _lines(session: Session, rows: Sequence[tuple[Conflict, Weapon]]) -> tuple[ConflictLine, ...]:
    keys = [(conflict.entry, conflict.fact) for conflict, _weapon in rows]
    query = select(ConflictClaim).where(tuple_(ConflictClaim.conflict_entry, ConflictClaim.fact).in_(keys))
    claims: dict[tuple[int, str], list[ConflictClaim]] = {key: [] for key in keys}
    for claim in session.scalars(query.order_by(ConflictClaim.entry)):
        claims[claim.conflict_entry, claim.fact].append(claim)
    papers = _papers(session, [claim for told in claims.values() for claim in told])
    return tuple(ConflictLine(conflict, weapon, tuple(claims[conflict.entry, conflict.fact]), papers)
                 for conflict, weapon in rows)


def _papers(session: Session, claims: Iterable[ConflictClaim]) -> dict[str, str]:
    wanted = {claim.paper for claim in claims if claim.source_id is None and claim.paper}
    query = select(PrivateText.commitment, PrivateText.text).where(PrivateText.commitment.in_(wanted))
    return dict(session.execute(query).all()) if wanted else {}
