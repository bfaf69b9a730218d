"""Acta de entrega de armamento (AE): what officers take from the armoury, one receipt each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marking.words import msgid
from reports import receipt_words as say
from reports.documents import document
from reports.hand_record import Wording, hand_record_bytes
from reports.receipt import HandRecord
from reports.words import SPANISH, Words, instant

CODE = "issue_record"


@dataclass(frozen=True)
class IssueRecord(HandRecord):
    """An issue to officers; `due_at` is when it must be back, None for a standing issue."""

    due_at: datetime | None = None


@document(CODE, "AE", msgid("Acta de entrega de armamento"))
def issue_record(record: IssueRecord, t: Words = SPANISH) -> bytes:
    """The act as PDF bytes, equal for equal data. Raises Overflow when a value cannot be printed whole."""
    due = t("Devolver antes del %(moment)s.", moment=instant(record.due_at, t)) if record.due_at else ""
    lines = (
        " ".join(filter(None, (f"{record.reason.rstrip('.')}.", due))),
        say.armourer_line(t("Entrega"), record, t),
        say.signatures_line(record.receipts, t),
    )
    wording = Wording(t("Recibe"), _answer(record, t), lines, t("Firmas de la entrega"))
    return hand_record_bytes(CODE, record, wording, t)


def _answer(record: IssueRecord, t: Words) -> str:
    values = say.goods_and_people(record.receipts, t)
    if say.is_one_thing(record.receipts, t):
        return t("Se entrega %(goods)s a %(people)s.", **values)
    return t("Se entregan %(goods)s a %(people)s.", **values)
