"""Documento de cadena de custodia (DCC): the verdict first, then every link from the first record to now."""

from __future__ import annotations

from marking.words import msgid
from reports import chain_verdict as say
from reports.chain import CustodyChain
from reports.chain_table import links_section
from reports.documents import document, title_of
from reports.flow import Section
from reports.identity import weapon_section
from reports.marks import marks_section
from reports.page import Dress, Foot, document_bytes
from reports.proof_block import proof_section
from reports.remarks import remarks_section
from reports.signature import signatures_section
from reports.verdict import Verdict, broken_chain, closed_chain, exclamation
from reports.words import SPANISH, Words

CODE = "custody_chain"


@document(CODE, "DCC", msgid("Documento de cadena de custodia"))
def custody_chain(chain: CustodyChain, t: Words = SPANISH) -> bytes:
    """The document as PDF bytes, equal for equal data. Raises Overflow when a value cannot be printed whole."""
    cut = t("corte en el asiento %(entry)s", entry=chain.proof.cut_entry)
    title = title_of(CODE, chain.letterhead, t)
    dress = Dress(chain.letterhead, title, Foot(chain.proof.human_code, cut), t)
    wide = chain.letterhead.paper.text_width
    return document_bytes(dress, [_verdict(chain, wide, t)], _sections(chain, wide, t), t("espacio sin uso"))


def _sections(chain: CustodyChain, wide: float, t: Words) -> list[Section]:
    disclaimer = t("No es la Planilla de Registro de Cadena de Custodia (PRCC) ni la sustituye.")
    return [
        weapon_section(1, chain.weapon, wide, t),
        marks_section(2, chain.marks, wide, t),
        links_section(3, chain, wide, t),
        remarks_section(4, t("Observaciones y correcciones"), chain.remarks, wide, t),
        proof_section(5, chain.proof, 1, (disclaimer,), wide, t),
        signatures_section(6, t("Firmas"), chain.signers, wide, t),
    ]


def _verdict(chain: CustodyChain, wide: float, t: Words) -> Verdict:
    is_whole = bool(chain.links) and not (
        chain.gaps or chain.overlaps or say.contradicted(chain) or chain.is_due
    )
    return Verdict(
        broken_chain if chain.gaps else closed_chain if is_whole else exclamation,
        say.verdict_word(chain, t),
        say.verdict_answer(chain, t),
        say.verdict_lines(chain, t),
        wide,
        is_heavy=not is_whole,
    )
