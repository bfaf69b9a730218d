"""Photographs, documents and loaded lists on disk: each file is named by the SHA-256 of its bytes and never changes."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from proof.durable_file import sync_folder

FOLDER = "files"


def path_of(data_dir: Path, digest: str) -> Path:
    """Where the file with this digest (64 hexadecimal digits) lies under `data_dir`."""
    return data_dir / FOLDER / digest[:2] / digest


def store(data_dir: Path, data: bytes) -> str:
    """Keep `data` and give back its digest; it is on disk, whole, before this returns. Raises `OSError`."""
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(data_dir, digest)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path.with_name(f".{digest}.{secrets.token_hex(4)}"), path, data)
    return digest


def adopt(data_dir: Path, path: Path, digest: str, *, keep_name: bool) -> None:
    """Keep the file at `path`, on the same disk, under its `digest`; its old name goes unless `keep_name`."""
    kept = path_of(data_dir, digest)
    if not kept.exists():
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("rb") as file:
            os.fsync(file.fileno())
        os.link(path, kept)
        _sync_folders(kept)
    if not keep_name:
        path.unlink()


def read(data_dir: Path, digest: str) -> bytes:
    """The bytes kept under `digest`. Raises `FileNotFoundError`."""
    return path_of(data_dir, digest).read_bytes()


def digest_of(path: Path) -> str:
    """The SHA-256 of the file at `path`, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored(data_dir: Path) -> Iterator[Path]:
    """Every file in the folder, in the order of their names."""
    yield from (path for path in sorted((data_dir / FOLDER).glob("*/*")) if path.is_file())


def _write(draft: Path, path: Path, data: bytes) -> None:
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folders(path)


def _sync_folders(path: Path) -> None:
    # A name is only as durable as the folders that record it.
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        sync_folder(folder)
