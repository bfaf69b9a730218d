"""Where the signer listens, and what is taken for a signer."""

import socket
import threading
from pathlib import Path

import pytest

from proof import signer_socket
from proof.signer import SignerClient, SignerUnavailable, UnsafeSocketPlace, socket_path


@pytest.fixture
def short_temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path_factory.mktemp("t")
    monkeypatch.setattr(signer_socket.tempfile, "gettempdir", lambda: str(place))
    return place


LONG = "d" * 120


def test_a_short_path_stays_beside_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert socket_path("/var/lib/x") == Path("/var/lib/x/signer.sock")
    assert socket_path("var/lib/x") == Path("/var/lib/x").resolve() / "signer.sock"


def test_a_long_path_gets_one_short_private_place_of_its_own(tmp_path: Path, short_temporary: Path) -> None:
    short = socket_path(tmp_path / LONG)
    assert short == socket_path(str(tmp_path / LONG))
    assert short.parent.parent == short_temporary
    assert short.parent.stat().st_mode & 0o777 == 0o700
    assert len(bytes(short)) <= 100
    assert socket_path(tmp_path / LONG / "other") != short


def test_a_short_place_others_can_enter_is_refused(tmp_path: Path, short_temporary: Path) -> None:
    place = socket_path(tmp_path / LONG).parent
    place.chmod(0o755)
    with pytest.raises(UnsafeSocketPlace):
        socket_path(tmp_path / LONG)


def test_a_short_place_that_is_a_link_is_refused(tmp_path: Path, short_temporary: Path) -> None:
    place = socket_path(tmp_path / LONG).parent
    place.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    place.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafeSocketPlace):
        socket_path(tmp_path / LONG)


def test_no_signer_at_all_is_unavailable(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path, tmp_path / LONG):
        with pytest.raises(SignerUnavailable):
            SignerClient(path).head()


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\n",
        b"hello\n",
        b"[]\n",
        b"\xff\n",
        b'{"ok":true}\n',
        b'{"ok":true,"size":1,"root":"AAAA","origin":"x","key":"x","note":1,"signature":"AAAA"}\n',
        b'{"ok":true,"size":"x","root":1}\n',
    ],
)
def test_an_answer_in_another_language_is_unavailable(short_temporary: Path, reply: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(short_temporary / "s"))
        listener.listen()
        client = SignerClient(short_temporary / "s")
        for request in (
            client.head,
            client.key,
            lambda: client.checkpoint(1, bytes(32)),
            lambda: client.document("1", bytes(10), 0),
        ):
            answerer = threading.Thread(target=answer_once, args=(listener, reply))
            answerer.start()
            with pytest.raises(SignerUnavailable):
                request()
            answerer.join()


def test_a_signer_that_never_answers_is_unavailable(short_temporary: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(short_temporary / "s"))
        listener.listen()
        with pytest.raises(SignerUnavailable):
            SignerClient(short_temporary / "s", timeout=0.2).head()


def answer_once(listener: socket.socket, reply: bytes) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(65_536)
        connection.sendall(reply)
