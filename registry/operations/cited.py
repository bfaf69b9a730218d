"""The paper an act cites: an order, an authorisation or a crime report, by its number and its day.

Both stand in the entry for ever, so a number may not become free text: it has digits, and few other characters.
"""

import re
from datetime import date, datetime

from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.legal_day import legal_day
from registry.operations.words import required

LONGEST = 40
FORM = re.compile(r"(?=.*[0-9])[^\W_](?:[^\W_]|[ ./°º()-])*")
BLANK = N_("Escriba el número tal como está en el papel.")
NOT_A_NUMBER = N_("Un número lleva cifras, y además solo letras, espacios, puntos, barras y guiones.")
LATER = N_("Esa fecha todavía no ha llegado.")


def cited_number(text: str | None, field: str) -> str:
    """The number as it is recorded; `RuleBroken` beside `field` for what is none."""
    number = required(text, field, LONGEST, BLANK)
    if not FORM.fullmatch(number):
        raise RuleBroken(NOT_A_NUMBER, field)
    return number


def refuse_later(day: date, moment: datetime, field: str, msgid: str = LATER) -> None:
    """Refuse a day after the legal day of `moment`."""
    if day > legal_day(moment):
        raise RuleBroken(msgid, field)
