"""Every view is guarded: what declares nothing is denied, and what anybody may open changes nothing unreviewed."""

from __future__ import annotations

import pytest
from flask import Flask

from registry.operations.two_person import RULES
from registry.permissions import MATRIX
from registry.security import PUBLIC, SIGNED_IN, access_of, public, requires
from tests.registry.matrix.askers import ANONYMOUS, ASKERS, browser_of
from tests.registry.matrix.fixtures import Place, pages

#: Views open to anybody that take a form, and why that is right.
OPEN_FORMS = {
    "session.sign_in": "nobody is known before signing in",
    "set_up.wizard": "there is no account yet, and none of this once there are two administrators",
    "verify.page": "whoever holds a paper may check it; nothing is written",
}
SAFE = {"GET", "HEAD", "OPTIONS"}


def endpoints(app: Flask) -> set[str]:
    """Every endpoint of the map."""
    return {rule.endpoint for rule in app.url_map.iter_rules()}


def test_every_view_declares_who_may_open_it(on_sqlite: Place) -> None:
    app = on_sqlite.app
    assert {name for name in endpoints(app) if access_of(app, name) not in {PUBLIC, SIGNED_IN, *MATRIX}} == set()


def test_every_permission_opens_something(on_sqlite: Place) -> None:
    app = on_sqlite.app
    # Asked inside an act or a look, and for nothing of its own: registry.operations.two_person, registry.queries.named.
    inside = {rule.approval for rule in RULES.values()} | {"party:identify"}
    opened = {access_of(app, name) for name in endpoints(app)}
    assert MATRIX.keys() - opened == inside - opened


def test_nothing_can_be_sent_by_anybody_but_what_was_reviewed(on_sqlite: Place) -> None:
    app = on_sqlite.app
    sent = {rule.endpoint for rule in app.url_map.iter_rules()
            if (rule.methods or set()) - SAFE and access_of(app, rule.endpoint) == PUBLIC}
    assert sent == OPEN_FORMS.keys()


@pytest.fixture
def undeclared(on_sqlite: Place) -> Place:
    """The same bodies behind an application with a view that forgot to say who may open it."""
    bodies = on_sqlite.bodies
    engine = bodies.registry.engine
    app = pages(engine, str(engine.url), bodies.data_dir, WTF_CSRF_ENABLED=False)
    app.add_url_rule("/forgotten", "forgotten", lambda: "told", methods=["GET", "POST"])
    app.add_url_rule("/remembered", "remembered", public(lambda: "told"))
    return Place(bodies, app)


@pytest.mark.parametrize("name", [ANONYMOUS, *ASKERS])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_a_view_that_declares_nothing_is_denied_to_everybody(undeclared: Place, name: str, method: str) -> None:
    browser = browser_of(undeclared.app, undeclared.bodies, name)
    response = browser.open("/forgotten", method=method)
    assert response.status_code == 403
    assert "told" not in response.text
    assert browser.get("/remembered").text == "told"


def test_a_permission_that_does_not_exist_cannot_be_declared() -> None:
    with pytest.raises(KeyError):
        requires("weapon:conjure")


def test_an_account_disabled_a_moment_ago_is_nobody(on_sqlite: Place) -> None:
    assert browser_of(on_sqlite.app, on_sqlite.bodies, "disabled").get("/start").headers["Location"].startswith(
        "/sign-in")


@pytest.mark.parametrize("path", ["/start", "/sign-in", "/verify", "/nowhere", "/static/trazarma.css", "/weapons/1"])
def test_every_answer_carries_the_headers_that_protect_it(on_sqlite: Place, path: str) -> None:
    response = browser_of(on_sqlite.app, on_sqlite.bodies, "clerk").get(path, buffered=True)
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    is_fixed = path.startswith("/static")
    assert ("no-store" in response.headers.get("Cache-Control", "")) is not is_fixed
