"""A browser that really signs in, and the telephone of whoever sits at it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pyotp
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.registry.views.site import controls

CODE, PASSWORD = "7QK4-M2XD-0000-HJKM", "caballo correcto 7 grapa"
START = datetime(2030, 1, 7, 12, 0, tzinfo=UTC)


class Terminal:
    """A browser on the counter; `secret` is what its user's telephone keeps."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.secret = ""

    def get(self, address: str) -> TestResponse:
        """Open an address, without following where it leads."""
        return self.client.get(address)

    def fill(self, address: str, **typed: str) -> TestResponse:
        """Open a form, type this into it, send it."""
        return self.client.post(address, data=controls(self.client.get(address).text) | typed)

    def press(self, address: str, came_from: str = "") -> TestResponse:
        """Press a button, of the page `came_from`, that sends nothing but its token."""
        token = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', self.client.get("/session/switch").text)[0]
        return self.client.post(address, data={"csrf_token": token}, headers={"Referer": came_from})

    def totp(self) -> str:
        """What the telephone shows now."""
        return pyotp.TOTP(self.secret).at(datetime.now(UTC))

    def enrol(self, username: str = "ana.mora") -> list[str]:
        """Sign in for the first time; gives the printed codes."""
        self.fill("/sign-in", username=username, password=CODE)
        self.fill("/session/password", password=PASSWORD, again=PASSWORD)
        page = self.get("/session/enrol").text
        self.secret = re.findall(r"[A-Z2-7]{32}", page)[0]
        codes = self.client.post("/session/enrol", data=controls(page) | {"code": self.totp()}).text
        return re.findall(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", codes)
