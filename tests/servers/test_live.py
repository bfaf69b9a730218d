"""The live registry of the tests is a real installation, and comes back after a kill."""

from __future__ import annotations

import json
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.servers.live import LiveServer, live_server


def health(server: LiveServer) -> dict[str, object]:
    with urlopen(f"{server.base_url}/healthz") as answer:
        return json.load(answer)


def test_it_serves_a_migrated_database_and_its_signer_answers(database_url: str) -> None:
    with live_server(database_url) as server:
        state = health(server)
        assert (state["migrated"], state["signer"]) == (True, True)
        assert not server.settings.demo


def test_nothing_answers_after_a_kill_and_all_of_it_after_a_start(database_url: str) -> None:
    with live_server(database_url) as server:
        server.kill()
        with pytest.raises(URLError):
            health(server)
        server.start()
        assert health(server)["signer"] is True


def test_its_worker_beats_when_asked_for(database_url: str) -> None:
    with live_server(database_url, with_worker=True) as server:
        deadline = time.monotonic() + 60
        while health(server)["worker_age"] is None:
            assert time.monotonic() < deadline, server.log.read_text()
            time.sleep(0.1)
