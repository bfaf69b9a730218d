"""Acta de transferencia (AT): ownership passes, under a prior authorisation; custody is another matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from marking.words import msgid
from reports import type as face
from reports.documents import document, title_of
from reports.facts import Letterhead, Moment, ProofBlock, Remarks, Signer
from reports.flow import Section
from reports.hand_record import entries
from reports.heading import ClosingLine, SectionHeading
from reports.identity import Fields
from reports.page import Dress, Foot, document_bytes
from reports.proof_block import proof_section
from reports.remarks import remarks_section
from reports.signature import signatures_section
from reports.table import Column, Row, Table
from reports.text import known, plain
from reports.verdict import Verdict, passage
from reports.words import SPANISH, Words, instant, number, one_or_many

CODE = "transfer_record"
_HALVES = ((0.0, 88.0), (88.0, 89.5))


@dataclass(frozen=True)
class Owner:
    """A party to the transfer: name, identity as printed («RIF G-20009999-0», «V-12.345.678») and, if any, who acts."""

    name: str
    identity: str
    represented_by: str = ""


@dataclass(frozen=True)
class TransferredWeapon:
    """One weapon of the transfer; `custodian` is who holds it when ownership passes."""

    serial: str
    registry_number: str
    description: str
    calibre_and_class: str
    condition: str
    custodian: str
    entry: int


@dataclass(frozen=True)
class TransferRecord:
    """Everything the transfer record prints; `cause` is the lawful cause («venta», «donación»)."""

    letterhead: Letterhead
    act: str
    first_entry: int
    last_entry: int
    cause: str
    authorisation_number: str
    authorised_by: str
    authorised_on: Moment
    occurred_at: Moment
    former_owner: Owner
    new_owner: Owner
    weapons: tuple[TransferredWeapon, ...]
    signers: tuple[Signer, ...]
    proof: ProofBlock
    remarks: Remarks = field(default_factory=Remarks)
    #: Whether the weapons passed to the new owner's hands in the same act.
    is_handed_over: bool = False


@document(CODE, "AT", msgid("Acta de transferencia"))
def transfer_record(record: TransferRecord, t: Words = SPANISH) -> bytes:
    """The act as PDF bytes, equal for equal data. Raises Overflow when a value cannot be printed whole."""
    head, wide = record.letterhead, record.letterhead.paper.text_width
    foot = Foot(record.proof.human_code, entries(record.act, record.first_entry, record.last_entry, t))
    return document_bytes(
        Dress(head, title_of(CODE, head, t), foot, t),
        [_verdict(record, wide, t)],
        [
            _owners(record, wide, t),
            _weapons(record, wide, t),
            remarks_section(3, t("Observaciones"), record.remarks, wide, t),
            proof_section(4, record.proof, 2, (), wide, t),
            signatures_section(5, t("Firmas"), record.signers, wide, t),
        ],
        t("espacio sin uso"),
    )


def _verdict(record: TransferRecord, wide: float, t: Words) -> Verdict:
    count = len(record.weapons)
    weapons = one_or_many(count, t("1 arma"), t("%(count)s armas", count=number(count, t)))
    answer = t(
        "Se transfiere la propiedad de %(weapons)s: de %(former)s a %(new)s.",
        weapons=weapons,
        former=record.former_owner.name,
        new=record.new_owner.name,
    )
    authorised = t(
        "Autorización %(number)s, del %(moment)s. Autoriza: %(body)s.",
        number=record.authorisation_number,
        moment=instant(record.authorised_on, t),
        body=record.authorised_by,
    )
    lines = (
        t("Causa: %(cause)s. Fecha: %(moment)s.", cause=record.cause, moment=instant(record.occurred_at, t)),
        authorised,
        t("La custodia pasa en este acto a quien recibe.") if record.is_handed_over
        else t("La custodia no cambia con este acto: cada arma sigue con el custodio que se indica."),
    )
    word = one_or_many(count, t("1 ARMA"), t("%(count)s ARMAS", count=number(count, t)))
    return Verdict(passage, word, answer, lines, wide, is_heavy=False)


def _owners(record: TransferRecord, wide: float, t: Words) -> Section:
    pairs = tuple(
        (caption, [plain(owner.name, face.VALUE), *_below(owner, t)])
        for caption, owner in (
            (t("Propietario anterior"), record.former_owner),
            (t("Propietario nuevo"), record.new_owner),
        )
    )
    return Section(SectionHeading(1, t("Propietarios"), wide, t), [Fields(pairs, _HALVES, wide)])


def _below(owner: Owner, t: Words) -> list:
    acts = t("por %(person)s", person=owner.represented_by) if owner.represented_by else ""
    return [plain(text, face.CELL_BOLD) for text in (owner.identity, acts) if text]


def _weapons(record: TransferRecord, wide: float, t: Words) -> Section:
    table = _table(wide, t)
    count = len(record.weapons)
    end = one_or_many(
        count, t("Fin de la lista: 1 arma."), t("Fin de la lista: %(count)s armas.", count=number(count, t))
    )
    return Section(
        SectionHeading(2, t("Armas"), wide, t),
        [_row(table, line, weapon, t) for line, weapon in enumerate(record.weapons, start=1)],
        head=[table.head()],
        tail=[ClosingLine(end, wide)],
        numbers=list(range(1, count + 1)),
        named=(t("arma %(first)s"), t("armas %(first)s a %(last)s")),
    )


def _table(wide: float, t: Words) -> Table:
    return Table(
        (
            Column(0.0, 7.6, t("N.º")),
            Column(7.6, 36.0, t("Serial (tal como está marcado)")),
            Column(43.6, 24.5, t("Número de registro")),
            Column(68.1, 40.5, t("Arma")),
            Column(108.6, 37.2, t("Custodio")),
            Column(145.8, 31.7, t("Condición · asiento")),
        ),
        wide,
    )


def _row(table: Table, line: int, weapon: TransferredWeapon, t: Words) -> Row:
    serial, banner = table.serial(weapon.serial, table.columns[1], face.SERIAL_RECEIPT, t)
    return table.row(
        [plain(str(line), face.FACT)],
        serial,
        [plain(weapon.registry_number, face.FACT)],
        [plain(weapon.description, face.CELL), plain(weapon.calibre_and_class, face.CELL)],
        [known(weapon.custodian, face.CELL_BOLD, t)],
        [
            known(weapon.condition, face.CELL, t),
            plain(t("asiento %(entry)s", entry=weapon.entry), face.FACT),
        ],
        banner=banner,
    )
