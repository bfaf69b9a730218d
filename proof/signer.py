"""The signer: a process apart that holds the key and the last head, so that no database can make it sign a lie.

python -m proof.signer --directory DIRECTORY --origin ORIGIN [--socket PATH]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from proof.note import KeyRejected
from proof.signer_client import SignerClient
from proof.signer_files import stored_origin
from proof.signer_refusals import SignerRefused, SignerUnavailable, StateRefused
from proof.signer_server import serve
from proof.signer_socket import UnsafeSocketPlace, socket_path
from proof.signer_state import SignerState

__all__ = [
    "SignerClient",
    "SignerRefused",
    "SignerState",
    "SignerUnavailable",
    "StateRefused",
    "UnsafeSocketPlace",
    "main",
    "serve",
    "socket_path",
    "stored_origin",
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the signer until SIGTERM. Returns 0, or 1 after saying why it does not start."""
    options = _options(arguments)
    try:
        with closing(SignerState(options.directory, options.origin)) as state:
            serve(state, options.socket or socket_path(options.directory))
    except (StateRefused, KeyRejected, UnsafeSocketPlace, OSError) as refusal:
        print(f"El firmador no arranca: {refusal}", file=sys.stderr)
        return 1
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m proof.signer", description="Firmador del registro.")
    parser.add_argument("--directory", type=Path, required=True, help="carpeta de la clave y de la última cabeza")
    parser.add_argument("--origin", required=True, help="nombre del registro en sus puntos de control")
    parser.add_argument("--socket", type=Path, help="dirección donde atiende; por omisión, junto a la carpeta")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
