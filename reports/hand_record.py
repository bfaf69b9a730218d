"""The layout that the acts of issue and of reception share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reports import type as face
from reports.documents import title_of
from reports.facts import ProofBlock, Signer
from reports.flow import Section
from reports.heading import SectionHeading
from reports.page import Dress, Foot, document_bytes
from reports.paper import LEFT
from reports.pen import Pen
from reports.proof_block import QR_SIDE, QUIET, checkpoint_sentence, draw_code, legal_notes, where_sentence
from reports.receipt import HandRecord
from reports.receipt_table import receipts_section
from reports.receipt_words import signings
from reports.remarks import paragraphs_of, remarks_section
from reports.signature import SignatureRow
from reports.text import sentence
from reports.verdict import Verdict, closed_chain, exclamation
from reports.words import Words, number, one_or_many

_CODE_ROOM = QR_SIDE + 2 * QUIET + 4


@dataclass(frozen=True)
class Wording:
    """What differs between the two acts: who signs the receipts, the verdict, and the closing section."""

    signs: str
    answer: str
    lines: tuple[str, ...]
    closing: str


def hand_record_bytes(code: str, record: HandRecord, wording: Wording, t: Words) -> bytes:
    """The act as PDF bytes, equal for equal data."""
    head, wide = record.letterhead, record.letterhead.paper.text_width
    foot = Foot(record.proof.human_code, entries(record.act, record.first_entry, record.last_entry, t))
    receipts = len(signings(record.receipts))
    word = one_or_many(receipts, t("1 RECIBO"), t("%(count)s RECIBOS", count=number(receipts, t)))
    is_short = any(receipt.missing for receipt in record.receipts)
    symbol = exclamation if is_short else closed_chain
    verdict = Verdict(symbol, word, wording.answer, wording.lines, wide, is_heavy=is_short)
    remarks = remarks_section(2, t("Observaciones"), record.remarks, wide, t)
    remarks.holds_next = True
    return document_bytes(
        Dress(head, title_of(code, head, t), foot, t),
        [verdict],
        [
            receipts_section(1, record.receipts, wording.signs, wide, t),
            remarks,
            closing_section(3, wording.closing, record, wide, t),
        ],
        t("espacio sin uso"),
    )


def entries(act: str, first: int, last: int, t: Words) -> str:
    """«acto A-2025-03391 · asientos 61902 a 61927»."""
    span = t("asientos %(first)s a %(last)s", first=first, last=last)
    return f"{t('acto %(act)s', act=act)} · {span}"


@dataclass(frozen=True)
class SignedCode:
    """The armoury's signature boxes with the document code at their right."""

    signers: Sequence[Signer]
    proof: ProofBlock
    wide: float
    t: Words

    @property
    def _boxes(self) -> list[SignatureRow]:
        room = self.wide - _CODE_ROOM
        return [SignatureRow(self.signers[n : n + 2], room, self.t, 2) for n in range(0, len(self.signers), 2)]

    @property
    def height(self) -> float:
        """Height in mm, with white below."""
        return max(sum(row.height + 2 for row in self._boxes), QR_SIDE + 9.5)

    def draw(self, pen: Pen, top: float) -> None:
        """Draws boxes and code."""
        x = LEFT + self.wide - QR_SIDE - QUIET
        draw_code(pen, x, top, self.proof)
        pen.centred(x + QR_SIDE / 2, top + QR_SIDE + 6.8, self.t("compruebe el acta"), face.SMALL)
        for row in self._boxes:
            row.draw(pen, top)
            top += row.height + 2


class Signed(Protocol):
    """What is signed at the foot and checked by its code."""

    @property
    def signers(self) -> tuple[Signer, ...]: ...

    @property
    def proof(self) -> ProofBlock: ...


def closing_section(place: int, title: str, record: Signed, wide: float, t: Words) -> Section:
    """Section number `place`: signatures beside the code, and where to check it."""
    signed = SignedCode(record.signers, record.proof, wide, t)
    said = (where_sentence(record.proof, t), checkpoint_sentence(record.proof, t), legal_notes(record.proof, t))
    notes = paragraphs_of(sentence(" ".join(said), face.RUNNING), wide)
    return Section(SectionHeading(place, title, wide, t), [signed], tail=notes, holds_together=True)
