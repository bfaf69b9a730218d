"""What a list of weapons is narrowed by, as conditions that combine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, select, true, tuple_
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from models.weapon import Weapon
from registry.operations.identity import folded
from registry.operations.legal_day import beginning_of
from registry.queries.baseline import is_later
from registry.queries.completeness import RECORDED, SEVERAL, complete, has_standing
from registry.queries.recorded import first_entry_since
from registry.queries.serial_matches import holds_number
from registry.queries.written_otherwise import written_otherwise

#: Words of a text that are looked at.
MOST_WORDS = 8
#: Columns that hold a code of a vocabulary, and those that hold a word of the catalogue.
CODES = ("weapon_class", "weapon_type", "status", "serial_status")
WORDS = ("make", "model", "calibre")
KIND = tuple(func.coalesce(getattr(Weapon, name), "") for name in WORDS)
MOST_KINDS = 300
#: What cuts a query of weapons to those within reach.
Reach = tuple[ColumnElement[bool], ...]


@dataclass(frozen=True)
class Filters:
    """None does not narrow; two of them narrow more than one."""

    #: A unit and everything below it.
    unit: int | None = None
    #: Words of make, model or calibre, or part of a number.
    text: str | None = None
    weapon_class: str | None = None
    weapon_type: str | None = None
    #: A code of the vocabulary of the same name, or one of `SEVERAL` for several of them.
    status: str | None = None
    serial_status: str | None = None
    make: str | None = None
    model: str | None = None
    calibre: str | None = None
    #: Years of manufacture, both included.
    year_from: int | None = None
    year_to: int | None = None
    #: How a fact is known, the serial unless another is named: a code of the vocabulary ``standing``.
    fact: str | None = None
    standing: str | None = None
    #: ``yes`` or ``no``: whether all that article 51 names has an answer.
    complete: str | None = None
    #: A name of `registry.queries.completeness.RECORDED`.
    recorded: str | None = None
    #: ``party``, ``organisation``, ``to_be_located`` or ``withdrawn``.
    custodian: str | None = None
    #: Not had in view on this legal day or after it.
    not_seen_since: date | None = None
    #: Legal days of registration, both included.
    registered_from: date | None = None
    registered_to: date | None = None
    #: ``later``: of a list that came after the load of the unit was closed.
    baseline: str | None = None
    is_held: bool = False


def conditions_of(session: Session, filters: Filters, reach: Reach) -> list[ColumnElement[bool]]:
    """The conditions, all of which a weapon of the list meets, beside being within `reach`."""
    return [*_codes(filters), *_years(filters), *_situation(filters), *_registered(session, filters),
            *_words(session, filters), *([_text(session, filters.text, reach)] if filters.text else ())]


def _codes(filters: Filters) -> Iterator[ColumnElement[bool]]:
    for name in CODES:
        if (wanted := getattr(filters, name)) is not None:
            several = SEVERAL.get((name, wanted))
            yield several() if several else getattr(Weapon, name) == wanted


def _words(session: Session, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """A make, model or calibre as the catalogue writes it, however it was typed; else as it was typed."""
    for name in WORDS:
        if (typed := getattr(filters, name)) is not None:
            spelled = select(CatalogueItem.name).where(
                CatalogueItem.kind == name, CatalogueItem.name_key == folded(typed))
            names = {typed, *session.scalars(spelled)}
            column = getattr(Weapon, name)
            yield column == typed if len(names) == 1 else column.in_(names)


def _years(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.year_from is not None:
        yield Weapon.year >= filters.year_from
    if filters.year_to is not None:
        yield Weapon.year <= filters.year_to


def _situation(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.is_held:
        yield Weapon.open_holds > 0
    if filters.custodian is not None:
        yield Weapon.custodian.startswith(f"{filters.custodian}:", autoescape=True)
    if filters.standing is not None:
        yield has_standing(filters.fact or "serial", filters.standing)
    if filters.complete is not None:
        yield complete() if filters.complete == "yes" else not_(complete())
    if filters.recorded is not None:
        yield RECORDED[filters.recorded]()
    if filters.not_seen_since is not None:
        yield or_(Weapon.last_seen_at.is_(None), Weapon.last_seen_at < beginning_of(filters.not_seen_since))


def _registered(session: Session, filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.registered_from is not None:
        yield Weapon.id >= first_entry_since(session, beginning_of(filters.registered_from))
    if filters.registered_to is not None and filters.registered_to < date.max:
        day_after = filters.registered_to + timedelta(days=1)
        yield Weapon.id < first_entry_since(session, beginning_of(day_after))
    if filters.baseline is not None:
        yield is_later(session)


def _text(session: Session, text: str, reach: Reach) -> ColumnElement[bool]:
    """Each word in the weapon's kind or numbers; or the whole text, another way of writing what it is."""
    words = and_(true(), *_each_word(session, text, reach))
    written = written_otherwise(session, text)
    return words if written is None else or_(words, written)


def _each_word(session: Session, text: str, reach: Reach) -> Iterator[ColumnElement[bool]]:
    words = text.split()[:MOST_WORDS]
    kinds = _kinds(session, reach) if words else []
    for word in words:
        named = [kind for kind in kinds if any(folded(word) in folded(name) for name in kind)]
        numbered = holds_number(session, word)
        yield or_(_is_one_of(named, word), *(() if numbered is None else (numbered,)))


def _kinds(session: Session, reach: Reach) -> list[tuple[str, str, str]]:
    """Every make, model and calibre there is within reach: thousands where there are millions of weapons."""
    found = session.execute(select(*KIND).where(*reach).distinct())
    return [(make, model, calibre) for make, model, calibre in found]


def _is_one_of(kinds: list[tuple[str, str, str]], word: str) -> ColumnElement[bool]:
    if len(kinds) > MOST_KINDS:
        # A word so common is found at once wherever one looks.
        return or_(*(getattr(Weapon, name).icontains(word, autoescape=True) for name in WORDS))
    return tuple_(*KIND).in_(kinds) if kinds else false()
