"""What a list of weapons is narrowed by, as conditions that combine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, select, true
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from models.weapon import Weapon
from registry.operations.identity import folded
from registry.operations.legal_day import beginning_of
from registry.operations.spelling import WORDS
from registry.queries.baseline import is_later
from registry.queries.completeness import RECORDED, SEVERAL, complete, has_standing, seen
from registry.queries.recorded import first_entry_since
from registry.queries.serial_matches import holds_number
from registry.queries.written_otherwise import written_otherwise
from registry.queries.written_words import all_written, written_words

#: Words of a text that are looked at.
MOST_WORDS = 8
#: Columns that hold a code of a vocabulary.
CODES = ("weapon_class", "weapon_type", "status", "serial_status")
#: What those hold, in a form that no index is used for: a common word is found at once wherever one looks.
HELD = {name: func.coalesce(getattr(Weapon, name), "") for name in WORDS}
MOST_NAMED = 300
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
    #: ``yes`` or ``no``: whether anybody had it in view since it is in the registry.
    seen: str | None = None
    #: Not had in view on this legal day or after it.
    not_seen_since: date | None = None
    #: Legal days of registration, both included.
    registered_from: date | None = None
    registered_to: date | None = None
    #: ``later``: of a list that came after the load of the unit was closed.
    baseline: str | None = None
    is_held: bool = False


def conditions_of(session: Session, filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions, all of which a weapon of the list meets, beside being within reach.

    Words are set against those that some weapon has first: a list of what nobody ever wrote is empty at once.
    """
    return [*_codes(filters), *_years(filters), *_situation(filters), *_registered(session, filters),
            *_words(session, filters), *([_text(session, filters.text)] if filters.text else ())]


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
            names = {typed, *session.scalars(spelled)} & {*written_words(session, name)}
            # The index of makes gives the order of a list too; what is common is found at once without one.
            column = Weapon.make if name == "make" else HELD[name]
            yield column.in_(sorted(names)) if names else false()


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
    if filters.seen is not None:
        yield seen() if filters.seen == "yes" else not_(seen())
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


def _text(session: Session, text: str) -> ColumnElement[bool]:
    """Each word in what the weapon is or its numbers; or the whole text, another way of writing what it is."""
    words = and_(true(), *_each_word(session, text))
    written = written_otherwise(session, text)
    return words if written is None else or_(words, written)


def _each_word(session: Session, text: str) -> Iterator[ColumnElement[bool]]:
    words = text.split()[:MOST_WORDS]
    written = all_written(session) if words else {}
    for word in words:
        named = {name: [each for each in told if folded(word) in folded(each)] for name, told in written.items()}
        numbered = holds_number(session, word)
        either = [*_named(named, word), *([] if numbered is None else [numbered])]
        # One condition alone stands by itself: an index is used for what a number answers.
        yield or_(*either) if either else false()


def _named(named: dict[str, list[str]], word: str) -> list[ColumnElement[bool]]:
    if sum(map(len, named.values())) > MOST_NAMED:
        return [getattr(Weapon, name).icontains(word, autoescape=True) for name in named]
    return [HELD[name].in_(told) for name, told in named.items() if told]
