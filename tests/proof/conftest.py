"""Signer processes for tests, none of which outlives its test."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from tests.proof import signer_process
from tests.proof.signer_process import Launch


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
