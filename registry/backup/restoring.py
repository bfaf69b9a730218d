"""Restoring into an empty place: unpacked aside, loaded in one transaction, verified in it, and only then kept."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from config import Settings
from models.migrate import owner_engine, upgrade
from models.revision import newest_revision
from models.verification import Evidence, Report, verify
from models.verification.whole import Progress
from models.vocabulary import N_
from proof.checkpoint import Checkpoint
from proof.signer_client import SignerClient
from registry.backup.filling import fill, refuse_occupied
from registry.backup.manifest import Manifest
from registry.backup.placing import keys_of, place_files, place_keys, refuse_foreign_files
from registry.backup.reading import unpack
from registry.backup.refusals import NotRestored
from registry.backup.rewinding import Permit, go_on, permit_of
from registry.local_signer import has_signed, signer_at_hand
from registry.verifying import DERIVED

BEHIND = N_("El respaldo tiene %(size)s asientos y el firmador ya firmó %(signed)s: está atrasado. Para usarlo de todos"
            " modos repita con --behind --reason \"motivo\"; quedará asentado.")


@dataclass(frozen=True)
class Restoration:
    """What was restored; the head the signer had if it was ahead; whether the signing key came back with it."""

    manifest: Manifest
    ahead: Checkpoint | None
    has_key: bool


def restore(settings: Settings, source: Path, *, reason: str | None = None,
            progress: Progress | None = None) -> Restoration:
    """Restore `source` into the empty database and data folder of `settings`.

    Raises `NotRestored`, and then nothing has changed. A backup behind the signer's last head is refused unless
    `reason` says why it is used all the same: that becomes the next entry, and the signer is set back.
    """
    with ExitStack() as stack:
        aside = stack.enter_context(_aside(settings.data_dir))
        manifest = unpack(source, aside)
        _refuse_foreign(manifest, settings)
        refuse_foreign_files(settings.data_dir, aside)
        signer = stack.enter_context(signer_at_hand(settings)) if has_signed(settings) else None
        seen = signer.head() if signer else None
        permit = _refuse_behind(settings, manifest, seen, reason)
        upgrade(settings.database_url)
        _load(settings, aside, manifest, None if permit else seen, signer, progress)
        has_key = place_keys(settings, aside, manifest)
        if permit and signer:
            go_on(settings, signer, permit)
        return Restoration(manifest, permit.ahead if permit else None, has_key)


@contextmanager
def _aside(data_dir: Path) -> Iterator[Path]:
    # In the data folder: the same disk, and the same guard over who may read it.
    place = Path(tempfile.mkdtemp(prefix="restauracion-", dir=data_dir))
    try:
        yield place
    finally:
        shutil.rmtree(place)


def _refuse_foreign(manifest: Manifest, settings: Settings) -> None:
    if manifest.origin != settings.origin:
        raise NotRestored(N_("El respaldo es del registro %(theirs)s y esta instalación es %(ours)s."),
                          theirs=manifest.origin, ours=settings.origin)
    if manifest.revision != newest_revision():
        raise NotRestored(N_("El respaldo es del esquema %(theirs)s y este programa usa el %(ours)s: restáurelo con la"
                             " versión que lo hizo y actualice después."),
                          theirs=manifest.revision, ours=newest_revision())


def _refuse_behind(settings: Settings, manifest: Manifest, seen: Checkpoint | None,
                   reason: str | None) -> Permit | None:
    if seen is None or seen.size <= manifest.size:
        return None
    if not reason:
        raise NotRestored(BEHIND, size=manifest.size, signed=seen.size)
    return permit_of(settings, manifest, seen, reason)


def _load(settings: Settings, aside: Path, manifest: Manifest, seen: Checkpoint | None,
          signer: SignerClient | None, progress: Progress | None) -> None:
    """Load everything in one transaction, verify what it then sees, and keep it only when all of it holds."""
    keys = keys_of(aside) + ((signer.key(),) if signer else ())
    engine = owner_engine(settings.database_url)
    try:
        with engine.execution_options(writing=True).begin() as connection, Session(connection) as session:
            refuse_occupied(session)
            fill(session, aside)
            _refuse_fault(verify(session, Evidence(keys, seen, aside, DERIVED), progress), manifest)
            place_files(settings.data_dir, aside)
    finally:
        engine.dispose()


def _refuse_fault(report: Report, manifest: Manifest) -> None:
    if report.fault is not None:
        raise NotRestored(report.fault.msgid, **report.fault.values)
    if (report.entries, report.root.hex()) != (manifest.size, manifest.root):
        raise NotRestored(N_("El respaldo no contiene los asientos que su manifiesto dice."))
