"""Pages fit every width and break no rule of access, under the policy of the registry."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


@pytest.mark.parametrize("path", ["/form", "/counter"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_a_page_fits_its_width_and_breaks_no_rule_of_access(page: Page, at: str, path: str, width: int) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.set_viewport_size({"width": width, "height": 760})
    page.goto(at + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert complaints == []
