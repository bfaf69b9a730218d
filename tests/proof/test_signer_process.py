"""Real signer processes: what they answer, whom they wait for, how they stop."""

import signal
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from proof import checkpoint, document_token
from proof.document_token import DocumentClaim
from proof.note import open_note
from proof.signer import SignerClient, SignerRefused, SignerUnavailable, socket_path
from tests.proof.signer_process import ORIGIN, TREE, Launch, advance, answering, complaint, stop


def test_a_signer_signs_checkpoints_and_documents_for_its_clients(launch: Launch, place: Path) -> None:
    launch()
    client = answering(place)
    for size in (3, 10):
        opened = open_note(advance(client, size), [client.key()])
        assert checkpoint.parse(opened.text) == client.head()
        assert client.head().size == size
    token_id = bytes(10)
    text = document_token.encode(token_id, client.document("CC-1", token_id, 10))
    document_token.verify(text, DocumentClaim(ORIGIN, "CC-1", token_id, 10), client.key())


def test_a_refusal_reaches_the_client_with_its_reason(launch: Launch, place: Path) -> None:
    launch()
    client = answering(place)
    advance(client, 10)
    requests: dict[str, Callable[[], object]] = {
        "behind": lambda: client.checkpoint(9, TREE.roots[9]),
        "fork": lambda: client.checkpoint(10, TREE.roots[9]),
        "inconsistent": lambda: client.checkpoint(11, TREE.roots[11]),
        "ahead": lambda: client.document("CC-1", bytes(10), 11),
        "malformed": lambda: client.checkpoint(11, b""),
        "rewind_not_allowed": lambda: client.rewind(9, TREE.roots[9], "x"),
    }
    for reason, request in requests.items():
        with pytest.raises(SignerRefused) as refusal:
            request()
        assert refusal.value.reason == reason


def test_a_permitted_rewind_is_taken_once(launch: Launch, place: Path) -> None:
    launch()
    client = answering(place)
    advance(client, 10)
    (place / "allow-rewind").touch()
    client.rewind(4, TREE.roots[4], "restauraci\u00f3n")
    assert client.head().size == 4
    with pytest.raises(SignerRefused):
        client.rewind(3, TREE.roots[3], "restauraci\u00f3n")


def test_only_the_owner_may_connect(launch: Launch, place: Path) -> None:
    launch()
    answering(place)
    assert stat.S_IMODE(socket_path(place).stat().st_mode) == 0o600
    assert stat.S_IMODE(place.stat().st_mode) == 0o700


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_ends_cleanly_and_takes_its_socket_away(
    launch: Launch, place: Path, number: signal.Signals
) -> None:
    process = launch()
    client = answering(place)
    process.send_signal(number)
    assert process.wait(10) == 0
    assert not socket_path(place).exists()
    with pytest.raises(SignerUnavailable):
        client.head()


def test_silent_and_talkative_clients_hold_up_nobody(launch: Launch, place: Path) -> None:
    launch()
    client = answering(place)
    hung = []
    for opening in [b"", b'{"op":', b'{"op":"head"}\n' * 50, b"x" * 200_000] * 8:
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(5)
        connection.connect(str(socket_path(place)))
        connection.sendall(opening[:60_000])
        hung.append(connection)
    patient = SignerClient(socket_path(place), timeout=2)
    assert advance(patient, 5)
    assert client.head().size == 5
    for connection in hung:
        connection.close()


def test_a_silent_connection_is_closed(launch: Launch, place: Path) -> None:
    launch()
    answering(place)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(30)
        connection.connect(str(socket_path(place)))
        assert connection.recv(1) == b""


def test_a_line_without_end_is_cut_off(launch: Launch, place: Path) -> None:
    launch()
    answering(place)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(10)
        connection.connect(str(socket_path(place)))
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            connection.sendall(b"x" * 10_000_000)


def test_a_directory_with_a_very_long_path_works(launch: Launch, tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120) / ("e" * 120)
    launch(directory=deep)
    assert advance(answering(deep), 3)
    assert socket_path(deep).parent != deep


def test_it_listens_where_it_is_told_and_spares_what_is_no_socket(launch: Launch, place: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_text("not a socket")
    assert "El firmador no arranca" in complaint(launch(socket_option=["--socket", str(letter)]))
    assert letter.read_text() == "not a socket"
    launch(socket_option=["--socket", str(tmp_path / "s")])
    assert advance(answering(place, at=tmp_path / "s"), 2)


def test_a_directory_of_another_log_is_refused_in_words(launch: Launch, place: Path) -> None:
    first = launch()
    advance(answering(place), 3)
    stop(first)
    second = launch(origin="registro.example/2026")
    assert "El firmador no arranca" in complaint(second)
