"""Putting files and keys of an unpacked backup where the installation keeps them."""

from pathlib import Path

from config import Settings
from models.files import path_of, store, stored
from models.vocabulary import N_
from proof.checkpoint import Checkpoint
from proof.durable_file import replace_durably
from proof.note import KeyRejected, VerifyingKey
from registry.backup.manifest import KEYS, SIGNING_KEY, Manifest
from registry.backup.refusals import NotRestored
from registry.local_signer import has_signed
from registry.log_keys import remember


def refuse_foreign_files(data_dir: Path, aside: Path) -> None:
    """Raise `NotRestored` when the data folder holds a file that the backup does not bring."""
    for path in stored(data_dir):
        if not path_of(aside, path.name).exists():
            raise NotRestored(N_("La carpeta de datos no está vacía: tiene el archivo %(file)s."), file=path.name)


def place_files(data_dir: Path, aside: Path) -> None:
    """Store every file of the backup, each one whole or not at all."""
    for path in stored(aside):
        store(data_dir, path.read_bytes())


def keys_of(aside: Path) -> tuple[VerifyingKey, ...]:
    """The keys the log had been signed with when the backup was written."""
    try:
        return tuple(VerifyingKey.from_text(line) for line in (aside / KEYS).read_text().splitlines())
    except (OSError, ValueError, KeyRejected) as error:
        raise NotRestored(N_("El respaldo no trae las claves con que se verifica su firma.")) from error


def place_keys(settings: Settings, aside: Path, manifest: Manifest) -> bool:
    """Remember the log's keys; give the signer its own back where it has none. True when that was done."""
    for key in keys_of(aside):
        remember(settings.data_dir, key)
    if not (aside / SIGNING_KEY).exists() or has_signed(settings):
        return False
    folder = settings.data_dir / "signer"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    head = Checkpoint(manifest.origin, manifest.size, bytes.fromhex(manifest.root))
    # The head first: a signer that finds its key without a head would refuse to start, rightly.
    replace_durably(folder / "head", head.text().encode())
    replace_durably(folder / "key", (aside / SIGNING_KEY).read_bytes())
    return True
