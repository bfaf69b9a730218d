"""Photographs of a weapon, with the entry that showed each."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.photograph import Photograph, WeaponPhotograph


@dataclass(frozen=True)
class Shown:
    """One photograph of a weapon: its commitment names it, its digest finds the file."""

    commitment: str
    digest: str
    media_type: str
    width: int
    height: int
    entry: int
    mark_id: int | None


def photographs_of(session: Session, weapon_id: int) -> list[Shown]:
    """The weapon's photographs, oldest first; erased ones are missing."""
    query = (select(WeaponPhotograph, Photograph)
             .join(Photograph, Photograph.commitment == WeaponPhotograph.photograph)
             .where(WeaponPhotograph.weapon_id == weapon_id)
             .order_by(WeaponPhotograph.entry, WeaponPhotograph.position))
    return [Shown(picture.commitment, picture.digest, picture.media_type, picture.width, picture.height, row.entry,
                  row.mark_id) for row, picture in session.execute(query)]
