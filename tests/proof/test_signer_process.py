"""Real signer processes: raced, hung on, killed, stopped; what was answered is never lost nor contradicted."""

import random
import signal
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from proof import checkpoint, document_token
from proof.document_token import DocumentClaim
from proof.note import open_note
from proof.signer import SignerClient, SignerRefused, SignerUnavailable, socket_path
from tests.proof import signer_process
from tests.proof.grown_tree import Grown, numbered
from tests.proof.signer_process import ORIGIN, answering

TREE = numbered(400)
Launch = Callable[..., Popen[bytes]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "signer"


@pytest.fixture
def launch(place: Path) -> Iterator[Launch]:
    started: list[Popen[bytes]] = []

    def start(fault: str = "", directory: Path = place, **options: Any) -> Popen[bytes]:
        started.append(signer_process.launch(directory, fault, **options))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


def stop(process: Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def complaint(process: Popen[bytes]) -> str:
    assert process.wait(10) == 1
    assert process.stderr
    return process.stderr.read().decode()


def advance(client: SignerClient, size: int) -> str:
    return client.checkpoint(size, TREE.roots[size], TREE.consistency(client.head().size, size))


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


def test_a_line_without_end_is_cut_off(launch: Launch, place: Path) -> None:
    launch()
    answering(place)
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(10)
        connection.connect(str(socket_path(place)))
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            connection.sendall(b"x" * 10_000_000)


def test_of_many_racing_histories_exactly_one_is_signed(launch: Launch, place: Path) -> None:
    launch()
    answering(place)
    rivals = [numbered(7, b"rival %d" % n) for n in range(16)]
    start = threading.Barrier(len(rivals))

    def contend(rival: Grown) -> str:
        client = SignerClient(socket_path(place), timeout=20)
        start.wait()
        try:
            return client.checkpoint(7, rival.roots[7])
        except SignerRefused as refusal:
            return refusal.reason

    with ThreadPoolExecutor(len(rivals)) as pool:
        answers = list(pool.map(contend, rivals))
    assert answers.count("fork") == len(rivals) - 1
    (note,) = set(answers) - {"fork"}
    assert note.startswith(answering(place).head().text())


def test_of_two_signers_started_at_once_on_one_directory_one_serves(launch: Launch, place: Path) -> None:
    for _ in range(3):
        rivals = [launch(), launch()]
        deadline = time.monotonic() + 20
        while all(rival.poll() is None for rival in rivals) and time.monotonic() < deadline:
            time.sleep(0.02)
        over, running = sorted(rivals, key=lambda rival: rival.poll() is None)
        assert "another signer holds" in complaint(over)
        assert answering(place).key().name == ORIGIN
        stop(running)


def test_killed_between_remembering_and_answering_it_goes_on_from_the_new_head(launch: Launch, place: Path) -> None:
    first = launch()
    advance(answering(place), 5)
    stop(first)
    faulty = launch(signer_process.KILLED_AFTER_PERSISTING)
    client = answering(place)
    with pytest.raises(SignerUnavailable):
        advance(client, 9)
    assert faulty.wait(10) == -signal.SIGKILL
    launch()
    client = answering(place)
    assert (client.head().size, client.head().root) == (9, TREE.roots[9])
    with pytest.raises(SignerRefused):
        client.checkpoint(9, TREE.roots[8])
    assert client.checkpoint(9, TREE.roots[9]).startswith(client.head().text())
    assert advance(client, 12)


def test_killed_before_remembering_it_goes_on_from_the_old_head(launch: Launch, place: Path) -> None:
    first = launch()
    advance(answering(place), 5)
    stop(first)
    faulty = launch(signer_process.KILLED_BEFORE_PERSISTING)
    with pytest.raises(SignerUnavailable):
        advance(answering(place), 9)
    assert faulty.wait(10) == -signal.SIGKILL
    launch()
    client = answering(place)
    assert client.head().size == 5
    assert advance(client, 12)


def test_on_a_full_disk_it_signs_nothing_and_says_so(launch: Launch, place: Path) -> None:
    launch(signer_process.FULL_DISK)
    client = answering(place)
    with pytest.raises(SignerRefused) as refusal:
        advance(client, 3)
    assert refusal.value.reason == "storage"
    assert client.head().size == 0


def test_killed_at_any_moment_it_never_forgets_what_it_answered(launch: Launch, place: Path) -> None:
    moments, answered = random.Random(9), 0
    for _ in range(6):
        process = launch()
        client = answering(place)
        assert client.head().size >= answered
        threading.Timer(moments.uniform(0.01, 0.2), process.kill).start()
        with suppress(SignerUnavailable):
            for size in range(client.head().size + 1, 401):
                advance(client, size)
                answered = size
        process.wait(10)
    assert answered > 0


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
