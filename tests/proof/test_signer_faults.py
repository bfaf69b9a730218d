"""Signers raced, killed and starved of disk: what was answered is never lost nor contradicted."""

import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from proof.signer import SignerClient, SignerRefused, SignerUnavailable, socket_path
from tests.proof import signer_process
from tests.proof.grown_tree import Grown, numbered
from tests.proof.signer_process import ORIGIN, TREE, Launch, advance, answering, complaint, stop


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
