"""Going on from a backup that is behind the signer: on the record of the ledger, and with the signer's permit."""

from dataclasses import dataclass
from datetime import UTC, datetime

from config import Settings
from models.database import engine_for
from models.vocabulary import N_
from proof.checkpoint import Checkpoint
from proof.signer_client import SignerClient
from registry.backup.manifest import Manifest
from registry.backup.refusals import NotRestored
from registry.checkpoints import sign_head
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.perform import SYSTEM
from registry.operations.restore_registry import RestoreRegistry

NO_PERMIT = N_("El firmador no admite retroceder. Quien lo custodia debe permitirlo, una vez, con: touch '%(path)s'")


@dataclass(frozen=True)
class Permit:
    """A backup head that may take the place of the one the signer is at, and why."""

    backup: Checkpoint
    ahead: Checkpoint
    reason: str


def permit_of(settings: Settings, manifest: Manifest, ahead: Checkpoint, reason: str) -> Permit:
    """The permit that the signer's keeper has given; `NotRestored`, telling how to give it, when there is none."""
    path = settings.data_dir / "signer" / "allow-rewind"
    if not path.exists():
        raise NotRestored(NO_PERMIT, path=path)
    backup = Checkpoint(manifest.origin, manifest.size, bytes.fromhex(manifest.root))
    return Permit(backup, ahead, reason)


def go_on(settings: Settings, signer: SignerClient, permit: Permit) -> None:
    """Record the restoration as the next act, set the signer back to the backup, and have the new head signed."""
    engine = engine_for(settings.database_url)
    try:
        perform(engine, RestoreRegistry(
            act=new_act_key(), claimed_at=datetime.now(UTC), backup_size=permit.backup.size,
            signer_size=permit.ahead.size, signer_root=permit.ahead.root.hex(), reason=permit.reason), SYSTEM)
        signer.rewind(permit.backup.size, permit.backup.root, permit.reason)
        sign_head(engine, signer)
    finally:
        engine.dispose()
