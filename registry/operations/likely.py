"""Which years a weapon may have, which it can hardly have, and which days an act can hardly be about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.legal_day import legal_day
from registry.operations.questions import Question
from registry.operations.weapon_facts import Value

#: No norm says from when on a year of manufacture is believed: these are ours, from when things were invented.
#: Every calibre of the register is of a metallic cartridge: Flobert's and Smith & Wesson's are of the 1840s and 1850s.
FIRST_CARTRIDGES = 1840
#: Maxim's gun, the first that loads itself.
FIRST_SELF_LOADING = 1884
#: What was made before the 20th century is of collection (Ley para el Desarme, art. 5.3).
LAST_OF_COLLECTION = 1900
SELF_LOADING = frozenset({"semi_automatic", "automatic"})
#: Latin letters, figures and the signs of a typewriter, without those of marked-up text; `?` is what was not read.
USUAL_SERIAL = re.compile("[ -;=?-Z_a-zÀ-ÖØ-öø-ÿº°]+")
#: Longer ago than this, the date of an act is sooner a slip of the hand than a memory.
LONG_AGO = timedelta(days=366)

NOT_YET_MADE = N_("Ese día el arma no existía: consta como fabricada en %(year)s.")
REGISTERED_BEFORE = N_("Consta en el registro desde %(since)s: no pudo fabricarse después.")
PAPER_BEFORE = N_("La constancia no puede ser anterior al año de fabricación, %(year)s.")


def year_questions(year: Value, action: Value, weapon_class: Value) -> Iterator[Question]:
    """What to ask about a weapon made in `year`; at most one thing, the least likely."""
    if not isinstance(year, int):
        return
    if year < FIRST_CARTRIDGES:
        yield Question("before_cartridges")
    elif year < FIRST_SELF_LOADING and action in SELF_LOADING:
        yield Question("before_self_loading")
    elif year < LAST_OF_COLLECTION and weapon_class != "collection":
        yield Question("old_not_collection")


def serial_questions(serial: str | None) -> Iterator[Question]:
    """What to ask about a serial with characters that a keyboard or a paste brings sooner than an engraver."""
    if serial is not None and not USUAL_SERIAL.fullmatch(serial):
        yield Question("odd_serial")


def date_questions(claimed_at: datetime, now: datetime) -> Iterator[Question]:
    """What to ask about an act said to have happened at `claimed_at`."""
    if now - claimed_at > LONG_AGO:
        yield Question("long_ago")


def refuse_before_made(year: Value, moment: datetime, now: datetime, field: str) -> None:
    """Refuse what is said to have happened to a weapon before the year it was made, unless that year is to come."""
    if isinstance(year, int) and legal_day(moment).year < year <= legal_day(now).year:
        raise RuleBroken(NOT_YET_MADE, field, year=year)


def refuse_made_after(year: Value, registered_at: datetime, field: str) -> None:
    """Refuse a year of manufacture after the weapon was registered."""
    since = legal_day(registered_at).year
    if isinstance(year, int) and year > since:
        raise RuleBroken(REGISTERED_BEFORE, field, since=since)


def refuse_paper_before(year: Value, day: Value, field: str) -> None:
    """Refuse a ballistic certificate of a year before the weapon was made."""
    if isinstance(year, int) and isinstance(day, date) and day.year < year:
        raise RuleBroken(PAPER_BEFORE, field, year=year)
