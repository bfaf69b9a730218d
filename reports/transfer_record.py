"""Acta de transferencia (AT): ownership passes, under a prior authorisation; custody is another matter."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.facts import Letterhead, Moment, ProofBlock, Remarks, Signer


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
