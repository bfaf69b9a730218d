"""Unpacking a backup aside, and holding every member against the manifest before anything is believed."""

import gzip
import hashlib
import re
import shutil
import tarfile
import zlib
from pathlib import Path
from typing import IO

from models.files import path_of
from models.vocabulary import N_
from registry.backup.manifest import KEYS, NAME, SIGNING_KEY, Manifest, parse
from registry.backup.refusals import NotRestored
from registry.backup.tables import kept_tables

DAMAGED = N_("El respaldo está dañado o incompleto: %(member)s.")
FILE = re.compile(r"files/([0-9a-f]{64})")
PIECE = 1 << 20
#: What tarfile and gzip raise on a file that is none, or ends early.
UNREADABLE = (tarfile.TarError, OSError, EOFError, zlib.error)


def unpack(source: Path, aside: Path) -> Manifest:
    """Unpack `source` into the empty folder `aside`; `NotRestored` unless every member is there and as written."""
    digests: dict[str, str] = {}
    try:
        with gzip.open(source) as stream:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                for info in archive:
                    content = archive.extractfile(info) if info.isreg() else None
                    if content is None or info.name in digests:
                        raise NotRestored(DAMAGED, member=info.name)
                    digests[info.name] = _write(_place(aside, info.name), content)
            while stream.read(PIECE):
                pass  # to the very end, where gzip keeps its checksum
    except UNREADABLE as error:
        raise NotRestored(DAMAGED, member=source.name) from error
    return _held_against(_manifest(aside), digests)


def _place(aside: Path, member: str) -> Path:
    # Only names this program writes: a member may not choose its place in the file system.
    file = FILE.fullmatch(member)
    if file:
        return path_of(aside, file[1])
    if member in {NAME, KEYS, SIGNING_KEY, *(f"tables/{table.name}.jsonl" for table in kept_tables())}:
        return aside / member
    raise NotRestored(DAMAGED, member=member)


def _write(path: Path, content: IO[bytes]) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb+") as file:
        path.chmod(0o600)
        shutil.copyfileobj(content, file)
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(aside: Path) -> Manifest:
    path = aside / NAME
    if not path.exists():
        raise NotRestored(DAMAGED, member=NAME)
    return parse(path.read_bytes())


def _held_against(manifest: Manifest, digests: dict[str, str]) -> Manifest:
    found = {member: digest for member, digest in digests.items() if member != NAME}
    for member in sorted({*found, *manifest.members, *(f"tables/{table.name}.jsonl" for table in kept_tables())}):
        if found.get(member) is None or found.get(member) != manifest.members.get(member):
            raise NotRestored(DAMAGED, member=member)
    return manifest
