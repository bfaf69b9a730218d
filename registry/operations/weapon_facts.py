"""The facts of a weapon: the value or the answer each may hold, and what a serial may be."""

from datetime import date, datetime

import pycountry

from marking.serial import fault
from models.vocabulary import N_, VOCABULARY
from registry.errors import RuleBroken
from registry.operations.cited import refuse_later
from registry.operations.legal_day import legal_day
from registry.operations.words import refuse_unwritable

#: Standings that stand in place of a value.
NO_ANSWER = frozenset({"unknown", "illegible", "not_recorded", "not_applicable"})
#: Statuses of a serial that leave nothing to read.
NO_SERIAL = frozenset({"obliterated", "none", "illegible", "not_found", "not_recorded", "not_applicable"})
#: Statuses of a serial that nobody could read whole: somebody has to look at the weapon.
UNREAD_STATUSES = ("partial", "illegible", "not_found", "not_recorded")
#: Classes that belong to the State: an inference from arts 4 and 5.1 of the Ley para el Desarme.
STATE_CLASSES = frozenset({"war", "organic"})
#: Facts whose value is a code of the vocabulary of the same name.
CODED = frozenset({"weapon_type", "action", "weapon_class", "condition"})
#: Facts that decide what may happen to the weapon, so that they always have a value.
NEVER_BLANK = frozenset({"weapon_class", "condition"})
#: Hand cannons of the 14th century are the oldest firearms a collection may hold.
OLDEST_YEAR = 1300
LONGEST = 120

BLANK = N_("Escriba el dato, o diga por qué no lo hay: desconocido, ilegible, no consta o no aplica.")
NOT_YET = N_("%(year)s todavía no ha llegado. Escriba cuatro cifras, hasta %(now)s, o elija «no consta».")
TOO_OLD = N_("Antes de %(oldest)s no había armas de fuego. Corrija el año, o elija «no consta».")
FOUR_DIGITS = N_("Escriba el año con cuatro cifras, o elija «no consta».")

Value = str | int | date | None


def refuse_fact(fact: str, value: Value, standing: str | None, now: datetime) -> None:
    """Refuse a value that `fact` (a name of `models.weapon.FACTS`) cannot hold, or a blank without its answer."""
    known = VOCABULARY["standing" if fact in NEVER_BLANK else "standing_given"]
    if standing not in known or (value is not None) == (standing in NO_ANSWER):
        raise RuleBroken(BLANK, fact)
    if value is None:
        if fact in NEVER_BLANK:
            raise RuleBroken("Este dato no puede quedar sin valor.", fact)
    elif fact in CODED:
        _refuse_unless(value in VOCABULARY[fact], N_("Elija una opción."), fact)
    elif fact == "year":
        refuse_year(value, fact, now)
    elif fact == "ballistic_on":
        _refuse_day(value, fact, now)
    elif fact != "serial":
        _refuse_text(fact, value)


def _refuse_day(value: Value, fact: str, now: datetime) -> None:
    if not isinstance(value, date):
        raise RuleBroken("Escriba la fecha de la constancia.", fact)
    refuse_later(value, now, fact)


def _refuse_text(fact: str, value: Value) -> None:
    _refuse_unless(isinstance(value, str) and bool(value.strip()), BLANK, fact)
    if fact == "country":
        refuse_country(str(value), fact)
    refuse_unwritable(str(value), fact, LONGEST)


def refuse_year(year: Value, field: str, now: datetime) -> None:
    """Refuse what is no year a weapon or a mark may bear."""
    if not isinstance(year, int) or year < 1000:
        raise RuleBroken(FOUR_DIGITS, field)
    if year < OLDEST_YEAR:
        raise RuleBroken(TOO_OLD, field, oldest=OLDEST_YEAR)
    if year > legal_day(now).year:
        raise RuleBroken(NOT_YET, field, year=year, now=legal_day(now).year)


def refuse_country(code: str, field: str) -> None:
    """Refuse what is not an ISO 3166-1 alpha-2 code."""
    _refuse_unless(len(code) == 2 and pycountry.countries.get(alpha_2=code) is not None,
                   N_("Elija un país de la lista."), field)


def refuse_serial(serial: str | None, serial_status: str | None) -> None:
    """Refuse a serial that cannot be stored verbatim, or a status that contradicts it."""
    if serial_status not in VOCABULARY["serial_status"]:
        raise RuleBroken("Elija el estado del serial.", "serial_status")
    if serial is None and serial_status not in NO_SERIAL:
        raise RuleBroken("Escriba el serial, o diga que está devastado o que no tiene.", "serial")
    if serial is not None and serial_status == "none":
        raise RuleBroken("Dice que no tiene serial y escribió uno. Corrija una de las dos cosas.", "serial_status")
    refuse_unstorable(serial)


def refuse_unstorable(serial: str | None) -> None:
    """Refuse a serial, of the weapon or of a part, with a character or a length that cannot be stored."""
    if serial is not None and fault(serial):
        raise RuleBroken("El serial tiene un carácter o una longitud que no se puede asentar.", "serial")


def _refuse_unless(holds: bool, msgid: str, field: str) -> None:
    if not holds:
        raise RuleBroken(msgid, field)
