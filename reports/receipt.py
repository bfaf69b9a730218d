"""What the acts of issue and of reception are made of: one receipt for each weapon that changes hands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from reports.facts import NOT_APPLICABLE, Letterhead, Person, ProofBlock, Remarks, Signer


@dataclass(frozen=True)
class CartridgeLot:
    """Cartridges handed over with a weapon: quantity, lot as marked, institution code, calibre."""

    quantity: int
    lot: str
    institution_code: str
    calibre: str


@dataclass(frozen=True)
class Receipt:
    """One weapon changing hands, for which `person` signs.

    `description` is «Pistola Ávila AV-9», `calibre_and_class` «9 × 19 mm, arma orgánica»; `pin_at` is when the person
    confirmed with a PIN instead of a signature. `magazines` is a count or one of `MISSING`.
    """

    serial: str
    description: str
    calibre_and_class: str
    condition: str
    entry: int
    person: Person
    magazines: int | str = NOT_APPLICABLE
    cartridges: tuple[CartridgeLot, ...] = ()
    pin_at: datetime | None = None
    #: Of a weapon that came back: magazines that left with it and are not there.
    missing: int = 0


@dataclass(frozen=True)
class HandRecord:
    """One act at the counter: its receipts, the armourer across it, and who signs for the armoury.

    `reason` is a whole phrase («Entrega para un servicio: patrullaje»); `first_entry` and `last_entry` bound the act
    in the ledger.
    """

    letterhead: Letterhead
    act: str
    first_entry: int
    last_entry: int
    reason: str
    armourer: Person
    began_at: datetime
    ended_at: datetime
    receipts: tuple[Receipt, ...]
    signers: tuple[Signer, ...]
    proof: ProofBlock
    remarks: Remarks = field(default_factory=Remarks)
