"""The story told the same way by every document under test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.chain import CustodyChain
from reports.facts import NOT_APPLICABLE, Person, Remarks, Signer
from reports.issue_record import IssueRecord
from reports.label import Label, LabelJob
from reports.receipt import CartridgeLot, Receipt
from reports.reception_record import ReceptionRecord
from reports.registration_file import FactLine, RegistrationFile
from reports.transfer_record import Owner, TransferRecord, TransferredWeapon
from tests.reports.story import (
    BOOKED,
    CARLOS,
    CORRECTION,
    DISPUTED,
    GAP,
    IVAN,
    LINKS,
    MARKS,
    PROOF,
    SEEN,
    SIGNERS,
    WEAPON,
    at,
    letterhead,
)

CHAIN = CustodyChain(
    letterhead("DCC-2025-000118", at(14, 11, 2025, 10, 32)),
    WEAPON,
    MARKS,
    LINKS,
    (GAP,),
    (),
    CARLOS,
    "Sede Norte",
    date(2025, 10, 6),
    PROOF,
    SIGNERS,
    Remarks(corrections=(CORRECTION,)),
)

_LOT = CartridgeLot(30, "CV-24-0117", "OP-35", "9 × 19 mm")
_NAMES = (
    ("AV014795", "Darwin Colmenares", "oficial", "1640"),
    ("AV014803", "Yulimar Chacón", "oficial agregada", "1522"),
    ("AV014811", "José Gregorio Parra", "oficial", "1711"),
    ("AV014829", "Keila Montilla", "oficial", "1733"),
    ("AV014833", "Wilmer Zambrano", "oficial jefe", "1290"),
    ("AV01484B", "Adriana Pirela", "oficial", "1754"),
    ("AV014852", "Rafael Ocanto", "oficial agregado", "1488"),
    ("AV014860", "Génesis Uzcátegui", "oficial", "1760"),
    ("CP-77120", "Luis Alberto Mora", "supervisor", "1105"),
    ("AV014901", "Noraima Veliz", "oficial", "1698"),
    ("AV014917", "Edixon Guerrero", "oficial", "1777"),
    ("AV01492D", "Mariángel Sosa Villasmil", "oficial", "1781"),
)


def _receipt(place: int, serial: str, name: str, role: str, badge: str) -> Receipt:
    pistol = Receipt(
        serial, "Pistola Ávila AV-9", "9 × 19 mm, orgánica", "operativa", 61_901 + 2 * place,
        Person(name, role, badge), 2, (_LOT,), at(15, 11, 2025, 5, 47) if badge == "1290" else None,
    )  # fmt: skip
    if not serial.startswith("CP"):
        return pistol
    shot = CartridgeLot(25, "CV-23-0051", "OP-35", "calibre 12")
    return replace(
        pistol, description="Escopeta Caribe CP", calibre_and_class="calibre 12, orgánica",
        magazines=NOT_APPLICABLE, cartridges=(shot,),
    )  # fmt: skip


RECEIPTS = tuple(_receipt(place, *row) for place, row in enumerate(_NAMES, start=1))
ISSUE = IssueRecord(
    letterhead("AE-2025-000742", at(15, 11, 2025, 5, 58)),
    act="A-2025-03391",
    first_entry=61_902,
    last_entry=61_927,
    reason="Entrega para un servicio: patrullaje",
    armourer=IVAN,
    began_at=at(15, 11, 2025, 5, 40),
    ended_at=at(15, 11, 2025, 5, 57),
    receipts=RECEIPTS,
    signers=(Signer("Entrega", IVAN, has_seal=True), Signer("Autoriza", Person("Manuel Leal", "aprobador", "0208"))),
    proof=replace(PROOF, human_code="3D8N-K0VF·9H"),
    remarks=Remarks(("Renglón 5: firmó con PIN en el mostrador; la firma en papel no se exige.",)),
    due_at=at(15, 11, 2025, 19),
)
RECEPTION = ReceptionRecord(
    letterhead("AR-2025-000739", at(15, 11, 2025, 19, 20)),
    act="A-2025-03395",
    first_entry=61_940,
    last_entry=61_945,
    reason="Devolución de un servicio: patrullaje",
    armourer=IVAN,
    began_at=at(15, 11, 2025, 19, 2),
    ended_at=at(15, 11, 2025, 19, 18),
    receipts=tuple(replace(receipt, cartridges=(), magazines=2) for receipt in RECEIPTS[:3]),
    signers=(Signer("Recibe", IVAN, has_seal=True), Signer("Revisa")),
    proof=replace(PROOF, human_code="9T2C-44XW·AB"),
    stored_at="Parque Central, estante 4",
)

TRANSFER = TransferRecord(
    letterhead("AT-2025-000031", at(20, 11, 2025, 11, 5)),
    act="A-2025-03512",
    first_entry=63_010,
    last_entry=63_012,
    cause="donación",
    authorisation_number="AUT-2025-0417",
    authorised_by="DAEX",
    authorised_on=date(2025, 11, 12),
    occurred_at=at(20, 11, 2025, 10, 40),
    former_owner=Owner("Policía Municipal de San Telmo", "RIF G-20009999-0", "Manuel Leal, aprobador"),
    new_owner=Owner("Policía Municipal de Los Aleros", "RIF G-20008888-1", "Adela Rincón, directora"),
    weapons=tuple(
        TransferredWeapon(
            r.serial, f"000{1_050 + n}-A", r.description, r.calibre_and_class, r.condition, "Iván Sarmiento", 63_010 + n
        )
        for n, r in enumerate(RECEIPTS[:3])
    ),
    signers=(
        Signer("Transfiere", Person("Manuel Leal", "aprobador", "0208"), has_seal=True),
        Signer("Recibe", Person("Adela Rincón", "directora", identity="V-00.000.001"), takes_thumb=True),
        Signer("Registra", Person("Yusmary Tovar", "operadora de registro", "0951"), has_seal=True),
    ),
    proof=replace(PROOF, human_code="HH2M-0PQ7·C4"),
)

FILE = RegistrationFile(
    letterhead("FR-2025-001042", at(14, 11, 2025, 10, 20)),
    WEAPON,
    registered_at=at(4, 11, 2024, 11, 20),
    registered_by="Yusmary Tovar",
    entry=1_042,
    last_seen=date(2025, 10, 6),
    facts=(
        FactLine("Tipo, marca, modelo", "Pistola Ávila AV-9", SEEN, "04-nov-2024", 1_046),
        FactLine("Calibre", "9 × 19 mm", SEEN, "04-nov-2024", 1_046),
        FactLine("Año de fabricación", "2014 según libro; 2015 según lista del organismo", DISPUTED, "folio 31", 1_042),
        FactLine("Fabricante, país", "Fábrica Ávila, Venezuela", BOOKED, "folio 31", 1_042),
        FactLine("Importador", NOT_APPLICABLE, None, "", 1_042),
        FactLine("Constancia de registro balístico", "RB-2025-0391", BOOKED, "oficio 77/2025", 1_042),
    ),
    marks=MARKS,
    photographs=5,
    signers=SIGNERS,
    proof=replace(PROOF, human_code="K4F2-F462·NS"),
)

_CODES = ("QXS3-Z4GC QK", "M65C-H2VF WK", "WMWM-WMWM WM", "K37A-674H 9S")
LABELS = tuple(Label(f"TZ1{n:04d}QXS3Z4GC7QK4M2X", _CODES[n % 4], reprint=1 if n == 22 else 0) for n in range(30))
LABEL_JOB = LabelJob("000217", "letter_3x10", LABELS, at(15, 11, 2025, 8), note="Ejemplo con datos ficticios")
