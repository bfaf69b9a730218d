"""Back and reload never send a form again: the page that answered it is loaded by its address."""

from __future__ import annotations

import pytest
from flask import Flask, request
from playwright.sync_api import Page, expect

from registry.pages import back_to


@pytest.fixture
def sent(page: Page, at: str, asked: list[str]) -> Page:
    """A form that was sent once and answered with a page."""
    page.goto(f"{at}/form?repeat=1")
    page.fill("#kind", "Escopeta")
    page.locator(".tz-bar .btn-primary").click()
    page.wait_for_load_state()
    assert asked == ["form"]
    return page


def test_reloading_an_answer_sends_nothing_again(sent: Page, asked: list[str]) -> None:
    sent.reload()
    expect(sent.locator("#kind")).to_be_visible()
    assert asked == ["form"]


def test_going_back_to_an_answer_sends_nothing_again(sent: Page, at: str, asked: list[str]) -> None:
    sent.goto(f"{at}/counter")
    sent.go_back()
    expect(sent.locator("#kind")).to_be_visible()
    assert sent.url == f"{at}/form?repeat=1"
    assert asked == ["form"]


@pytest.mark.parametrize(
    ("method", "path", "address"),
    [("GET", "/both?a=1", None), ("POST", "/both?a=1", "/both?a=1"), ("POST", "/both", "/both"),
     ("POST", "/only", None), ("POST", "/nowhere", None)])  # fmt: skip
def test_only_an_answer_that_can_be_asked_for_again_has_such_an_address(
        method: str, path: str, address: str | None) -> None:
    app = Flask(__name__)
    app.add_url_rule("/both", "both", lambda: "", methods=["GET", "POST"])
    app.add_url_rule("/only", "only", lambda: "", methods=["POST"])
    with app.test_request_context(path, method=method):
        assert request.method == method
        assert back_to() == address
