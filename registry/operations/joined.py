"""Records that were of a weapon registered before, and ended: which record stands for each now."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.near_pair import JoinedRecord


def stays_of(session: Session, records: Iterable[int]) -> dict[int, int]:
    """Record → the one that stands for it: itself, or the one it was joined to, however many times."""
    stays = {record: record for record in records}
    while stays and (joined := _joined_to(session, set(stays.values()))):
        stays = {record: joined.get(at, at) for record, at in stays.items()}
    return stays


def _joined_to(session: Session, records: set[int]) -> dict[int, int]:
    query = select(JoinedRecord.weapon_id, JoinedRecord.stays_id).where(JoinedRecord.weapon_id.in_(records))
    return dict(session.execute(query).all())
