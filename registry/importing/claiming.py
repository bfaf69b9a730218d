"""From a row of plain text to what it claims, under the decisions somebody made about the file."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from marking.serial_field import UNDECIDED as UNDECIDED_FORMS
from marking.serial_field import WORDS, PartSerial, SerialField, for_type, serial_field
from models.vocabulary import N_
from models.weapon import FACTS
from registry.errors import RuleBroken
from registry.importing.fields import ANSWERS, AS_WRITTEN, CODED, DECIDED, REFUSE
from registry.importing.mapping import Mapping, value_key
from registry.importing.paper import paper_of
from registry.importing.proposing import SAID_ABSENT
from registry.importing.table import Row
from registry.importing.unreadable import FAULTS
from registry.operations.claims import Claim, ClaimedWeapon, RefusedRow
from registry.operations.spelling import WORDS as NAMES
from registry.operations.spelling import Spelling, spelled
from registry.queries.recognised import Recogniser

#: What the status of a serial without a number says about the fact.
SERIAL_STANDINGS = {"obliterated": "illegible", "none": "not_applicable", "illegible": "illegible",
                    "not_found": "unknown", "not_recorded": "not_recorded", "not_applicable": "not_applicable"}
DAYS = (re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?: .*)?"),
        re.compile(r"(?P<day>\d\d?)[/.-](?P<month>\d\d?)[/.-](?P<year>\d{4})(?: .*)?"))
NOT_A_WEAPON = N_("No es un arma: %(value)s.")
NOT_TAKEN = N_("Se decidió no tomar las filas con «%(value)s» en %(what)s.")
NOT_DECIDED = N_("Nadie ha decidido qué significa «%(value)s» en %(what)s.")
MISSING = N_("Falta decidir: %(what)s.")
SERIAL = N_("El serial «%(value)s»: %(form)s.")
NO_UNIT = N_("La unidad decidida para la fila ya no existe, o no está a su alcance.")
NOT_A_YEAR = N_("«%(value)s» no es un año de cuatro cifras.")
NOT_A_DAY = N_("«%(value)s» no es una fecha.")
A_DATE = N_("En la columna «%(column)s» la hoja de cálculo convirtió lo escrito en fecha u hora: %(value)s. Escriba el"
            " dato como texto.")
#: Facts that are never a day: «10/22» is a model.
NEVER_DAYS = ("serial", "make", "model", "calibre")
SEVERAL = N_("La fila dice %(value)s armas. Escriba una fila por arma.")
OF_NO_WEAPON = N_("La fila no dice de ningún arma: ni tipo, ni marca, ni modelo, ni calibre, ni serial.")
A_TOTAL = N_("La fila es el total de la lista («%(value)s»), no un arma.")
#: What tells which weapon it is, besides its serial and the numbers of its parts.
IDENTITY = ("weapon_type", "make", "model", "calibre")
TOTALS = frozenset({"total", "totales", "totalgeneral", "totalarmas", "totaldearmas", "subtotal", "suma"})
Fact = tuple[Any, str]


@dataclass
class Claiming:
    """Reads rows under `mapping`; `units` are those the person may load for, by number, each
    with the one that stands for it since a merger."""

    mapping: Mapping
    columns: tuple[str, ...]
    recogniser: Recogniser
    units: Words[int, int]
    _places: dict[str, int] = field(init=False)
    _facts: dict[tuple[str, str, str], Fact] = field(default_factory=dict, init=False)
    _spellings: dict[tuple[str | None, ...], Spelling] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._places = {f: self.columns.index(name) for name, f in self.mapping.columns.items() if name in self.columns}

    def claim(self, row: Row) -> Claim:
        """What the row claims, or why it claims nothing."""
        cells = dict(zip(self.columns, row.cells, strict=True))
        read: SerialField | None = None
        try:
            self._refuse_untaken(row)
            read = serial_field(self._cell(row, "serial"))
            return self._claimed(row, cells, read)
        except RuleBroken as broken:
            return RefusedRow(row.line, broken.msgid, broken.values, cells, read.form.value if read else None)

    @property
    def _owner(self) -> str | None:
        place = self._places.get("owner")
        return None if place is None else self.columns[place]

    def _cell(self, row: Row, field_name: str) -> str:
        place = self._places.get(field_name)
        return row.cells[place] if place is not None else ""

    def _refuse_untaken(self, row: Row) -> None:
        if row.fault is not None:
            told = {} if row.at is None else {"column": self.columns[row.at], "value": row.cells[row.at][:120]}
            raise RuleBroken(FAULTS[row.fault], **told)
        kind = self._cell(row, "record_kind")
        if "record_kind" in self._places:
            meaning = self.mapping.meaning("record_kind", kind)
            if meaning is None:
                raise RuleBroken(NOT_DECIDED, "record_kind", value=kind, what="record_kind")
            if meaning == REFUSE:
                raise RuleBroken(NOT_A_WEAPON, "record_kind", value=kind)
        self._refuse_of_no_weapon(row)
        turned = next((at for name in NEVER_DAYS if (at := self._places.get(name)) in row.dates), None)
        if turned is not None:
            raise RuleBroken(A_DATE, column=self.columns[turned], value=row.cells[turned])
        quantity = self._cell(row, "quantity")
        if quantity and quantity.lstrip("0") not in {"1", "1.0"}:
            raise RuleBroken(SEVERAL, "quantity", value=quantity)

    def _refuse_of_no_weapon(self, row: Row) -> None:
        """A line that lists close or separate groups with; where a column says that it is a weapon, it is one."""
        total = next((cell for cell in row.cells if value_key(cell) in TOTALS), None)
        told = [cell for name in IDENTITY if not _is_blank(cell := self._cell(row, name)) and cell != total]
        if told:
            return
        if total is not None:
            raise RuleBroken(A_TOTAL, value=total)
        if "record_kind" not in self._places and _is_blank(self._cell(row, "serial")):
            raise RuleBroken(OF_NO_WEAPON)

    def _claimed(self, row: Row, cells: dict[str, str], read: SerialField) -> ClaimedWeapon:
        if read.form in UNDECIDED_FORMS:
            raise RuleBroken(SERIAL, "serial", value=self._cell(row, "serial"), form=WORDS[read.form])
        told = {name: self._fact(row, name) for name in FACTS if name != "serial"}
        make = told["make"][0]
        told["model"] = self._fact(row, "model", make or "")
        read = for_type(read, told["weapon_type"][0])
        told["serial"] = ((read.serial, "as_booked") if read.serial
                          else (None, SERIAL_STANDINGS.get(str(read.status), "not_recorded")))
        unit, spelling = self._unit(row), self._spelling(*(told[name][0] for name in NAMES))
        return ClaimedWeapon(
            line=row.line, folio=self._cell(row, "folio") or None, spelling=spelling,
            facts={name: told[name][0] for name in FACTS} | spelling.words,
            standings={name: told[name][1] for name in FACTS}, serial_status=str(read.status),
            components=tuple(_component(part) for part in read.parts), organisation=unit, owner="unknown",
            is_in_store=self.mapping.constant("custody") == "in_store", place=self._cell(row, "place") or None,
            paper=paper_of(cells, self._owner), cells=cells, form=read.form.value)

    def _spelling(self, *words: str | None) -> Spelling:
        if words not in self._spellings:
            self._spellings[words] = spelled(self.recogniser.index, *words)
        return self._spellings[words]

    def _unit(self, row: Row) -> int:
        written = self._cell(row, "unit")
        decided = self.mapping.meaning("unit", written) if written else self.mapping.constant("unit")
        if not decided:
            raise RuleBroken(*((NOT_DECIDED, "unit") if written else (MISSING, "unit")), value=written, what="unit")
        if not decided.isdecimal():
            raise RuleBroken(NOT_TAKEN, "unit", value=written, what="unit")
        if int(decided) not in self.units:
            raise RuleBroken(NO_UNIT, "unit")
        return self.units[int(decided)]

    def _fact(self, row: Row, name: str, make: str = "") -> Fact:
        """Value and standing of a fact; the same text is read once."""
        text = self._cell(row, name)
        if name not in DECIDED:
            return self._read(name, text, make)
        question = (name, text, make)
        if question not in self._facts:
            self._facts[question] = self._read(name, text, make)
        return self._facts[question]

    def _read(self, name: str, text: str, make: str) -> Fact:
        if _is_blank(text):
            return self._blank(name)
        if name not in DECIDED and value_key(text) in SAID_ABSENT:
            return self._answered(name, SAID_ABSENT[value_key(text)])
        if name == "year":
            return _year(text), "as_booked"
        if name == "ballistic_on":
            return _day(text), "as_booked"
        meaning = self.mapping.meaning(name, text)
        if meaning == REFUSE:
            raise RuleBroken(NOT_TAKEN, name, value=text, what=name)
        if meaning in ANSWERS:
            return self._answered(name, meaning)
        if meaning and meaning != AS_WRITTEN:
            return meaning, "as_booked"
        return self._undecided(name, text, make, is_decided=meaning is not None)

    def _blank(self, name: str) -> Fact:
        shared = self.mapping.constant(name) if name in CODED else ""
        if not shared and name in {"weapon_class", "condition"}:
            if name == "condition":
                return "not_assessed", "declared"
            raise RuleBroken(MISSING, name, what=name)
        # No paper says it: who loads the list does.
        return (shared, "declared") if shared else (None, "not_recorded")

    def _answered(self, name: str, meaning: str) -> Fact:
        return self._blank(name) if name in {"weapon_class", "condition"} else (None, meaning)

    def _undecided(self, name: str, text: str, make: str, *, is_decided: bool) -> Fact:
        known = self._known(name, text, make)
        if known is not None:
            return known, "as_booked"
        if not is_decided and name in DECIDED and self.mapping.constant("undecided") == REFUSE:
            raise RuleBroken(NOT_DECIDED, name, value=text, what=name)
        if name in CODED or name == "country":
            # A code cannot hold what was written; the row kept with the weapon does.
            return self._answered(name, "unknown")
        return text[:120], "as_booked"

    def _known(self, name: str, text: str, make: str) -> str | None:
        """What the catalogue says `text` is: never what only resembles it."""
        if name == "weapon_type":
            return self.recogniser.recognised("weapon_type", text).code
        if name in {"make", "calibre"}:
            return self._named(name, text, None)
        return self._named("model", text, self.recogniser.taken("make", make)) if name == "model" and make else None

    def _named(self, kind: str, text: str, parent: int | None) -> str | None:
        if kind == "model" and parent is None:
            return None
        item = self.recogniser.taken(kind, text, parent)
        return None if item is None else self.recogniser.index.items[item].name


def _component(part: PartSerial) -> dict[str, Any]:
    standing = "as_booked" if part.serial else SERIAL_STANDINGS[part.status]
    return {"kind": part.part, "serial": part.serial, "serial_status": part.status, "standing": standing}


def _is_blank(text: str) -> bool:
    return not text.strip("-–—. ")


def _year(text: str) -> int:
    plain = text.removesuffix(".0")
    if not re.fullmatch(r"[0-9]{4}", plain):
        raise RuleBroken(NOT_A_YEAR, "year", value=text)
    return int(plain)


def _day(text: str) -> date:
    found = next((match for form in DAYS if (match := form.fullmatch(text))), None)
    try:
        assert found is not None
        return date(*(int(found[name]) for name in ("year", "month", "day")))
    except (AssertionError, ValueError):
        raise RuleBroken(NOT_A_DAY, "ballistic_on", value=text) from None
