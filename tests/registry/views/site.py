"""The registry's pages asked for as a given user, without the sign-in that has tests of its own."""

from __future__ import annotations

import re
from copy import copy
from html import unescape
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from config import Settings
from models.database import reading
from registry import create_app
from registry.permissions import authority_of
from registry.queries.names import names_of
from registry.security import Acting

HEADER = "X-Acting-User"


def site(engine: Engine, data_dir: Path) -> Flask:
    """The application on `engine`; a request says in a header whose it is."""
    settings = Settings(database_url=str(engine.url), secret_key="k" * 64, data_dir=data_dir,
                        base_url="http://127.0.0.1:8000", origin="demo.example/trazarma", demo=True, port=8000)
    app = _like_another(settings, engine)
    app.config |= {"SETTINGS": settings, "TESTING": True, "PROPAGATE_EXCEPTIONS": False}
    app.extensions |= {"engine": engine, "is_set_up": True}
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: take_user(engine))
    return app


_MADE: list[Flask] = []


def _like_another(settings: Settings, engine: Engine) -> Flask:
    # Its routes and templates are those of the first one made: to make them anew takes longer than most tests.
    if not _MADE:
        _MADE.append(create_app(settings, engine))
        _MADE[0].config["WTF_CSRF_ENABLED"] = False  # asked of the application it was made for
    app = copy(_MADE[0])
    app.config, app.extensions = copy(app.config), copy(app.extensions)
    app.before_request_funcs = {name: list(functions) for name, functions in app.before_request_funcs.items()}
    babel = copy(app.extensions["babel"])
    babel.translation_directories = list(babel.translation_directories)
    app.extensions["babel"] = babel
    return app


def take_user(engine: Engine) -> None:
    """Put the user of the header where the sign-in would."""
    number = request.headers.get(HEADER)
    if number is None:
        return
    with reading(engine) as session:
        authority = authority_of(session, int(number))
        assert authority is not None
        names = names_of(session, [f"user:{number}", f"organisation:{authority.organisation_id}"])
    g._login_user = Acting(b"\0" * 32, authority, names[f"user:{number}"],
                           ", ".join(held.role for held in authority.held[:1]),
                           names[f"organisation:{authority.organisation_id}"])


class Browser:
    """A user at a terminal: follows links, fills in forms as they were drawn."""

    def __init__(self, app: Flask, user_id: int) -> None:
        self.client: FlaskClient = app.test_client()
        self.headers = {HEADER: str(user_id)}

    def get(self, address: str, query: dict[str, str] | None = None) -> TestResponse:
        """Open an address, without following where it leads."""
        return self.client.get(address, query_string=query, headers=self.headers)

    def post(self, address: str, fields: dict[str, Any]) -> TestResponse:
        """Send exactly these fields."""
        return self.client.post(address, data=fields, headers=self.headers)

    def fill(self, address: str, fields: dict[str, Any]) -> TestResponse:
        """Open the form, change these fields, send all of it."""
        return self.post(address, controls(self.get(address).text) | fields)

    def confirm(self, review: TestResponse, address: str) -> TestResponse:
        """Press the button of the review page."""
        return self.post(address, controls(review.text) | {"confirmed": "1"})

    def ask(self, review: TestResponse, address: str) -> TestResponse:
        """Press the button of a review that says another person decides."""
        assert "Queda en espera de otra persona" in review.text
        return self.post(address, controls(review.text) | {"confirmed": "asked"})

    def approve(self, address: str) -> TestResponse:
        """Open the page of a request and press its button."""
        page = self.get(address).text
        assert "Aprobar y asentar" in page
        return self.post(f"{address}/approve", controls(page) | {"confirmed": "1"})


def controls(page: str) -> dict[str, Any]:
    """Names and values of the controls of the largest form of a page, as a browser would send them untouched."""
    forms = re.findall(r"<form[^>]*method=\"post\"[^>]*>.*?</form>", page, re.DOTALL)
    form = max(forms, key=len, default="")
    return inputs(form) | selects(form) | areas(form)


def inputs(form: str) -> dict[str, str]:
    """Text, hidden and checked inputs."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        attributes = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        is_option = attributes.get("type") in {"radio", "checkbox"}
        if "name" in attributes and attributes.get("type") != "file" and (not is_option or " checked" in tag):
            found[attributes["name"]] = attributes.get("value", "")
    return found


def selects(form: str) -> dict[str, str]:
    """The chosen option of each select, or its first."""
    found = {}
    for name, body in re.findall(r'<select\b[^>]*?name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        options = re.findall(r"<option\b([^>]*)>", body)
        chosen = next((option for option in options if "selected" in option), options[0] if options else "")
        found[name] = unescape("".join(re.findall(r'value="([^"]*)"', chosen)[:1]))
    return found


def areas(form: str) -> dict[str, str]:
    """Texts of several lines."""
    pairs = re.findall(r'<textarea\b[^>]*?name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL)
    return {name: unescape(text).removeprefix("\r\n").strip("\r\n") for name, text in pairs}


def text_of(page: str) -> str:
    """What is read of a page: words with single spaces, without markup."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
