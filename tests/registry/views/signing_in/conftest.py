"""A real installation whose clock stands still, and a terminal of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from config import Settings
from registry import create_app
from registry.operations.register_user import RegisterUser
from registry.sign_in.enrolment_code import enrolment_of
from tests.registry.operations.founded import Founded
from tests.registry.views.signing_in.terminal import CODE, START, Terminal


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    """The clock of the server and of the telephone; it moves when told."""
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def app(clock: time_machine.Coordinates, opened: Founded, tmp_path: Path) -> Flask:
    """The pages of a real installation, with the two administrators it needs."""
    for _number in range(2):
        opened.user(opened.root, "administrator")
    settings = Settings(database_url=str(opened.engine.url), secret_key="k" * 64, data_dir=tmp_path, demo=False,
                        base_url="http://127.0.0.1:8000", origin="demo.example/trazarma", port=8000)
    app = create_app(settings, opened.engine)
    app.config["TESTING"] = True
    return app


@pytest.fixture
def clerk(app: Flask, opened: Founded) -> int:
    """An account whose first sign-in is still to come."""
    return opened.made(RegisterUser, party=opened.person(opened.force), organisation=opened.force, username="ana.mora",
                       enrolment=enrolment_of(CODE, START))


@pytest.fixture
def terminal(app: Flask, clerk: int) -> Terminal:
    """A browser where nobody has signed in yet."""
    return Terminal(app)
