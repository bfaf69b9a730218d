"""Somebody standing at the counter of the armoury, one reading after another."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from werkzeug.test import TestResponse

from tests.registry.views.site import Browser, controls, text_of

At = Callable[[str], Browser]


class Counter:
    """A person at the counter: reads one thing after another, as the page was last drawn."""

    def __init__(self, browser: Browser, act: str, receiver: str = "") -> None:
        self.browser, self.address = browser, f"/counter/{act}"
        self.state = {"lines": "", "receiver": receiver, "kept": ""}
        self.page = ""

    def read(self, *texts: str) -> Counter:
        """Read each text, one after the other."""
        for text in texts:
            self.send({"reading": text})
        return self

    def send(self, fields: dict[str, str]) -> TestResponse:
        """Send these fields with the lines so far."""
        answer = self.browser.post(self.address, self.state | fields)
        self.page = answer.text
        for name in ("lines", "kept"):
            found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
            self.state[name] = unescape(found[1]) if found else ""
        return answer

    @property
    def words(self) -> list[str]:
        """The verdict of each line, newest first."""
        return re.findall(r'tz-lines-word">.*?<b>(.*?)</b>', self.page)

    @property
    def text(self) -> str:
        """What is read of the page."""
        return text_of(self.page)

    def press(self, label: str) -> TestResponse:
        """Press the small button with this label in the newest line that has it."""
        button = next(found for found in re.finditer(r'name="(\w+)" value="([^"]*)">([^<]*)</button>', self.page)
                      if found[3] == label)
        return self.send({button[1]: unescape(button[2])})

    def form(self) -> TestResponse:
        """Press the button of the bar."""
        return self.browser.post(f"{self.address}/act", self.state)

    def record(self, fields: dict[str, Any]) -> TestResponse:
        """Go on to the form, the review and the record."""
        where = f"{self.address}/act"
        review = self.browser.post(where, controls(self.form().text) | fields)
        return self.browser.confirm(review, where)


def at_counter(at: At, act: str = "issue", receiver: str = "3420") -> Counter:
    return Counter(at("armourer"), act, receiver if act == "issue" else "")
