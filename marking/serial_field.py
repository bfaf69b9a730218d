"""What one serial cell of a paper really says: a number, a pattern, numbers of parts, or why there is none to read."""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass, replace

from marking.serial import UNREAD, fault
from marking.serial_clauses import MAIN_PARTS, Clause, clauses_of
from marking.serial_words import ABBREVIATED, Says
from marking.words import msgid


class Form(enum.StrEnum):
    """The forms a serial cell takes."""

    NUMBER = "number"
    PATTERN = "pattern"
    PARTS = "parts"
    REVEALED = "revealed"
    PARTLY_ERASED = "partly_erased"
    NOT_ORIGINAL = "not_original"
    ERASED = "erased"
    NEVER_MARKED = "never_marked"
    ILLEGIBLE = "illegible"
    NOT_FOUND = "not_found"
    NOT_APPLICABLE = "not_applicable"
    NOT_RECORDED = "not_recorded"
    ELSEWHERE = "elsewhere"
    BLANK = "blank"
    SEVERAL = "several"
    CONTRADICTORY = "contradictory"
    UNSTORABLE = "unstorable"
    NOT_RECOGNISED = "not_recognised"


WORDS = {
    Form.NUMBER: msgid("número"), Form.PATTERN: msgid("número con caracteres sin leer"),
    Form.PARTS: msgid("números de piezas"), Form.REVEALED: msgid("número revelado"),
    Form.PARTLY_ERASED: msgid("número devastado en parte"), Form.NOT_ORIGINAL: msgid("número que no es el original"),
    Form.ERASED: msgid("devastado"), Form.NEVER_MARKED: msgid("nunca tuvo"), Form.ILLEGIBLE: msgid("ilegible"),
    Form.NOT_FOUND: msgid("se buscó y no se halló"), Form.NOT_APPLICABLE: msgid("no aplica"),
    Form.NOT_RECORDED: msgid("no consta"), Form.ELSEWHERE: msgid("remite a otro campo"),
    Form.BLANK: msgid("en blanco"), Form.SEVERAL: msgid("varios números sin decir de qué pieza es cada uno"),
    Form.CONTRADICTORY: msgid("dice un número y que fue borrado"),
    Form.UNSTORABLE: msgid("número que no se puede asentar tal como está"),
    Form.NOT_RECOGNISED: msgid("no se reconoce lo que dice"),
}  # fmt: skip
#: Forms that decide nothing: a person has to write what the field means.
UNDECIDED = frozenset({Form.SEVERAL, Form.CONTRADICTORY, Form.UNSTORABLE, Form.NOT_RECOGNISED})
#: Form without a number → code of the vocabulary ``serial_status``.
STATUSES = {
    Form.ERASED: "obliterated", Form.NEVER_MARKED: "none", Form.ILLEGIBLE: "illegible", Form.NOT_FOUND: "not_found",
    Form.NOT_APPLICABLE: "not_applicable", Form.NOT_RECORDED: "not_recorded", Form.ELSEWHERE: "not_recorded",
    Form.BLANK: "not_recorded",
}  # fmt: skip


@dataclass(frozen=True)
class PartSerial:
    """The number of a part (code of the vocabulary ``part``), or None with why there is none."""

    part: str
    serial: str | None
    status: str


@dataclass(frozen=True)
class SerialField:
    """What a cell says of the weapon's own serial, and of its parts; `status` is None when a person must decide."""

    form: Form
    status: str | None
    serial: str | None = None
    parts: tuple[PartSerial, ...] = ()


def serial_field(cell: str) -> SerialField:
    """Classify a cell; never raises and never guesses: what is not understood is `Form.NOT_RECOGNISED`."""
    text = " ".join(unicodedata.normalize("NFC", cell).split())
    if not text.strip("-–—_./ "):
        return SerialField(Form.BLANK if not text else Form.NOT_RECORDED, "not_recorded")
    clauses = clauses_of(ABBREVIATED.get(text.lower(), text))
    if clauses is None:
        return SerialField(Form.NOT_RECOGNISED, None)
    numbered = [clause for clause in clauses if clause.number]
    if any(not clause.number.strip(UNREAD + " ") for clause in numbered if clause.number):
        return SerialField(Form.ILLEGIBLE, "illegible") if len(clauses) == 1 else SerialField(Form.SEVERAL, None)
    found = _with_numbers(clauses, numbered) if numbered else _without(clauses)
    unfit = [n for n in (found.serial, *(part.serial for part in found.parts)) if n is not None and fault(n)]
    return SerialField(Form.UNSTORABLE, None) if unfit else found


