"""The weapon's file drawn inside this process: what the page costs without server and network."""

from __future__ import annotations

import argparse
import secrets
import tempfile

from flask import Flask

from bench.databases import Database
from bench.ground import weapon_with
from bench.table import Row
from bench.timing import Times
from config import Settings
from registry import create_app
from registry.operations.grant_role import GrantRole
from tests.races.first_sign_in import signed_in
from tests.races.ground import Ground, ground, username
from tests.races.visitor import FORM_TYPE, Answer, Visitor

HISTORIES = (2, 40)
WARM_UP = 20


class Inside(Visitor):
    """A visitor of an application in this process."""

    def __init__(self, app: Flask) -> None:
        super().__init__("http://127.0.0.1")
        self._client = app.test_client()

    def ask(self, method: str, address: str, body: str | bytes | None = None, kind: str = FORM_TYPE) -> Answer:
        response = self._client.open(address, method=method, data=body, content_type=kind if body else None)
        return Answer(response.status_code, response.headers.get("Location", ""), response.get_data(as_text=True))

    def size_of(self, address: str) -> int:
        """How many bytes a file has; none of them is kept."""
        response = self._client.get(address, buffered=False)
        assert response.status_code == 200, response.status
        return sum(map(len, response.iter_encoded()))


def pages(database: Database, asked: argparse.Namespace) -> list[Row]:
    """Times of the page of a weapon with a short and with a long history."""
    with database.new() as url, tempfile.TemporaryDirectory(prefix="medida-") as data_dir:
        at_work = ground(url)
        app = create_app(Settings.from_environment(environment(url, data_dir)), at_work.registry.engine)
        clerk = signed_in(Inside(app), username(0))
        rows = [Row(database.name, f"el expediente, en el proceso ({acts} actos)",
                    _measured(clerk, weapon_with(at_work, acts), asked.requests).figures()) for acts in HISTORIES]
        at_work.registry.engine.dispose()
    return rows


def reader_of_all(at_work: Ground, visitor: Inside) -> Inside:
    """`visitor`, signed in as somebody who may read the whole registry and take its lists away."""
    at_work.registry.do(GrantRole, user=at_work.clerks[0], role="auditor", organisation=at_work.registry.root)
    signed_in(visitor, username(0))
    return visitor


def environment(url: str, data_dir: str) -> dict[str, str]:
    """The settings of an installation that nobody else reaches."""
    return {"TRAZARMA_DATABASE_URL": url, "TRAZARMA_DATA_DIR": data_dir, "TRAZARMA_SECRET_KEY": secrets.token_hex(32),
            "TRAZARMA_BASE_URL": "http://127.0.0.1", "TRAZARMA_DEMO": "0"}


def _measured(clerk: Visitor, weapon: int, number: int) -> Times:
    times = Times()
    for _ in range(WARM_UP):
        assert clerk.get(f"/weapons/{weapon}").status == 200
    for _ in range(number):
        times.of(lambda: clerk.get(f"/weapons/{weapon}"))
    return times
