"""What a scanner read or a hand typed, as the weapons it can mean: label, registry number or serial."""

import enum
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from marking import registry_number
from marking.serial import normalised
from models.document import Label
from models.weapon import Component, Mark, Weapon
from proof import label_token
from proof.human_code import TokenRejected


class Way(enum.StrEnum):
    """By what the weapon was recognised."""

    LABEL = "label"
    REVOKED_LABEL = "revoked_label"
    NUMBER = "number"
    SERIAL = "serial"
    MARK = "mark"
    PART = "part"


@dataclass(frozen=True)
class Reading:
    """A weapon the text can mean, whoever it belongs to."""

    weapon_id: int
    way: Way


def readings_of(session: Session, text: str) -> list[Reading]:
    """The weapons `text` names, exactly: by label, else by registry number, else by serial, mark or part."""
    label = _label(session, text)
    if label is not None:
        return [Reading(label.weapon_id, Way.REVOKED_LABEL if label.is_revoked else Way.LABEL)]
    number = registry_number.read(text)
    if number is not None and session.get(Weapon, number) is not None:
        return [Reading(number, Way.NUMBER)]
    return _by_serial(session, normalised(text))


def _label(session: Session, text: str) -> Label | None:
    # A label's QR may be read by what adds the address it is looked up at.
    bare = text.strip().rstrip("/").rpartition("/")[2]
    for read, column in ((_token, Label.token), (label_token.read_human_code, Label.code)):
        try:
            found = session.scalars(select(Label).where(column == read(bare))).first()
        except TokenRejected:
            continue
        if found is not None:
            return found
    return None


def _token(text: str) -> str:
    return label_token.parse(text).text()


def _by_serial(session: Session, serial: str) -> list[Reading]:
    if not serial:
        return []
    places = ((Way.SERIAL, select(Weapon.id).where(Weapon.serial_normalised == serial)),
              (Way.MARK, select(Mark.weapon_id).where(Mark.text_normalised == serial)),
              (Way.PART, select(Component.weapon_id).where(Component.serial_normalised == serial)))
    found: dict[int, Reading] = {}
    for way, query in places:
        for weapon_id in session.scalars(query.order_by(query.selected_columns[0]).limit(50)):
            found.setdefault(weapon_id, Reading(weapon_id, way))
    return list(found.values())
