"""One fictional story: a weapon, its marks, the hands it passed through, who signs for it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from reports.chain import ChainGap, ChainLink
from reports.facts import (
    ILLEGIBLE,
    NOT_RECORDED,
    Correction,
    Letterhead,
    MarkLine,
    PartSerial,
    Person,
    ProofBlock,
    Signer,
    Standing,
    WeaponIdentity,
)

CARACAS = ZoneInfo("America/Caracas")
TOKEN = "TZ1D" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ" * 3 + "7QK4M2XDRT0123456789"

SEEN, BOOKED, DISPUTED = Standing.SEEN, Standing.AS_BOOKED, Standing.CONTRADICTED


def at(day: int, month: int, year: int, hour: int, minute: int = 0) -> datetime:
    """A moment in Venezuelan legal time."""
    return datetime(year, month, day, hour, minute, tzinfo=CARACAS)


def letterhead(number: str, issued_at: datetime) -> Letterhead:
    """The head of a fictional municipal police."""
    return Letterhead(
        "Policía Municipal de San Telmo",
        "Parque de armas Central · Registro y trazabilidad de armas de fuego y municiones",
        number,
        issued_at,
        note="Ejemplo con datos ficticios",
    )


PROOF = ProofBlock(
    TOKEN, "7QK4-M2XD·RT", "https://registro.example/verify", 61_877, at(14, 11, 2025, 10, 31), 61_877,
    at(14, 11, 2025, 10, 31), cosigners=2,
)

WEAPON = WeaponIdentity(
    serial="AV0147O2",
    registry_number="0001042-G",
    weapon_type="Pistola",
    make="Ávila",
    model="AV-9",
    calibre="9 × 19 mm",
    year="2014",
    manufacturer="Fábrica Ávila",
    country="Venezuela",
    weapon_class="arma orgánica",
    action="semiautomática",
    condition="operativa",
    status="entregada a funcionario",
    ballistic_record="RB-2025-0391",
    owner="Policía Municipal de San Telmo",
    custodian="Carlos Urdaneta",
    parts=(PartSerial("Cañón", "AV0147O2", SEEN), PartSerial("Conjunto móvil", ILLEGIBLE, SEEN)),
)

_SEEN_ON = date(2024, 11, 4)
MARKS = (
    MarkLine("marcaje de fábrica", "AV0147O2", "armazón, lado derecho", "estampado", 120, 2500, "legible", _SEEN_ON),
    MarkLine("marcaje de fábrica", "AV0147O2", "cañón, recámara", "estampado", None, None, "legible", _SEEN_ON),
    MarkLine(
        "marcaje de fábrica", ILLEGIBLE, "conjunto móvil, izq.", NOT_RECORDED, None, None, "ilegible", _SEEN_ON,
    ),
    MarkLine(
        "marcaje de arma del Estado", "PMST 2025", "armazón, lado izquierdo", "láser", 100, 2000, "legible",
        date(2025, 2, 11),
    ),
)  # fmt: skip

ROSA = Person("Rosa Peñalver", "parquera", "0412")
MARISELA = Person("Marisela Quintero", "oficial", "1187")
IVAN = Person("Iván Sarmiento", "parquero", "0733")
YUSMARY = Person("Yusmary Tovar", "operadora", "0951")
DARWIN = Person("Darwin Colmenares", "oficial", "1640")
CARRIER = Person("Transporte Caroní", "L. Rengifo", "T-09")
NOHELIA = Person("Nohelia Briceño", "parquera", "0870")
CARLOS = Person("Carlos Urdaneta", "supervisor", "1302")
FACTORY = Person("Fábrica Ávila, C.A.", "nota de entrega", identity="00871")

LINKS = (
    ChainLink(
        1, date(2015, 2, 12), "Recepción de fábrica", "Parque Central", FACTORY, ROSA, "Libro 2, f. 31, l. 4", 1_042,
        BOOKED,
    ),
    ChainLink(
        2, at(20, 3, 2015, 9, 15), "Dotación", "Parque Central", ROSA, MARISELA, "Libro 2, f. 34, l. 11", 1_043, BOOKED
    ),
    ChainLink(
        3, at(3, 7, 2021, 18, 40), "Devolución al parque", "Brigada Motorizada", MARISELA, "no consta quién recibe",
        "Libro 5, f. 12, l. 2", 1_044, BOOKED,
    ),
    ChainLink(
        4, at(19, 7, 2021, 8, 5), "Recepción", "Parque Central", "no consta quién entrega", IVAN,
        "Libro 5, f. 13, l. 7", 1_045, BOOKED,
    ),
    ChainLink(
        5, at(4, 11, 2024, 11, 20), "Carga inicial: serial leído", "Parque Central, estante 4", IVAN,
        "el mismo custodio", "A-2024-00003", 1_046, SEEN,
    ),
    ChainLink(
        6, at(11, 2, 2025, 8, 10), "Salida para marcaje", "Taller de marcaje", IVAN, YUSMARY, "A-2025-00412",
        9_318, SEEN
    ),
    ChainLink(
        7, at(12, 2, 2025, 15, 45), "Devolución al parque", "Parque Central, estante 4", YUSMARY, IVAN, "A-2025-00431",
        9_377, SEEN,
    ),
    ChainLink(
        8, at(2, 5, 2025, 6, 2), "Entrega para un servicio", "Parque Central", IVAN, DARWIN, "A-2025-01207",
        24_590, SEEN
    ),
    ChainLink(
        9, at(3, 5, 2025, 7, 11), "Devolución al parque", "Parque Central, estante 4", DARWIN, IVAN, "A-2025-01215",
        24_702, SEEN,
    ),
    ChainLink(
        10, at(18, 8, 2025, 5, 30), "Salida a Sede Norte, precinto 88213, guía GT-2025-000044", "Parque Central", IVAN,
        CARRIER, "A-2025-02266", 44_015, SEEN,
    ),
    ChainLink(
        11, at(18, 8, 2025, 9, 52), "Llegada. Precinto leído: 88218, no coincide", "Sede Norte", CARRIER, NOHELIA,
        "A-2025-02271", 44_062, DISPUTED, corrected_by=(44_090,),
    ),
    ChainLink(
        12, at(6, 10, 2025, 7), "Dotación", "Sede Norte", NOHELIA, CARLOS, "A-2025-02980", 58_231, SEEN
    ),
)  # fmt: skip

GAP = ChainGap(
    after=3,
    since=at(3, 7, 2021, 18, 40),
    until=at(19, 7, 2021, 8, 5),
    answers="Brigada Motorizada",
    finding="Hallazgo H-2024-0019, abierto",
)

CORRECTION = Correction(
    44_090, 44_062, at(18, 8, 2025, 14, 20), "N. Briceño", "M. Leal", "precinto 88218", "precinto 88213, mal leído"
)

SIGNERS = (
    Signer("Emite", Person("Yusmary Tovar", "operadora de registro", "0951"), has_seal=True),
    Signer(
        "Recibe", Person("Abg. Luisa Marcano", "Fiscalía 9.ª (ficticia)", identity="V-00.000.000"), takes_thumb=True
    ),
    Signer("Aprueba"),
)
