"""The signer when its process is not running: its directory opened here, under its lock, for as long as needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from config import Settings
from proof.signer_client import SignerClient
from proof.signer_protocol import answer
from proof.signer_refusals import SignerUnavailable
from proof.signer_state import SignerState
from registry.installation import signer_of


class LocalSigner(SignerClient):
    """Asks a state this process holds, in the signer's own language and under the same rules."""

    def __init__(self, state: SignerState) -> None:
        super().__init__("")
        self._state = state

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
    state = SignerState(settings.data_dir / "signer", settings.origin)
    try:
        yield LocalSigner(state)
    finally:
        state.close()


def _answers(client: SignerClient) -> bool:
    try:
        client.head()
    except SignerUnavailable:
        return False
    return True
