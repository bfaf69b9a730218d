"""The pages of the two bodies in a real browser, as somebody who works there sees them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.registry.matrix.askers import session_of
from tests.registry.matrix.fixtures import Place
from tests.registry.templates.drawing import served


@pytest.fixture(scope="module")
def at(on_sqlite: Place) -> Iterator[str]:
    """Where the pages of the two bodies are served."""
    with served(on_sqlite.app) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without the movements that would make a colour pass through others."""
    context = browser.new_context(locale="es-VE", timezone_id="America/Caracas", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def let_in(page: Page, place: Place, at: str, name: str, language: str = "es") -> None:
    """Give the browser a session of the person, who reads that language."""
    signer = place.app.session_interface.get_signing_serializer(place.app)  # type: ignore[attr-defined]
    value = signer.dumps({"sid": session_of(place.bodies, name), "language": language})
    page.context.add_cookies([{"name": "trazarma", "value": value, "url": at}])
