"""A browser without a screen: cookies, forms with their hidden fields, one request after another."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

PATIENCE_SECONDS = 60
FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What the server answered: status, where it sends the browser (empty: nowhere), and the page."""

    status: int
    location: str
    page: str


class Visitor:
    """One signed-in or anonymous person at a browser of her own."""

    def __init__(self, base_url: str) -> None:
        self._host = urlsplit(base_url).netloc
        self._cookies: dict[str, str] = {}

    def get(self, address: str) -> Answer:
        """Open a page; a redirection is told, not followed."""
        return self.ask("GET", address)

    def post(self, address: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        return self.ask("POST", address, urlencode(fields))

    def form(self, address: str) -> dict[str, str]:
        """The fields of the form on a page, filled in as the page draws them."""
        answer = self.get(address)
        assert answer.status == 200, f"{address}: {answer.status} {answer.location}"
        return fields_of(answer.page)

    def fill(self, address: str, **typed: str) -> Answer:
        """Open the form at `address`, type into it, send it."""
        return self.post(address, self.form(address) | typed)

    def ask(self, method: str, address: str, body: str | bytes | None = None, kind: str = FORM_TYPE) -> Answer:
        """Send one request over a connection of its own."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
                   "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection(self._host, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            page = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        for sent in response.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: kept.value for name, kept in SimpleCookie(sent).items()}
        return Answer(response.status, response.headers.get("Location", ""), page)


class _Fields(HTMLParser):
    """Collects the controls of the forms that carry a token, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = told.get("name")
        elif tag == "textarea":
            self._area = told.get("name")
        elif tag == "option" and self._select and ("selected" in told or self._select not in self.found):
            self.found[self._select] = told.get("value", "")
        elif tag == "input" and _is_sent(told):
            self.found[told["name"]] = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] = self.found.get(self._area, "") + data.removeprefix("\n")


def _is_sent(told: dict[str, str]) -> bool:
    kind = told.get("type", "text")
    is_chosen = kind not in {"checkbox", "radio"} or "checked" in told
    return "name" in told and kind not in {"submit", "button", "file", "search"} and is_chosen


def fields_of(page: str) -> dict[str, str]:
    """Name → value of every control on the page that a browser would send."""
    fields = _Fields()
    fields.feed(page)
    return fields.found
