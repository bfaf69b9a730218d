"""Writing a backup while the registry goes on: one moment of the database, and every file it names."""

import hashlib
import io
import os
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, Table
from sqlalchemy.orm import Session

from config import Settings
from models.base import instant_text
from models.database import snapshot
from models.files import path_of
from models.ledger import head_of
from models.revision import revision_of
from models.verification.stored_files import brought, referenced
from proof.durable_file import sync_folder
from registry.backup.manifest import FORMAT, KEYS, NAME, SIGNING_KEY, Manifest
from registry.backup.tables import dump, kept_tables
from registry.queries.checkpoints import latest
from registry.verifying import evidence_of


def write(engine: Engine, settings: Settings, target: Path, *, with_key: bool = False) -> Manifest:
    """Write the backup to `target`, which must not exist; it appears there whole, or not at all.

    The signing key goes along only `with_key`: whoever has it can sign another history. Raises `OSError`.
    """
    if target.exists():
        raise FileExistsError(target)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("xb") as file:
            draft.chmod(0o600)
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
                manifest = _Writer(archive).write(engine, settings, with_key)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


class _Writer:
    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self._members: dict[str, str] = {}

    def write(self, engine: Engine, settings: Settings, with_key: bool) -> Manifest:
        with snapshot(engine) as session:
            manifest = self._manifest(session, settings)
            for table in kept_tables():
                self._table(session, table)
            lists = {digest for digest in brought(session) if path_of(settings.data_dir, digest).is_file()}
            for digest in sorted({digest for _table, digest in referenced(session)} | lists):
                self._file(f"files/{digest}", path_of(settings.data_dir, digest))
        keys = "".join(f"{key.to_text()}\n" for key in evidence_of(settings).keys)
        self._bytes(KEYS, keys.encode())
        if with_key:
            self._file(SIGNING_KEY, settings.data_dir / "signer" / "key")
        self._add(NAME, io.BytesIO(manifest.to_bytes()), len(manifest.to_bytes()))
        return manifest

    def _manifest(self, session: Session, settings: Settings) -> Manifest:
        head, last = head_of(session), latest(session)
        # The members are filled in while they are written; the manifest is the last of them.
        return Manifest(FORMAT, instant_text(datetime.now(UTC)), settings.origin, head.size, head.root.hex(),
                        last.note if last else None, revision_of(session.connection()) or "", self._members)

    def _table(self, session: Session, table: Table) -> None:
        with tempfile.NamedTemporaryFile() as spool:
            dump(session, table, spool)
            spool.flush()
            self._file(f"tables/{table.name}.jsonl", Path(spool.name))

    def _file(self, member: str, path: Path) -> None:
        with path.open("rb") as file:
            self._stream(member, file)

    def _bytes(self, member: str, data: bytes) -> None:
        self._stream(member, io.BytesIO(data))

    def _stream(self, member: str, file: io.BufferedReader | io.BytesIO) -> None:
        file.seek(0)
        self._members[member] = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        self._add(member, file, size)

    def _add(self, member: str, file: io.BufferedReader | io.BytesIO, size: int) -> None:
        info = tarfile.TarInfo(member)
        info.size, info.mode, info.mtime = size, 0o600, int(datetime.now(UTC).timestamp())
        self._archive.addfile(info, file)
