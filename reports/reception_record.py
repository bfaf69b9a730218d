"""Acta de recepción (AR): what comes back to the armoury, one receipt each."""

from __future__ import annotations

from dataclasses import dataclass

from marking.words import msgid
from reports import receipt_words as say
from reports.documents import document
from reports.hand_record import Wording, hand_record_bytes
from reports.receipt import HandRecord
from reports.words import SPANISH, Words

CODE = "reception_record"


@dataclass(frozen=True)
class ReceptionRecord(HandRecord):
    """A return to the armoury; `stored_at` says where the weapons now are («Parque Central, estante 4»)."""

    stored_at: str = ""


@document(CODE, "AR", msgid("Acta de recepción"))
def reception_record(record: ReceptionRecord, t: Words = SPANISH) -> bytes:
    """The act as PDF bytes, equal for equal data. Raises Overflow when a value cannot be printed whole."""
    stored = t("Queda en: %(place)s.", place=record.stored_at) if record.stored_at else ""
    lines = (
        " ".join(filter(None, (f"{record.reason.rstrip('.')}.", stored))),
        say.armourer_line(t("Recibe"), record, t),
        say.signatures_line(record.receipts, t),
    )
    wording = Wording(t("Devuelve"), _answer(record, t), lines, t("Firmas de la recepción"))
    return hand_record_bytes(CODE, record, wording, t)


def _answer(record: ReceptionRecord, t: Words) -> str:
    values = say.goods_and_people(record.receipts, t)
    if say.is_one_thing(record.receipts, t):
        came = t("Se recibe %(goods)s de %(people)s.", **values)
    else:
        came = t("Se reciben %(goods)s de %(people)s.", **values)
    return " ".join(filter(None, (came, say.missing(record.receipts, t))))
