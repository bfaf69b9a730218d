"""A closed load as the tests of documents print it: two lists that contradict each other, and what remained."""

from __future__ import annotations

from dataclasses import replace

from reports.baseline import BaselineRecord, PairLine, ReasonLine, SourceLine, TypeLine, WeaponLine
from reports.facts import Person, Signer
from tests.reports.story import PROOF, at, letterhead

SOURCES = (
    SourceLine("Inventario de la Dirección de Armamento 2024.xlsx", "archivo", "5e" * 32, 3_000, 2_951, 0, 13, 0),
    SourceLine("Libro del parque, tomo II (transcrito).csv", "archivo", "a7" * 32, 3_040, 36, 50, 21, 0),
    SourceLine("Libro del parque, tomo I", "libro", "", None, 4, 0, 0, 0),
)
TYPES = (TypeLine("pistola", 2_363, 2_351, 12, 2), TypeLine("revólver", 411, 411, 0, 1),
         TypeLine("escopeta", 217, 214, 3, 0), TypeLine("desconocido", 3, 3, 0, 0))
REASONS = (
    ReasonLine(1, "No es un arma: …", 9, "12, 418 a 421, 880, 1.204, 2.001, 2.002"),
    ReasonLine(1, "El serial «…»: varios números sin decir de qué parte son. Por ejemplo: «8841 y 8842», «77/78 ZR».",
               4, "77, 78, 1.900, 2.311"),
    ReasonLine(2, "«…» no es un año de cuatro cifras.", 21, "5 a 25"),
)


def weapons(count: int, about: str) -> tuple[WeaponLine, ...]:
    """So many pistols with serials of their own."""
    return tuple(WeaponLine(f"{1_000_000 + number}-K", f"AV{number:06d}", "Pistola Ávila AV-9", about)
                 for number in range(1, count + 1))


BASELINE = BaselineRecord(
    letterhead("ALB-2025-000003", at(14, 11, 2025, 16, 5)),
    unit="Policía Municipal de Los Aleros",
    act="64120",
    first_entry=64_120,
    last_entry=64_121,
    closed_at=at(14, 11, 2025, 15, 58),
    sources=SOURCES,
    alone=3,
    types=TYPES,
    reasons=REASONS,
    to_be_located=weapons(64, "Parque central"),
    unread=(WeaponLine("0000104-D", "QX41??16", "Revólver Smith & Wesson 10", "parcial"),
            WeaponLine("0000118-R", "ilegible", "Escopeta Caribe CP", "ilegible")),
    conflicts=weapons(3, "calibre"),
    pairs=(PairLine(("0001204-B", "QVX 2O8"), ("0002117-F", "QVX 208")),),
    remains_digest="3c" * 32,
    signers=(Signer("Cierra la carga", Person("Manuel Leal", "aprobador", "0208"), has_seal=True),
             Signer("Conforme, por la unidad", Person(""))),
    proof=replace(PROOF, human_code="5K7M-0PQ7·D2"),
)
