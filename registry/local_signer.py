"""The signer when its process is not running: its directory opened here, under its lock, for as long as needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config import Settings
from proof.signer_client import SignerClient
from proof.signer_protocol import answer
from proof.signer_refusals import SignerUnavailable
from proof.signer_state import SignerState
from registry.installation import signer_of


class LocalSigner(SignerClient):
    """The signer of `directory` in this process, in its own language and under its own rules, until `close`.

    Raises `StateRefused` when the directory is damaged, or held by another signer.
    """

    def __init__(self, directory: Path, origin: str) -> None:
        super().__init__("")
        self._state = SignerState(directory, origin)

    def close(self) -> None:
        """Let go of the directory."""
        self._state.close()

    def _exchange(self, line: bytes) -> bytes:
        return answer(self._state, line)


@contextmanager
def signer_at_hand(settings: Settings) -> Iterator[SignerClient]:
    """The running signer, or its directory opened here when it does not run.

    Raises `StateRefused` when the directory is damaged, or held by a signer that does not answer.
    """
    client = signer_of(settings)
    if _answers(client):
        yield client
        return
    local = LocalSigner(settings.data_dir / "signer", settings.origin)
    try:
        yield local
    finally:
        local.close()


def has_signed(settings: Settings) -> bool:
    """Whether the installation's signer has ever started: only then does it remember a head."""
    return (settings.data_dir / "signer" / "head").exists()


def _answers(client: SignerClient) -> bool:
    try:
        client.head()
    except SignerUnavailable:
        return False
    return True
