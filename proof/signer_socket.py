"""Where the signer listens: beside its files, or in a short private place when that path is too long for a socket."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

LONGEST_PATH = 100
"""Bytes. A Unix socket address holds 104 (BSD, macOS) or 108 (Linux), the final zero included."""
NAME = "signer.sock"


class UnsafeSocketPlace(Exception):
    """The short place exists but is not a directory of ours alone: somebody else could answer as the signer."""


def socket_path(directory: Path | str) -> Path:
    """Return where the signer of `directory` listens; signer and clients come to the same answer.

    A path over 100 bytes is replaced by one under the temporary directory, in a directory of mode 0700 named by a
    hash of the long one, made if missing. Raises `UnsafeSocketPlace` if others have access to it.
    """
    full = Path(directory).resolve() / NAME
    if len(os.fsencode(full)) <= LONGEST_PATH:
        return full
    digest = hashlib.sha256(os.fsencode(full)).hexdigest()
    short = Path(tempfile.gettempdir()) / f"trazarma-{digest[:16]}"
    short.mkdir(mode=0o700, exist_ok=True)
    _require_private(short)
    return short / NAME


def _require_private(place: Path) -> None:
    found = place.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise UnsafeSocketPlace(f"{place} is not a directory of this user alone")
