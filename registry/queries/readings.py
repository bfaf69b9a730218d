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
from registry.operations.joined import stays_of


class Way(enum.StrEnum):
    """By what the weapon was recognised."""

    LABEL = "label"
    REVOKED_LABEL = "revoked_label"
    NUMBER = "number"
    SERIAL = "serial"
    MARK = "mark"
    PART = "part"
    #: By the number or the serial of a record that was joined to that of the weapon.
    JOINED = "joined"


@dataclass(frozen=True)
class Reading:
    """A weapon the text can mean, whoever it belongs to."""

    weapon_id: int
    way: Way
    #: The record that bears what was read, where it was joined to another.
    record: int | None = None


def readings_of(session: Session, text: str) -> list[Reading]:
    """The weapons `text` names, exactly: by label, else by registry number, else by serial, mark or part.

    What names a record that was joined to another names the weapon of the one that stays.
    """
    return _standing(session, _read(session, text))


def _standing(session: Session, readings: list[Reading]) -> list[Reading]:
    stays = stays_of(session, (reading.weapon_id for reading in readings))
    found: dict[int, Reading] = {}
    # What a weapon bears itself says more than what one of its records bore.
    for reading in sorted(readings, key=lambda reading: stays[reading.weapon_id] != reading.weapon_id):
        found.setdefault(stays[reading.weapon_id], _of_weapon(reading, stays[reading.weapon_id]))
    return list(found.values())


def _of_weapon(reading: Reading, weapon: int) -> Reading:
    if weapon == reading.weapon_id:
        return reading
    way = reading.way if reading.way is Way.REVOKED_LABEL else Way.JOINED
    return Reading(weapon, way, reading.weapon_id)


def _read(session: Session, text: str) -> list[Reading]:
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
