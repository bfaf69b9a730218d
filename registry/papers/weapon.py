"""A weapon on paper: its identity, its marks and its corrections, in words."""

from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from models.events import Event
from models.events.mark import WeaponMarkCorrected
from models.events.weapon import WeaponCorrected, WeaponPartCorrected
from models.weapon import Component, Mark, Weapon
from registry.language import worded
from registry.papers import people
from registry.queries.entries import Told
from registry.queries.names import names_of
from registry.queries.weapons import WeaponFile
from registry.sentences import fact_value
from registry.wording import code
from reports.facts import ILLEGIBLE, NOT_RECORDED, Correction, MarkLine, PartSerial, Remarks, Standing, WeaponIdentity

#: What is told of under «Observaciones y correcciones».
CORRECTIONS = (WeaponCorrected, WeaponMarkCorrected, WeaponPartCorrected)


def identity(session: Session, file: WeaponFile) -> WeaponIdentity:
    """The identity block of a document."""
    weapon, names = file.weapon, names_of(session, [file.weapon.owner, file.weapon.custodian])
    facts = {name: fact(weapon, name) for name in (
        "weapon_type", "make", "model", "calibre", "year", "manufacturer", "country", "weapon_class", "action",
        "condition")}
    return WeaponIdentity(
        **facts, serial=weapon.serial or code("serial_status", weapon.serial_status), has_serial=bool(weapon.serial),
        registry_number=registry_number(weapon.id), status=code("status", weapon.status),
        ballistic_record=fact(weapon, "ballistic_number"),
        owner=names.get(weapon.owner, worded("sin identificar")), custodian=custodian(weapon.custodian, names),
        parts=tuple(_part(part) for part in file.components))


def custodian(reference: str, names: dict[str, str]) -> str:
    """A custodian in words."""
    name = names.get(reference, worded("identidad suprimida"))
    return worded("por localizar, a cargo de %(unit)s", unit=name) if reference.startswith("to_be_located:") else name


def fact(weapon: Weapon, name: str) -> str:
    """One fact in words, or which of the four answers stands in its place."""
    return fact_value(name, getattr(weapon, name), weapon.standings[name])


def description(weapon: Weapon) -> str:
    """«Pistola Ávila AV-9»."""
    text = " ".join(fact(weapon, name) for name in ("weapon_type", "make", "model"))
    return text[:1].upper() + text[1:]


def calibre_and_class(weapon: Weapon) -> str:
    """«9 × 19 mm, arma orgánica»."""
    return f"{fact(weapon, 'calibre')}, {fact(weapon, 'weapon_class')}"


def serial(weapon: Weapon) -> str:
    """The serial verbatim, or the registry number where there is none to read."""
    return weapon.serial or registry_number(weapon.id)


def marks(file: WeaponFile) -> tuple[MarkLine, ...]:
    """The marks as lines."""
    return tuple(_mark(mark) for mark in file.marks)


def _mark(mark: Mark) -> MarkLine:
    place = f"{code('part', mark.part)}, {code('face', mark.face)}"
    return MarkLine(code("mark_kind", mark.kind), mark.text or worded(ILLEGIBLE), place,
                    code("mark_method", mark.method), mark.depth_um, mark.height_um,
                    code("legibility", mark.legibility), mark.marked_at,
                    tuple(code("mark_fault", fault) for fault in mark.faults))


def _part(part: Component) -> PartSerial:
    standing = Standing(part.standing) if part.standing in set(Standing) else Standing.AS_BOOKED
    return PartSerial(code("part", part.kind), part.serial or worded(ILLEGIBLE), standing)


def remarks(session: Session, told: tuple[Told, ...]) -> Remarks:
    """The corrections in the weapon's history."""
    return Remarks(corrections=tuple(
        _correction(session, item, *_said(item.event)) for item in told if isinstance(item.event, CORRECTIONS)))


def _said(event: Event) -> tuple[str, str, str]:
    """What was corrected, what it said and what it says."""
    if isinstance(event, WeaponMarkCorrected):
        return code("mark_kind", event.mark_kind), event.was or worded(ILLEGIBLE), event.text or worded(ILLEGIBLE)
    if isinstance(event, WeaponPartCorrected):
        missing = worded(NOT_RECORDED)
        return code("part", event.component), event.was or missing, event.serial or missing
    assert isinstance(event, WeaponCorrected)
    said = worded(NOT_RECORDED) if event.was is None else fact_value(event.fact, event.was, event.standing)
    return code("fact", event.fact), said, fact_value(event.fact, event.value, event.standing)


def _correction(session: Session, told: Told, label: str, said: str, says: str) -> Correction:
    actor = people.user(session, told.entry.actor).name
    by, approver = (actor, "") if told.asked_by is None else (people.user(session, told.asked_by).name, actor)
    return Correction(told.entry.sequence, getattr(told.event, "corrects", 0), told.entry.recorded_at, by, approver,
                      f"{label}: {said}", f"{label}: {says}")


