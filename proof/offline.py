"""Checking a document without the registry: its file, its proof and the public key, nothing else.

`python -m proof.offline DOCUMENT.pdf DOCUMENT.proof --key "registro.example/trazarma+…"`; exit 0 when all holds. The
registry's page gives this command, the proof, and the program as one file.
The proof is one JSON object: `entry` (base64 of the ledger entry that issued the document), `salt` (64 hexadecimal
digits) and `proof` (c2sp.org/tlog-proof@v1 text of that entry).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from proof import tlog_proof
from proof.canonical import NotCanonical, parse
from proof.checkpoint import Checkpoint
from proof.commitment import commit
from proof.merkle import ProofRejected, leaf_hash
from proof.note import KeyRejected, VerifyingKey

KIND = "document:issued"


class NotProven(ValueError):
    """The three do not fit together; the message says what does not, in Spanish."""


@dataclass(frozen=True)
class Proven:
    """What was shown: the document's number, the entry that issued it and the checkpoint it is under."""

    number: str
    entry: int
    checkpoint: Checkpoint


def write(entry: bytes, salt: bytes, proof: str) -> str:
    """The text of a proof file."""
    return json.dumps({"entry": base64.b64encode(entry).decode(), "salt": salt.hex(), "proof": proof}, indent=1)


def check(document: bytes, proof: str, key: VerifyingKey) -> Proven:
    """Show that `document` is, byte for byte, what a signed entry of the log of `key` says was issued."""
    entry, salt, inclusion = _read(proof)
    body = _parsed(entry)
    file = commit(salt, {"digest": hashlib.sha256(document).hexdigest(), "size": len(document)})
    if body["data"].get("file") != file:
        raise NotProven("El archivo no es el que se emitió con esta prueba.")
    try:
        checkpoint = tlog_proof.check(inclusion, leaf_hash(entry), [key])
    except ProofRejected as refusal:
        raise NotProven(f"El asiento no está bajo un punto de control firmado con esta clave ({refusal}).") from refusal
    return Proven(body["data"]["number"], body["sequence"], checkpoint)


def _read(proof: str) -> tuple[bytes, bytes, str]:
    try:
        parts = json.loads(proof)
        return base64.b64decode(parts["entry"], validate=True), bytes.fromhex(parts["salt"]), str(parts["proof"])
    except (ValueError, KeyError, TypeError) as fault:
        raise NotProven("El archivo de prueba está dañado o no es de un documento.") from fault


def _parsed(entry: bytes) -> dict:
    try:
        body = parse(entry)
        if body["kind"] == KIND:
            return body
    except (NotCanonical, KeyError) as fault:
        raise NotProven("El asiento de la prueba está dañado.") from fault
    raise NotProven("El asiento de la prueba no emite ningún documento.")


def main(arguments: list[str] | None = None) -> int:
    """The command line; prints one sentence."""
    options = argparse.ArgumentParser(description="Comprueba un documento sin conexión.")
    options.add_argument("document", type=Path, help="el PDF, tal como se recibió")
    options.add_argument("proof", type=Path, help="su archivo de prueba")
    options.add_argument("--key", required=True, help="la clave pública del registro, como está en su página")
    given = options.parse_args(arguments)
    try:
        shown = check(given.document.read_bytes(), given.proof.read_text(), VerifyingKey.from_text(given.key))
    except (NotProven, KeyRejected, OSError, UnicodeDecodeError) as refusal:
        print(f"NO SE DEMUESTRA. {refusal}")
        return 1
    root = base64.b64encode(shown.checkpoint.root).decode()
    print(f"Es, byte por byte, el documento {shown.number}: asiento {shown.entry}, bajo el punto de control "
          f"{shown.checkpoint.size} de {shown.checkpoint.origin}, de raíz {root}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
