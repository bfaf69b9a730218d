"""What the record of a mark may hold: its codes, its text, what it states, and how it was measured."""

from datetime import datetime

from marking.serial import fault
from models.vocabulary import N_, VOCABULARY
from registry.errors import RuleBroken
from registry.operations.weapon_facts import refuse_country, refuse_year
from registry.operations.words import refuse_unwritable

#: A mark may be a whole line: maker, model, calibre and country.
LONGEST_TEXT = 120
#: Ten millimetres: deeper, or taller, is a slip of the pen.
MOST_UM = 10_000
#: Legibilities that leave nothing to copy.
NOTHING_TO_READ = frozenset({"illegible", "obliterated"})
FIELDS = {"mark_method": "method"}
NOT_SET = N_("Falta fijar el parámetro legal con que se juzga esta medida.")


def refuse_codes(**codes: str) -> None:
    """Refuse a code its vocabulary, the name of the argument (``part``, ``face``...), does not have."""
    for vocabulary, code in codes.items():
        if code not in VOCABULARY[vocabulary]:
            raise RuleBroken("Elija una opción.", FIELDS.get(vocabulary, vocabulary))


def refuse_text(text: str | None, legibility: str) -> None:
    """Refuse a blank where something can be read, and characters no mark has."""
    if text is None:
        if legibility not in NOTHING_TO_READ:
            raise RuleBroken("Copie el texto del marcaje tal como se lee.", "text")
        return
    refuse_unwritable(text, "text", LONGEST_TEXT)
    if fault(text) not in {None, "too_long"}:
        raise RuleBroken("El texto tiene un carácter o un espacio que no se puede asentar.", "text")


def refuse_stated(country: str | None, year: int | None, now: datetime) -> None:
    """Refuse a country or a year no mark can state; what an import mark leaves out is a fault, not a refusal."""
    if country is not None:
        refuse_country(country, "country")
    if year is not None:
        refuse_year(year, "year", now)


def refuse_measure(measured_um: int | None, minimum_um: int | None, field: str) -> None:
    """Refuse a measure that cannot be, or that no recorded figure of the law can judge (V06: never silently)."""
    if measured_um is None:
        return
    if not 0 < measured_um <= MOST_UM:
        raise RuleBroken("Escriba la medida en milímetros, más de 0 y hasta 10.", field)
    if minimum_um is None:
        raise RuleBroken(NOT_SET, field)
