"""Acta de línea base (ALB): the initial load of a unit is closed; what was loaded, and what remains to be done."""

from __future__ import annotations

from marking.words import msgid
from reports.baseline import BaselineRecord
from reports.baseline_lists import pairs_section, reasons_section, sources_section, types_section, weapons_section
from reports.documents import document, title_of
from reports.facts import Remarks
from reports.flow import Section
from reports.hand_record import closing_section, entries
from reports.page import Dress, Foot, document_bytes
from reports.remarks import remarks_section
from reports.verdict import Verdict, exclamation, inscription
from reports.words import SPANISH, Words, instant, number, one_or_many

CODE = "baseline_record"


@document(CODE, "ALB", msgid("Acta de línea base"))
def baseline_record(record: BaselineRecord, t: Words = SPANISH) -> bytes:
    """The record as PDF bytes, equal for equal data. Raises Overflow when a value cannot be printed whole."""
    head, wide = record.letterhead, record.letterhead.paper.text_width
    foot = Foot(record.proof.human_code, entries(record.act, record.first_entry, record.last_entry, t))
    return document_bytes(
        Dress(head, title_of(CODE, head, t), foot, t), [_verdict(record, wide, t)],
        [sources_section(1, record, wide, t), types_section(2, record.types, wide, t),
         reasons_section(3, record, wide, t), *_remaining(record, wide, t)], t("espacio sin uso"))


def _remaining(record: BaselineRecord, wide: float, t: Words) -> list[Section]:
    lists = [
        weapons_section(4, t("Por localizar"), t("Responde"), record.to_be_located, wide, t),
        weapons_section(5, t("Seriales no leídos por entero"), t("Estado del serial"), record.unread, wide, t),
    ]
    if record.conflicts is not None:
        lists.append(weapons_section(len(lists) + 4, t("Contradicciones abiertas"), t("Dato"), record.conflicts,
                                     wide, t))
    if record.pairs is not None:
        lists.append(pairs_section(len(lists) + 4, record.pairs, wide, t))
    place = len(lists) + 4
    remarks = remarks_section(place, t("Observaciones"), _remarks(record, t), wide, t)
    remarks.holds_next = True
    return [*lists, remarks, closing_section(place + 1, t("Cierre y comprobación"), record, wide, t)]


def _remarks(record: BaselineRecord, t: Words) -> Remarks:
    kept = t("La lista entera de lo que queda se conserva, y el asiento %(entry)s la compromete: %(digest)s.",
             entry=str(record.last_entry), digest=record.remains_digest)
    later = t("Lo que se cargue después de este cierre se distingue como posterior a la línea base.")
    return Remarks((kept, later, *record.remarks.sentences), record.remarks.corrections)


def _verdict(record: BaselineRecord, wide: float, t: Words) -> Verdict:
    left = _left(record, t)
    loaded = _loaded(record, t)
    answer = (t("%(loaded)s; queda por resolver: %(left)s.", loaded=loaded, left=", ".join(left)) if left
              else t("%(loaded)s; no queda nada por resolver.", loaded=loaded))
    seen = sum(line.seen for line in record.types)
    not_counted = () if record.pairs is not None else (
        t("No se contaron los pares parecidos."),)
    lines = (t("%(unit)s y las unidades que dependen de ella.", unit=record.unit),
             t("Carga cerrada el %(moment)s.", moment=instant(record.closed_at, t)),
             t("Vistas: %(seen)s. Las demás constan según libro o lista hasta que alguien las vea.",
               seen=number(seen, t)), *not_counted)
    return Verdict(exclamation if left else inscription, t("CARGA CERRADA"), answer, lines, wide, is_heavy=bool(left))


def _loaded(record: BaselineRecord, t: Words) -> str:
    """How many weapons there are, and how many of them no loaded source brought."""
    there = one_or_many(record.weapons, t("Hay 1 arma inscrita"),
                        t("Hay %(count)s armas inscritas", count=number(record.weapons, t)))
    if not record.alone:
        return there
    if record.alone == record.weapons:
        return t("%(there)s, sin fuente cargada", there=there)
    return t("%(there)s: %(brought)s de las fuentes y %(alone)s una por una", there=there,
             brought=number(record.weapons - record.alone, t), alone=number(record.alone, t))


def _left(record: BaselineRecord, t: Words) -> list[str]:
    counts = (
        (len(record.to_be_located), t("1 arma por localizar"), t("%(count)s armas por localizar")),
        (len(record.unread), t("1 serial no leído"), t("%(count)s seriales no leídos")),
        (record.not_taken, t("1 fila no tomada"), t("%(count)s filas no tomadas")),
        (len(record.conflicts or ()), t("1 contradicción"), t("%(count)s contradicciones")),
        (len(record.pairs or ()), t("1 par parecido"), t("%(count)s pares parecidos")),
    )
    return [one_or_many(count, one, many % {"count": number(count, t)}) for count, one, many in counts if count]
