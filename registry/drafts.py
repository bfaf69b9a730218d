"""Drafts: kept while somebody types, bounded, nobody else's, and deleted once recorded, discarded or left too long."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import CursorResult, Engine, delete, func, select
from sqlalchemy.orm import Session

from models.act import Act
from models.catalogue import legal_value
from models.database import operational, reading
from models.draft import Draft
from models.schema import table_of
from registry.errors import Refused, RuleBroken
from registry.operations.base import KEY_FORM
from registry.operations.legal_day import legal_day

#: Drafts one person may have, and characters of one.
MOST = 50
LONGEST = 60_000
#: The legal parameter that says after how many days untouched a draft is deleted; none is, where it was not set.
DAYS = "draft_days"
Fields = Mapping[str, Sequence[str]]


def begun_by(session: Session, user_id: int) -> list[Draft]:
    """The person's drafts, the last touched first."""
    query = select(Draft).where(Draft.user_id == user_id).order_by(Draft.saved_at.desc(), Draft.act)
    return list(session.scalars(query))


def draft_of(session: Session, user_id: int, act: str) -> Draft | None:
    """The person's draft under an act key."""
    return session.get(Draft, (user_id, act))


def days_kept(session: Session, now: datetime) -> int | None:
    """After how many days untouched a draft is deleted; None where nobody has said."""
    return legal_value(session, DAYS, legal_day(now))


def keep(engine: Engine, user_id: int, form: str, fields: Fields, now: datetime) -> bool:
    """Keep what is typed under its act key, in place of what was there; False when that act is recorded already."""
    act = next(iter(fields.get("act", [])), "")
    if not KEY_FORM.fullmatch(act):
        raise Refused("El formulario llegó incompleto: abra otro.")
    if len(json.dumps(fields)) > LONGEST:
        raise RuleBroken("Es demasiado largo para un borrador: no se guardó.")
    with operational(engine) as session:
        if session.scalar(select(Act.id).where(Act.key == act)) is not None:
            return False
        _put(session, user_id, act, form, fields, now)
    return True


def _put(session: Session, user_id: int, act: str, form: str, fields: Fields, now: datetime) -> None:
    draft = draft_of(session, user_id, act)
    if draft is None:
        if (session.scalar(select(func.count()).select_from(Draft).where(Draft.user_id == user_id)) or 0) >= MOST:
            raise RuleBroken("Ya tiene %(most)s borradores: termine o descarte alguno. Este no se guardó.", most=MOST)
        draft = Draft(user_id=user_id, act=act, form=form, begun_at=now)
        session.add(draft)
    draft.fields, draft.saved_at = dict(fields), now


def discard(engine: Engine, user_id: int, act: str) -> None:
    """Delete one of the person's drafts; of somebody else's nothing is touched."""
    table = table_of(Draft)
    with operational(engine) as session:
        session.execute(delete(table).where(table.c.user_id == user_id, table.c.act == act))


def forget_old(engine: Engine, now: datetime) -> int:
    """Delete the drafts that nobody touched for the days of the legal parameter; how many there were."""
    with reading(engine) as session:
        days = days_kept(session, now)
    if days is None:
        return 0
    table = table_of(Draft)
    with operational(engine) as session:
        done = session.execute(delete(table).where(table.c.saved_at < now - timedelta(days=days)))
        return cast("CursorResult[object]", done).rowcount
