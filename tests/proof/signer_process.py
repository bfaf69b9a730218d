"""Starting and stopping real signer processes, optionally with a fault planted before they run."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import Popen

from proof.signer import SignerClient, SignerUnavailable, socket_path
from tests.proof.grown_tree import numbered

ROOT = Path(__file__).parents[2]
ORIGIN = "registro.example/2025"
TREE = numbered(400)
Launch = Callable[..., Popen[bytes]]

KILLED_AFTER_PERSISTING = """
import os, signal
from proof.note_signing import SigningKey
SigningKey.sign_note = lambda self, text: os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_BEFORE_PERSISTING = """
import os, signal
replace = os.replace
def killed(source, target):
    if open(source).read().split("\\n")[1:2] not in ([], ["0"], [""]):
        os.kill(os.getpid(), signal.SIGKILL)
    replace(source, target)
os.replace = killed
"""
FULL_DISK = """
import os, errno
from proof import signer_files
write = signer_files.replace_durably
def full(path, data):
    if b"\\n0\\n" not in data and not data.startswith(b"PRIVATE"):
        raise OSError(errno.ENOSPC, "no space left")
    write(path, data)
signer_files.replace_durably = full
"""


def launch(directory: Path, fault: str = "", origin: str = ORIGIN, socket_option: Sequence[str] = ()) -> Popen[bytes]:
    """Start a signer on `directory` without waiting for it."""
    planted = f"{fault}\nimport sys\nfrom proof.signer import main\nsys.exit(main(sys.argv[1:]))"
    program = ["-c", planted] if fault else ["-m", "proof.signer"]
    options = ["--directory", str(directory), "--origin", origin, *socket_option]
    return Popen([sys.executable, *program, *options], cwd=ROOT, stderr=subprocess.PIPE)


def answering(directory: Path, at: Path | None = None) -> SignerClient:
    """The client of `directory` (listening elsewhere if told `at`) once its signer answers."""
    client = SignerClient(at or socket_path(directory))
    for _ in range(300):
        try:
            client.head()
            return client
        except SignerUnavailable:
            time.sleep(0.05)
    raise AssertionError("the signer did not start")


def stop(process: Popen[bytes]) -> None:
    """End `process` as a service manager would."""
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def complaint(process: Popen[bytes]) -> str:
    """What a signer that refused to start said."""
    assert process.wait(10) == 1
    assert process.stderr
    return process.stderr.read().decode()


def advance(client: SignerClient, size: int) -> str:
    """Have the tree of `size` signed, proved from the head the signer tells."""
    return client.checkpoint(size, TREE.roots[size], TREE.consistency(client.head().size, size))
