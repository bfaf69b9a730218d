"""Writing a file so that after a power cut it holds the old bytes or the new ones, never something between."""

from __future__ import annotations

import os
from pathlib import Path

OWNER_ONLY = 0o600


def replace_durably(path: Path, data: bytes) -> None:
    """Make `data` the whole content of `path` (mode 0600), on disk before this returns. Raises `OSError`."""
    beside = path.with_name(path.name + ".new")
    _write(beside, data, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.replace(beside, path)
    sync_folder(path.parent)


def append_durably(path: Path, data: bytes) -> None:
    """Add `data` at the end of `path` (mode 0600), on disk before this returns. Raises `OSError`."""
    _write(path, data, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sync_folder(path.parent)


def _write(path: Path, data: bytes, flags: int) -> None:
    with os.fdopen(os.open(path, flags, OWNER_ONLY), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk remember the names in `folder`: a rename is only as durable as the folder that records it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
