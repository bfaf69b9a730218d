"""Starting and stopping real signer processes, optionally with a fault planted before they run."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from proof.signer import SignerClient, SignerUnavailable, socket_path

ROOT = Path(__file__).parents[2]
ORIGIN = "registro.example/2025"

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


def launch(
    directory: Path, fault: str = "", origin: str = ORIGIN, socket_option: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """Start a signer on `directory` without waiting for it."""
    planted = f"{fault}\nimport sys\nfrom proof.signer import main\nsys.exit(main(sys.argv[1:]))"
    program = ["-c", planted] if fault else ["-m", "proof.signer"]
    options = ["--directory", str(directory), "--origin", origin, *socket_option]
    return subprocess.Popen([sys.executable, *program, *options], cwd=ROOT, stderr=subprocess.PIPE)


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
