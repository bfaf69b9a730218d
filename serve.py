"""Serves the registry: the signer, the worker and the web server, as `make run` starts them.

`python serve.py` needs a migrated database; it never touches one itself.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from config import Settings, UnsafeSetting
from proof.signer import socket_path, stored_origin
from supervisor import GRACE_SECONDS, HOME, Supervisor, say

#: Each process gives back what it no longer needs: by itself glibc keeps the 19 MB of every password it checked.
FRUGAL = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "65536"}
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")


def signer_directory(settings: Settings) -> Path:
    """Where the signer keeps its key and its last head."""
    return settings.data_dir / "signer"


def refuse_another_origin(settings: Settings) -> None:
    """Raise `UnsafeSetting` when the signer's folder is of another origin: it would sign nothing for this one."""
    stored = stored_origin(signer_directory(settings))
    if stored not in (None, settings.origin):
        why = (
            f"el firmador de esta instalación firma como «{stored}» y se indicó «{settings.origin}»; "
            f"el nombre no cambia nunca: inicie con TRAZARMA_ORIGIN={stored}"
        )
        raise UnsafeSetting("TRAZARMA_ORIGIN", why)


def signer_command(settings: Settings) -> list[str]:
    """The process that holds the signing key, apart from the database and the web."""
    directory = signer_directory(settings)
    places = ["--directory", str(directory), "--socket", str(socket_path(directory))]
    return [sys.executable, "-m", "proof.signer", *places, "--origin", settings.origin]


def worker_command() -> list[str]:
    """The process that does slow work and signs the log's head each minute."""
    return [*FLASK, "worker"]


def web_command(settings: Settings) -> list[str]:
    """The web server: two processes of four threads, on this machine's own address only."""
    size = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    life = ["--graceful-timeout", str(GRACE_SECONDS - 2), "--no-control-socket", "--log-level", "warning"]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        *size,
        *life,
        "--bind",
        f"127.0.0.1:{settings.port}",
        "wsgi:app",
    ]


def is_healthy(settings: Settings) -> bool:
    """Whether /healthz answers 200, asked the way the installation's own proxy would ask."""
    base = urlsplit(settings.base_url)
    connection = http.client.HTTPConnection("127.0.0.1", settings.port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": base.netloc, "X-Forwarded-Proto": base.scheme})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def is_free(port: int) -> bool:
    """Whether nothing listens on the port of 127.0.0.1 yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def announce(settings: Settings) -> None:
    """Print where the registry answers, and who may sign in (demo) or what opens the wizard (a first run)."""
    say(f"\nTrazarma está en {settings.base_url} (Ctrl+C para detener)\n")
    subprocess.run([*FLASK, "demo-sign-ins" if settings.demo else "setup-code"], cwd=HOME, check=False)


def main() -> None:
    """Serve until told to stop; exit 1 with a sentence when the installation cannot be served."""
    try:
        settings = Settings.from_environment()
        refuse_another_origin(settings)
    except UnsafeSetting as refusal:
        sys.exit(f"No se inicia. {refusal}")
    if not is_free(settings.port):
        port = settings.port
        sys.exit(f"No se inicia. El puerto {port} está ocupado; pruebe con: make run PORT={port + 1}")
    commands = {
        "firmador": signer_command(settings),
        "tareas": worker_command(),
        "web": web_command(settings),
    }
    os.environ.update(FRUGAL | os.environ)
    Supervisor(commands).run(lambda: is_healthy(settings), lambda: announce(settings))


if __name__ == "__main__":
    main()
