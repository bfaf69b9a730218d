"""Browsers by the names people know them by."""

from __future__ import annotations

import pytest

from registry.shown.browsers import browser_words
from tests.registry.templates.drawing import application

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(("agent", "words"), [
    (f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT}Chrome/143.0.0.0 Safari/537.36", "Chrome o Chromium en Linux"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox en Linux"),
    (f"{WINDOWS}{WEBKIT}Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0", "Edge en Windows"),
    (f"{WINDOWS}{WEBKIT}Chrome/143.0.0.0 Safari/537.36 OPR/125.0.0.0", "Opera en Windows"),
    (f"Mozilla/5.0 (Linux; Android 10; K) {WEBKIT}Chrome/143.0.0.0 Mobile Safari/537.36",
     "Chrome o Chromium en Android"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 "
     "Mobile/15E148 Safari/604.1", "Safari en iPhone"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 "
     "Safari/605.1.15", "Safari en macOS"),
    ("curl/8.5.0", "Navegador no reconocido"),
    ("Firefox", "Navegador no reconocido"),
    ("Mozilla/5.0 (X11; Linux x86_64) Otro/1.0", "Linux"),
    ("", "Navegador no reconocido"),
])
def test_a_browser_is_told_by_its_own_name_and_its_system(agent: str, words: str) -> None:
    with application().test_request_context():
        assert browser_words(agent) == words