def _without(clauses: list[Clause]) -> SerialField:
    form = _form_of(frozenset().union(*(clause.says for clause in clauses)))
    parts = frozenset().union(*(clause.parts for clause in clauses))
    if form in UNDECIDED or not parts or parts & MAIN_PARTS:
        return SerialField(form, STATUSES.get(form))
    named = tuple(PartSerial(part, None, STATUSES[form]) for part in sorted(parts))
    return SerialField(Form.PARTS, "not_recorded", None, named)


def _form_of(says: frozenset[Says]) -> Form:
    """The form of words without a number; the surest word decides."""
    return next((form for form, holds in _WORDED if holds(says)), Form.NOT_RECOGNISED)


_WORDED = (
    (Form.NOT_APPLICABLE, lambda s: {Says.NOT, Says.APPLIES} <= s or {Says.NEVER, Says.OF_THIS_TYPE} <= s),
    (Form.ERASED, lambda s: bool(s & {Says.ERASED, Says.ALTERED})),
    (Form.ILLEGIBLE, lambda s: Says.ILLEGIBLE in s or {Says.NOT, Says.LEGIBLE} <= s),
    (Form.NOT_FOUND, lambda s: Says.UNDETERMINED in s or {Says.NOT, Says.FOUND} <= s),
    (Form.NEVER_MARKED, lambda s: Says.NEVER in s or {Says.NOT, Says.HAS} <= s or s == {Says.NOT, Says.NUMBER}),
    (Form.NOT_RECORDED, lambda s: {Says.NOT, Says.RECORDED} <= s),
    (Form.ELSEWHERE, lambda s: s == {Says.SEE}),
)


def _with_numbers(clauses: list[Clause], numbered: list[Clause]) -> SerialField:
    says = frozenset().union(*(clause.says for clause in clauses))
    whole = [clause for clause in numbered if not clause.parts or clause.parts & MAIN_PARTS]
    of_parts = {(part, clause.number) for clause in numbered for part in clause.parts - MAIN_PARTS}
    # Two numbers for one part, or for parts that have one word here: neither may be lost.
    if len({clause.number for clause in whole}) > 1 or len({part for part, _n in of_parts}) < len(of_parts):
        return SerialField(Form.SEVERAL, None)
    form, status = _of_number(says, numbered)
    if form in UNDECIDED:
        return SerialField(form, None)
    parts = _parts(clauses, status)
    if whole:
        others = tuple(part for part in parts if part.part not in MAIN_PARTS)
        return SerialField(Form.PARTS if others else form, _read(status, whole[0].number), whole[0].number, others)
    erased = any(part.part in MAIN_PARTS and part.status == "obliterated" for part in parts)
    return SerialField(Form.PARTS, "obliterated" if erased else "not_recorded", None, parts)


def _of_number(says: frozenset[Says], numbered: list[Clause]) -> tuple[Form, str]:
    is_pattern = any(UNREAD in (clause.number or "") for clause in numbered)
    if Says.REVEALED in says and Says.NOT not in says:
        return Form.REVEALED, "restored"
    if Says.PARTLY in says:
        return (Form.PARTLY_ERASED, "partial") if is_pattern else (Form.CONTRADICTORY, "")
    if is_pattern:
        return Form.PATTERN, "partial"
    if Says.ALTERED in says or {Says.NOT, Says.ORIGINAL} <= says:
        return Form.NOT_ORIGINAL, "legible"
    # Parts may be erased while others are read; one and the same number may not.
    if any(clause.says & {Says.ERASED, Says.ILLEGIBLE} or {Says.NOT, Says.FOUND} <= clause.says
           for clause in numbered):
        return Form.CONTRADICTORY, ""
    is_plain = not says & {Says.ERASED, Says.NEVER} or any(clause.parts for clause in numbered)
    return (Form.NUMBER, "legible") if is_plain else (Form.CONTRADICTORY, "")


def _read(status: str, number: str | None) -> str:
    return "partial" if number and UNREAD in number and status == "legible" else status


def _parts(clauses: list[Clause], status: str) -> tuple[PartSerial, ...]:
    found: dict[str, PartSerial] = {}
    for clause in clauses:
        is_erased = clause.number is None and Says.ERASED in clause.says
        for part in sorted(clause.parts):
            if clause.number is not None:
                found[part] = PartSerial(part, clause.number, _read(status, clause.number))
            elif is_erased and part not in found:
                found[part] = PartSerial(part, None, "obliterated")
    return tuple(found[part] for part in sorted(found))


def for_type(field: SerialField, weapon_type: str | None) -> SerialField:
    """`field` with the bolt of a pistol called by its name, the slide: papers in Portuguese have one word for both."""
    if weapon_type != "pistol":
        return field
    return replace(field, parts=tuple(replace(p, part="slide") if p.part == "bolt" else p for p in field.parts))
