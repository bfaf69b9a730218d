"""The signer's process: it listens on a Unix socket and answers one request at a time until told to stop."""

from __future__ import annotations

import os
import signal
import socketserver
import threading
from pathlib import Path
from types import FrameType

from proof.signer_protocol import LONGEST_LINE, answer
from proof.signer_state import SignerState

PATIENCE = 2.0
"""Seconds a connection may stay silent before it is closed."""


class SignerServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """One thread a connection, so that a silent client holds up nobody; one lock, so that requests take turns."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, path: Path, state: SignerState) -> None:
        self.state = state
        self.turn = threading.Lock()
        if path.is_socket():
            path.unlink()  # left by a killed process: the directory's lock says no other is alive
        before = os.umask(0o177)
        try:
            super().__init__(str(path), Conversation)
        finally:
            os.umask(before)


class Conversation(socketserver.StreamRequestHandler):
    """Answers the lines of one connection in order."""

    timeout = PATIENCE
    server: SignerServer

    def handle(self) -> None:
        """Answer until the client goes, falls silent or sends a line that is too long."""
        try:
            while line := self.rfile.readline(LONGEST_LINE + 1):
                if not line.endswith(b"\n"):
                    return
                with self.server.turn:
                    reply = answer(self.server.state, line)
                self.wfile.write(reply)
        except OSError:
            return  # silent for too long, or gone; whatever it asked for has been done or not begun


def serve(state: SignerState, path: Path) -> None:
    """Answer requests at `path` until SIGTERM or SIGINT; the request under way is finished first."""
    server = SignerServer(path, state)

    def stop(number: int, frame: FrameType | None) -> None:
        # shutdown() waits for the loop this handler interrupts, so it needs a thread of its own
        threading.Thread(target=server.shutdown).start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    server.serve_forever(poll_interval=0.1)
    server.turn.acquire()  # never given back: what has not begun by now must not begin
    server.server_close()
    path.unlink(missing_ok=True)
