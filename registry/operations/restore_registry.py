"""Say in the ledger that it went on from a backup older than what had been signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.ledger import Registry, Restored
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class RestoreRegistry(Operation):
    """Record the first act after restoring a backup of `backup_size` entries behind a signer at `signer_size`."""

    name = "restore_registry"
    permission = "ledger:restore"

    backup_size: int
    signer_size: int
    #: Root the signer had signed, 64 hexadecimal digits.
    signer_root: str
    reason: str

    def facts(self, session: Session) -> Registry | None:
        return session.scalars(select(Registry)).first()

    def organisations(self, facts: Registry | None) -> Iterable[int | None]:
        return []

    def decide(self, facts: Registry | None, now: datetime, actor: int) -> list[Decision]:
        if facts is None:
            raise RuleBroken("El registro todavía no está abierto.")
        if self.backup_size >= self.signer_size:
            raise RuleBroken("El respaldo no está atrasado: no hay nada que asentar.", "backup_size")
        return [Decision(Restored(backup_size=self.backup_size, signer_size=self.signer_size,
                                  signer_root=self.signer_root, reason=reason_of(self.reason)), facts.id)]
