"""Ficha de registro (FR): what the register holds about one weapon, and what each fact rests on."""

from __future__ import annotations

from marking.words import msgid
from reports import registration_words as say
from reports import type as face
from reports.documents import document, title_of
from reports.facts import (
    Standing,
)
from reports.flow import Block, Section
from reports.heading import ClosingLine, SectionHeading
from reports.identity import weapon_section
from reports.marks import marks_section
from reports.page import Dress, Foot, document_bytes
from reports.proof_block import proof_section
from reports.registration import FactLine, RegistrationFile
from reports.remarks import remarks_section
from reports.signature import signatures_section
from reports.spine import START, BeadedRow, Legend
from reports.standing import OF_FACTS, STANDING_WORDS
from reports.table import Column, Table
from reports.text import known, plain
from reports.verdict import Verdict, exclamation, inscription
from reports.words import SPANISH, Words

CODE = "registration_file"


@document(CODE, "FR", msgid("Ficha de registro"))
def registration_file(record: RegistrationFile, t: Words = SPANISH) -> bytes:
    """The file as PDF bytes, equal for equal data. Raises Overflow when a value cannot be printed whole."""
    head, wide = record.letterhead, record.letterhead.paper.text_width
    cut = t("corte en el asiento %(entry)s", entry=record.proof.cut_entry)
    return document_bytes(
        Dress(head, title_of(CODE, head, t), Foot(record.proof.human_code, cut), t),
        [_verdict(record, wide, t)],
        [
            weapon_section(1, record.weapon, wide, t),
            _facts(record, wide, t),
            marks_section(3, record.marks, wide, t),
            remarks_section(4, t("Observaciones y correcciones"), record.remarks, wide, t),
            proof_section(5, record.proof, 1, (), wide, t),
            signatures_section(6, t("Firmas"), record.signers, wide, t),
        ],
        t("espacio sin uso"),
    )


def _verdict(record: RegistrationFile, wide: float, t: Words) -> Verdict:
    disputed = [fact for fact in record.facts if fact.standing is Standing.CONTRADICTED]
    flawed = [mark for mark in record.marks if mark.flaws]
    answered = not disputed and not flawed
    return Verdict(
        inscription if answered else exclamation,
        t("INSCRITA"),
        say.answer(record.weapon.registry_number, len(disputed), len(flawed), t),
        say.lines(record, t),
        wide,
        is_heavy=not answered,
    )


def _facts(record: RegistrationFile, wide: float, t: Words) -> Section:
    table = Table(
        (
            Column(6.9, 46.0, t("Dato")),
            Column(52.9, 56.0, t("Valor")),
            Column(108.9, 48.0, t("Respaldo")),
            Column(156.9, 20.6, t("Asiento")),
        ),
        wide,
        START,
    )
    heading = SectionHeading(2, t("Datos y respaldo"), wide, t, legend=Legend(t, _rested_on(record)))
    end = t("Fin de la lista: %(count)s datos.", count=len(record.facts))
    rows = [_row(table, fact, t) for fact in record.facts]
    return Section(heading, rows, head=[table.head()], tail=[ClosingLine(end, wide, START)])


def _rested_on(record: RegistrationFile) -> tuple[Standing, ...]:
    return tuple(Standing) if any(fact.standing is Standing.DECLARED for fact in record.facts) else OF_FACTS


def _row(table: Table, fact: FactLine, t: Words) -> Block:
    row = table.row(
        [plain(fact.caption, face.CELL)],
        [known(fact.value, face.CELL_BOLD, t)],
        [plain(", ".join(filter(None, (_standing(fact, t), fact.source))), face.FACT)],
        [plain(str(fact.entry), face.FACT)],
    )
    return BeadedRow(row, fact.standing)


def _standing(fact: FactLine, t: Words) -> str:
    return t(STANDING_WORDS[fact.standing]) if fact.standing else ""
