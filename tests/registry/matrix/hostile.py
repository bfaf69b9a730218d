"""What nobody sends who means well, and a form filled with it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

HALF = "\ud800"
#: A name for a report → a text that no field lets through to the ledger.
ILLEGIBLE: dict[str, str] = {
    "NUL": "a\0b",
    "an escape": "\x1b[2J",
    "too long": "ñ" + "x" * 100_000,
}
#: And texts that somebody may write where words are asked for, but not numbers, dates or choices.
ODD: dict[str, str] = {
    "half a character": HALF,
    "not a number": "٣NaN",
    "beyond 64 bits": "9223372036854775808",
    "below zero": "-9223372036854775809",
    "a piece of SQL": "'; DROP TABLE weapon; --",
    "a template": "{{ 7 * 7 }}%(x)s{0}",
}
#: Numbers no thing has, the last ones beyond what a database counts to.
NUMBERS = ("999999999", "2147483648", "9223372036854775807", "9223372036854775808", "9" * 40)
#: Fields a form carries by itself: replaced only when there is nothing else to replace, or on purpose.
CARRIED = frozenset({"csrf_token", "act", "things"})
#: Things a form never carried: unknown kinds, no numbers, numbers beyond counting.
THINGS = "weapon:9223372036854775808@-1 weapon:x@y party:1@99999999999999999999 :@ @ weapon:1"


def plausible(page: str, fields: dict[str, str]) -> dict[str, str]:
    """The fields with the first choice of each list and a day in each date: only the words are still to be written."""
    lists = re.findall(r'<select\b[^>]*?name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL)
    chosen = {name: next(iter(re.findall(r'value="([^"]+)"', options)), "") for name, options in lists}
    days = dict.fromkeys(re.findall(r'<input\b[^>]*?name="([^"]+)"[^>]*?type="date"', page), "2026-01-10")
    return fields | {name: value for name, value in (chosen | days).items() if not fields.get(name)}


def spoiled(fields: dict[str, str], text: str) -> dict[str, str]:
    """The fields with `text` where nothing was written; a form without words gets it as its key."""
    typed = {name: text for name, value in fields.items() if not value and name not in CARRIED}
    return fields | (typed or {"act": text})


def filled(fields: dict[str, str], text: str) -> dict[str, str]:
    """The fields with `text` in each that a person can reach."""
    typed = {name: text for name in fields if name not in CARRIED}
    return fields | (typed or {"act": text})


def misdirected(fields: dict[str, str]) -> dict[str, str]:
    """The fields as they were drawn, about things that do not exist and under a key that is none."""
    return fields | {"act": "../../etc", "things": THINGS, "lines": "9223372036854775808.1.label", "confirmed": "1"}


def encoded(fields: dict[str, str]) -> bytes:
    """The body of the form, half characters included."""
    return urlencode(fields, errors="surrogatepass").encode()


def spelled(text: str) -> str:
    """The text as part of an address."""
    return quote(text, safe="", errors="surrogatepass")


def in_parts(fields: dict[str, str]) -> tuple[bytes, str]:
    """The form as a browser sends one with files, and its type."""
    parts = (f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
             for name, value in fields.items())
    return f"{''.join(parts)}--cut--\r\n".encode("utf-8", "surrogatepass"), "multipart/form-data; boundary=cut"


def cut_off(fields: dict[str, str]) -> tuple[bytes, str]:
    """The same, ended in the middle of a file."""
    body, kind = in_parts(fields)
    file = b'--cut\r\nContent-Disposition: form-data; name="photographs"; filename="a.jpg"\r\n\r\n\xff\xd8'
    return body.removesuffix(b"--cut--\r\n") + file, kind
