"""The manifest of a backup: what it holds, of which registry and moment, and the digest of every member."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from models.vocabulary import N_
from registry.backup.refusals import NotRestored

FORMAT = 1
NAME = "manifest.json"
KEYS = "verifying-keys"
SIGNING_KEY = "signer-key"


@dataclass(frozen=True)
class Manifest:
    """`root` and the digests are hexadecimal; `checkpoint` is the last signed note, or None."""

    format: int
    created_at: str
    origin: str
    size: int
    root: str
    checkpoint: str | None
    #: Revision of the schema.
    revision: str
    #: Member → SHA-256.
    members: dict[str, str]

    def to_bytes(self) -> bytes:
        """What `parse` reads."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def parse(data: bytes) -> Manifest:
    """Read a manifest; `NotRestored` for another format or anything that is none."""
    try:
        found: dict[str, Any] = json.loads(data)
        if found["format"] != FORMAT:
            raise NotRestored(N_("El respaldo es de un formato que esta versión no conoce: %(format)s."),
                              format=found["format"])
        return Manifest(**{field.name: found[field.name] for field in fields(Manifest)})
    except (ValueError, KeyError, TypeError) as error:
        raise NotRestored(N_("El respaldo no tiene un manifiesto que se pueda leer.")) from error
